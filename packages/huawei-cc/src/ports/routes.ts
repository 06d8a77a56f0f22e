import {
  callRouting,
  failure,
  listByNumber,
  listWhole,
  lookUpAll,
  maxPageLimit,
  serve,
  whenConfigured,
  type CallContext,
  type CallFlow,
  type ContactCenterError,
  type EntryPoint,
  type EntryPointQuery,
  type FlowQuery,
  type Handler,
  type Page,
  type Route,
  type RouteQuery,
} from '@cordboard/core/provider';
import { identity } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  fromRouteQuery,
  fromEntryPointQuery,
  isAllRead,
  isEntryMeant,
  isInReach,
  partsOfCodes,
  routeFilters,
  routePages,
  toCallFlow,
  toEntryPointPage,
  toRoutePage,
} from '../mapping/routes.js';
import type { ApiFabric } from '../surfaces/api-fabric/surface.js';
import { queryAccessCodeList, queryCalledRoute } from '../surfaces/api-fabric/wire/routes.js';
import type { Surfaces } from '../configured.js';
import { readFlows } from './flow-search.js';
import { privateRoutes } from './private-routes.js';
import { routeWrites } from './route-writes.js';

const beyondReach = failure(
  'Unsupported',
  'the vendor shows no more than 200 entry points, and there are more: ask for one address',
);

/** All entry points that are meant, in as many requests as it takes. */
const entryPointsFrom = (
  api: ApiFabric,
  query: EntryPointQuery,
  context: CallContext,
): TE.TaskEither<ContactCenterError, readonly EntryPoint[]> =>
  lookUpAll(
    (cursor) =>
      listByNumber(
        { cursor },
        partsOfCodes,
        (asked) => {
          const json = fromEntryPointQuery(query, asked);
          if (isInReach(json)) return api.ask(queryAccessCodeList, { body: { json } }, context);
          return isAllRead(asked) ? TE.right({}) : TE.left(beyondReach);
        },
        toEntryPointPage,
      ),
    { isMeant: isEntryMeant(query), identity: callRouting.listEntryPoints.identity },
  );

const listFlows =
  (api: ApiFabric): Handler<FlowQuery, Page<CallFlow>> =>
  (query, context) =>
    listWhole(query, () => readFlows(api, context), toCallFlow);

const listEntryPoints =
  (api: ApiFabric): Handler<EntryPointQuery, Page<EntryPoint>> =>
  (query, context) =>
    listWhole(query, () => entryPointsFrom(api, query, context), identity<EntryPoint>);

const listRoutes =
  (api: ApiFabric): Handler<RouteQuery, Page<Route>> =>
  (query, context) =>
    listByNumber(
      query,
      routePages,
      (asked) => api.ask(queryCalledRoute, { body: { json: fromRouteQuery(query, asked) } }, context),
      toRoutePage,
    );

const cloudRoutes = (apiFabric: ApiFabric | undefined) => [
  serve(callRouting.listFlows, whenConfigured('apiFabric', apiFabric, listFlows), {
    support: 'emulated',
    note: 'every page reads all flows; the name is what their makers wrote to describe them',
    limits: { pageSize: maxPageLimit },
    omits: { note: 'the vendor has one text for a flow, and it stands for the name' },
  }),
  serve(callRouting.listEntryPoints, whenConfigured('apiFabric', apiFabric, listEntryPoints), {
    support: 'emulated',
    note: 'every page reads all entry points, in two requests at most; with more than 200 the vendor does not show them all, and the call fails',
    limits: { pageSize: maxPageLimit },
    unconfirmed: 'Querying Access Codes: the end of the page was not read, which may have more fields',
  }),
  serve(callRouting.listRoutes, whenConfigured('apiFabric', apiFabric, listRoutes), {
    limits: { pageSize: routePages.maxSize },
    ...routeFilters,
  }),
  ...routeWrites(apiFabric),
];

/** What customers dial, where it leads, and the flows that it can lead to. */
export const routes = ({ apiFabric, configuration }: Surfaces) =>
  configuration === undefined ? cloudRoutes(apiFabric) : privateRoutes(configuration);
