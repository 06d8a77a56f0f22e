import {
  records,
  type CallRecord,
  type OneRecord,
  type RecordId,
  type RecordingRef,
  type RecordSet,
} from '@cordboard/core/provider';
import { orNotFound, type Answer } from '../shared/answers.js';
import { byKey } from '../shared/by-key.js';
import type { RecordsSeed } from './seed.js';

/** The port's part of the state. */
export interface RecordsState {
  /** By what tells them apart, in the order in which they came. */
  readonly byKey: Map<string, CallRecord>;
}

/** The set of calls that is meant where none is named. */
export const usualSet: RecordSet = 'contact-center';

const keyOf = (set: RecordSet, id: RecordId): string => records.list.identity({ set, id });

/** The records that a seed describes. */
export const createRecords = ({ records: seeded = [] }: RecordsSeed): RecordsState => ({
  byKey: byKey(seeded, ({ set, id }) => keyOf(set, id)),
});

/** Keeps the record of a call that is over. */
export const keep = ({ byKey: all }: RecordsState, record: CallRecord): void => {
  all.set(keyOf(record.set, record.id), record);
};

/** The record that is meant; `NotFound`. */
export const findRecord = (
  { byKey: all }: RecordsState,
  { set = usualSet, id }: OneRecord,
): Answer<CallRecord> => orNotFound('record')(all.get(keyOf(set, id)));

/** The recording that is meant; `NotFound` when no record names it. */
export const provenRecording = (
  { byKey: all }: RecordsState,
  { set = usualSet, id }: RecordingRef,
): Answer<RecordingRef> =>
  orNotFound('recording')(
    [...all.values()]
      .filter((record) => record.set === set)
      .flatMap(({ recordings = [] }) => recordings)
      .find((recording) => recording.id === id),
  );
