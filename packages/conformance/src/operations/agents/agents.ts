import { orThrow } from '@cordboard/core/fp';
import { agentDirectory, AgentState, type AgentQuery } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import type { Case } from '../../case.js';
import { list } from '../../kinds/list.js';
import { read } from '../../kinds/read.js';
import { write } from '../../kinds/write.js';
import { all, among, both, oneOrTwo, some } from '../../law/arbitraries.js';
import { supports } from '../../law/supports.js';
import { anyQueue, limit, maybeAgent, presentAgent } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
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
  'agents.setEnabled': write(agentDirectory.setEnabled, {
    sample: ({ agent }) => ({ agent, enabled: false }),
    arbitrary: (given) =>
      all({ agent: fc.oneof(presentAgent(given), maybeAgent(given)), enabled: fc.boolean() }),
    cases: switching,
  }),
};
