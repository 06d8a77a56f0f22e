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
import { rowsIn } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { defaults, type SobotConfig } from '../config.js';
import { listPages, toPage } from '../mapping/pages.js';
import { fromRecordQuery, notCarried, type Edition } from '../mapping/record-query.js';
import { toRecord } from '../mapping/records.js';
import type { Api } from '../surfaces/api/surface.js';
import { queryMainCdrs } from '../surfaces/api/wire/records.js';

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
      without: {
        'set=phone': 'the vendor has one list of calls',
        'set=broadcast': 'the vendor has one list of calls',
        'set=number': 'the vendor has one list of calls',
      },
      unconfirmed,
    },
  );

/** Call records. */
export const records = (api: Api, { edition = defaults.edition }: SobotConfig, { now }: Runtime) => [
  list(api, edition),
  get(api, edition, now),
  notOffered(
    operations.getRecordingUrl,
    "the vendor has no such call: the address of a recording asks for the account's token",
  ),
];
