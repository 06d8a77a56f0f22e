import { CallRecord, OneRecord, OneRecording, RecordingUrl, RecordQuery } from '../domain/record.js';
import { download } from '../operation/kinds/download.js';
import { list } from '../operation/kinds/list.js';
import { read } from '../operation/kinds/read.js';
import type { PortOf } from '../operation/operation.js';

/** The operations of {@link Records}. */
export const records = {
  /**
   * One page of the calls that began in a period and are over, in the provider's order. Records come late, and the same one
   * may know more later: ask again with a period that overlaps. What tells two apart is `set` and `id`. A period may be
   * longer than the provider's own limit. `InvalidInput` when `to` is before `from`.
   */
  list: list('records.list', {
    summary: 'List the calls of a period',
    query: RecordQuery,
    item: CallRecord,
    identity: ({ set, id }) => JSON.stringify([set, id]),
  }),
  /** One call that is over; `NotFound` when there is no record of it, or none yet. */
  get: read('records.get', {
    summary: 'Get the record of one call',
    input: OneRecord,
    output: CallRecord,
  }),
  /**
   * An address at which a recording can be fetched without the account's credentials, for a player or a browser. Ask for
   * it when it is needed: it may expire, and is not kept here. `NotFound` when there is no such recording, or none yet.
   */
  getRecordingUrl: read('records.getRecordingUrl', {
    summary: 'Get an address at which a recording can be fetched',
    input: OneRecording,
    output: RecordingUrl,
  }),
  /**
   * A recording, as a stream of bytes with its content type, with the account's credentials. The answer comes with the first bytes;
   * `timeoutMs` counts until then. `NotFound` when there is no such recording, or none yet. A failure that the provider sends in the
   * place of a file is an error. See {@link Download} for how a stream ends early, {@link DownloadOptions} for how it is taken up again.
   */
  downloadRecording: download('records.downloadRecording', {
    summary: 'Download a recording',
    input: OneRecording,
  }),
} as const;

/** What became of calls, and their recordings. */
export interface Records extends PortOf<typeof records> {}
