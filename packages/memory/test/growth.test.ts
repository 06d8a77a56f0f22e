import { type AgentState, QueueId, type Agent } from '@cordboard/core';
import { orThrow, paginate, type ContactCenter } from '@cordboard/core/fp';
import { describe, expect, test } from '@jest/globals';
import { builtInSeed } from '../src/seed.js';
import { open } from './support.js';

const everybody = async ({ agents }: ContactCenter): Promise<readonly Agent[]> => {
  const all: Agent[] = [];
  for await (const agent of paginate(agents.list)({ limit: 1000 })) all.push(agent);
  return all;
};

describe('a center grown to 10,000 agents and 40 queues', () => {
  const grown = () => open({ agents: 10_000, queues: 40 });

  test('has that many, and the built-in ones first', async () => {
    const center = await grown();
    const agents = await everybody(center);
    expect(agents).toHaveLength(10_000);
    expect(agents.slice(0, 7)).toEqual(await everybody(await open()));
    expect((await orThrow(center.queues.list({}))).total).toBe(40);
  });

  test('numbers them on', async () => {
    const agents = await everybody(await grown());
    expect(agents.at(-1)).toMatchObject({ id: '30000', number: '11000' });
    expect(new Set(agents.map(({ id }) => id)).size).toBe(10_000);
    expect(new Set(agents.map(({ number }) => number)).size).toBe(10_000);
  });

  test('spreads them over every known state, every queue, and extensions of their own', async () => {
    const center = await grown();
    const newcomers = (await everybody(center)).slice(7);
    const states = new Set(newcomers.map(({ presence }) => presence?.state));
    expect(states).toEqual(
      new Set(['logged-out', 'not-ready', 'ready', 'reserved', 'busy', 'wrap-up'] satisfies AgentState[]),
    );
    expect(new Set(newcomers.flatMap(({ queues }) => queues ?? []).map(({ id }) => id)).size).toBe(40);
    expect(new Set(newcomers.map(({ station }) => station?.extension)).size).toBe(9993);
    expect(newcomers.filter(({ enabled }) => enabled === false)).toHaveLength(199);
    expect(newcomers.every(({ queues }) => queues !== undefined && queues.length > 0)).toBe(true);
  });

  test('is as quick to filter as to read', async () => {
    const { agents } = await grown();
    const page = await orThrow(agents.list({ queue: QueueId('5040'), state: 'ready', limit: 10 }));
    expect(page.items).toHaveLength(10);
    expect(page.items.every(({ queues }) => queues?.some(({ id }) => id === '5040'))).toBe(true);
  });
});

test('a walk under way sees what is written meanwhile', async () => {
  const { agents } = await open({ agents: 300, queues: 4 });
  const first = await orThrow(agents.list({ state: 'ready', limit: 10 }));
  const next = first.next ?? '';
  const before = await orThrow(agents.list({ state: 'ready', cursor: next }));
  const changed = before.items[0]!.id;
  await orThrow(agents.update({ agent: { id: changed }, set: { wrapUpSec: 77 } }));
  const after = await orThrow(agents.list({ state: 'ready', cursor: next }));
  expect(before.items[0]?.wrapUp?.durationSec).not.toBe(77);
  expect(after.items[0]).toMatchObject({ id: changed, wrapUp: { durationSec: 77 } });
});

test('many different lists do not push one another out of their place', async () => {
  const { agents } = await open({ agents: 300, queues: 40 });
  const queues = Array.from({ length: 40 }, (_, n) => QueueId(String(5001 + n)));
  for (const queue of [...queues, ...queues]) {
    const { items } = await orThrow(agents.list({ queue, limit: 5 }));
    expect(items.every((agent) => agent.queues?.some(({ id }) => id === queue))).toBe(true);
  }
});

test('a smaller number takes nobody away', async () => {
  expect(await everybody(await open({ agents: 2, queues: 0 }))).toEqual(await everybody(await open()));
});

test('numbers that a seed has taken are left out', async () => {
  const taken = { ...builtInSeed.agents![0]!, id: builtInSeed.agents![1]!.id, number: '1002', station: {} };
  const agents = await everybody(await open({ seed: { agents: [taken] }, agents: 3 }));
  expect(agents.map(({ id, number }) => [id, number])).toEqual([
    ['20002', '1002'],
    ['20001', '1001'],
    ['20003', '1003'],
  ]);
});

test('a center without queues grows agents who serve none', async () => {
  const agents = await everybody(await open({ seed: {}, agents: 3 }));
  expect(agents.map(({ queues }) => queues)).toEqual([[], [], []]);
});
