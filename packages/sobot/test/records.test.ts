import { describe, expect, test } from '@jest/globals';
import { RecordId, RecordingId, type CallRecord } from '@cordboard/core';
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

const tmPath = '/callservice/tm/tm-reports/maincdrs/_search';

describe.each([
  ['call-center', path],
  ['telemarketing', tmPath],
] as const)('the result of a call in the edition %s', (edition, at) => {
  test.each([
    ['4', 'failed', false],
    ['5', 'abandoned', false],
    ['6', 'no-answer', false],
    ['7', 'no-answer', false],
    [8, 'completed', true],
    [21, 'completed', true],
    ['21', 'completed', true],
    ['22', 'failed', false],
    [null, undefined, undefined],
  ] as const)('%p is %s, answered %s', async (callResult, cause, answered) => {
    const record = await told({ callResult, hangupCause: '' }, { edition }, at);
    expect([record.cause, record.answered]).toEqual([cause, answered]);
    expect(record.native?.cause?.code).toBe(callResult === null ? undefined : String(callResult));
  });

  // 10 and 20 are an answer there, 21 none.
  test.each([10, 11, 12, 13, 14, 15, 16, 20, 24, 25, 26, 770, 771, 772, 773, 774, 781])(
    '%i, a code of the older generation, is unknown and no answer',
    async (callResult) => {
      const record = await told({ callResult, hangupCause: '' }, { edition }, at);
      expect([record.cause, record.answered]).toEqual(['unknown', undefined]);
      expect(record.native?.cause).toEqual({ code: String(callResult) });
    },
  );
});

describe('the result of a call', () => {
  test('9 has a word in the telemarketing edition only', async () => {
    const inCallCenter = await told({ callResult: 9, hangupCause: '' });
    expect([inCallCenter.cause, inCallCenter.answered]).toEqual(['unknown', undefined]);
    const record = await told({ callResult: 9, hangupCause: '' }, { edition: 'telemarketing' }, tmPath);
    expect([record.cause, record.answered]).toEqual(['blocked', false]);
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
    [99, 'NO_ANSWER', 3, 'no-answer'],
    [99, 'ALLOTTED_TIMEOUT', 3, 'no-answer'],
    [99, 'DESTINATION_OUT_OF_ORDER', 3, 'unreachable'],
    [99, 'NO_ROUTE_DESTINATION', 3, 'unreachable'],
    [99, 'USER_NOT_REGISTERED', 3, 'unreachable'],
    [99, 'NUMBER_CHANGED', 3, 'invalid-number'],
    [99, 'INVALID_NUMBER_FORMAT', 3, 'invalid-number'],
    [99, 'NORMAL_CIRCUIT_CONGESTION', 3, 'congestion'],
    [99, 'NETWORK_OUT_OF_ORDER', 3, 'congestion'],
    [99, 'NORMAL_TEMPORARY_FAILURE', 3, 'congestion'],
    [99, 'INCOMING_CALL_BARRED', 3, 'blocked'],
    [99, 'BEARERCAPABILITY_NOTAUTH', 3, 'blocked'],
    [99, 'BLIND_TRANSFER', 3, 'transferred'],
    [99, 'SCHED_CALL', 3, 'timeout'],
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
    [{ callType: 2, mainDialType: 'Inbound' }, 'inbound', 'inbound'],
    [{ callType: 3, mainDialType: 'RegularMakeCall' }, 'outbound', 'manual'],
    [{ callType: 3, mainDialType: 'ClickToCallback' }, 'outbound', 'click-to-call'],
    [{ callType: 3, mainDialType: 'TwoWayToPSTN' }, 'outbound', 'two-way'],
    [{ callType: 1, mainDialType: 'Internal' }, 'internal', 'internal'],
    [{ callType: 3, mainDialType: 'PreviewOutbound' }, 'outbound', 'preview'],
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

test.each([
  [5, '', 'customer'],
  [5, 1, 'other'],
  [5, 4, 'unknown'],
  [7, '', undefined],
] as const)('result %i and disposition %p: ended by %s', async (callResult, hangupDisposition, endedBy) => {
  expect((await told({ callResult, hangupDisposition })).endedBy).toBe(endedBy);
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

  test.each([
    ['direction', 'internal', 'callType', 1],
    ['direction', 'inbound', 'callType', 2],
    ['direction', 'outbound', 'callType', 3],
    ['kind', 'inbound', 'mainDialType', 'Inbound'],
    ['kind', 'manual', 'mainDialType', 'RegularMakeCall'],
    ['kind', 'two-way', 'mainDialType', 'TwoWayToPSTN'],
    ['kind', 'internal', 'mainDialType', 'Internal'],
    ['kind', 'preview', 'mainDialType', 'PreviewOutbound'],
    ['kind', 'predictive', 'mainDialType', 'PredictiveOutbound'],
    ['endedBy', 'other', 'hangupDisposition', 1],
    ['endedBy', 'agent', 'hangupDisposition', 2],
  ] as const)('by %s %s sends %s %p in both editions', async (filter, word, field, code) => {
    const settings = [{}, { edition: 'telemarketing' }];
    const arrived = [path, tmPath].map((at) => serve('POST', at, [200, good({ list: [] })]));
    for (const each of settings) await orThrow(sobotWith(each).records.list({ ...july, [filter]: word }));
    const asked = { startTime: 1688140800000, endTime: 1690819200000, pageNum: 1, pageSize: 50 };
    const bodies = arrived.flat().map(({ body }) => body);
    expect(bodies).toEqual(settings.map(() => ({ ...asked, [field]: code })));
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

  test('looks at the path of the edition', async () => {
    serve('POST', tmPath, [
      200,
      good({ list: [{ ...sample, callID: '7d', callResult: 9, hangupCause: '' }] }),
    ]);
    const record = await orThrow(sobotWith({ edition: 'telemarketing' }).records.get({ id }));
    expect(record).toMatchObject({ id, cause: 'blocked' });
  });

  test('looks in the last 31 days without one', async () => {
    const now = Date.parse('2023-08-01T00:00:00Z');
    const arrived = serve('POST', path, [200, good({ list: [sample] })]);
    const answer = await sobotWith({}, { now: () => now }).records.get({ id })();
    expect(E.isLeft(answer) && answer.left.kind).toBe('NotFound');
    expect(arrived).toMatchObject([{ body: { startTime: now - 31 * dayMs, endTime: now + dayMs } }]);
  });
});

describe('a recording that is downloaded', () => {
  const recording = { id: RecordingId('0cdc d/1') };
  const sound = Buffer.from([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 1]);
  const ask = (settings: object = {}) => sobotWith(settings).records.downloadRecording({ recording });

  test.each([
    ['call-center', '/callservice/v6/cc-audios/recordings/0cdc%20d%2F1'],
    ['telemarketing', '/callservice/tm/tm-audios/recordings/0cdc%20d%2F1'],
  ])("comes from the address of the edition %s, with the account's token", async (edition, at) => {
    const arrived = serve('GET', at, [200, sound, { 'content-type': 'audio/wav' }]);
    const { stream, contentType } = await orThrow(ask({ edition }));
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    expect(Buffer.concat(pieces)).toEqual(sound);
    expect(contentType).toBe('audio/wav');
    expect(arrived[0]?.headers).toHaveProperty('authorization');
  });

  test.each<[string, number, string | object, Record<string, string>, string]>([
    ['HTTP 404 without an envelope', 404, 'Not here', { 'content-type': 'text/plain' }, 'NotFound'],
    [
      'the envelope with HTTP 200',
      200,
      { code: 404, message: '65****4567' },
      { 'content-type': 'application/json' },
      'NotFound',
    ],
    ['a sentence for a recording', 200, '65****4567', { 'content-type': 'audio/wav' }, 'MalformedReply'],
    ['a page', 200, '<html>65****4567', { 'content-type': 'text/html' }, 'MalformedReply'],
  ])('fails with %s, whose text is not told', async (_, status, body, headers, kind) => {
    serve('GET', `${callService}audios/recordings/0cdc%20d%2F1`, [status, body, headers]);
    const error = await failed(ask());
    expect([error.kind, error.effect]).toEqual([kind, 'none']);
    expect(error.message).not.toMatch(/65\*|4567\b/);
  });
});
