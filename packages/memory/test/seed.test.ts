import { AgentId, QueueId } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { memory, type MemoryConfig, Seed } from '@cordboard/memory';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { builtInSeed } from '../src/seed.js';
import { open } from './support.js';

const agent = { id: AgentId('20001'), number: '1001', name: 'Mara' };
const queue = { id: QueueId('5001'), name: 'Sales' };

/** Where the mistakes in a seed are. */
const pathsOf = (seed: unknown): readonly string[] => {
  const created = memory.create({ seed });
  return E.isLeft(created) ? created.left.problems.map(({ path }) => path) : [];
};

describe('the built-in seed', () => {
  test('is a seed itself', () => {
    expect(Seed.is(builtInSeed)).toBe(true);
  });

  test('keeps to what every simulated vendor can carry', () => {
    const { agents = [], queues = [], extensions = [] } = builtInSeed;
    expect([...agents, ...queues].every(({ id }) => /^\d+$/.test(id))).toBe(true);
    expect(agents.every(({ number }) => Number(number) >= 101 && Number(number) <= 59_999)).toBe(true);
    expect(extensions.every(({ number }) => /^\d{3,8}$/.test(number))).toBe(true);
  });

  test('holds only numbers that are kept for fiction', () => {
    const { records = [], ...rest } = builtInSeed;
    const people = records.map(({ customerNumber, centerNumber }) => [customerNumber, centerNumber]);
    const numbers = JSON.stringify([rest, people]).match(/\d{9,}/g) ?? [];
    const fictional = /^(447700900\d{3}|44207946\d{4})$/;
    expect(numbers.filter((number) => !fictional.test(number) && Number(number) > 9)).toEqual([]);
  });
});

describe('a seed of one’s own', () => {
  test('replaces the built-in one, and what is left out is empty', async () => {
    const { agents, queues, campaigns } = await open({
      seed: { agents: [agent], queues: [queue], members: [{ queue: queue.id, agent: agent.id }] },
    });
    expect((await orThrow(agents.list({}))).items).toEqual([
      { ...agent, enabled: true, presence: { state: 'logged-out' }, station: {}, queues: [queue] },
    ]);
    expect((await orThrow(queues.listMembers({}))).items).toMatchObject([{ level: 1, autoSignIn: true }]);
    expect((await orThrow(campaigns.list({}))).items).toEqual([]);
  });

  test('is refused with every mistake in its form', () => {
    expect(pathsOf({ agents: [{ ...agent, number: 5 }, { id: agent.id }], queus: [] }).toSorted()).toEqual([
      'seed.agents.0.number',
      'seed.agents.1.name',
      'seed.agents.1.number',
      'seed.queus',
    ]);
  });

  test.each<[string, object, readonly string[]]>([
    ['an id twice', { agents: [agent, { ...agent, number: '1002' }] }, ['seed.agents.1.id']],
    ['a number twice', { agents: [agent, { ...agent, id: '20002' }] }, ['seed.agents.1.number']],
    ['a queue name twice', { queues: [queue, { ...queue, id: '5002' }] }, ['seed.queues.1.name']],
    [
      'a member of nothing',
      { agents: [agent], members: [{ queue: '5001', agent: '20001' }] },
      ['seed.members.0.queue'],
    ],
    [
      'a station with an extension that is not there',
      { agents: [{ ...agent, station: { extension: '8001' } }] },
      ['seed.agents.0.station.extension'],
    ],
    ['settings of no queue', { settings: [{ queue: '5001' }] }, ['seed.settings.0.queue']],
  ])('is refused for %s', (_, seed, paths) => {
    expect(pathsOf(seed)).toEqual(paths);
  });

  test('goes through JSON unharmed', async () => {
    const seed: unknown = JSON.parse(JSON.stringify(builtInSeed));
    const [own, builtIn] = [await open({ seed } as MemoryConfig), await open()];
    expect(await orThrow(own.agents.list({}))).toEqual(await orThrow(builtIn.agents.list({})));
  });
});
