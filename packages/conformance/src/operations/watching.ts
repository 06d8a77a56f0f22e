import { orThrow } from '@cordboard/core/fp';
import { presence as port, type AgentRef, type PresenceChange } from '@cordboard/core/provider';
import type { Case } from '../case.js';
import { watch } from '../kinds/watch.js';
import { allOf } from '../results.js';
import type { World } from '../world.js';

const patienceMs = 5000;

/** What a watch tells, until there is enough of it or for a while. */
const toldBy = async (
  { center }: Pick<World, 'center'>,
  agents: readonly AgentRef[] | undefined,
  isEnough: (told: readonly PresenceChange[]) => boolean | Promise<boolean>,
): Promise<readonly PresenceChange[]> => {
  const told: PresenceChange[] = [];
  const signal = AbortSignal.timeout(patienceMs);
  try {
    for await (const item of center.presence.watch(agents === undefined ? {} : { agents }, { signal })) {
      told.push(item);
      if (await isEnough(told)) break;
    }
  } catch {
    return told;
  }
  return told;
};

const statesIn = (told: readonly PresenceChange[]): readonly string[] =>
  told.map((item) => (item.kind === 'gap' ? 'gap' : `${item.kind} ${item.current.state}`));

/** Changes a presence where the vendor keeps it. */
const setBehind = async (
  { sandbox, center }: World,
  agent: AgentRef,
  state: 'ready' | 'not-ready',
): Promise<void> => {
  await orThrow((sandbox?.center ?? center).presence.set({ agent, state }));
};

const sequencesIn = (told: readonly PresenceChange[]): readonly number[] =>
  told.flatMap((item) => (item.kind === 'gap' ? [] : [item.sequence]));

const beginning: readonly Case[] = [
  {
    title: 'begins a watch with a snapshot of each agent whom the list tells of, in the same state',
    needs: ['presence.watch', 'presence.list'],
    check: async (world, expect) => {
      const rows = await allOf(world.center.presence.list, {});
      const told = await toldBy(world, undefined, (each) => each.length >= rows.length);
      expect(rows.length > 1).toEqual(true);
      expect(told.map((item) => (item.kind === 'gap' ? undefined : item.agent))).toEqual(
        rows.map(({ agent }) => agent),
      );
      expect(statesIn(told)).toEqual(rows.map(({ presence: { state } }) => `snapshot ${state}`));
    },
  },
  {
    title: 'answers NotFound to a watch of agents one of whom is not there',
    needs: ['presence.watch'],
    inputs: ['presence.watch agents'],
    check: async ({ center, known: { agent, noAgent } }, expect) => {
      const items = center.presence.watch({ agents: [agent, noAgent] })[Symbol.asyncIterator]();
      const error: unknown = await items.next().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
    },
  },
  {
    title: 'takes no empty list of agents to watch for all of them',
    needs: ['presence.watch'],
    check: async ({ center, requests }, expect) => {
      const items = center.presence.watch({ agents: [] })[Symbol.asyncIterator]();
      const error: unknown = await items.next().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
      expect(requests()).toEqual(0);
    },
  },
];

const changing: readonly Case[] = [
  {
    title: 'tells a watch each change of an agent once, in order, with what was before',
    needs: ['presence.watch'],
    inputs: ['presence.watch agents'],
    takes: 'a look behind',
    check: async (world, expect) => {
      const { agent } = world.known;
      await setBehind(world, agent, 'not-ready');
      const told = await toldBy(world, [agent], async (each) => {
        if (each.length === 1) await setBehind(world, agent, 'ready');
        if (each.length === 2) await setBehind(world, agent, 'not-ready');
        return each.length >= 3;
      });
      expect(statesIn(told)).toEqual(['snapshot not-ready', 'change ready', 'change not-ready']);
      const changes = told.flatMap((item) => (item.kind === 'change' ? [item] : []));
      expect(changes.map(({ previous }) => previous?.state)).toEqual(['not-ready', 'ready']);
      const [first, second] = changes;
      expect(first?.key === second?.key).toEqual(false);
      const sequences = sequencesIn(told);
      expect([...new Set(sequences)].sort((one, other) => one - other)).toEqual(sequences);
    },
  },
  {
    title: 'watches the agents who are named, and no others',
    needs: ['presence.watch'],
    inputs: ['presence.watch agents'],
    takes: 'a look behind',
    check: async (world, expect) => {
      const { agent, otherAgent } = world.known;
      await setBehind(world, agent, 'not-ready');
      await setBehind(world, otherAgent, 'not-ready');
      const told = await toldBy(world, [agent], async (each) => {
        if (each.length === 1) {
          await setBehind(world, otherAgent, 'ready');
          await setBehind(world, agent, 'ready');
        }
        return each.length >= 2;
      });
      expect(statesIn(told)).toEqual(['snapshot not-ready', 'change ready']);
      const agents = told.map((item) => JSON.stringify(item.kind === 'gap' ? item : item.agent));
      expect([...new Set(agents)].length).toEqual(1);
    },
  },
];

/** The scenario of watching what agents are doing. */
export const watching = {
  'presence.watch': watch(port.watch, {
    sample: ({ agent }) => ({ agents: [agent] }),
    cases: [...beginning, ...changing],
  }),
};
