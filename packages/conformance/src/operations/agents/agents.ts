import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import {
  agentDirectory,
  AgentState,
  type AgentName,
  type AgentQuery,
  type AgentRef,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import type { Case } from '../../case.js';
import { list } from '../../kinds/list.js';
import { read } from '../../kinds/read.js';
import { write } from '../../kinds/write.js';
import { all, among, both, oneOrTwo, some } from '../../law/arbitraries.js';
import { supports } from '../../law/supports.js';
import { anybody, anyQueue, limit, maybeAgent } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { allOf, errorOf } from '../../results.js';
import type { Runner } from '../../runner.js';
import type { Known } from '../../world.js';
import { newAgent } from './accounts.js';

const filters = (given: Given): readonly fc.Arbitrary<Partial<AgentQuery>>[] => {
  const isCarried = (query: AgentQuery): boolean => supports(given.capabilities, 'agents.list', query);
  const states = AgentState.values.filter((state) => isCarried({ state }));
  return [
    all({ name: among('mara', 'MARA', '思', '🎧', 'Дьяч', '<b>', 'zz') }),
    all({ queue: anyQueue(given) }),
    ...(states.length === 0 ? [] : [all({ state: among(...states) })]),
    ...(isCarried({ number: '1' }) ? [all({ number: among('1001', '100', '02010') })] : []),
    ...(isCarried({ username: 'a' }) ? [all({ username: among('user.1001', 'user', 'user.2009') })] : []),
    ...(isCarried({ email: 'a' }) ? [all({ email: among('unknown@example.com') })] : []),
    ...(isCarried({ role: 'agent' }) ? [all({ role: among('agent' as const, 'supervisor' as const) })] : []),
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

/** A name that only one agent has, which no part of it finds. */
const exactCase = (field: Exclude<AgentName, 'id'>): Case => ({
  title: `finds an agent by exactly the ${field}`,
  needs: ['agents.list', 'agents.get'],
  inputs: [`agents.list ${field}`],
  check: async ({ center, known }, expect) => {
    const { id, [field]: name } = await orThrow(center.agents.get({ agent: known.agent }));
    if (name === undefined) return;
    const idsOf = async (value: string) =>
      (await allOf(center.agents.list, { [field]: value })).map((agent) => agent.id);
    expect((await idsOf(name)).includes(id)).toEqual(true);
    expect((await idsOf(name.slice(0, -1))).includes(id)).toEqual(false);
  },
});

/** How loosely a name filter matches is not promised. */
const listing: readonly Case[] = [
  filterCase('name', () => ({ name: 'a name that no agent has' })),
  filterCase('extension', () => ({ extension: '98765432109876543210' })),
  filterCase('queue', ({ noQueue }) => ({ queue: noQueue })),
  exactCase('number'),
  exactCase('username'),
  exactCase('email'),
  {
    title: 'lists everyone whom it lists as agent or as supervisor, once each',
    needs: ['agents.list'],
    inputs: ['agents.list role'],
    check: async ({ center }, expect) => {
      const everyone = await allOf(center.agents.list, {});
      const byRole = await Promise.all(
        (['agent', 'supervisor'] as const).map(async (role) => {
          const found = await allOf(center.agents.list, { role });
          expect(found.length > 0).toEqual(true);
          expect(found.map((agent) => agent.role?.role)).toEqual(found.map(() => role));
          return found.map(({ id }) => id);
        }),
      );
      const ids = everyone.map(({ id }) => id);
      expect(new Set(ids).size).toEqual(ids.length);
      expect(byRole.flat().filter((id) => !ids.includes(id))).toEqual([]);
      expect(new Set(byRole.flat()).size).toEqual(byRole.flat().length);
    },
  },
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

const switchesOffAndOn = async (
  center: ContactCenter,
  agent: AgentRef,
  expect: Runner['expect'],
): Promise<void> => {
  for (const enabled of [false, true]) {
    const { outcome, value } = await orThrow(center.agents.setEnabled({ agent, enabled }));
    expect([outcome, value.enabled]).toEqual(['applied', enabled]);
    expect((await orThrow(center.agents.get({ agent }))).enabled).toEqual(enabled);
  }
};

const switching: readonly Case[] = [
  {
    title: 'disables and enables an agent, who stays in the list',
    needs: ['agents.setEnabled', 'agents.get'],
    check: ({ center, known: { agent } }, expect) => switchesOffAndOn(center, agent, expect),
  },
  {
    title: 'disables and enables a supervisor',
    needs: ['agents.setEnabled', 'agents.get', 'agents.list'],
    inputs: ['agents.list role'],
    check: async ({ center }, expect) => {
      const [supervisor] = await allOf(center.agents.list, { role: 'supervisor' });
      if (supervisor !== undefined) await switchesOffAndOn(center, { id: supervisor.id }, expect);
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
      tells: ['agents.list presence'],
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
    arbitrary: (given) => all({ agent: fc.oneof(anybody(given, 'agents.get'), maybeAgent(given)) }),
    cases: [
      {
        title: 'gets an agent by every name that it tells and can use',
        needs: ['agents.get'],
        check: async ({ center, known }, expect) => {
          const agent = await orThrow(center.agents.get({ agent: known.agent }));
          const { id, number, username, email } = agent;
          const named = [
            { id },
            ...(number === undefined ? [] : [{ number }]),
            ...(username === undefined ? [] : [{ username }]),
            ...(email === undefined ? [] : [{ email }]),
          ];
          for (const ref of named.filter((each) =>
            supports(center.capabilities, 'agents.get', { agent: each }),
          )) {
            expect(await orThrow(center.agents.get({ agent: ref }))).toEqual(agent);
          }
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
      all({ agent: fc.oneof(anybody(given, 'agents.setEnabled'), maybeAgent(given)), enabled: fc.boolean() }),
    cases: switching,
  }),
};
