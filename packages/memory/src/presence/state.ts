import { supply, uuidLike } from '../shared/supply.js';

/** The port's part of the state. */
export interface PresenceState {
  /** Makes up a token that was never given before. */
  readonly nextToken: () => string;
}

/** What agents are doing is a part of the agents; tokens are counted from one. */
export const createPresence = (): PresenceState => ({
  nextToken: supply(1, uuidLike(9), () => false),
});
