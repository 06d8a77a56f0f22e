import { expect, test } from '@jest/globals';
import { AgentId, connectTo, QueueId } from '@cordboard/core';
import { memory } from '@cordboard/memory';

const seed = {
  agents: [
    {
      id: AgentId('1'),
      number: '1',
      name: 'Ada',
      presence: {
        state: 'busy',
        activity: 'held',
        cause: 'agent',
        since: '2026-01-05T16:40:00+08:00',
        signedInAt: '2026-01-05T08:00:00+08:00',
        channels: [{ channel: 'voice', available: false, max: 1, active: 1 }],
        custom: { code: '7', label: 'front desk' },
      },
    },
    {
      id: AgentId('2'),
      number: '2',
      name: 'Bo',
      presence: { state: 'not-ready', reason: 'break', until: '2026-01-05T17:00:00+08:00' },
    },
    { id: AgentId('3'), number: '3', name: 'Cy' },
  ],
} as const;

test('tells of an agent all that there is to tell, and of one without a presence that the agent is logged out', async () => {
  const { presence } = await connectTo(memory, { seed });
  expect(await presence.get({ agent: { number: '1' } })).toEqual(seed.agents[0].presence);
  const { items } = await presence.list({});
  expect(items.map((row) => row.presence)).toEqual([
    seed.agents[0].presence,
    seed.agents[1].presence,
    { state: 'logged-out' },
  ]);
});

test('finds no agent of a queue that is not there', async () => {
  const { presence } = await connectTo(memory, { seed });
  expect(await presence.list({ state: 'busy', agents: [{ number: '2' }] })).toMatchObject({ items: [] });
});

test('has states that can be set, with every reason, and those that contacts bring about', async () => {
  const { presence } = await connectTo(memory, { seed });
  const { items } = await presence.listStates({});
  expect(items.filter(({ settable }) => !settable).map(({ state }) => state)).toEqual([
    'logged-out',
    'reserved',
    'busy',
  ]);
  expect(items.filter(({ reason }) => reason === 'meal')).toEqual([
    { state: 'not-ready', reason: 'meal', settable: true, native: { code: 'meal' } },
  ]);
});

test("keeps a reason of the provider's own as another one, with its word, and finds it again", async () => {
  const { presence } = await connectTo(memory, { seed });
  const wanted = { agent: { number: '2' }, state: 'not-ready', reason: { native: 'AUX_3' } } as const;
  const { value } = await presence.set(wanted);
  expect(value).toMatchObject({ state: 'not-ready', reason: 'other', native: { code: 'AUX_3' } });
  expect((await presence.set(wanted)).outcome).toBe('unchanged');
  expect((await presence.set({ ...wanted, reason: { native: 'AUX_4' } })).outcome).toBe('applied');
  expect((await presence.set({ ...wanted, reason: 'other' })).value.native).toBeUndefined();
});

test('ends what was set for a session with it, also where the account is disabled', async () => {
  const queue = QueueId('7');
  const { agents, presence, queues } = await connectTo(memory, {
    seed: { ...seed, queues: [{ id: queue, name: 'Q' }], members: [{ queue, agent: AgentId('2') }] },
  });
  const agent = { number: '2' };
  const isJoined = async (): Promise<unknown> => (await queues.listMembers({ queue })).items[0]?.joined;
  await presence.setQueues({ agent, queues: 'none' });
  expect(await isJoined()).toBe(false);
  await agents.setEnabled({ agent, enabled: false });
  await agents.setEnabled({ agent, enabled: true });
  await presence.signIn({ agent });
  expect(await isJoined()).toBe(true);
});
