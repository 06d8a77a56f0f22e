import {
  notOffered,
  callRouting,
  serve,
  listByNumber,
  listWhole,
  maxPageLimit,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api } from '../surfaces/api/surface.js';
import { fromPage, toPage } from '../mapping/pages.js';
import {
  flowPages,
  fromBlockedNumber,
  fromCallerIdQuery,
  toBlockAnswer,
  toCallerId,
  toCallFlow,
} from '../mapping/routing.js';
import {
  importEnterpriseForbiddenNo,
  queryPublishedIvrFlows,
  queryRelayNumberList,
} from '../surfaces/api/wire/routing.js';

// The vendor documents no largest import.
const mostNumbers = 100;

const lists = (api: Api) => [
  serve(
    callRouting.listCallerIds,
    (query, context) =>
      listWhole(
        query,
        () => {
          const request = fromCallerIdQuery(query);
          return request === undefined
            ? TE.right([])
            : pipe(api.ask(queryRelayNumberList, { body: { json: request } }, context), TE.map(rowsIn));
        },
        toCallerId,
      ),
    { support: 'emulated', note: 'every page reads all numbers', limits: { pageSize: maxPageLimit } },
  ),
  serve(
    callRouting.listFlows,
    (query, context) =>
      listByNumber(
        query,
        flowPages,
        (asked) => api.ask(queryPublishedIvrFlows, { body: { json: fromPage(asked) } }, context),
        toPage(callRouting.listFlows, toCallFlow),
      ),
    { limits: { pageSize: flowPages.maxSize } },
  ),
];

const noRoutes = 'the vendor has no such call: numbers are led to flows and queues in its console';

/** Caller ids, call flows and the do-not-call list. */
export const routing = (api: Api) => [
  notOffered(
    callRouting.setInboundEnabled,
    'the vendor has no such call: which calls reach an agent follows from queues, see queues.updateMembers',
  ),
  notOffered(
    callRouting.setConcurrency,
    'the vendor has no such call: how many contacts an agent holds is set in its console',
  ),
  ...lists(api),
  serve(
    callRouting.blockNumbers,
    (_, rows, context) =>
      pipe(
        api.ask(importEnterpriseForbiddenNo, { body: { json: rows.map(fromBlockedNumber) } }, context),
        TE.map((reply) => toBlockAnswer(rows.length, reply)),
      ),
    {
      batching: mostNumbers,
      without: { 'rows.list': 'the vendor has one list for each direction' },
    },
  ),
  notOffered(callRouting.listEntryPoints, 'the vendor has no such call: its console shows the numbers'),
  notOffered(callRouting.listRoutes, noRoutes),
  notOffered(callRouting.createRoute, noRoutes),
  notOffered(callRouting.updateRoute, noRoutes),
  notOffered(callRouting.removeRoute, noRoutes),
  notOffered(
    callRouting.unblockNumbers,
    'the vendor has no such call: routing.blockNumbers with enabled false ends the effect of an entry',
  ),
  notOffered(callRouting.listBlockedNumbers, 'the vendor has no such call: its console shows the list'),
];
