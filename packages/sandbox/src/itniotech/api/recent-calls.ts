import type { CallRecord } from '../calls.js';
import { dayMs } from './dates.js';
import type { ItniotechWorld } from './route.js';

/** The calls of the last two months, which is all that the voice calls know. */
export const recent = ({ state, now }: ItniotechWorld): readonly CallRecord[] => {
  const since = now() - 62 * dayMs;
  return [...state.calls.values()].filter(({ placedAt }) => placedAt >= since);
};
