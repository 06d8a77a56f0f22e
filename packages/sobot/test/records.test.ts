import { describe, expect, test } from '@jest/globals';
import { RecordId, type CallRecord } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import * as E from 'fp-ts/lib/Either.js';
import { callService, failed, good, onlyLoopback, secrets, serve, sobotWith } from './support.js';

onlyLoopback();

const path = `${callService}reports/maincdrs/_search`;
const july = { from: '2023-07-01T00:00:00+08:00', to: '2023-08-01T00:00:00+08:00' };

/** The row of the vendor's own SDK, its numbers and names replaced. */
const sample = {
  messageID: 'MainCDRInfo',
  callID: '0cdcc57c0cc5dN41fd79badQd00b1d4cee8c',
  customerNumber: '',
  screenNumber: '65****4567',
  areaPrefix: '0065',
  areaProvince: 'Central',
  areaCity: 'Singapore',
  gatewayNumber: '6561234567',
  callType: 3,
  dialType: 1,
  startTime: '1690354302559',
  alertTime: '1690354304481',
  answerTime: '0',
  bridgeTime: '0',
  endTime: 1690354310239,
  duration: '0',
  alertDuration: 6,
  totalDuration: 8,
  callResult: '7',
  hangupDisposition: '2',
  hangupCause: 'ORIGINATOR_CANCEL',
  earlyDetectCause: '无人接听',
  firstAgentUUID: 'a111bce9312e4722a64b5add581b3445',
  firstAgentID: '00140',
  firstAgentName: 'Mara',
  lastAgentUUID: 'a111bce9312e4722a64b5add581b3445',
  lastAgentID: '00140',
  lastAgentName: 'Mara',
  firstDistributedQueueId: '',
  lastDistributedQueueId: '',
  agentCount: 1,
  transferCount: '0',
  consultCount: 0,
  remark: '455445',
  attachedData: { order: 'A-7' },
  userData: '{}',
  recordUrl: '',
};

const told = async (changes: object, settings: object = {}, at = path): Promise<CallRecord> => {
  serve('POST', at, [200, good({ list: [{ ...sample, ...changes }], total: 1 })]);
  const { items } = await orThrow(sobotWith(settings).records.list(july));
  return items[0]!;
};

test('the row of the SDK is understood, a 0 as a time that was not', async () => {
  expect(await told({})).toEqual({
    id: '0cdcc57c0cc5dN41fd79badQd00b1d4cee8c',
    set: 'contact-center',
    direction: 'outbound',
    customerNumber: '65****4567',
    centerNumber: '6561234567',
    place: { province: 'Central', city: 'Singapore' },
    agent: { id: 'a111bce9312e4722a64b5add581b3445', number: '00140', name: 'Mara' },
    startedAt: '2023-07-26T06:51:42.559Z',
    ringingAt: '2023-07-26T06:51:44.481Z',
    endedAt: '2023-07-26T06:51:50.239Z',
    ringSec: 6,
    talkSec: 0,
    totalSec: 8,
    answered: false,
    cause: 'no-answer',
    endedBy: 'agent',
    recordings: [],
    note: '455445',
    data: '{"order":"A-7"}',
    counts: { agents: 1, transfers: 0, consults: 0 },
    native: {
      direction: { code: '3' },
      cause: { code: '7', label: 'ORIGINATOR_CANCEL' },
      endedBy: { code: '2' },
    },
  });
});

describe('the result of a call', () => {
  test.each([
    ['4', 'failed', false],
    ['5', 'abandoned', false],
    ['6', 'no-answer', false],
    ['7', 'no-answer', false],
    [8, 'completed', true],
    [21, 'completed', true],
    ['22', 'failed', false],
    ['10', 'unknown', undefined],
    ['770', 'unknown', undefined],
    [null, undefined, undefined],
  ] as const)('%p is %s, answered %s', async (callResult, cause, answered) => {
    const record = await told({ callResult, hangupCause: '' });
    expect([record.cause, record.answered]).toEqual([cause, answered]);
    expect(record.native?.cause?.code).toBe(callResult === null ? undefined : String(callResult));
  });

  test('9 has a word in the telemarketing edition only', async () => {
    expect((await told({ callResult: 9, hangupCause: '' })).cause).toBe('unknown');
    const at = '/callservice/tm/tm-reports/maincdrs/_search';
    const record = await told({ callResult: 9, hangupCause: '' }, { edition: 'telemarketing' }, at);
    expect(record.cause).toBe('blocked');
  });

  test.each([
    [22, 'USER_BUSY', 3, 'busy'],
    [22, 'SUBSCRIBER_ABSENT', 3, 'unreachable'],
    [22, 'UNALLOCATED_NUMBER', 3, 'invalid-number'],
    [99, 'SWITCH_CONGESTION', 3, 'congestion'],
    [99, 'OUTGOING_CALL_BARRED', 3, 'blocked'],
    [99, 'CALL_REJECTED', 3, 'rejected'],
    [99, 'ATTENDED_TRANSFER', 3, 'transferred'],
    [99, 'RECOVERY_ON_TIMER_EXPIRE', 3, 'timeout'],
    [null, 'NO_USER_RESPONSE', 3, 'no-answer'],
    [99, 'ORIGINATOR_CANCEL', 2, 'abandoned'],
    [99, 'ORIGINATOR_CANCEL', 3, 'canceled'],
    [99, 'ORIGINATOR_CANCEL', 1, 'unknown'],
    [99, 'NORMAL_CLEARING', 3, 'unknown'],
    [null, 'NORMAL_CLEARING', 3, 'unknown'],
    [8, 'USER_BUSY', 3, 'completed'],
    [6, 'USER_BUSY', 3, 'no-answer'],
  ] as const)(
    '%p with the word %s in direction %d is %s',
    async (callResult, hangupCause, callType, cause) => {
      expect((await told({ callResult, hangupCause, callType })).cause).toBe(cause);
    },
  );
});

describe('how a call came about', () => {
  test.each([
    [{ callType: 2, dialType: 1 }, 'inbound', 'inbound'],
    [{ callType: 1, dialType: 1 }, 'internal', 'internal'],
    [{ callType: 3, dialType: 1 }, 'outbound', undefined],
    [{ callType: 3, dialType: 1, mainDialType: 'PredictiveOutbound' }, 'outbound', 'predictive'],
    [{ callType: 3, dialType: 1, mainDialType: 'Telepathy' }, 'outbound', 'unknown'],
    [{ callType: '2', dialType: '2' }, 'inbound', 'transfer'],
    [{ dialType: 3 }, 'outbound', 'consult'],
    [{ dialType: 4 }, 'outbound', 'monitor'],
    [{ dialType: 5 }, 'outbound', 'intercept'],
    [{ dialType: 6 }, 'outbound', 'barge'],
    [{ callType: 7, dialType: 77 }, 'unknown', 'unknown'],
    [{ callType: null, dialType: null }, undefined, undefined],
  ] as const)('%j is %s, %s', async (codes, direction, kind) => {
    const record = await told(codes);
    expect([record.direction, record.kind]).toEqual([direction, kind]);
  });

  test.each([
    [1, 'other'],
    ['2', 'agent'],
    [3, 'customer'],
    [4, 'unknown'],
    ['', undefined],
  ] as const)('and was ended by %p, %s', async (hangupDisposition, endedBy) => {
    expect((await told({ hangupDisposition })).endedBy).toBe(endedBy);
  });
});

test('the first agent and queue are told where they are others than the last', async () => {
  const record = await told({
    lastAgentUUID: 'b2',
    lastAgentID: '00141',
    lastAgentName: null,
    firstDistributedQueueId: '5001',
    firstDistributedQueueName: 'Sales',
    lastDistributedQueueId: '5002',
    lastDistributedQueueName: '',
  });
  expect(record).toMatchObject({
    agent: { id: 'b2', number: '00141' },
    firstAgent: { number: '00140' },
    queue: { id: '5002' },
    firstQueue: { id: '5001', name: 'Sales' },
  });
});

test.each([
  ['https://sg.sobot.io/callservice/v6//cc-audios/recordings/db760fa1N4a?x=1', [{ id: 'db760fa1N4a' }]],
  ['https://sg.sobot.io/callservice/tm//tm-audios/recordings/7', [{ id: '7' }]],
  ['https://elsewhere.invalid/7.wav', []],
  [null, []],
])('of %s the recordings are %j', async (recordUrl, recordings) => {
  expect((await told({ recordUrl })).recordings).toEqual(recordings);
});

describe('asking for calls', () => {
  test('sends each filter in the words of the page', async () => {
    const arrived = serve('POST', path, [200, good({ list: [] })]);
    await orThrow(
      sobotWith().records.list({
        ...july,
        limit: 1000,
        direction: 'outbound',
        kind: 'click-to-call',
        agent: { number: '0042' },
        number: `+${secrets.customer}`,
        endedBy: 'customer',
        queue: '5001' as never,
      }),
    );
    expect(arrived).toMatchObject([
      {
        headers: { timezoneid: 'Asia/Singapore' },
        body: {
          startTime: 1688140800000,
          endTime: 1690819200000,
          pageNum: 1,
          pageSize: 100,
          agent: '0042',
          agentType: 0,
          customerNumber: secrets.customer,
          callType: 3,
          mainDialType: 'ClickToCallback',
          firstDistributedQueueId: '5001',
          hangupDisposition: 3,
        },
      },
    ]);
  });

  test.each([
    [{ kind: 'power' }, 'kind'],
    [{ endedBy: 'system' }, 'endedBy'],
    [{ causes: ['busy'] }, 'causes'],
    [{ set: 'phone' }, 'set'],
  ] as const)('refuses %j before anything is sent', async (filter, at) => {
    const { kind, problems } = await failed(sobotWith().records.list({ ...july, ...filter }));
    expect([kind, problems.map(({ path: field }) => field)]).toEqual(['Unsupported', [at]]);
  });

  test('by queue is refused in the telemarketing edition', async () => {
    const center = sobotWith({ edition: 'telemarketing' });
    const { kind } = await failed(center.records.list({ ...july, queue: '5001' as never }));
    expect(kind).toBe('Unsupported');
  });

  test('leaves out a call that begins when the period ends', async () => {
    const rows = [{ ...sample, startTime: 1690819200000 }, sample];
    serve('POST', path, [200, good({ list: rows, total: 2 })]);
    const { items } = await orThrow(sobotWith().records.list(july));
    expect(items).toHaveLength(1);
  });
});

describe('asking for one call', () => {
  const id = RecordId('7d');
  const dayMs = 86_400_000;

  test('looks in the days around its time', async () => {
    const arrived = serve('POST', path, [200, good({ list: [{ ...sample, callID: ' 7d ' }] })]);
    expect(await orThrow(sobotWith().records.get({ id, at: '2023-07-26T06:51:42Z' }))).toMatchObject({ id });
    const at = Date.parse('2023-07-26T06:51:42Z');
    expect(arrived).toMatchObject([{ body: { callID: '7d', startTime: at - dayMs, endTime: at + dayMs } }]);
  });

  test('looks in the last 31 days without one', async () => {
    const now = Date.parse('2023-08-01T00:00:00Z');
    const arrived = serve('POST', path, [200, good({ list: [sample] })]);
    const answer = await sobotWith({}, { now: () => now }).records.get({ id })();
    expect(E.isLeft(answer) && answer.left.kind).toBe('NotFound');
    expect(arrived).toMatchObject([{ body: { startTime: now - 31 * dayMs, endTime: now + dayMs } }]);
  });
});
