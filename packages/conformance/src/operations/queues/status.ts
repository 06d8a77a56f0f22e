import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import { queueAdmin, type Agent, type AgentState, type QueueId } from '@cordboard/core/provider';
import type { Case } from '../../case.js';
import { list } from '../../kinds/list.js';
import { all, both, oneOrTwo, some } from '../../law/arbitraries.js';
import { anyQueue, limit } from '../../law/draws.js';
import { allOf, errorOf } from '../../results.js';
import fc from 'fast-check';

const stateOf = ({ presence }: Pick<Agent, 'presence'>): AgentState => presence?.state ?? 'unknown';

/** The counts that a state alone decides. */
const counted = [
  ['ready', ['ready']],
  ['reserved', ['reserved']],
  ['busy', ['busy']],
  ['wrapUp', ['wrap-up']],
  ['notReady', ['not-ready']],
  ['signedIn', ['ready', 'reserved', 'busy', 'wrap-up', 'not-ready']],
] as const satisfies readonly (readonly [string, readonly AgentState[]])[];

type StatesIn = (center: ContactCenter, queue: QueueId) => Promise<readonly AgentState[]>;

const countsAs =
  (statesIn: StatesIn): Case['check'] =>
  async ({ center }, expect) => {
    for (const { queue, agents = {} } of await allOf(center.queues.listStatus, {})) {
      const states = await statesIn(center, queue);
      const told = counted.filter(([name]) => agents[name] !== undefined);
      expect(told.length > 0).toEqual(true);
      for (const [name, among] of told) {
        const those = states.filter((state) => among.some((each) => each === state));
        expect([name, agents[name]]).toEqual([name, those.length]);
      }
    }
  };

const cases: readonly Case[] = [
  {
    title: 'counts the agents of a queue as agents.list tells them, and says nothing of what it cannot count',
    needs: ['queues.listStatus', 'agents.list'],
    inputs: ['agents.list queue'],
    tells: ['agents.list presence'],
    check: countsAs(async ({ agents }, queue) => (await allOf(agents.list, { queue })).map(stateOf)),
  },
  {
    title: 'counts the agents of a queue as presence.list tells them',
    needs: ['queues.listStatus', 'presence.list'],
    inputs: ['presence.list queue'],
    check: countsAs(async ({ presence }, queue) => (await allOf(presence.list, { queue })).map(stateOf)),
  },
  {
    title: 'lists the status of each queue that it lists, and of those alone that are asked for',
    needs: ['queues.listStatus', 'queues.list'],
    check: async ({ center, known: { queue, noQueue } }, expect) => {
      const ids = (await allOf(center.queues.list, {})).map(({ id }) => id).sort();
      const statuses = await allOf(center.queues.listStatus, {});
      expect(statuses.map((status) => status.queue).sort()).toEqual(ids);
      const asked = await allOf(center.queues.listStatus, { queues: [noQueue, queue] });
      expect(asked.map((status) => status.queue)).toEqual([queue]);
    },
  },
  {
    title: 'refuses to list the status of no queues at all',
    needs: ['queues.listStatus'],
    check: async ({ center }, expect) => {
      const error = await errorOf(center.queues.listStatus({ queues: [] }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    },
  },
];

/** The scenario of what goes on in the queues. */
export const status = {
  'queues.listStatus': list(queueAdmin.listStatus, {
    query: () => ({}),
    otherQuery: ({ queue }) => ({ queues: [queue] }),
    unknown: ({ queue }) => ({ queues: [queue] }),
    add: ({ queues }) => orThrow(queues.create({ name: 'Added meanwhile' })),
    remove: ({ queues }, { queue }) => orThrow(queues.remove({ queue })),
    arbitrary: (given) =>
      both(
        some({ limit }),
        oneOrTwo(all({ queues: fc.array(anyQueue(given), { minLength: 1, maxLength: 3 }) })),
      ),
    state: ({ queues }) => allOf(queues.listStatus, {}),
    cases,
  }),
};
