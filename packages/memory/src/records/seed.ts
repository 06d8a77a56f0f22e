import {
  arrayOf,
  CallRecord,
  fields,
  records,
  type FieldsOf,
  type Named,
  strictObject,
} from '@cordboard/core/provider';
import type { Rule } from '../shared/coherence.js';

const recordsSeedFields = fields(
  {},
  {
    /** The calls that are over, in the order in which they began; each id once in its set. */
    records: arrayOf(CallRecord),
  },
);
/** The port's part of a seed. */
export interface RecordsSeed extends FieldsOf<typeof recordsSeedFields>, Named {}
export const RecordsSeed = strictObject<RecordsSeed>('RecordsSeed', recordsSeedFields);

/** What must hold beyond the form of each entry. */
export const recordRules: readonly Rule<RecordsSeed>[] = [
  { path: 'records.*.id', keys: (seed) => (seed.records ?? []).map(records.list.identity), unique: true },
];
