import { AgentId, QueueId, type CampaignContact, type ContactOutcome } from '@cordboard/core';
import { connectTo, orThrow } from '@cordboard/core/fp';
import { memoryWithTelephone, type MemoryConfig } from '@cordboard/memory';
import { describe, expect, test } from '@jest/globals';
import { failed, phone } from './support.js';

const period = { from: '2026-01-05T00:00:00Z', to: '2026-01-06T00:00:00Z' };

/** A campaign of three that runs, and the telephone that reaches them. */
const running = async (settings: MemoryConfig = {}) => {
  const memory = memoryWithTelephone();
  const center = await orThrow(connectTo(memory, settings));
  const { value } = await orThrow(
    center.campaigns.create({ name: 'Autumn', dialing: { mode: 'preview' }, queues: [QueueId('5001')] }),
  );
  const campaign = value.ref;
  const rows = ['a', 'b', 'c'].map((externalId, n) => ({ phoneNumber: phone(n + 1), externalId }));
  await orThrow(center.campaigns.addContacts({ campaign, rows }));
  await orThrow(center.campaigns.start({ campaign }));
  const contacts = async (): Promise<readonly CampaignContact[]> =>
    (await orThrow(center.campaigns.listContacts({ campaign }))).items;
  return { ...center, campaign, contacts, telephone: memory.telephone };
};

const whatBecame = (contacts: readonly CampaignContact[]) =>
  contacts.map(({ externalId, state, outcome, attempts }) => [externalId, state, outcome, attempts]);

describe('a call that a test makes', () => {
  test('shows in the list, in the progress and among the records', async () => {
    const { campaigns, records, campaign, contacts, telephone } = await running();
    const agent = { number: '1001' };
    telephone.settle(campaign, 'b', 'connected', { agent, talkSec: 60, labels: ['quote'] });
    const [, settled] = await contacts();
    expect(settled).toMatchObject({
      state: 'done',
      outcome: 'connected',
      attempts: 1,
      agentName: 'Mara Lindqvist',
      queueName: 'Sales',
      labels: ['quote'],
    });
    expect(await orThrow(campaigns.getProgress({ campaign }))).toMatchObject({
      contacts: 3,
      remaining: 2,
      finished: 1,
      executed: 1,
      answered: 1,
      dialed: 1,
      callsAnswered: 1,
      failed: 0,
      talkSec: 60,
      averageTalkSec: 60,
      callAnswerRate: 1,
    });
    const { items } = await orThrow(records.list(period));
    expect(items.at(-1)).toEqual({
      id: settled?.lastCall,
      set: 'contact-center',
      call: settled?.lastCall,
      direction: 'outbound',
      kind: 'preview',
      channel: 'voice',
      customerNumber: phone(2),
      agent: { id: AgentId('20001'), number: '1001', name: 'Mara Lindqvist' },
      queue: { id: '5001', name: 'Sales' },
      startedAt: '2026-01-05T09:00:03.000Z',
      answeredAt: '2026-01-05T09:00:03.000Z',
      connectedAt: '2026-01-05T09:00:03.000Z',
      endedAt: '2026-01-05T09:01:03.000Z',
      talkSec: 60,
      answered: true,
      cause: 'completed',
      campaign,
      labels: ['quote'],
    });
  });

  test.each<[ContactOutcome, string, boolean]>([
    ['no-answer', 'no-answer', false],
    ['busy', 'busy', false],
    ['rejected', 'rejected', false],
    ['abandoned', 'abandoned', true],
    ['machine', 'voicemail', true],
    ['unreachable', 'unreachable', false],
    ['invalid-number', 'invalid-number', false],
    ['exhausted', 'no-answer', false],
    ['callback', 'completed', true],
    ['failed', 'failed', false],
    ['unknown', 'unknown', false],
  ])('%s ends with %s', async (outcome, cause, answered) => {
    const { campaigns, records, campaign, contacts, telephone } = await running();
    telephone.settle(campaign, 'a', outcome);
    expect(whatBecame(await contacts())[0]).toEqual(['a', 'done', outcome, 1]);
    expect((await orThrow(records.list(period))).items.at(-1)).toMatchObject({ cause, answered, talkSec: 0 });
    expect(await orThrow(campaigns.getProgress({ campaign }))).toMatchObject({
      dialed: 1,
      callsAnswered: answered ? 1 : 0,
      failed: answered ? 0 : 1,
      abandoned: outcome === 'abandoned' ? 1 : 0,
      answered: 0,
    });
  });

  test('is none where a rule forbids it', async () => {
    const { campaigns, records, campaign, contacts, telephone } = await running();
    telephone.settle(campaign, 'a', 'skipped-dnc');
    expect(whatBecame(await contacts())[0]).toEqual(['a', 'skipped', 'skipped-dnc', 0]);
    expect((await orThrow(campaigns.getProgress({ campaign }))).dialed).toBe(0);
    expect((await orThrow(records.list({ ...period, number: phone(1) }))).items).toEqual([]);
  });

  test('completes the campaign when it is the last', async () => {
    const { campaigns, campaign, telephone } = await running();
    const state = async () => (await orThrow(campaigns.get({ campaign }))).state;
    telephone.settle(campaign, 'a', 'connected');
    telephone.settle(campaign, 'b', 'busy');
    expect(await state()).toBe('running');
    telephone.settle(campaign, 'c', 'skipped-window');
    expect(await state()).toBe('completed');
  });

  test('is not made to whom a campaign does not call', async () => {
    const { campaigns, campaign, telephone } = await running();
    const settling = (externalId: string) => () => {
      telephone.settle(campaign, externalId, 'connected');
    };
    telephone.settle(campaign, 'a', 'busy');
    expect(settling('a')).toThrow(expect.objectContaining({ kind: 'Conflict' }));
    expect(settling('d')).toThrow(expect.objectContaining({ kind: 'NotFound' }));
    await orThrow(campaigns.pause({ campaign }));
    expect(settling('b')).toThrow(expect.objectContaining({ kind: 'Conflict' }));
    expect(() => {
      memoryWithTelephone().telephone.settle(campaign, 'a', 'busy');
    }).toThrow(expect.objectContaining({ kind: 'Misconfigured' }));
  });
});

describe('campaigns.recall', () => {
  const over = async () => {
    const center = await running();
    const { campaigns, campaign, telephone } = center;
    telephone.settle(campaign, 'a', 'connected');
    telephone.settle(campaign, 'b', 'busy');
    await orThrow(campaigns.stop({ campaign }));
    return center;
  };

  test.each([
    ['failed', ['a'], ['b', 'c']],
    ['not-called', ['a', 'b'], ['c']],
    ['all', [], ['a', 'b', 'c']],
  ] as const)('%s leaves %j and calls %j', async (which, done, pending) => {
    const { campaigns, campaign, contacts } = await over();
    const { value, outcome } = await orThrow(campaigns.recall({ campaign, which }));
    expect([value.ref, value.state, outcome]).toEqual([campaign, 'running', 'applied']);
    const inState = async (state: string) =>
      (await contacts()).filter((each) => each.state === state).map(({ externalId }) => externalId);
    expect(await inState('done')).toEqual(done);
    expect(await inState('pending')).toEqual(pending);
    expect(value.progress).toMatchObject({ remaining: pending.length, finished: done.length, dialed: 2 });
  });

  test('keeps what came of earlier calls, and counts further ones', async () => {
    const { campaigns, campaign, contacts, telephone } = await over();
    await orThrow(campaigns.recall({ campaign, which: 'failed' }));
    expect(whatBecame(await contacts())[1]).toEqual(['b', 'pending', 'busy', 1]);
    telephone.settle(campaign, 'b', 'connected');
    expect(whatBecame(await contacts())[1]).toEqual(['b', 'done', 'connected', 2]);
  });

  test('changes what is set of the campaign, and nothing else', async () => {
    const { campaigns, campaign } = await over();
    const before = await orThrow(campaigns.get({ campaign }));
    const set = { dialing: { mode: 'progressive' as const }, callerIds: [{ number: '442079460101' }] };
    const { value } = await orThrow(campaigns.recall({ campaign, which: 'all', set }));
    expect(value).toMatchObject({ ...before, ...set, state: 'running', progress: value.progress });
  });

  test('refuses what contradicts itself and queues that are not there, and changes nothing', async () => {
    const { campaigns, campaign, contacts } = await over();
    const before = [await orThrow(campaigns.get({ campaign })), await contacts()];
    const schedule = { start: '2026-02-06T18:00:00+08:00', end: '2026-02-02T09:00:00+08:00' };
    const recalled = (set: object) => failed(campaigns.recall({ campaign, which: 'all', set }));
    expect((await recalled({ schedule })).kind).toBe('InvalidInput');
    expect((await recalled({ queues: [QueueId('5999')] })).kind).toBe('NotFound');
    expect([await orThrow(campaigns.get({ campaign })), await contacts()]).toEqual(before);
  });

  test('is a conflict before a campaign is over, and when there is no such contact', async () => {
    const { campaigns, campaign, telephone } = await running();
    const recalled = (which: 'failed' | 'all') => failed(campaigns.recall({ campaign, which }));
    expect((await recalled('all')).kind).toBe('Conflict');
    for (const key of ['a', 'b', 'c']) telephone.settle(campaign, key, 'connected');
    expect((await recalled('failed')).kind).toBe('Conflict');
  });
});

describe('campaigns.listContacts', () => {
  test('gives new contacts ids that the seed has not', async () => {
    const { campaigns, campaign } = await running();
    const { items } = await orThrow(campaigns.listContacts({ campaign }));
    expect(items.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  test('finds a number with and without its plus', async () => {
    const { campaigns, campaign } = await running();
    const { items } = await orThrow(campaigns.listContacts({ campaign, number: `+${phone(2)}` }));
    expect(items.map(({ externalId }) => externalId)).toEqual(['b']);
  });

  test('answers NotFound for an unknown campaign', async () => {
    const { campaigns } = await running();
    expect((await failed(campaigns.listContacts({ campaign: { code: 'summer' } }))).kind).toBe('NotFound');
  });
});
