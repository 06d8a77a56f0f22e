import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import {
  agentDirectory,
  CreateExtension,
  Secret,
  StationPart,
  type NewExtension,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import { carriable } from '../../carriable.js';
import { list } from '../../kinds/list.js';
import { write } from '../../kinds/write.js';
import { all, among, some } from '../../law/arbitraries.js';
import { limit, maybeAgent, newName, presentAgent } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { extensionPool } from '../../law/pools.js';
import { carries, supports } from '../../law/supports.js';
import { allOf, errorOf } from '../../results.js';

const password = new Secret('482915');

/** An extension with everything that one can be given. */
const fullExtension = (number: string) => ({
  number,
  password,
  name: 'Lobby',
  group: 'Front desk',
  callerId: '12025550100',
});

/** An extension with everything that a provider can give it. */
const newExtension = (
  { capabilities }: Pick<ContactCenter, 'capabilities'>,
  number: string,
): NewExtension => {
  const input = carriable({ extension: fullExtension(number) }, capabilities['agents.createExtension']);
  return CreateExtension.is(input) ? input.extension : {};
};

const named = ['name', 'group', 'callerId'].map((field) => `agents.createExtension extension.${field}`);

/** What the law creates: by number and password, by name, group and caller id, or both, as a provider takes it. */
const anyExtension = (given: Given): fc.Arbitrary<NewExtension> => {
  const byNumber = {
    number: among<string>(...extensionPool, '7001', '00700'),
    password: among(password, new Secret('00000000')),
  };
  const byName = {
    name: among('Lobby', 'Halle 🛎'),
    group: newName(given),
    callerId: among('12025550100', '442079460101'),
  };
  const isTaken = (extension: NewExtension): boolean =>
    supports(given.capabilities, 'agents.createExtension', { extension });
  const { number, name, group, callerId } = fullExtension('8765');
  return fc.oneof(
    ...(isTaken({ number, password }) ? [all(byNumber)] : []),
    ...(isTaken({ name, group, callerId }) ? [all(byName)] : []),
    ...(isTaken({ number, password, name, group, callerId }) ? [all({ ...byNumber, ...byName })] : []),
  );
};

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
          await orThrow(center.agents.createExtension({ extension: newExtension(center, extension) }));
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
    otherQuery: () => ({ bound: false }),
    add: ({ agents }, { freeExtension: number }) =>
      orThrow(agents.createExtension({ extension: { number, password } })),
    arbitrary: (given) =>
      some({
        limit,
        bound: fc.boolean(),
        ...(carries(given.capabilities, 'agents.listExtensions', 'agent')
          ? { agent: fc.oneof(presentAgent(given), maybeAgent(given)) }
          : {}),
      }),
    state: ({ agents }) => allOf(agents.listExtensions, {}),
    cases: [
      {
        title: 'lists the extension of one agent and no other, and none of an unknown one',
        needs: ['agents.get', 'agents.listExtensions'],
        inputs: ['agents.listExtensions agent'],
        check: async ({ center: { agents }, known: { agent, noAgent } }, expect) => {
          const { id, station } = await orThrow(agents.get({ agent }));
          const theirs = await allOf(agents.listExtensions, { agent: { id } });
          const numbers = theirs.map((extension) => [extension.number, extension.agent?.id]);
          expect(numbers).toEqual([[station?.extension, id]]);
          expect(await allOf(agents.listExtensions, { agent: noAgent })).toEqual([]);
        },
      },
    ],
  }),
  'agents.createExtension': write(agentDirectory.createExtension, {
    sample: ({ freeExtension }) => ({ extension: fullExtension(freeExtension) }),
    arbitrary: (given) =>
      all({
        extension: anyExtension(given),
        // The default is the operator in the adapter's settings, and no agent in memory.
        ...(carries(given.capabilities, 'agents.createExtension', 'createdBy')
          ? { createdBy: fc.oneof(presentAgent(given), maybeAgent(given)) }
          : {}),
      }),
    cases: [
      {
        title: 'creates an extension once, free at first',
        needs: ['agents.createExtension', 'agents.listExtensions'],
        check: async ({ center, known: { freeExtension } }, expect) => {
          const extension = newExtension(center, freeExtension);
          const { value } = await orThrow(center.agents.createExtension({ extension }));
          expect([value.number, value.bound]).toEqual([extension.number ?? value.number, false]);
          const free = await allOf(center.agents.listExtensions, { bound: false });
          expect(free.filter(({ number }) => number === value.number).length).toEqual(1);
          expect(await errorOf(center.agents.createExtension({ extension }))).toMatchObject({
            kind: 'AlreadyExists',
          });
        },
      },
      {
        title: 'makes up what a desk phone registers as, and lists it with its name, group and caller id',
        needs: ['agents.createExtension', 'agents.listExtensions'],
        inputs: named,
        check: async ({ center: { agents } }, expect) => {
          const { name, group, callerId } = fullExtension('');
          const { value } = await orThrow(agents.createExtension({ extension: { name, group, callerId } }));
          expect([value.group, value.callerId, value.name?.startsWith(name)]).toEqual([
            group,
            callerId,
            true,
          ]);
          const listed = await allOf(agents.listExtensions, {});
          const same = listed.filter(({ number }) => number === value.number);
          expect(same.map((each) => [each.name, each.group, each.callerId, each.bound])).toEqual([
            [value.name, group, callerId, false],
          ]);
        },
      },
      {
        title: 'makes no second group of desk phones of one name',
        needs: ['agents.createExtension', 'agents.listExtensions'],
        inputs: named,
        check: async ({ center: { agents } }, expect) => {
          const { name, group, callerId } = fullExtension('');
          const extension = { name, group, callerId };
          await orThrow(agents.createExtension({ extension }));
          const error = await errorOf(agents.createExtension({ extension: { ...extension, name: 'Door' } }));
          expect(error).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
          const listed = await allOf(agents.listExtensions, {});
          expect(listed.filter((each) => each.group === group).length).toEqual(1);
        },
      },
    ],
  }),
};
