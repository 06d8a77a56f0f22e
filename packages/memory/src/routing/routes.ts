import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import {
  callRouting,
  failure,
  type EntryPoint,
  type EntryPointQuery,
  type NewRoute,
  type OneRoute,
  type Route,
  type RouteId,
  type RouteQuery,
  type Target,
  type Written,
  unchanged,
} from '@cordboard/core/provider';
import { findQueue } from '../queues/state.js';
import { alreadyExists, applied, orNotFound, type Answer } from '../shared/answers.js';
import { patched } from '../shared/patch.js';
import { serve, serveList } from '../shared/serve.js';
import type { State } from '../state.js';

/** The name of what a route leads to; `NotFound` for a target that is not there. */
const nameOf = ({ queues, routing }: State, target: Target): Answer<string> =>
  target.kind === 'queue'
    ? pipe(
        findQueue(queues, target.queue),
        E.map(({ name }) => name),
      )
    : pipe(
        routing.flows.find(({ id }) => id === target.flow),
        orNotFound('call flow'),
        E.map(({ name }) => name),
      );

/** A route as callers see it, with the present name of its target. */
const toRoute =
  (state: State) =>
  (route: Route): Route =>
    route.target.kind === 'unknown'
      ? route
      : pipe(
          nameOf(state, route.target),
          E.match(
            () => route,
            (targetName) => ({ ...route, targetName }),
          ),
        );

const findRoute = ({ routing }: State, id: RouteId): Answer<Route> =>
  orNotFound('route')(routing.routes.get(id));

const create = (
  state: State,
  { id, entry, target, extension, channel }: NewRoute,
): Answer<Written<Route>> => {
  const { routes, nextRouteId } = state.routing;
  const isTaken = [...routes.values()].some(
    (other) => other.entry === entry && other.extension === extension,
  );
  return pipe(
    nameOf(state, target),
    E.filterOrElse(
      () => id === undefined || !routes.has(id),
      () => alreadyExists('a route', 'id'),
    ),
    E.filterOrElse(
      () => !isTaken,
      () => alreadyExists('a route', 'entry and extension'),
    ),
    E.map(() => {
      const route = patched<Route>({ id: id ?? nextRouteId(), entry, target }, { extension, channel });
      routes.set(route.id, route);
      return applied(state.clock, toRoute(state)(route));
    }),
  );
};

const update = (state: State, route: Route, target: Target): Answer<Written<Route>> => {
  if (isDeepStrictEqual(route.target, target)) return E.right(unchanged(toRoute(state)(route)));
  if (route.editable === false) return E.left(failure('Conflict', 'the route cannot be changed'));
  return pipe(
    nameOf(state, target),
    E.map(() => {
      const after = { ...route, target };
      state.routing.routes.set(route.id, after);
      return applied(state.clock, toRoute(state)(after));
    }),
  );
};

const remove = (state: State, { id, removable }: Route): Answer<Written<OneRoute>> => {
  if (removable === false) return E.left(failure('Conflict', 'the route cannot be removed'));
  state.routing.routes.delete(id);
  return E.right(applied(state.clock, { route: id }));
};

const isWanted =
  ({ entry, extension, channel, kind }: RouteQuery) =>
  (route: Route): boolean =>
    (entry === undefined || route.entry === entry) &&
    (extension === undefined || route.extension === extension) &&
    (channel === undefined || route.channel === channel) &&
    (kind === undefined || route.target.kind === kind);

/** The entry points are the entries of the routes. */
const entryPointsOf = ({ routing }: State, { address, channel }: EntryPointQuery): readonly EntryPoint[] => {
  const found = new Map<string, EntryPoint>();
  for (const route of routing.routes.values()) {
    const point = patched<EntryPoint>({ address: route.entry }, { channel: route.channel });
    found.set(callRouting.listEntryPoints.identity(point), point);
  }
  return [...found.values()].filter(
    (point) =>
      (address === undefined || point.address === address) &&
      (channel === undefined || point.channel === channel),
  );
};

/** The operations on entry points and routes. */
export const routes = (state: State) => [
  serveList(callRouting.listEntryPoints, state.clock, {
    matching: (query) => E.right(entryPointsOf(state, query)),
    show: identity<EntryPoint>,
  }),
  serveList(callRouting.listRoutes, state.clock, {
    matching: (query) => E.right([...state.routing.routes.values()].filter(isWanted(query))),
    show: toRoute(state),
  }),
  serve(callRouting.createRoute, ({ route }) => create(state, route)),
  serve(callRouting.updateRoute, ({ route, target }) =>
    pipe(
      findRoute(state, route),
      E.chain((found) => update(state, found, target)),
    ),
  ),
  serve(callRouting.removeRoute, ({ route }) =>
    pipe(
      findRoute(state, route),
      E.chain((found) => remove(state, found)),
    ),
  ),
];
