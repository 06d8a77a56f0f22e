import {
  fields,
  FlowId,
  note,
  QueueId,
  refined,
  RouteId,
  strictObject,
  whole,
  text,
  type EntryPoint,
  type Route as CenterRoute,
  type Target,
} from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { every } from '../../every.js';
import { channelOf, defaultMediaType, mediaTypeOf } from '../media.js';
import { below, reading, type Answer, type Refusal, type Route } from './route.js';

const DeviceType = t.union([t.literal(1), t.literal(3)], '1 or 3');

/** How many rows, and how many before the first; out of bounds they are put right, and nothing is refused. */
const part = { limit: t.number, offset: t.number };

const largestPart = 100;

interface Asked {
  readonly limit?: number;
  readonly offset?: number;
}

/** Access codes are in a list of that name, too. */
const partOf = (rows: readonly object[], { limit = largestPart, offset = 0 }: Asked): object => {
  const first = Math.max(0, offset);
  return {
    data: {
      total: rows.length,
      calledRouteList: rows.slice(first, first + Math.min(Math.max(0, limit), largestPart)),
    },
  };
};

const targetOf = ({ target }: CenterRoute): { readonly devicetype: number; readonly deviceId: number } => {
  if (target.kind === 'queue') return { devicetype: 1, deviceId: Number(target.queue) };
  if (target.kind === 'flow') return { devicetype: 3, deviceId: Number(target.flow) };
  return { devicetype: Number(target.native.code), deviceId: 0 };
};

const editableOf = ({ editable = true, removable = true }: CenterRoute): number | null => {
  if (editable) return removable ? null : 2;
  return removable ? 1 : 3;
};

/** The number by which routes are removed: another one than the id by which they are changed. */
export const dnidOf = ({ id }: Pick<CenterRoute, 'id'>): string => `dn${id}`;

const toRow = (route: CenterRoute) => ({
  id: route.id,
  dnid: dnidOf(route),
  accessCode: route.entry,
  extCode: route.extension ?? '',
  ...targetOf(route),
  deviceDesc: route.targetName ?? '',
  mediatypeId: mediaTypeOf(route.channel),
  editable: editableOf(route),
});

const RouteSearch = strictObject(
  'queryCalledRoute',
  fields(
    {},
    {
      ...part,
      accessCode: t.string,
      extCode: t.string,
      devicetype: DeviceType,
      deviceDesc: t.string,
      mediaTypeId: t.number,
    },
  ),
);

const isIn = (part: string | undefined, whole: string): boolean => part === undefined || whole.includes(part);

const queryCalledRoute = reading(RouteSearch, (asked, { world }): Answer => {
  const { accessCode, extCode, devicetype, mediaTypeId, deviceDesc } = asked;
  const isMeant = (row: ReturnType<typeof toRow>): boolean =>
    (accessCode === undefined || row.accessCode === accessCode) &&
    (extCode === undefined || row.extCode === extCode) &&
    (devicetype === undefined || row.devicetype === devicetype) &&
    (mediaTypeId === undefined || row.mediatypeId === mediaTypeId) &&
    isIn(deviceDesc, row.deviceDesc);
  return pipe(
    every(world.center.routing.listRoutes, {}),
    TE.bimap(
      (): Refusal => 'parameters',
      (routes) => partOf(routes.map(toRow).filter(isMeant), asked),
    ),
  );
});

const CodeSearch = strictObject(
  'queryAccessCodeList',
  fields(
    {},
    {
      limit: whole(0, 100),
      offset: whole(0, 100),
      accessCode: text(32),
      description: text(50),
      mediatypeId: t.union([t.literal(2), t.literal(5), t.literal(53)], '2, 5 or 53'),
    },
  ),
);

const toCodeRow = ({ address, channel, description = '' }: EntryPoint, place: number) => ({
  id: String(place + 1),
  accessCode: address,
  mediatypeId: mediaTypeOf(channel),
  description,
});

/** `accessCode` and `description` find parts. */
const queryAccessCodeList = reading(CodeSearch, (asked, { world }): Answer => {
  const isMeant = (row: ReturnType<typeof toCodeRow>): boolean =>
    isIn(asked.accessCode, row.accessCode) &&
    isIn(asked.description, row.description) &&
    (asked.mediatypeId === undefined || row.mediatypeId === asked.mediatypeId);
  return pipe(
    every(world.center.routing.listEntryPoints, {}),
    TE.bimap(
      (): Refusal => 'failed',
      (points) => partOf(points.map(toCodeRow).filter(isMeant), asked),
    ),
  );
});

const targetIn = (devicetype: 1 | 3, deviceId: number): Target =>
  devicetype === 1
    ? { kind: 'queue', queue: QueueId(String(deviceId)) }
    : { kind: 'flow', flow: FlowId(String(deviceId)) };

const parameters = (): Refusal => 'parameters';

const NewRoute = strictObject(
  'createCalledRoute',
  fields(
    { accessCode: text(32), devicetype: DeviceType, deviceId: t.number },
    {
      extCode: note(12),
      mediaTypeId: refined(t.number, 'media type of a route', (type) => [2, 5, 18, 19, 53].includes(type)),
    },
  ),
);

/** A queue takes contacts of its own media type only. */
const fits = (
  { queues }: ContactCenter,
  { devicetype, deviceId }: t.TypeOf<typeof NewRoute>,
  mediaType: number,
): TE.TaskEither<Refusal, unknown> =>
  devicetype === 3
    ? TE.right(undefined)
    : pipe(
        queues.get({ queue: QueueId(String(deviceId)) }),
        TE.mapLeft(parameters),
        TE.filterOrElse(({ channel }) => mediaTypeOf(channel) === mediaType, parameters),
      );

/** What it answers beside the code was on no page: nothing. */
const createCalledRoute = reading(NewRoute, (asked, { world: { center }, record }): Answer => {
  const { accessCode, extCode = '', devicetype, deviceId, mediaTypeId = defaultMediaType } = asked;
  return pipe(
    fits(center, asked, mediaTypeId),
    TE.chain(() =>
      pipe(
        center.routing.createRoute({
          route: {
            entry: accessCode,
            target: targetIn(devicetype, deviceId),
            channel: channelOf(mediaTypeId),
            extension: extCode === '' ? undefined : extCode,
          },
        }),
        TE.bimap(parameters, ({ value }) => {
          record(`create route ${value.id}`);
          return {};
        }),
      ),
    ),
  );
});

const ChangedRoute = strictObject(
  'modifyCalledRoute',
  fields({ id: text(32), devicetype: DeviceType, deviceId: t.number }, {}),
);

const modifyCalledRoute = reading(ChangedRoute, ({ id, devicetype, deviceId }, { world, record }): Answer =>
  pipe(
    world.center.routing.updateRoute({ route: RouteId(id), target: targetIn(devicetype, deviceId) }),
    TE.bimap(parameters, ({ outcome }) => {
      if (outcome !== 'unchanged') record(`change route ${id}`);
      return {};
    }),
  ),
);

const RemovedRoutes = strictObject('deleteCalledRoute', fields({ dnids: text(10_000) }, {}));

/** Tells of the last one what it was. */
const deleteCalledRoute = reading(RemovedRoutes, ({ dnids }, { world: { center }, record }): Answer =>
  pipe(
    every(center.routing.listRoutes, {}),
    TE.mapLeft(parameters),
    TE.chain((routes) =>
      pipe(
        dnids.split(','),
        TE.traverseSeqArray((dnid) => {
          const route = routes.find((each) => dnidOf(each) === dnid);
          return route === undefined
            ? TE.left(parameters())
            : pipe(
                center.routing.removeRoute({ route: route.id }),
                TE.bimap(parameters, () => {
                  record(`remove route ${route.id}`);
                  return route;
                }),
              );
        }),
      ),
    ),
    TE.map((removed) => {
      const { id = '', entry = '', extension = '' } = removed.at(-1) ?? {};
      return { data: { id, name: `${entry}${extension}`, content: entry } };
    }),
  ),
);

/** The calls about access codes and where they lead. */
export const calledRouteRoutes: readonly Route[] = [
  { path: below('calledRoute/queryCalledRoute'), family: 'queue', answer: queryCalledRoute },
  { path: below('calledRoute/createCalledRoute'), family: 'queue', answer: createCalledRoute },
  { path: below('calledRoute/modifyCalledRoute'), family: 'queue', answer: modifyCalledRoute },
  { path: below('calledRoute/deleteCalledRoute'), family: 'queue', answer: deleteCalledRoute },
  { path: below('accessCodeInfo/queryAccessCodeList'), family: 'queue', answer: queryAccessCodeList },
];
