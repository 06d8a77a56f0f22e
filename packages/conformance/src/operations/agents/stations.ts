import { orThrow } from '@cordboard/core/fp';
import { agentDirectory, Secret, StationPart } from '@cordboard/core/provider';
import fc from 'fast-check';
import { list } from '../../kinds/list.js';
import { write } from '../../kinds/write.js';
import { all, among, some } from '../../law/arbitraries.js';
import { limit, maybeAgent, presentAgent } from '../../law/draws.js';
import { extensionPool } from '../../law/pools.js';
import { allOf, errorOf } from '../../results.js';

/** The scenarios of where calls ring. */
export const stations = {
  'agents.unbindStation': write(agentDirectory.unbindStation, {
    sample: ({ agent }) => ({ agent, station: 'both' as const }),
    arbitrary: (given) =>
      all({
        agent: fc.oneof(presentAgent(given), maybeAgent(given)),
        station: among(...StationPart.values),
      }),
    cases: [
      {
        title: 'unbinds one part of a station and keeps the other',
        needs: ['agents.get', 'agents.update', 'agents.createExtension', 'agents.unbindStation'],
        inputs: ['agents.update set.extension', 'agents.update set.phoneNumber'],
        check: async ({ center, known: { agent, freeExtension: extension } }, expect) => {
          const phoneNumber = '12025550147';
          await orThrow(
            center.agents.createExtension({
              extension: { number: extension, password: new Secret('482915') },
            }),
          );
          await orThrow(center.agents.update({ agent, set: { extension, phoneNumber } }));
          await orThrow(center.agents.unbindStation({ agent, station: 'phone' }));
          const { station } = await orThrow(center.agents.get({ agent }));
          expect([station?.phoneNumber, station?.extension]).toEqual([undefined, extension]);
        },
      },
      {
        title: 'answers NotFound for the station of an agent who is not there',
        needs: ['agents.unbindStation'],
        check: async ({ center, known: { noAgent } }, expect) => {
          const unbind = center.agents.unbindStation({ agent: noAgent, station: 'both' });
          expect(await errorOf(unbind)).toMatchObject({ kind: 'NotFound', effect: 'none' });
        },
      },
      {
        title: 'unbinds a station, and finds nothing wrong with doing it twice',
        needs: ['agents.get', 'agents.update', 'agents.unbindStation'],
        check: async ({ center, known: { agent } }, expect) => {
          await orThrow(center.agents.update({ agent, set: { phoneNumber: '12025550147' } }));
          await orThrow(center.agents.unbindStation({ agent, station: 'both' }));
          await orThrow(center.agents.unbindStation({ agent, station: 'both' }));
          const after = await orThrow(center.agents.get({ agent }));
          expect([after.station?.phoneNumber, after.station?.extension]).toEqual([undefined, undefined]);
        },
      },
    ],
  }),
  'agents.listExtensions': list(agentDirectory.listExtensions, {
    query: () => ({}),
    otherQuery: () => ({ bound: true }),
    add: ({ agents }, { freeExtension: number }) =>
      orThrow(agents.createExtension({ extension: { number, password: new Secret('482915') } })),
    arbitrary: () => some({ limit, bound: fc.boolean() }),
    state: ({ agents }) => allOf(agents.listExtensions, {}),
  }),
  'agents.createExtension': write(agentDirectory.createExtension, {
    sample: ({ freeExtension: number }) => ({ extension: { number, password: new Secret('482915') } }),
    arbitrary: (given) =>
      all({
        extension: all({
          number: among(...extensionPool, '7001', '00700'),
          password: among(new Secret('482915'), new Secret('00000000')),
        }),
        // The default is the operator in the adapter's settings, and no agent in memory.
        createdBy: fc.oneof(presentAgent(given), maybeAgent(given)),
      }),
    cases: [
      {
        title: 'creates an extension once, free at first',
        needs: ['agents.createExtension', 'agents.listExtensions'],
        check: async ({ center, known: { freeExtension } }, expect) => {
          const extension = { number: freeExtension, password: new Secret('482915') };
          const { value } = await orThrow(center.agents.createExtension({ extension }));
          expect(value).toMatchObject({ number: freeExtension, bound: false });
          const free = await allOf(center.agents.listExtensions, { bound: false });
          expect(free.filter(({ number }) => number === freeExtension).length).toEqual(1);
          expect(await errorOf(center.agents.createExtension({ extension }))).toMatchObject({
            kind: 'AlreadyExists',
          });
        },
      },
    ],
  }),
};
