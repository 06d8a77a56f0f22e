import { arrayOf, BlockedNumber, CallerId, CallFlow, strictObject } from '@cordboard/core/provider';
import type * as t from 'io-ts';
import type { Rule } from '../shared/coherence.js';
import { blockKey } from './do-not-call.js';

/** The port's part of a seed. */
export const RoutingSeed = strictObject(
  'RoutingSeed',
  {},
  { callerIds: arrayOf(CallerId), flows: arrayOf(CallFlow), blocked: arrayOf(BlockedNumber) },
);
export type RoutingSeed = t.TypeOf<typeof RoutingSeed>;

/** What must hold beyond the form of each entry. */
export const routingRules: readonly Rule<RoutingSeed>[] = [
  {
    path: 'callerIds.*',
    keys: ({ callerIds = [] }) => callerIds.map(({ number, alias }) => JSON.stringify([number, alias])),
    unique: true,
  },
  { path: 'blocked.*', keys: ({ blocked = [] }) => blocked.map(blockKey), unique: true },
  { path: 'flows.*.id', keys: ({ flows = [] }) => flows.map(({ id }) => id), unique: true },
];
