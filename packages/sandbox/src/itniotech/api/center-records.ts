import type { CallRecord, RecordSet } from '@cordboard/core/provider';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import type { Refusal } from './codes.js';
import { orBroken } from './effects.js';
import type { ItniotechWorld } from './route.js';

const always = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

/** Every record that the center has in a set. */
export const recordsOf = (
  { center }: Pick<ItniotechWorld, 'center'>,
  set: RecordSet,
): TE.TaskEither<Refusal, readonly CallRecord[]> => orBroken(every(center.records.list, { ...always, set }));
