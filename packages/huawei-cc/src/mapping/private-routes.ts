import {
  FlowId,
  KnownChannel,
  neverTold,
  QueueId,
  RouteId,
  withoutValues,
  type AboutOf,
  type CallFlow,
  type callRouting,
  type NewRoute,
  type Reasons,
  type Route,
  type RouteQuery,
  type TargetTold,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import type {
  CalledRouteRequest,
  CalledRouteRow,
  ConfiguredFlowRow,
  ConfiguredFlowsReply,
  MadeRouteReply,
  RoutesReply,
} from '../surfaces/configuration/wire/routes.js';
import { numberOf, textOf } from './values.js';

const deviceTypes = { queue: 1, flow: 3 } as const;

const toTarget = ({ devicetype, deviceId }: CalledRouteRow): TargetTold => {
  const id = String(deviceId).trim();
  const code = numberOf(devicetype);
  if (code === deviceTypes.queue) return { kind: 'queue', queue: QueueId(id) };
  if (code === deviceTypes.flow) return { kind: 'flow', flow: FlowId(id) };
  return { kind: 'unknown', native: { code: textOf(devicetype) ?? '' } };
};

const idOf = ({ dnId, dnid }: Pick<CalledRouteRow, 'dnId' | 'dnid'>): RouteId | undefined => {
  const id = textOf(dnId) ?? textOf(dnid);
  return id === undefined ? undefined : RouteId(id);
};

/** A route without a number could not be named, and is left out. */
const toRoute = (row: CalledRouteRow): readonly Route[] => {
  const id = idOf(row);
  const entry = textOf(row.accesscode);
  return id === undefined || entry === undefined
    ? []
    : [{ id, entry, target: toTarget(row), extension: textOf(row.subcode) }];
};

export const toConfiguredRoutes = ({ result }: RoutesReply): readonly Route[] =>
  rowsIn(result).flatMap(toRoute);

/** The number that a new route was given, where the reply tells it. */
export const toMadeRouteId = ({ result }: MadeRouteReply): RouteId | undefined => {
  const [made] = rowsIn(result);
  return made && idOf(made);
};

/** The vendor has no filters. */
export const isRouteMeant =
  ({ entry, extension, kind }: RouteQuery) =>
  (route: Route): boolean =>
    (entry === undefined || route.entry === entry) &&
    (extension === undefined || route.extension === extension) &&
    (kind === undefined || route.target.kind === kind);

/** Names one route in an address. */
export const fromRoute = (id: RouteId): { readonly dnId: string } => ({ dnId: id });

export const fromNewConfiguredRoute = ({ entry, extension, target }: NewRoute): CalledRouteRequest => ({
  accesscode: entry,
  subcode: extension,
  devicetype: deviceTypes[target.kind],
  deviceId: Number(target.kind === 'queue' ? target.queue : target.flow),
});

const noChannel = 'routes of private sites have no media type';

/** The filters that there are. */
export const configuredRouteFilters: Pick<AboutOf<typeof callRouting.listRoutes>, 'without'> = {
  without: withoutValues('channel', KnownChannel.values, noChannel),
};

/** What a new route can have. */
export const newConfiguredRoutes: Pick<
  AboutOf<typeof callRouting.createRoute>,
  'limits' | 'bounds' | 'without'
> = {
  limits: { extension: 24 },
  bounds: { 'route.extension': { limit: 'extension' } },
  without: withoutValues('route.channel', KnownChannel.values, noChannel),
};

/** What is not told of a route. */
export const routesTellNot: Reasons<'channel' | 'targetName' | 'editable' | 'removable'> = {
  channel: noChannel,
  ...neverTold(['targetName', 'editable', 'removable'], 'the configuration of the gateway does not tell it'),
};

/** A flow without a name is told by its number. */
const toFlow = ({ flowId, flowname, flowdescription }: ConfiguredFlowRow): CallFlow => {
  const id = String(flowId).trim();
  return { id: FlowId(id), name: textOf(flowname) ?? id, note: textOf(flowdescription) };
};

export const toConfiguredFlows = ({ result }: ConfiguredFlowsReply): readonly CallFlow[] =>
  rowsIn(result).map(toFlow);
