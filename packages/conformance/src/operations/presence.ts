import { inspect } from 'node:util';
import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import {
  AgentState,
  presence as port,
  type AgentRef,
  type PresenceQuery,
  type PresenceRow,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import type { Case } from '../case.js';
import { list } from '../kinds/list.js';
import { read } from '../kinds/read.js';
import { write } from '../kinds/write.js';
import { all, among, both, oneOrTwo, some } from '../law/arbitraries.js';
import { anyQueue, limit, maybeAgent, presentAgent } from '../law/draws.js';
import type { Given } from '../law/given.js';
import { supports } from '../law/supports.js';
import { allOf, errorOf } from '../results.js';

const filters = (given: Given): readonly fc.Arbitrary<Partial<PresenceQuery>>[] => {
  const anyAgent = fc.oneof(presentAgent(given), maybeAgent(given));
  return [
    all({ queue: anyQueue(given) }),
    all({
      state: among(
        ...AgentState.values.filter((state) => supports(given.capabilities, 'presence.list', { state })),
      ),
    }),
    all({ agents: fc.array(anyAgent, { minLength: 1, maxLength: 3 }) }),
  ];
};

/** Agents may be named otherwise by each operation: who is meant is what `agents.get` finds. */
const idsOf = async (center: ContactCenter, agents: readonly AgentRef[]): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const agent of agents) ids.push((await orThrow(center.agents.get({ agent }))).id);
  return ids.sort();
};

const agentsIn = (rows: readonly PresenceRow[]): readonly AgentRef[] => rows.map(({ agent }) => agent);

const listing: readonly Case[] = [
  {
    title: 'names each agent as agents.get takes it, and lists each once',
    needs: ['presence.list', 'agents.get'],
    check: async ({ center, known }, expect) => {
      const ids = await idsOf(center, agentsIn(await allOf(center.presence.list, {})));
      expect([...new Set(ids)]).toEqual(ids);
      const [present = ''] = await idsOf(center, [known.agent]);
      expect(ids.includes(present)).toEqual(true);
    },
  },
  {
    title: 'tells the same of an agent in the list and alone',
    needs: ['presence.list', 'presence.get'],
    check: async ({ center }, expect) => {
      for (const { agent, presence } of await allOf(center.presence.list, {})) {
        const alone = await orThrow(center.presence.get({ agent }));
        expect(alone).toEqual(presence);
      }
    },
  },
  {
    title: 'finds in a state those who alone are said to be in it',
    needs: ['presence.list', 'presence.get'],
    inputs: ['presence.list state'],
    check: async ({ center }, expect) => {
      const ready = agentsIn(await allOf(center.presence.list, { state: 'ready' }));
      const areReady: AgentRef[] = [];
      for (const agent of agentsIn(await allOf(center.presence.list, {}))) {
        if ((await orThrow(center.presence.get({ agent }))).state === 'ready') areReady.push(agent);
      }
      expect(ready.length > 0).toEqual(true);
      expect(ready).toEqual(areReady);
    },
  },
  {
    title: 'finds the agents of a queue',
    needs: ['presence.list', 'agents.list', 'agents.get'],
    inputs: ['presence.list queue', 'agents.list queue'],
    check: async ({ center, known: { queue } }, expect) => {
      const found = await idsOf(center, agentsIn(await allOf(center.presence.list, { queue })));
      const members = (await allOf(center.agents.list, { queue })).map(({ id }) => id).sort();
      expect(members.length > 0).toEqual(true);
      expect(found).toEqual(members);
    },
  },
  {
    title: 'finds the agents who are asked for, and leaves out one who is not there',
    needs: ['presence.list', 'agents.get'],
    inputs: ['presence.list agents'],
    check: async ({ center, known: { agent, otherAgent, noAgent } }, expect) => {
      const agents = [otherAgent, noAgent, agent];
      const found = await idsOf(center, agentsIn(await allOf(center.presence.list, { agents })));
      expect(found).toEqual(await idsOf(center, [agent, otherAgent]));
    },
  },
  {
    title: 'takes no empty list of agents for all of them',
    needs: ['presence.list'],
    check: async ({ center, requests }, expect) => {
      expect(await errorOf(center.presence.list({ agents: [] }))).toMatchObject({
        kind: 'InvalidInput',
        effect: 'none',
      });
      expect(requests()).toEqual(0);
    },
  },
];

const defining: readonly Case[] = [
  {
    title: 'defines each state once, and none without a word of ours',
    needs: ['presence.listStates'],
    check: async ({ center }, expect) => {
      const states = await allOf(center.presence.listStates, {});
      expect(states.length > 0).toEqual(true);
      expect(states.filter(({ state }) => state === 'unknown')).toEqual([]);
      const names = states.map(port.listStates.identity);
      expect([...new Set(names)]).toEqual(names);
    },
  },
  {
    title: 'defines each state and reason that agents are said to be in',
    needs: ['presence.listStates', 'presence.list'],
    check: async ({ center }, expect) => {
      const states = await allOf(center.presence.listStates, {});
      const isDefined = ({ presence: { state, reason } }: PresenceRow): boolean =>
        state === 'unknown' || states.some((each) => each.state === state && each.reason === reason);
      const rows = await allOf(center.presence.list, {});
      expect(rows.filter((row) => !isDefined(row))).toEqual([]);
    },
  },
  {
    title: 'tells states that can be set from those that cannot',
    needs: ['presence.listStates'],
    inputs: ['presence.listStates settable'],
    check: async ({ center }, expect) => {
      const states = await allOf(center.presence.listStates, {});
      for (const settable of [true, false]) {
        const found = await allOf(center.presence.listStates, { settable });
        expect(found).toEqual(states.filter((state) => state.settable === settable));
      }
    },
  },
];

/** Every way in which a value may come to be printed. */
const printed = (value: unknown): string =>
  [String(value), JSON.stringify(value), inspect(value, { depth: Infinity, showHidden: true })].join('\n');

const ttlsSec = [600, 1800] as const;

const tokens: readonly Case[] = [
  {
    title: 'hands over a token that shows itself only where it is asked to',
    needs: ['presence.createClientToken'],
    check: async ({ center, known: { agent } }, expect) => {
      const written = await orThrow(center.presence.createClientToken({ agent }));
      const { token } = written.value;
      const plain = token.reveal();
      expect(plain === '').toEqual(false);
      expect([printed(token), printed(written)].filter((text) => text.includes(plain))).toEqual([]);
      expect(JSON.stringify({ token })).toEqual('{"token":"[redacted]"}');
    },
  },
  {
    title: 'lets a token end when it was asked to',
    needs: ['presence.createClientToken'],
    inputs: ['presence.createClientToken ttlSec'],
    check: async ({ center, known: { agent } }, expect) => {
      const endsMs: number[] = [];
      for (const ttlSec of ttlsSec) {
        const { value } = await orThrow(center.presence.createClientToken({ agent, ttlSec }));
        endsMs.push(Date.parse(value.expiresAt));
      }
      const [first = 0, second = 0] = endsMs;
      const apartSec = (second - first) / 1000;
      expect(Math.abs(apartSec - (ttlsSec[1] - ttlsSec[0])) < 120).toEqual(true);
    },
  },
  {
    title: 'answers NotFound for a token of an agent who is not there',
    needs: ['presence.createClientToken'],
    check: async ({ center, known: { noAgent } }, expect) => {
      expect(await errorOf(center.presence.createClientToken({ agent: noAgent }))).toMatchObject({
        kind: 'NotFound',
        effect: 'none',
      });
    },
  },
];

/** The scenarios of seeing what agents are doing. */
export const presence = {
  'presence.get': read(port.get, {
    sample: ({ agent }) => ({ agent }),
    arbitrary: (given) => all({ agent: fc.oneof(presentAgent(given), maybeAgent(given)) }),
    codes: {
      field: 'state',
      read: async (center, { agent }) => {
        const { state, native } = await orThrow(center.presence.get({ agent }));
        return [{ of: 'the agent', word: state, native }];
      },
    },
    cases: [
      {
        title: 'answers NotFound for the presence of an agent who is not there',
        needs: ['presence.get'],
        check: async ({ center, known }, expect) => {
          expect(await errorOf(center.presence.get({ agent: known.noAgent }))).toMatchObject({
            kind: 'NotFound',
            effect: 'none',
          });
        },
      },
    ],
  }),
  'presence.list': list(port.list, {
    query: () => ({}),
    otherQuery: () => ({ state: 'ready' as const }),
    unknown: ({ queue }) => ({ queue }),
    arbitrary: (given) => both(some({ limit }), oneOrTwo(...filters(given))),
    state: (center) => allOf(center.presence.list, {}),
    codes: {
      field: 'state',
      read: async (center) =>
        (await allOf(center.presence.list, {})).map(({ agent, presence: { state, native } }) => ({
          of: JSON.stringify(agent),
          word: state,
          native,
        })),
    },
    cases: listing,
  }),
  'presence.listStates': list(port.listStates, {
    query: () => ({}),
    otherQuery: () => ({ settable: false }),
    cases: defining,
  }),
  'presence.createClientToken': write(port.createClientToken, {
    sample: ({ agent }) => ({ agent }),
    arbitrary: (given) =>
      both(
        all({ agent: fc.oneof(presentAgent(given), maybeAgent(given)) }),
        some({ ttlSec: among(60, 3600, 28_800) }),
      ),
    cases: tokens,
  }),
};
