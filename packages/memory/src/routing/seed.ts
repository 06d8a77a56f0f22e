import {
  arrayOf,
  BlockedNumber,
  BlockListId,
  CallerId,
  CallFlow,
  fields,
  Route,
  type FieldsOf,
  type Named,
  strictObject,
} from '@cordboard/core/provider';
import type { Rule } from '../shared/coherence.js';
import { blockKey } from './do-not-call.js';

const routingSeedFields = fields(
  {},
  {
    /** The numbers that calls can go out under; each once. */
    callerIds: arrayOf(CallerId),
    /** The published call flows; each id once. */
    flows: arrayOf(CallFlow),
    /** Where entry points lead; each id once. */
    routes: arrayOf(Route),
    /** The ids of the do-not-call lists beside the first, which has none; each once. */
    blockLists: arrayOf(BlockListId.codec),
    /** What is on the do-not-call lists; each number once for each direction and list. */
    blocked: arrayOf(BlockedNumber),
  },
);
/** The port's part of a seed. */
export interface RoutingSeed extends FieldsOf<typeof routingSeedFields>, Named {}
export const RoutingSeed = strictObject<RoutingSeed>('RoutingSeed', routingSeedFields);

/** What must hold beyond the form of each entry. */
export const routingRules: readonly Rule<RoutingSeed>[] = [
  {
    path: 'callerIds.*',
    keys: ({ callerIds = [] }) => callerIds.map(({ number, alias }) => JSON.stringify([number, alias])),
    unique: true,
  },
  { path: 'blockLists.*', keys: ({ blockLists = [] }) => blockLists, unique: true },
  {
    path: 'blocked.*.list',
    keys: ({ blocked = [] }) => blocked.map(({ list }) => list),
    among: ({ blockLists = [] }) => blockLists,
  },
  { path: 'blocked.*', keys: ({ blocked = [] }) => blocked.map(blockKey), unique: true },
  { path: 'routes.*.id', keys: ({ routes = [] }) => routes.map(({ id }) => id), unique: true },
  {
    path: 'routes.*.entry',
    keys: ({ routes = [] }) => routes.map(({ entry, extension }) => JSON.stringify([entry, extension])),
    unique: true,
  },
  { path: 'flows.*.id', keys: ({ flows = [] }) => flows.map(({ id }) => id), unique: true },
];
