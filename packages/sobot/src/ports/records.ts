import {
  failure,
  notOffered,
  isWithinPeriod,
  listByNumber,
  listByPeriod,
  records as operations,
  serve,
  type CallContext,
  type OneRecord,
  type Period,
  type RecordQuery,
  type Runtime,
} from '@cordboard/core/provider';
import { downloadWith, rowsIn } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { defaults, type SobotConfig } from '../config.js';
import { listPages, toPage } from '../mapping/pages.js';
import { fromRecordQuery, notCarried, type Edition } from '../mapping/record-query.js';
import { toRecord } from '../mapping/records.js';
import type { Api } from '../surfaces/api/surface.js';
import { getRecording, queryMainCdrs } from '../surfaces/api/wire/records.js';

const dayMs = 86_400_000;
const lookedBackDays = 31;

const unconfirmed =
  'Data Service API, query of calls: the rows stand in the SDK only, and the page does not say how its list is counted, nor whether a period has its end';

const list = (api: Api, edition: Edition) => {
  const paged = toPage(operations.list, toRecord(edition));
  const listPart = (part: Period, query: RecordQuery, context: CallContext) =>
    listByNumber(
      query,
      listPages,
      (asked) => api.ask(queryMainCdrs, { body: { json: fromRecordQuery(query, part, asked) } }, context),
      (reply) => {
        const { items, ...page } = paged(reply);
        return { ...page, items: items.filter(({ startedAt }) => isWithinPeriod(part, startedAt)) };
      },
    );
  return serve(
    operations.list,
    (query, context) => listByPeriod(query, Infinity, (part, asked) => listPart(part, asked, context)),
    { without: notCarried(edition), limits: { pageSize: listPages.maxSize }, unconfirmed },
  );
};

/** The days in which a record is looked for. */
const daysOf = ({ at }: OneRecord, now: Runtime['now']): Period => {
  if (at === undefined) return { fromMs: now() - lookedBackDays * dayMs, toMs: now() + dayMs };
  const ms = Date.parse(at);
  return { fromMs: ms - dayMs, toMs: ms + dayMs };
};

const oneList = 'the vendor has one list of calls';

const noSuchRecord = failure('NotFound', 'no such record');

const get = (api: Api, edition: Edition, now: Runtime['now']) =>
  serve(
    operations.get,
    (input, context) => {
      const request = fromRecordQuery({}, daysOf(input, now), { page: 1, size: listPages.defaultSize });
      return pipe(
        api.ask(queryMainCdrs, { body: { json: { ...request, callID: input.id } } }, context),
        TE.chain(({ list: rows }) =>
          pipe(
            rowsIn(rows).find(({ callID }) => callID.trim() === input.id),
            TE.fromNullable(noSuchRecord),
          ),
        ),
        TE.map(toRecord(edition)),
      );
    },
    {
      support: 'emulated',
      note: `looks in the list: in the days around at, else in the last ${String(lookedBackDays)} days`,
      without: { 'set=phone': oneList, 'set=broadcast': oneList, 'set=number': oneList },
      unconfirmed,
    },
  );

/** The address of a recording, with the account's token. */
const downloadRecording = (api: Api) =>
  serve(
    operations.downloadRecording,
    ({ recording: { id } }, context, resume) =>
      downloadWith(({ headers }) => api.ask(getRecording, { params: { id }, headers }, context), resume),
    {
      without: {
        'recording.set=phone': oneList,
        'recording.set=broadcast': oneList,
        'recording.set=number': oneList,
      },
      unconfirmed:
        "Data Service API: the address of a recording stands in the rows of the vendor's SDK only; which type it has, how it fails and whether a part can be asked for is not said",
    },
  );

/** Call records. */
export const records = (api: Api, { edition = defaults.edition }: SobotConfig, { now }: Runtime) => [
  list(api, edition),
  get(api, edition, now),
  notOffered(
    operations.getRecordingUrl,
    "the vendor has no such call: the address in a record asks for the account's token; records.downloadRecording fetches it with that",
  ),
  downloadRecording(api),
];
