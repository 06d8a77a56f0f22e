import { CallId, type Call } from '@cordboard/core/provider';
import type { Clock } from '../shared/clock.js';

/** The port's part of the state. */
export interface CallsState {
  /** The calls that were placed, in their order. */
  readonly byId: Map<CallId, Call>;
}

/** No call is under way at the beginning. */
export const createCalls = (): CallsState => ({ byId: new Map() });

const digitsOfPlace = 7;

/** `yyMMddHHmmss` and seven digits: more than a number holds, as with vendors. */
export const nextCallId = ({ byId }: CallsState, clock: Clock): CallId => {
  const time = clock.now().replace(/\D/g, '').slice(2, 14);
  return CallId(time + String(byId.size + 1).padStart(digitsOfPlace, '0'));
};
