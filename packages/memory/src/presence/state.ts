import type { AfterCall, AgentId, QueueChoice } from '@cordboard/core/provider';
import { supply, uuidLike } from '../shared/supply.js';

/** What lasts until an agent is signed out. */
export interface SessionSettings {
  /** Whether calls are answered for the agent. */
  readonly autoAnswer: boolean;
  /** What the agent is after a call. */
  readonly afterCall: AfterCall['state'];
  /** The queues that the agent takes contacts from; absent for those that the memberships say. */
  readonly queues?: QueueChoice;
}

/** The port's part of the state. */
export interface PresenceState {
  /** What agents have set for the session that they are in; no one has at the beginning. */
  readonly settings: Map<AgentId, SessionSettings>;
  /** Makes up a token that was never given before. */
  readonly nextToken: () => string;
}

/** What agents are doing is a part of the agents; tokens are counted from one. */
export const createPresence = (): PresenceState => ({
  settings: new Map(),
  nextToken: supply(1, uuidLike(9), () => false),
});
