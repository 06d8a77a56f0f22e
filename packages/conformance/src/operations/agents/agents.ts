import { orThrow } from '@cordboard/core/fp';
import { agentDirectory, AgentState, WrapUpScope, type AgentQuery } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import type { Case } from '../../case.js';
import { list } from '../../kinds/list.js';
import { read } from '../../kinds/read.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, oneOrTwo, some } from '../../law/arbitraries.js';
import { supports } from '../../law/supports.js';
import { anyQueue, limit, maybeAgent, presentAgent, wholeUpTo } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { extensionPool, phonePool } from '../../law/pools.js';
import { allOf, errorOf } from '../../results.js';
import type { Known } from '../../world.js';
import { newAgent } from './accounts.js';

const filters = (given: Given): readonly fc.Arbitrary<Partial<AgentQuery>>[] => {
  const isCarried = (query: AgentQuery): boolean => supports(given.capabilities, 'agents.list', query);
  return [
    all({ name: among('mara', 'MARA', '思', '🎧', 'Дьяч', '<b>', 'zz') }),
    all({ queue: anyQueue(given) }),
    all({ state: among(...AgentState.values.filter((state) => isCarried({ state }))) }),
    ...(isCarried({ enabled: true }) ? [all({ enabled: fc.boolean() })] : []),
    ...(isCarried({ extension: '8' }) ? [all({ extension: among('800', '00', '8', '7654') })] : []),
  ];
};

/** A dropped filter would find all agents. */
const filterCase = (field: keyof AgentQuery, query: (known: Known) => AgentQuery): Case => ({
  title: `finds no agent where the ${field} asked for matches none`,
  needs: ['agents.list'],
  inputs: [`agents.list ${field}`],
  check: async ({ center, known }, expect) => {
    const found = await center.agents.list(query(known))();
    const answer = E.isRight(found) ? `${found.right.items.length} agents` : found.left.kind;
    expect(['0 agents', 'NotFound'].includes(answer)).toEqual(true);
  },
});

/** How loosely a name filter matches is not promised. */
const listing: readonly Case[] = [
  filterCase('name', () => ({ name: 'a name that no agent has' })),
  filterCase('extension', () => ({ extension: '98765432109876543210' })),
  filterCase('queue', ({ noQueue }) => ({ queue: noQueue })),
  {
    title: 'finds an agent by the whole name',
    needs: ['agents.list', 'agents.get'],
    inputs: ['agents.list name'],
    check: async ({ center, known }, expect) => {
      const { id, name } = await orThrow(center.agents.get({ agent: known.agent }));
      const found = await allOf(center.agents.list, { name });
      expect(found.filter((agent) => agent.id === id).length).toEqual(1);
    },
  },
  {
    title: 'lists each agent it can get, as the same agent',
    needs: ['agents.list', 'agents.get'],
    check: async ({ center, known }, expect) => {
      const everyone = await allOf(center.agents.list, {});
      const present = await orThrow(center.agents.get({ agent: known.agent }));
      expect(everyone.filter(({ id }) => id === present.id).length).toEqual(1);
      for (const { id, number, name } of everyone) {
        const got = await orThrow(center.agents.get({ agent: { id } }));
        expect({ id: got.id, number: got.number, name: got.name }).toEqual({ id, number, name });
      }
    },
  },
  {
    title: 'filters agents by state',
    needs: ['agents.list'],
    inputs: ['agents.list state'],
    check: async ({ center }, expect) => {
      const ready = await allOf(center.agents.list, { state: 'ready' });
      const everyone = await allOf(center.agents.list, {});
      expect(ready.map(({ presence }) => presence?.state)).toEqual(ready.map(() => 'ready'));
      expect(ready.length).toEqual(everyone.filter(({ presence }) => presence?.state === 'ready').length);
    },
  },
  {
    title: 'filters agents by whether their account may be used',
    needs: ['agents.list'],
    inputs: ['agents.list enabled'],
    check: async ({ center }, expect) => {
      const everyone = await allOf(center.agents.list, {});
      for (const enabled of [true, false]) {
        const found = await allOf(center.agents.list, { enabled });
        const right = everyone.filter((agent) => agent.enabled === enabled);
        expect(found.map(({ id }) => id)).toEqual(right.map(({ id }) => id));
      }
    },
  },
  {
    title: 'filters agents by queue',
    needs: ['agents.list'],
    inputs: ['agents.list queue'],
    check: async ({ center, known }, expect) => {
      const members = await allOf(center.agents.list, { queue: known.queue });
      expect(members.length > 0).toEqual(true);
      const told = members.flatMap(({ queues }) => (queues === undefined ? [] : [queues]));
      expect(told.every((queues) => queues.some(({ id }) => id === known.queue))).toEqual(true);
    },
  },
];

const patch = some({
  wrapUpSec: wholeUpTo(86_400),
  wrapUpScope: among(...WrapUpScope.values),
  phoneNumber: among(null, ...phonePool),
  extension: among(null, ...extensionPool),
});

const updating: readonly Case[] = [
  {
    title: 'changes what a patch names and keeps the rest',
    needs: ['agents.get', 'agents.update'],
    check: async ({ center, known: { agent } }, expect) => {
      const before = await orThrow(center.agents.get({ agent }));
      const written = await orThrow(center.agents.update({ agent, set: { wrapUpSec: 77 } }));
      const after = await orThrow(center.agents.get({ agent }));
      expect(written.outcome).toEqual('applied');
      expect(after.wrapUp?.durationSec).toEqual(77);
      expect(after.station).toEqual(before.station);
    },
  },
  {
    title: 'keeps the wrap-up time when only the phone changes',
    needs: ['agents.get', 'agents.update'],
    check: async ({ center, known: { agent } }, expect) => {
      await orThrow(center.agents.update({ agent, set: { wrapUpSec: 33 } }));
      await orThrow(center.agents.update({ agent, set: { phoneNumber: '12025550147' } }));
      const after = await orThrow(center.agents.get({ agent }));
      expect(after.wrapUp?.durationSec).toEqual(33);
      expect(after.station?.phoneNumber).toEqual('12025550147');
    },
  },
  {
    title: 'sets whose wrap-up time counts',
    needs: ['agents.get', 'agents.update'],
    inputs: ['agents.update set.wrapUpScope'],
    check: async ({ center, known: { agent } }, expect) => {
      for (const wrapUpScope of WrapUpScope.values) {
        await orThrow(center.agents.update({ agent, set: { wrapUpScope } }));
        expect((await orThrow(center.agents.get({ agent }))).wrapUp?.scope).toEqual(wrapUpScope);
      }
    },
  },
  {
    title: 'binds an extension that is free, and lists it as bound',
    needs: ['agents.get', 'agents.update', 'agents.createExtension', 'agents.listExtensions'],
    inputs: ['agents.update set.extension'],
    check: async ({ center, known: { agent, freeExtension: number } }, expect) => {
      await orThrow(center.agents.createExtension({ extension: { number, password: '482915' } }));
      await orThrow(center.agents.update({ agent, set: { extension: number } }));
      expect((await orThrow(center.agents.get({ agent }))).station?.extension).toEqual(number);
      for (const bound of [true, false]) {
        const listed = await allOf(center.agents.listExtensions, { bound });
        expect(listed.every((extension) => extension.bound === bound)).toEqual(true);
        expect(listed.some((extension) => extension.number === number)).toEqual(bound);
      }
    },
  },
  {
    title: 'clears what a patch sets to null',
    needs: ['agents.get', 'agents.update'],
    check: async ({ center, known: { agent } }, expect) => {
      await orThrow(center.agents.update({ agent, set: { phoneNumber: '12025550147' } }));
      await orThrow(center.agents.update({ agent, set: { phoneNumber: null } }));
      const after = await orThrow(center.agents.get({ agent }));
      expect(after.station?.phoneNumber).toEqual(undefined);
    },
  },
  {
    title: 'calls an empty patch unchanged',
    needs: ['agents.update'],
    check: async ({ center, known: { agent } }, expect) => {
      const written = await orThrow(center.agents.update({ agent, set: {} }));
      expect(written.outcome).toEqual('unchanged');
    },
  },
  {
    title: 'answers NotFound for changes to an agent who is not there',
    needs: ['agents.update', 'agents.unbindStation'],
    check: async ({ center, known: { noAgent } }, expect) => {
      const update = center.agents.update({ agent: noAgent, set: { wrapUpSec: 5 } });
      expect(await errorOf(update)).toMatchObject({ kind: 'NotFound', effect: 'none' });
      const unbind = center.agents.unbindStation({ agent: noAgent, station: 'both' });
      expect(await errorOf(unbind)).toMatchObject({ kind: 'NotFound', effect: 'none' });
    },
  },
];

const switching: readonly Case[] = [
  {
    title: 'disables and enables an agent, who stays in the list',
    needs: ['agents.setEnabled', 'agents.get'],
    check: async ({ center, known: { agent } }, expect) => {
      for (const enabled of [false, true]) {
        const { outcome, value } = await orThrow(center.agents.setEnabled({ agent, enabled }));
        expect([outcome, value.enabled]).toEqual(['applied', enabled]);
        expect((await orThrow(center.agents.get({ agent }))).enabled).toEqual(enabled);
      }
    },
  },
  {
    title: 'calls it unchanged to disable an agent who is disabled',
    needs: ['agents.setEnabled'],
    check: async ({ center, known: { agent } }, expect) => {
      await orThrow(center.agents.setEnabled({ agent, enabled: false }));
      const again = await orThrow(center.agents.setEnabled({ agent, enabled: false }));
      expect(again.outcome).toEqual('unchanged');
    },
  },
];

/** The scenarios of finding and changing agents. */
export const agents = {
  'agents.list': list(agentDirectory.list, {
    query: () => ({}),
    otherQuery: () => ({ state: 'ready' as const }),
    add: ({ agents }, known) => orThrow(agents.create({ agent: newAgent(known) })),
    remove: ({ agents }, { otherAgent: agent }) => orThrow(agents.remove({ agent })),
    unknown: ({ queue }) => ({ queue }),
    arbitrary: (given) => both(some({ limit }), oneOrTwo(...filters(given))),
    state: ({ agents }) => allOf(agents.list, {}),
    codes: {
      field: 'state',
      read: async ({ agents }) =>
        (await allOf(agents.list, {})).map(({ id, presence }) => ({
          of: id,
          word: presence?.state,
          native: presence?.native,
        })),
    },
    cases: listing,
  }),
  'agents.get': read(agentDirectory.get, {
    sample: ({ agent }) => ({ agent }),
    arbitrary: (given) => all({ agent: fc.oneof(presentAgent(given), maybeAgent(given)) }),
    cases: [
      {
        title: 'gets an agent by number as well as by id',
        needs: ['agents.get'],
        check: async ({ center, known }, expect) => {
          const agent = await orThrow(center.agents.get({ agent: known.agent }));
          const byId = await orThrow(center.agents.get({ agent: { id: agent.id } }));
          expect(byId).toEqual(agent);
          if (agent.number === undefined) return;
          const byNumber = await orThrow(center.agents.get({ agent: { number: agent.number } }));
          expect(byNumber).toEqual(agent);
        },
      },
      {
        title: 'answers NotFound for an agent who is not there',
        needs: ['agents.get'],
        check: async ({ center, known }, expect) => {
          expect(await errorOf(center.agents.get({ agent: known.noAgent }))).toMatchObject({
            kind: 'NotFound',
            effect: 'none',
          });
        },
      },
    ],
  }),
  'agents.update': write(agentDirectory.update, {
    sample: ({ agent }) => ({ agent, set: { wrapUpSec: 45 } }),
    arbitrary: (given) =>
      atMostOneFlaw(
        all({ agent: presentAgent(given), set: patch }),
        all({ agent: maybeAgent(given) }),
        all({ set: both(patch, all({ extension: among('9990') })) }),
      ),
    cases: updating,
  }),
  'agents.setEnabled': write(agentDirectory.setEnabled, {
    sample: ({ agent }) => ({ agent, enabled: false }),
    arbitrary: (given) =>
      all({ agent: fc.oneof(presentAgent(given), maybeAgent(given)), enabled: fc.boolean() }),
    cases: switching,
  }),
};
