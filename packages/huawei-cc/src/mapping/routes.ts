import {
  callRouting,
  FlowId,
  KnownChannel,
  QueueId,
  RouteId,
  type AboutOf,
  type CallFlow,
  type EntryPoint,
  type EntryPointQuery,
  type MediaChannel,
  type NewRoute,
  type NumberedPage,
  type Route,
  type RouteQuery,
  type SentPage,
  type Target,
  type TargetTold,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import type {
  AccessCodeRow,
  AccessCodeSearchRequest,
  ChangedRouteRequest,
  CodePart,
  DeviceType,
  FlowRow,
  NewRouteRequest,
  RemovedRoutesRequest,
  RouteRow,
  RouteSearchRequest,
} from '../surfaces/api-fabric/wire/routes.js';
import { channelOf, mediaTypeOf, onlyFor, withoutMediaType, withoutVideo } from './media-types.js';
import { countOf, numberOf, textOf } from './values.js';

/** The vendor's largest page of routes. */
export const routePages = { defaultSize: 100, maxSize: 100 } as const;

const deviceTypes = { queue: 1, flow: 3 } as const satisfies Record<'queue' | 'flow', DeviceType>;

/** The filters that the vendor has. */
export const routeFilters: Pick<AboutOf<typeof callRouting.listRoutes>, 'without'> = {
  without: {
    ...withoutMediaType('channel'),
    ...withoutVideo('channel'),
  },
};

export const fromRouteQuery = (
  { entry, extension, channel, kind }: Omit<RouteQuery, 'limit' | 'cursor'>,
  { page, size }: Pick<NumberedPage, 'page' | 'size'>,
): RouteSearchRequest => ({
  accessCode: entry,
  extCode: extension,
  devicetype: kind && deviceTypes[kind],
  mediaTypeId: channel && mediaTypeOf(channel),
  offset: (page - 1) * size,
  limit: size,
});

const toTarget = ({ devicetype, deviceId }: RouteRow): TargetTold => {
  const id = String(deviceId).trim();
  const code = numberOf(devicetype);
  if (code === deviceTypes.queue) return { kind: 'queue', queue: QueueId(id) };
  if (code === deviceTypes.flow) return { kind: 'flow', flow: FlowId(id) };
  return { kind: 'unknown', native: { code: textOf(devicetype) ?? '' } };
};

export const idOfRow = ({ id }: RouteRow): string => String(id).trim();

export const toRoute = (row: RouteRow): Route => {
  const editable = numberOf(row.editable) ?? 0;
  return {
    id: RouteId(idOfRow(row)),
    entry: row.accessCode,
    target: toTarget(row),
    extension: textOf(row.extCode),
    channel: channelOf(row.mediatypeId),
    targetName: textOf(row.deviceDesc),
    editable: editable === 0 || editable === 2,
    removable: editable === 0 || editable === 1,
  };
};

const toPart =
  <W, A>({ identity }: { readonly identity: (item: A) => string }, toItem: (row: W) => A) =>
  ({ data }: CodePart<W>): SentPage<A> => {
    const items = rowsIn(data?.calledRouteList).map(toItem);
    return { items, rows: items.map(identity), claims: { total: countOf(data?.total) } };
  };

export const toRoutePage = toPart(callRouting.listRoutes, toRoute);

/** A page of rows, for those who need the number that routes are removed by. */
export const toRowPage = toPart({ identity: idOfRow }, (row: RouteRow) => row);

/** The vendor's numbers of a target that is there. */
const fromTarget = (target: Target): Pick<ChangedRouteRequest, 'devicetype' | 'deviceId'> => ({
  devicetype: deviceTypes[target.kind],
  deviceId: Number(target.kind === 'queue' ? target.queue : target.flow),
});

export const fromChangedRoute = ({ id }: Route, target: Target): ChangedRouteRequest => ({
  id,
  ...fromTarget(target),
});

/** Names one route to be removed, by another number than the id by which it is changed. */
export const fromRemovedRoute = ({ dnid }: RouteRow): RemovedRoutesRequest => ({
  dnids: String(dnid).trim(),
});

/** A queue takes contacts of its own kind only, so a route to it is for that kind where nothing else is said. */
export const fromNewRoute = (
  { entry, extension, target, channel }: NewRoute,
  channelOfTarget: MediaChannel | undefined,
): NewRouteRequest => {
  const meant = channel ?? channelOfTarget;
  return {
    accessCode: entry,
    extCode: extension,
    mediaTypeId: KnownChannel.is(meant) ? mediaTypeOf(meant) : undefined,
    ...fromTarget(target),
  };
};

export const isSameTarget = (one: TargetTold, other: Target): boolean =>
  (one.kind === 'queue' && other.kind === 'queue' && one.queue === other.queue) ||
  (one.kind === 'flow' && other.kind === 'flow' && one.flow === other.flow);

/** What a new route can have. */
export const newRoutes: Pick<AboutOf<typeof callRouting.createRoute>, 'limits' | 'bounds' | 'without'> = {
  limits: { entry: 32, extension: 12 },
  bounds: { 'route.entry': { limit: 'entry' }, 'route.extension': { limit: 'extension' } },
  without: {
    'route.id': 'the vendor chooses the id',
    ...onlyFor('route.channel', ['voice', 'video', 'social', 'click-to-call']),
  },
};

const toEntryPoint = ({ accessCode, id, mediatypeId, description }: AccessCodeRow): EntryPoint => ({
  address: accessCode,
  id: textOf(id),
  channel: channelOf(mediatypeId),
  description: textOf(description),
});

/** Its page allows parts of 100, and no larger offset than 100. */
export const partsOfCodes = { defaultSize: 100, maxSize: 100 } as const;
const largestOffset = 100;

export const fromEntryPointQuery = (
  { address }: EntryPointQuery,
  { page, size }: NumberedPage,
): AccessCodeSearchRequest => ({ accessCode: address, offset: (page - 1) * size, limit: size });

/** Whether the vendor has shown as many as it counts. */
export const isAllRead = ({ walked }: NumberedPage): boolean =>
  walked !== undefined && walked.claimed > 0 && walked.rows >= walked.claimed;

/** Whether the vendor allows a request to begin so far behind the first. */
export const isInReach = ({ offset }: AccessCodeSearchRequest): boolean => offset <= largestOffset;

export const toEntryPointPage = toPart(callRouting.listEntryPoints, toEntryPoint);

/** The vendor finds parts of addresses, too. */
export const isEntryMeant =
  ({ address, channel }: EntryPointQuery) =>
  (point: EntryPoint): boolean =>
    (address === undefined || point.address === address) &&
    (channel === undefined || point.channel === channel);

/** A flow has no name of its own; the description of its makers is the nearest to one. */
export const toCallFlow = ({ id, description, flowFileName }: FlowRow): CallFlow => ({
  id: FlowId(String(id).trim()),
  name: textOf(description) ?? textOf(flowFileName) ?? String(id).trim(),
});
