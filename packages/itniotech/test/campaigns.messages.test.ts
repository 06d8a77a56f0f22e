import { describe, expect, test } from '@jest/globals';
import { FlowId, PromptId, QueueId, type Contact, type NewCampaign } from '@cordboard/core';
import type { ItniotechConfig } from '../src/config.js';
import { answer, center, failed, guardNetwork, seen, succeed } from './support.js';

guardNetwork();

const send = ['POST', '/voice/group/call/send'] as const;
const sent = (data: unknown) => ({ body: { code: 0, msg: 'success', data } });

const text = { kind: 'text', text: 'Your parcel is here', language: 'en' } as const;
const dialing = { mode: 'agentless', content: text, maxCallSec: 60, repeatCount: 2 } as const;
const message: NewCampaign = { name: 'Parcels', dialing };
const ada: Contact = { phoneNumber: '+447700900101' };
const ben: Contact = { phoneNumber: '447700900102' };

const launch = (
  campaign: NewCampaign = message,
  rows: readonly Contact[] = [ada, ben],
  settings: Partial<ItniotechConfig> = { appId: '4luaKsL2' },
) => center(settings).campaigns.launch({ ...campaign, rows });

/** What is asked for when the words are left out. */
const spoken = { source: 3, text: 'Your parcel is here', lan: 'en' };
const usual = {
  appId: '4luaKsL2',
  taskName: 'Parcels',
  numberInfoList: [{ calleeNumber: '447700900101' }, { calleeNumber: '447700900102' }],
  ...spoken,
  loopCount: 2,
  maxCalls: 60,
  toSeat: 0,
  hangUpSms: 0,
};

describe('a campaign in which a machine speaks first', () => {
  test('is sent as one group call, and told by its number', async () => {
    answer(send, sent(5000602));
    const report = await succeed(launch());
    expect(report).toMatchObject({ total: 2, accepted: 2, failed: 0 });
    expect(report.created).toEqual({ ref: { id: 'group-5000602' }, name: 'Parcels', dialing });
    expect(seen.map(({ body }) => body)).toEqual([usual]);
  });

  test("is there under a brand's own path", async () => {
    answer(['POST', '/v3/voice/group/call/send'], sent(null));
    const report = await succeed(launch(message, [ada], { appId: '4luaKsL2', voicePrefix: '/v3/voice' }));
    expect(report).not.toHaveProperty('created');
  });

  test.each<[string, NewCampaign, object]>([
    [
      'plays a recording',
      { ...message, dialing: { ...dialing, content: { kind: 'prompt', prompt: PromptId('77') } } },
      { source: 1, voiceFileId: 77, text: undefined, lan: undefined },
    ],
    [
      'shows a caller id',
      { ...message, callerIds: [{ number: '+442079460101' }] },
      { displayNum: '442079460101' },
    ],
    [
      'hands over after the message',
      {
        ...message,
        dialing: { ...dialing, handover: { queue: QueueId('7'), when: 'after-message', linesPerAgent: 3 } },
      },
      { toSeat: 1, sipGroupId: 7, outboundControl: 1, calloutRate: 3, toSeatType: 1 },
    ],
    [
      'hands over on a key',
      {
        ...message,
        dialing: { ...dialing, handover: { queue: QueueId('7'), when: 'on-key', linesPerAgent: 1 } },
      },
      { toSeat: 1, sipGroupId: 7, outboundControl: 1, calloutRate: 1, toSeatType: 2 },
    ],
  ])('%s', async (_, campaign, more) => {
    answer(send, sent('5000602'));
    await succeed(launch(campaign));
    expect(seen[0]?.body).toEqual(JSON.parse(JSON.stringify({ ...usual, ...more })));
  });

  const withDialing = (more: object): NewCampaign => ({ ...message, dialing: { ...dialing, ...more } });
  const handover = { queue: QueueId('7'), when: 'on-key', linesPerAgent: 1 };

  test.each<[string, string, NewCampaign]>([
    ['name', 'expected at least 2 characters', { ...message, name: 'P' }],
    ['dialing.repeatCount', 'must be given', withDialing({ repeatCount: undefined })],
    ['dialing.maxCallSec', 'expected at most 999 seconds', withDialing({ maxCallSec: undefined })],
    ['dialing.maxCallSec', 'expected at most 999 seconds', withDialing({ maxCallSec: 1000 })],
    [
      'dialing.content.prompt',
      'expected the number of a recording',
      withDialing({ content: { kind: 'prompt', prompt: PromptId('hello.wav') } }),
    ],
    [
      'dialing.handover.queue',
      'expected the number of a group of agents',
      withDialing({ handover: { ...handover, queue: QueueId('Sales') } }),
    ],
    ...[undefined, 1.5, 1000].map((linesPerAgent): [string, string, NewCampaign] => [
      'dialing.handover.linesPerAgent',
      'expected a whole number up to 999',
      withDialing({ handover: { ...handover, linesPerAgent } }),
    ]),
    ...['*7', '44*7', '7#'].map((number): [string, string, NewCampaign] => [
      'callerIds.0.number',
      'expected at most 20 digits',
      { ...message, callerIds: [{ number }] },
    ]),
  ])('is not sent when %s cannot be: %s', async (path, problem, campaign) => {
    const error = await failed(launch(campaign, [ada]));
    expect([error.kind, error.problems, seen.length]).toEqual([
      'InvalidInput',
      [{ path, message: problem }],
      0,
    ]);
  });

  test('is sent with the most and the least that the vendor takes', async () => {
    answer(send, sent(1));
    const most = withDialing({ maxCallSec: 999, handover: { ...handover, linesPerAgent: 999 } });
    await succeed(launch({ ...most, name: 'Pa', callerIds: [{ number: '12345678901234567890' }] }));
    expect(seen[0]?.body).toMatchObject({ taskName: 'Pa', maxCalls: 999, calloutRate: 999 });
  });

  const numbersAlone = 'a group call takes numbers alone';

  test.each<[string, string, string, Partial<Contact>]>([
    ['InvalidInput', 'phoneNumber', 'expected 7 to 15 digits', { phoneNumber: '123456' }],
    ['InvalidInput', 'phoneNumber', 'expected 7 to 15 digits', { phoneNumber: '1234567890123456' }],
    ['Unsupported', 'name', numbersAlone, { name: 'Ada Brook' }],
    ['Unsupported', 'note', numbersAlone, { note: 'Rings twice' }],
    ['Unsupported', 'fields', numbersAlone, { fields: { City: 'Rome' } }],
  ])('leaves out a row, and no other: %s, %s %s', async (kind, path, problem, part) => {
    answer(send, sent(1));
    const odd = { phoneNumber: '447700900103', ...part };
    // The second row repeats the first, so that what is sent is counted otherwise than what was given.
    const report = await succeed(launch(message, [ada, ada, odd, ben]));
    expect(report).toMatchObject({ total: 4, accepted: 2, unchanged: 1, failed: 1 });
    expect(report.outcomes[2]).toMatchObject({
      row: 2,
      error: { kind, message: expect.stringMatching(new RegExp(`(^|: )${path} ${problem}$`)) },
    });
    expect(JSON.stringify(report.outcomes[2])).not.toContain(odd.phoneNumber);
    expect(seen[0]?.body).toEqual(usual);
  });

  test('is not sent where no row can be called', async () => {
    const report = await succeed(launch(message, [{ ...ada, name: 'Ada Brook' }]));
    expect(report).toMatchObject({ total: 1, failed: 1 });
    expect(report).not.toHaveProperty('created');
    expect(seen.length).toBe(0);
  });

  const noPlace = 'a group call has no such field';
  test.each<[string, string, NewCampaign]>([
    [
      'queues',
      'a group call passes calls on to the queue of its handover',
      { ...message, queues: [QueueId('7')] },
    ],
    ['dialing.ringTimeoutSec', noPlace, withDialing({ ringTimeoutSec: 30 })],
    ['dialing.record', noPlace, withDialing({ record: true })],
    [
      'dialing.content.kind',
      'a group call plays a recording or a text',
      withDialing({ content: { kind: 'flow', flow: FlowId('7001') } }),
    ],
  ])('is Unsupported with %s: %s', async (path, problem, campaign) => {
    expect(await failed(launch(campaign, [ada]))).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path, message: problem }],
    });
    expect(seen.length).toBe(0);
  });

  test('needs the application', async () => {
    const error = await failed(launch(message, [ada], {}));
    expect([error.kind, seen.length]).toEqual(['Unsupported', 0]);
    expect(error.message).toContain('appId');
  });

  test.each([
    ['-20', 'AlreadyExists'],
    ['-22', 'InvalidInput'],
    ['-23', 'QuotaExceeded'],
  ] as const)('fails as a whole when it is refused with %s', async (code, kind) => {
    answer(send, { body: { code, msg: 'some text', data: null } });
    expect(await failed(launch())).toMatchObject({ kind, effect: 'none' });
  });

  test('is not sent twice when the answer is lost: each row is unknown', async () => {
    answer(send, { status: 502, body: 'a proxy' });
    expect(await succeed(launch())).toMatchObject({ total: 2, unknown: 2 });
    expect(seen.length).toBe(1);
  });
});
