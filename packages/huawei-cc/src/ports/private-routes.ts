import {
  afterWrite,
  applied,
  callRouting,
  failure,
  listWhole,
  maxPageLimit,
  notImplemented,
  serve,
  whenConfigured,
  type CallContext,
  type CallFlow,
  type ContactCenterError,
  type CreateRoute,
  type FlowQuery,
  type Handler,
  type NewRoute,
  type OneRoute,
  type Page,
  type Route,
  type RouteId,
  type RouteQuery,
  type Target,
  type Written,
} from '@cordboard/core/provider';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  configuredRouteFilters,
  fromNewConfiguredRoute,
  fromRoute,
  isRouteMeant,
  newConfiguredRoutes,
  routesTellNot,
  toConfiguredFlows,
  toConfiguredRoutes,
  toMadeRouteId,
} from '../mapping/private-routes.js';
import type { Configuration } from '../surfaces/configuration/surface.js';
import {
  addRoute,
  allRoutes,
  deleteRoute,
  queryFlows,
  queryRoutes,
} from '../surfaces/configuration/wire/routes.js';
import { theOneCreated } from './created.js';
import { findConfiguredQueue } from './private-queues.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** All routes, which arrive at once. */
const everyRoute = (site: Configuration, context: CallContext): Result<readonly Route[]> =>
  pipe(site.ask(queryRoutes, { query: allRoutes }, context), TE.map(toConfiguredRoutes));

const everyFlow = (site: Configuration, context: CallContext): Result<readonly CallFlow[]> =>
  pipe(site.ask(queryFlows, {}, context), TE.map(toConfiguredFlows));

const listFlows =
  (site: Configuration): Handler<FlowQuery, Page<CallFlow>> =>
  (query, context) =>
    listWhole(query, () => everyFlow(site, context), identity<CallFlow>);

const listRoutes =
  (site: Configuration): Handler<RouteQuery, Page<Route>> =>
  (query, context) =>
    listWhole(
      query,
      () =>
        pipe(
          everyRoute(site, context),
          TE.map((routes) => routes.filter(isRouteMeant(query))),
        ),
      identity<Route>,
    );

const noSuchFlow = failure('NotFound', 'there is no such call flow');

/** `NotFound` for a target that is not there. */
const isThere = (site: Configuration, target: Target, context: CallContext): Result<unknown> =>
  target.kind === 'queue'
    ? findConfiguredQueue(site, target.queue, context)
    : pipe(
        everyFlow(site, context),
        TE.filterOrElse(
          (flows) => flows.some(({ id }) => id === target.flow),
          () => noSuchFlow,
        ),
      );

const isAt =
  ({ entry, extension }: NewRoute) =>
  (route: Route): boolean =>
    route.entry === entry && route.extension === extension;

const entryTaken = failure('AlreadyExists', 'the entry has a route for that extension already');
const idTaken = failure('AlreadyExists', 'there is a route of that id already');

/** No code says that an entry or an id is taken. */
const isFree = (site: Configuration, route: NewRoute, context: CallContext): Result<unknown> =>
  pipe(
    everyRoute(site, context),
    TE.filterOrElse(
      (routes) => !routes.some(({ id }) => id === route.id),
      () => idTaken,
    ),
    TE.filterOrElse(
      (routes) => !routes.some(isAt(route)),
      () => entryTaken,
    ),
  );

const idOfNew = (site: Configuration, route: NewRoute, context: CallContext): Result<RouteId> =>
  afterWrite(
    pipe(
      everyRoute(site, context),
      TE.map((routes) => routes.filter(isAt(route))),
      TE.chainEitherK(theOneCreated('route', 'entry and extension')),
      TE.map(({ id }) => id),
    ),
  );

const create =
  (site: Configuration): Handler<CreateRoute, Written<Route>> =>
  ({ route }, context) => {
    const { id, entry, target, extension } = route;
    return pipe(
      isThere(site, target, context),
      TE.chain(() => isFree(site, route, context)),
      TE.chain(() =>
        site.ask(
          addRoute,
          {
            query: id === undefined ? {} : fromRoute(id),
            body: { json: fromNewConfiguredRoute(route) },
          },
          context,
        ),
      ),
      TE.map(toMadeRouteId),
      TE.chain((made) => (made === undefined ? idOfNew(site, route, context) : TE.right(made))),
      TE.map((made) => applied({ id: made, entry, target, extension })),
    );
  };

const noSuchRoute = failure('NotFound', 'there is no such route');

const remove =
  (site: Configuration): Handler<OneRoute, Written<OneRoute>> =>
  ({ route }, context) =>
    pipe(
      everyRoute(site, context),
      TE.filterOrElse(
        (routes) => routes.some(({ id }) => id === route),
        () => noSuchRoute,
      ),
      TE.chain(() => site.ask(deleteRoute, { query: fromRoute(route) }, context)),
      TE.map(() => applied({ route })),
    );

/** Where the access codes of a private site lead, and the flows that they can lead to. */
export const privateRoutes = (site: Configuration) => [
  serve(callRouting.listFlows, whenConfigured('configuration', site, listFlows), {
    support: 'emulated',
    note: 'every page reads all flows',
    limits: { pageSize: maxPageLimit },
  }),
  serve(callRouting.listRoutes, whenConfigured('configuration', site, listRoutes), {
    support: 'emulated',
    note: 'every page reads all routes',
    limits: { pageSize: maxPageLimit },
    ...configuredRouteFilters,
    omits: routesTellNot,
  }),
  serve(callRouting.createRoute, whenConfigured('configuration', site, create), {
    note: 'reads the target and all routes first, because no code says that one is taken or not there',
    ...newConfiguredRoutes,
    omits: routesTellNot,
  }),
  serve(callRouting.removeRoute, whenConfigured('configuration', site, remove), {
    note: 'reads all routes first, because no code says that there is none',
  }),
  notImplemented(
    callRouting.updateRoute,
    'on private sites PUT config/vdn/calledroute, whose page was not read; in the cloud by API Fabric',
  ),
  notImplemented(
    callRouting.listEntryPoints,
    'on private sites CC-CMS vdn/queryaccesscodeinfo; in the cloud by API Fabric',
  ),
];
