import { QueueId, type Queue } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { sliceOf } from '../../every.js';
import { isText } from '../../guards.js';
import { hasFields, idInQuery, isTextOf, reading } from './body.js';
import type { Refusal } from './codes.js';
import { allGroups, applicationOf, applicationsOf, existingGroup, groupOf, liveSeats } from './directory.js';
import { orBroken, record } from './effects.js';
import { strategyCode } from './group-settings.js';
import { asked, isPageBody, pageOf } from './pages.js';
import type { ItniotechWorld, Route, Serve } from './route.js';
import { leadersOf } from './team-leaders.js';

/** How many seats each group has; deleted ones do not count. */
const seatCounts = (world: ItniotechWorld): TE.TaskEither<Refusal, ReadonlyMap<string, number>> =>
  pipe(
    orBroken(liveSeats(world)),
    TE.map((seats) => {
      const counts = new Map<string, number>();
      for (const { agent } of seats) {
        const id = groupOf(agent)?.id ?? '';
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return counts;
    }),
  );

const rowOf =
  (world: ItniotechWorld, counts: ReadonlyMap<string, number>) =>
  ({ id, name }: Queue) =>
    pipe(
      orBroken(world.center.queues.getSettings({ queue: id })),
      TE.map(({ strategy }) => ({
        voiceGroupId: Number(id),
        callinStrategy: strategyCode(strategy),
        countSeat: counts.get(id) ?? 0,
        groupName: name ?? '',
        appName: applicationOf(world, Number(id)),
      })),
    );

const isGroupQuery = isPageBody(hasFields({}, { groupName: isText }));

/** Agent group query. The name may be any part: the page does not say that the filter is exact. */
const query = reading(isGroupQuery, ({ params: { groupName = '' }, ...body }, world) => {
  const page = asked(body);
  return pipe(
    orBroken(allGroups(world)),
    TE.map((groups) =>
      sliceOf(
        page,
        groups.filter(({ name = '' }) => name.includes(groupName)),
      ),
    ),
    TE.bindTo('found'),
    TE.bind('counts', () => seatCounts(world)),
    TE.chain(({ found: { rows, total }, counts }) =>
      pipe(
        rows,
        TE.traverseSeqArray(rowOf(world, counts)),
        TE.map((shown) => pageOf(page, { rows: shown, total }, world)),
      ),
    ),
  );
});

const isNewGroup = hasFields({ appId: isText, groupName: isTextOf(4, 32) }, {});

/** Agent group addition. The new id is not returned. */
const addGroup = reading(isNewGroup, ({ appId, groupName }, world, request) =>
  applicationsOf(world).includes(appId)
    ? pipe(
        world.center.queues.create({ name: groupName }),
        TE.mapLeft(({ kind }): Refusal => (kind === 'AlreadyExists' ? '-20' : '-18')),
        TE.map(({ value: { id } }) => {
          world.state.applicationOf.set(Number(id), appId);
          record(world, request, `add queue ${id}`);
          return null;
        }),
      )
    : TE.left('-22'),
);

/** What stands in the way of deleting a group. The pages give one sentence to -63 and -64. */
const hindrance = (world: ItniotechWorld, group: number): TE.TaskEither<Refusal, void> =>
  pipe(
    orBroken(liveSeats(world)),
    TE.map((seats) => seats.filter(({ agent }) => groupOf(agent)?.id === String(group))),
    TE.bindTo('seats'),
    TE.bind('leaders', () => leadersOf(world)),
    TE.chain(({ seats, leaders }): TE.TaskEither<Refusal, void> => {
      const { trunks } = world.state;
      if (seats.length > 0)
        return TE.left(seats.some(({ agent }) => agent.enabled !== false) ? '-63' : '-64 agents');
      if (leaders.some(({ groups }) => groups.includes(group))) return TE.left('-69');
      return [...trunks.values()].some(({ groups }) => groups.some(({ id }) => id === group))
        ? TE.left('-70')
        : TE.right(undefined);
    }),
  );

/** Agent group deletion, by a GET. */
const deleteGroup: Serve = (world, request) =>
  pipe(
    idInQuery(request.query, 'voiceGroupId'),
    TE.chainFirst((group) => existingGroup(world, group, '-24')),
    TE.chainFirst((group) => hindrance(world, group)),
    TE.chain((group) => orBroken(world.center.queues.remove({ queue: QueueId(String(group)) }))),
    TE.map(({ value: { queue } }) => {
      world.state.applicationOf.delete(Number(queue));
      record(world, request, `delete queue ${queue}`);
      return null;
    }),
  );

/** The calls that list, add and delete groups. */
export const groupAdminRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/seatGroup/query', serve: query },
  { method: 'POST', path: '/v3/cc/seatGroup/addGroup', serve: addGroup },
  { method: 'GET', path: '/v3/cc/seatGroup/deleteGroup', serve: deleteGroup },
];
