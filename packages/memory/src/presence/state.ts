import type { AgentId } from '@cordboard/core/provider';
import { supply, uuidLike } from '../shared/supply.js';

/** The port's part of the state. */
export interface PresenceState {
  /** Whose calls are answered for them; empty at the beginning. */
  readonly autoAnswer: Set<AgentId>;
  /** Makes up a token that was never given before. */
  readonly nextToken: () => string;
}

/** What agents are doing is a part of the agents; tokens are counted from one. */
export const createPresence = (): PresenceState => ({
  autoAnswer: new Set(),
  nextToken: supply(1, uuidLike(9), () => false),
});
