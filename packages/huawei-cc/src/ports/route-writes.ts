import {
  afterWrite,
  applied,
  callRouting,
  failure,
  listByNumber,
  lookUp,
  lookUpAll,
  serve,
  unchanged,
  whenConfigured,
  type CallContext,
  type ContactCenterError,
  type CreateRoute,
  type FlowId,
  type Handler,
  type MediaChannel,
  type OneRoute,
  type Route,
  type RouteId,
  type RouteQuery,
  type Target,
  type UpdateRoute,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  fromChangedRoute,
  fromNewRoute,
  fromRemovedRoute,
  fromRouteQuery,
  idOfRow,
  isSameTarget,
  newRoutes,
  routePages,
  toCallFlow,
  toRoute,
  toRowPage,
} from '../mapping/routes.js';
import type { ApiFabric } from '../surfaces/api-fabric/surface.js';
import {
  createCalledRoute,
  deleteCalledRoute,
  modifyCalledRoute,
  queryCalledRoute,
  type RouteRow,
} from '../surfaces/api-fabric/wire/routes.js';
import { theOneCreated } from './created.js';
import { readFlows } from './flow-search.js';
import { findQueue } from './queue-search.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

const rowsFor = (api: ApiFabric, query: RouteQuery, context: CallContext) => (cursor: RouteQuery['cursor']) =>
  listByNumber(
    { cursor },
    routePages,
    (asked) => api.ask(queryCalledRoute, { body: { json: fromRouteQuery(query, asked) } }, context),
    toRowPage,
  );

const noSuchRoute = failure('NotFound', 'there is no such route');

/** The vendor has no look-up by id: the routes are read until it turns up. */
const findRow = (api: ApiFabric, id: RouteId, context: CallContext): Result<RouteRow> =>
  pipe(
    lookUp(rowsFor(api, {}, context), { isMeant: (row) => idOfRow(row) === id, identity: idOfRow }),
    TE.chain(TE.fromOption(() => noSuchRoute)),
  );

/** The routes of an entry for exactly these digits behind it, or for none. */
const routesAt = (
  api: ApiFabric,
  { entry, extension }: Pick<Route, 'entry' | 'extension'>,
  context: CallContext,
): Result<readonly Route[]> =>
  pipe(
    lookUpAll(rowsFor(api, { entry, extension }, context), {
      isMeant: (row) => {
        const route = toRoute(row);
        return route.entry === entry && route.extension === extension;
      },
      identity: idOfRow,
    }),
    TE.map((rows) => rows.map(toRoute)),
  );

const noSuchFlow = failure('NotFound', 'there is no such call flow');

const isFlow = (api: ApiFabric, flow: FlowId, context: CallContext): Result<boolean> =>
  pipe(
    readFlows(api, context),
    TE.map((rows) => rows.some((row) => toCallFlow(row).id === flow)),
  );

/** The kind of contact that a target is for, where it is told; `NotFound` for a target that is not there. */
const channelOfTarget = (
  api: ApiFabric,
  target: Target,
  context: CallContext,
): Result<MediaChannel | undefined> =>
  target.kind === 'queue'
    ? pipe(
        findQueue(api, target.queue, context),
        TE.map(({ channel }) => channel),
      )
    : pipe(
        isFlow(api, target.flow, context),
        TE.filterOrElse(
          (isThere) => isThere,
          () => noSuchFlow,
        ),
        TE.map(() => undefined),
      );

const entryTaken = failure('AlreadyExists', 'the entry has a route for that extension already');

/** What the vendor answers is on no page, and one code stands for all that it refuses: what can be known is looked up before. */
const create =
  (api: ApiFabric): Handler<CreateRoute, Written<Route>> =>
  ({ route }, context) =>
    pipe(
      channelOfTarget(api, route.target, context),
      TE.chainFirst(() =>
        pipe(
          routesAt(api, route, context),
          TE.filterOrElse(
            (taken) => taken.length === 0,
            () => entryTaken,
          ),
        ),
      ),
      TE.chain((channel) =>
        api.ask(createCalledRoute, { body: { json: fromNewRoute(route, channel) } }, context),
      ),
      TE.chain(() =>
        afterWrite(
          pipe(routesAt(api, route, context), TE.chainEitherK(theOneCreated('route', 'entry and extension'))),
        ),
      ),
      TE.map((made) => applied(made)),
    );

const fixed = failure('Conflict', 'the vendor says that the route cannot be changed');

const change = (
  api: ApiFabric,
  {
    route,
    target,
    context,
  }: { readonly route: Route; readonly target: Target; readonly context: CallContext },
): Result<Written<Route>> => {
  if (isSameTarget(route.target, target)) return TE.right(unchanged(route));
  if (route.editable === false) return TE.left(fixed);
  const json = fromChangedRoute(route, target);
  return pipe(
    channelOfTarget(api, target, context),
    TE.chain(() => api.ask(modifyCalledRoute, { body: { json } }, context)),
    TE.map(() => applied({ ...route, target, targetName: undefined })),
  );
};

const update =
  (api: ApiFabric): Handler<UpdateRoute, Written<Route>> =>
  ({ route, target }, context) =>
    pipe(
      findRow(api, route, context),
      TE.chain((row) => change(api, { route: toRoute(row), target, context })),
    );

const kept = failure('Conflict', 'the vendor says that the route cannot be removed');

const remove =
  (api: ApiFabric): Handler<OneRoute, Written<OneRoute>> =>
  ({ route }, context) =>
    pipe(
      findRow(api, route, context),
      TE.filterOrElse(
        (row) => toRoute(row).removable !== false,
        () => kept,
      ),
      TE.chain((row) => api.ask(deleteCalledRoute, { body: { json: fromRemovedRoute(row) } }, context)),
      TE.map(() => applied({ route })),
    );

/** Changes of where entries lead. */
export const routeWrites = (apiFabric: ApiFabric | undefined) => [
  serve(callRouting.createRoute, whenConfigured('apiFabric', apiFabric, create), {
    note: 'reads the target, and the routes of the entry before and after, because no page says what the vendor answers',
    ...newRoutes,
    unconfirmed: 'Creating a Called Route: what it answers was not read',
  }),
  serve(callRouting.updateRoute, whenConfigured('apiFabric', apiFabric, update), {
    note: 'reads the routes until it turns up, and the target',
  }),
  serve(callRouting.removeRoute, whenConfigured('apiFabric', apiFabric, remove), {
    note: 'reads the routes until it turns up: removing takes another number than its id',
    unconfirmed: 'Deleting Called Routes: what is answered to a failure was not read',
  }),
];
