import {
  failure,
  listByNumber,
  listByPeriod,
  lookUp,
  records as operations,
  serve,
  type CallContext,
  type CallRecord,
  type Handler,
  type OneRecord,
  type Page,
  type RecordQuery,
  type Runtime,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { VoicePrefix } from '../config.js';
import { pageSize, pageSizes } from '../mapping/agents.js';
import { filtersOf, fromRecordQuery, longestPeriodMs, notCarried, toRecordPage } from '../mapping/records.js';
import { fromRecording, toRecordingUrl } from '../mapping/recordings.js';
import type { Api } from '../surfaces/api/surface.js';
import { getRecordingFileUrl, queryRecord } from '../surfaces/api/wire/records.js';

type List = Handler<RecordQuery, Page<CallRecord>>;

const unconfirmed =
  'Query call records: the page shows the first five fields of a row, the others are those of the pushed record, and it does not say whether a period has its end';

const noCalls: Page<CallRecord> = { items: [] };

/** Itniotech Call Center API, Query call records (`queryRecord`). */
const listWith =
  (api: Api, utcOffset: string): List =>
  (given, context) =>
    listByPeriod(given, longestPeriodMs, (part, query) =>
      pipe(
        TE.fromEither(filtersOf(query)),
        TE.chain((filters) =>
          filters === undefined
            ? TE.right(noCalls)
            : listByNumber(
                query,
                pageSizes,
                (asked) =>
                  api.ask(
                    queryRecord,
                    { body: { json: fromRecordQuery(filters, part, asked, utcOffset) } },
                    context,
                  ),
                toRecordPage(part, query, utcOffset),
              ),
        ),
      ),
    );

const dayMs = 86_400_000;

/** The days in which a record is looked for. */
const daysOf = ({ at }: OneRecord, now: Runtime['now']): Pick<RecordQuery, 'from' | 'to'> => {
  const [fromMs, toMs] =
    at === undefined
      ? [now() - longestPeriodMs + dayMs, now() + dayMs]
      : [Date.parse(at) - dayMs, Date.parse(at) + dayMs];
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
};

const noSuchRecord = failure('NotFound', 'there is no such record');

/** Reads page after page until the record turns up or the days end. */
const search = (list: List, now: Runtime['now'], input: OneRecord, context: CallContext) =>
  pipe(
    lookUp((cursor) => list({ ...daysOf(input, now), limit: pageSize, cursor }, context), {
      identity: operations.list.identity,
      isMeant: ({ id }) => id === input.id,
    }),
    TE.chain(TE.fromOption(() => noSuchRecord)),
  );

/** Itniotech Voice API, Recording file link (`getRecordingFileUrl`). */
const getRecordingUrl = (api: Api, prefix: VoicePrefix) => {
  const call = getRecordingFileUrl(prefix);
  return serve(
    operations.getRecordingUrl,
    ({ recording }, context) =>
      pipe(api.ask(call, { query: fromRecording(recording) }, context), TE.map(toRecordingUrl)),
    {
      note: 'recordings of desk phones and of group calls, whose ids stand in the console',
      needs: { 'recording.set': 'recordings of the center have no address' },
      without: {
        'recording.set=contact-center': 'recordings of the center have no address',
        'recording.set=number': 'the record of the number holds the address: POST /number/record/queryPage',
      },
    },
  );
};

/** Call records, of which the vendor keeps four lists. */
export const records = (
  api: Api,
  { utcOffset, voicePrefix }: { readonly utcOffset: string; readonly voicePrefix: VoicePrefix },
  { now }: Runtime,
) => {
  const list = listWith(api, utcOffset);
  return [
    serve(operations.list, list, {
      without: notCarried,
      refs: { agent: ['id'] },
      limits: { pageSize },
      note: 'a period of more than 31 days takes a request for every 31',
      unconfirmed,
    }),
    serve(operations.get, (input, context) => search(list, now, input, context), {
      support: 'emulated',
      note: 'reads the list until the record turns up: of the days around at, else of the last 31 days',
      without: {
        'set=phone': 'not built yet: GET /voice/recordSip/{voiceId}',
        'set=broadcast': 'not built yet: GET /voice/recordGroup/{voiceId}',
        'set=number': 'not built yet: POST /number/record/queryPage',
      },
      unconfirmed,
    }),
    getRecordingUrl(api, voicePrefix),
  ];
};
