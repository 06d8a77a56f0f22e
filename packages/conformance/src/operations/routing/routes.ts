import { orThrow } from '@cordboard/core/fp';
import {
  callRouting,
  FlowId,
  RouteId,
  type NewRoute,
  type Route,
  type RouteQuery,
  type Target,
} from '@cordboard/core/provider';
import { list } from '../../kinds/list.js';
import { write } from '../../kinds/write.js';
import { all, among, both, oneOrTwo, some } from '../../law/arbitraries.js';
import { limit } from '../../law/draws.js';
import { queuePool } from '../../law/pools.js';
import { allOf, errorOf } from '../../results.js';
import type { Case } from '../../case.js';
import type { Known, World } from '../../world.js';

const entry = '8000123';
const toQueue = ({ queue }: Known): NewRoute['target'] => ({ kind: 'queue', queue });
const newRoute = (known: Known, more: Partial<NewRoute> = {}): NewRoute => ({
  entry,
  target: toQueue(known),
  ...more,
});

const create = async ({ center, known }: World, more: Partial<NewRoute> = {}): Promise<Route> =>
  (await orThrow(center.routing.createRoute({ route: newRoute(known, more) }))).value;

const routesAt = ({ center }: World): Promise<readonly Route[]> =>
  allOf(center.routing.listRoutes, { entry });

const target = among<Target>(
  ...queuePool.map(({ id: queue }) => ({ kind: 'queue' as const, queue })),
  { kind: 'flow' as const, flow: FlowId('7001') },
  { kind: 'flow' as const, flow: FlowId('7999') },
);
const route = among(RouteId('8101'), RouteId('6201'), RouteId('8199'));

const changing: readonly Case[] = [
  {
    title: 'changes the target of a route and nothing else',
    needs: ['routing.createRoute', 'routing.updateRoute', 'routing.listRoutes', 'queues.list'],
    check: async (world, expect) => {
      const { center, known } = world;
      const { id } = await create(world, { extension: '7' });
      const [before] = await routesAt(world);
      const others = (await allOf(center.queues.list, {})).filter((queue) => queue.id !== known.queue);
      const target = { kind: 'queue' as const, queue: others[0]?.id ?? known.queue };
      const first = await orThrow(center.routing.updateRoute({ route: id, target }));
      expect([first.value.id, first.value.target]).toEqual([id, target]);
      const [after] = await routesAt(world);
      expect({ ...after, targetName: undefined }).toEqual({ ...before, target, targetName: undefined });
      await orThrow(center.routing.updateRoute({ route: id, target }));
      expect(await routesAt(world)).toEqual([after]);
    },
  },
  {
    title: 'leads no route to a queue that is not there',
    needs: ['routing.createRoute', 'routing.listRoutes'],
    check: async (world, expect) => {
      const { center, known } = world;
      const route = newRoute({ ...known, queue: known.noQueue });
      const error = await errorOf(center.routing.createRoute({ route }));
      expect(error?.effect).toEqual('none');
      expect(await routesAt(world)).toEqual([]);
    },
  },
];

/** The scenarios of entry points and routes. */
export const routes = {
  'routing.listEntryPoints': list(callRouting.listEntryPoints, {
    query: () => ({}),
    otherQuery: () => ({ channel: 'voice' as const }),
    arbitrary: () =>
      both(some({ limit }), oneOrTwo<{ address: string }>(all({ address: among(entry, '8000100') }))),
    state: ({ routing }) => allOf(routing.listEntryPoints, {}),
    cases: [
      {
        title: 'lists the entry of a route among the entry points',
        needs: ['routing.listEntryPoints', 'routing.listRoutes'],
        check: async ({ center: { routing } }, expect) => {
          const points = new Set((await allOf(routing.listEntryPoints, {})).map(({ address }) => address));
          const unknown = (await allOf(routing.listRoutes, {})).filter((each) => !points.has(each.entry));
          expect(unknown).toEqual([]);
          const [address = ''] = points;
          const found = await allOf(routing.listEntryPoints, { address });
          expect([...new Set(found.map((point) => point.address))]).toEqual([address]);
        },
      },
    ],
  }),
  'routing.listRoutes': list(callRouting.listRoutes, {
    query: () => ({}),
    otherQuery: () => ({ kind: 'queue' as const }),
    arbitrary: () =>
      both(
        some({ limit }),
        oneOrTwo<RouteQuery>(
          all({ entry: among(entry, '8000100') }),
          all({ kind: among('queue' as const, 'flow' as const) }),
        ),
      ),
    state: ({ routing }) => allOf(routing.listRoutes, {}),
  }),
  'routing.createRoute': write(callRouting.createRoute, {
    sample: (known) => ({ route: newRoute(known) }),
    unknown: ({ queue }) => ({ route: { entry, target: { kind: 'queue' as const, queue } } }),
    arbitrary: () =>
      all({
        // The id is given, because a generated one differs between centers.
        route: both(
          all({ entry: among(entry, '8000100'), target, id: among(RouteId('6201'), RouteId('8101')) }),
          some({ extension: among('1', '22'), channel: among('voice' as const) }),
        ),
      }),
    cases: [
      {
        title: 'creates a route and lists it with its target under its entry',
        needs: ['routing.createRoute', 'routing.listRoutes'],
        check: async (world, expect) => {
          const { id } = await create(world);
          const found = await routesAt(world);
          expect(found.map((each) => [each.id, each.target])).toEqual([[id, toQueue(world.known)]]);
          const flows = await allOf(world.center.routing.listRoutes, { entry, kind: 'flow' });
          expect(flows).toEqual([]);
        },
      },
      {
        title: 'creates one route for each extension of an entry, and no second',
        needs: ['routing.createRoute', 'routing.listRoutes'],
        check: async (world, expect) => {
          const { center, known } = world;
          await create(world);
          await create(world, { extension: '1' });
          const again = center.routing.createRoute({ route: newRoute(known, { extension: '1' }) });
          expect(await errorOf(again)).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
          expect(await routesAt(world)).toMatchObject([{ extension: undefined }, { extension: '1' }]);
        },
      },
    ],
  }),
  'routing.updateRoute': write(callRouting.updateRoute, {
    sample: (known) => ({ route: known.route, target: toQueue(known) }),
    unknown: ({ route, queue }) => ({ route, target: { kind: 'queue' as const, queue } }),
    arbitrary: () => all({ route, target }),
    cases: changing,
  }),
  'routing.removeRoute': write(callRouting.removeRoute, {
    sample: (known) => ({ route: known.route }),
    unknown: ({ route }) => ({ route }),
    arbitrary: () => all({ route }),
    cases: [
      {
        title: 'removes one route of an entry and leaves the others',
        needs: ['routing.createRoute', 'routing.removeRoute', 'routing.listRoutes'],
        check: async (world, expect) => {
          const { id } = await create(world);
          const other = await create(world, { extension: '1' });
          await orThrow(world.center.routing.removeRoute({ route: id }));
          expect((await routesAt(world)).map((each) => each.id)).toEqual([other.id]);
          expect(await errorOf(world.center.routing.removeRoute({ route: id }))).toMatchObject({
            kind: 'NotFound',
            effect: 'none',
          });
        },
      },
    ],
  }),
};
