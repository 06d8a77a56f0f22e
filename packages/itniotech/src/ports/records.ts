import { notImplemented, records as operations } from '@cordboard/core/provider';

/** Call records, of which the vendor keeps four lists. */
export const records = [
  notImplemented(operations.list, 'POST /v3/cc/record/query, and a call for each of the other three lists'),
  notImplemented(operations.get, 'GET /voice/recordSip/{voiceId} and /voice/recordGroup/{voiceId}'),
];
