import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, type RecordQuery } from '@cordboard/core/provider';
import { causeOfWord } from '../src/mapping/hangup-words.js';
import { fromRecordQuery } from '../src/mapping/record-query.js';
import { toRecord } from '../src/mapping/records.js';

const record = (row: object, edition: 'call-center' | 'telemarketing' = 'call-center') =>
  toRecord(edition)({ callID: ' 1 ', ...row });

describe('why a call ended', () => {
  test.each([
    ['no-answer', 'NO_ANSWER NO_USER_RESPONSE ALLOTTED_TIMEOUT'],
    ['busy', 'USER_BUSY'],
    ['rejected', 'CALL_REJECTED'],
    ['unreachable', 'SUBSCRIBER_ABSENT DESTINATION_OUT_OF_ORDER NO_ROUTE_DESTINATION USER_NOT_REGISTERED'],
    ['invalid-number', 'UNALLOCATED_NUMBER NUMBER_CHANGED INVALID_NUMBER_FORMAT'],
    [
      'congestion',
      'NORMAL_CIRCUIT_CONGESTION NETWORK_OUT_OF_ORDER NORMAL_TEMPORARY_FAILURE SWITCH_CONGESTION',
    ],
    ['blocked', 'OUTGOING_CALL_BARRED INCOMING_CALL_BARRED BEARERCAPABILITY_NOTAUTH'],
    ['transferred', 'BLIND_TRANSFER ATTENDED_TRANSFER'],
    ['timeout', 'RECOVERY_ON_TIMER_EXPIRE SCHED_CALL'],
  ])('is %s by the words %s', (cause, words) => {
    const each = words.split(' ');
    expect(each.map((word) => causeOfWord(word, 'inbound'))).toEqual(each.map(() => cause));
  });

  test('is by whom it was given up that depends on its direction', () => {
    const directions = ['inbound', 'outbound', 'internal', undefined] as const;
    expect(directions.map((direction) => causeOfWord('ORIGINATOR_CANCEL', direction))).toEqual([
      'abandoned',
      'canceled',
      undefined,
      undefined,
    ]);
    expect(causeOfWord('NORMAL_CLEARING', 'inbound')).toBeUndefined();
  });

  test.each([
    [4, 'failed', false, undefined],
    [5, 'abandoned', false, 'customer'],
    [6, 'no-answer', false, undefined],
    ['7', 'no-answer', false, undefined],
    [8, 'completed', true, undefined],
    [21, 'completed', true, undefined],
    [22, 'failed', false, undefined],
    [9, 'unknown', undefined, undefined],
    [null, undefined, undefined, undefined],
  ])('is by the result %j %s', (callResult, cause, answered, endedBy) => {
    const told = record({ callResult });
    expect([told.cause, told.answered, told.endedBy]).toEqual([cause, answered, endedBy]);
    const other = record({ callResult }, 'telemarketing');
    expect([other.cause, other.answered]).toEqual(callResult === 9 ? ['blocked', false] : [cause, answered]);
  });

  test.each([
    [{ callResult: 4, hangupCause: 'USER_BUSY' }, 'busy', { code: '4', label: 'USER_BUSY' }],
    [{ callResult: 99, hangupCause: 'USER_BUSY' }, 'busy', { code: '99', label: 'USER_BUSY' }],
    [{ callResult: 7, hangupCause: 'USER_BUSY' }, 'no-answer', { code: '7', label: 'USER_BUSY' }],
    [{ hangupCause: 'USER_BUSY' }, 'busy', { code: 'USER_BUSY' }],
    [{ hangupCause: 'OTHER' }, 'unknown', { code: 'OTHER' }],
    [{ callResult: 4, hangupCause: 'OTHER' }, 'failed', { code: '4', label: 'OTHER' }],
    [{ callResult: 22, callType: 2, hangupCause: 'ORIGINATOR_CANCEL' }, 'abandoned', undefined],
  ])('is told of %j by the word only where the result is vague: %s', (row, cause, native) => {
    expect(record(row)).toMatchObject({ cause, native: native === undefined ? {} : { cause: native } });
  });
});

interface Codes {
  readonly callType?: string | number;
  readonly dialType?: string | number;
  readonly mainDialType?: string;
}

describe('a record', () => {
  test('of which nothing is told says so', () => {
    expect(record({})).toEqual({ id: '1', set: 'contact-center', recordings: [] });
    expect(record({ attachedData: {}, areaCity: '', lastAgentName: '', agentCount: null })).toEqual(
      record({}),
    );
  });

  test.each([
    [{ callType: 1, dialType: 1 }, 'internal', 'internal', undefined],
    [{ callType: '2', dialType: '1' }, 'inbound', 'inbound', undefined],
    [{ callType: 3, dialType: 1 }, 'outbound', undefined, null],
    [{ callType: 7, dialType: 7 }, 'unknown', 'unknown', undefined],
    [{ dialType: 2 }, undefined, 'transfer', undefined],
    [{ dialType: 3 }, undefined, 'consult', undefined],
    [{ dialType: 4 }, undefined, 'monitor', undefined],
    [{ dialType: 5 }, undefined, 'intercept', undefined],
    [{ dialType: 6 }, undefined, 'barge', undefined],
    [{ dialType: 1, mainDialType: 'Inbound' }, undefined, 'inbound', { code: 'Inbound' }],
    [{ mainDialType: 'RegularMakeCall' }, undefined, 'manual', { code: 'RegularMakeCall' }],
    [{ mainDialType: 'ClickToCallback' }, undefined, 'click-to-call', { code: 'ClickToCallback' }],
    [{ mainDialType: 'TwoWayToPSTN' }, undefined, 'two-way', { code: 'TwoWayToPSTN' }],
    [{ mainDialType: 'Internal' }, undefined, 'internal', { code: 'Internal' }],
    [{ mainDialType: 'PreviewOutbound' }, undefined, 'preview', { code: 'PreviewOutbound' }],
    [{ mainDialType: 'PredictiveOutbound' }, undefined, 'predictive', { code: 'PredictiveOutbound' }],
    [{ mainDialType: 'Telepathy' }, undefined, 'unknown', { code: 'Telepathy' }],
  ])('by %j is %s, %s', (row: Codes, direction, kind, native) => {
    const told = record(row);
    const byType = native === undefined ? { code: String(row.dialType) } : (native ?? undefined);
    expect([told.direction, told.kind, told.native?.kind]).toEqual([direction, kind, byType]);
    expect(told.native?.direction).toEqual(direction && { code: String(row.callType) });
  });

  test.each([
    [1, 'other'],
    ['2', 'agent'],
    [3, 'customer'],
    [4, 'unknown'],
  ])('by the disposition %j was ended by %s, whatever its result says', (hangupDisposition, endedBy) => {
    const told = record({ callResult: 5, hangupDisposition });
    expect([told.endedBy, told.native?.endedBy]).toEqual([endedBy, { code: String(hangupDisposition) }]);
  });

  test.each([
    [
      { lastAgentUUID: ' a ', firstAgentUUID: 'a' },
      { agent: { id: 'a' }, firstAgent: undefined },
    ],
    [
      { lastAgentUUID: 'b', firstAgentID: '1' },
      { agent: { id: 'b' }, firstAgent: { number: '1' } },
    ],
    [{ firstAgentName: 'A' }, { agent: undefined, firstAgent: { name: 'A' } }],
    [
      { firstQueueID: '7', firstQueueName: 'S' },
      { queue: { id: '7', name: 'S' }, firstQueue: undefined },
    ],
    [
      { firstQueueID: '7', firstDistributedQueueId: '8', firstDistributedQueueName: 'T', lastQueueID: '9' },
      { queue: { id: '9' }, firstQueue: { id: '8', name: 'T' } },
    ],
    [
      { lastQueueID: '7', lastQueueName: 'S', lastDistributedQueueId: '8', lastDistributedQueueName: 'T' },
      { queue: { id: '8', name: 'T' }, firstQueue: undefined },
    ],
    [{ lastQueueName: 'S' }, { queue: undefined }],
    [{ customerNumber: '1', screenNumber: '2' }, { customerNumber: '1' }],
    [
      { screenNumber: '2', gatewayNumber: '3' },
      { customerNumber: '2', centerNumber: '3' },
    ],
    [{ areaProvince: 'P' }, { place: { province: 'P' } }],
    [{ areaCity: 'C' }, { place: { city: 'C' } }],
    [{ campaignId: ' 7 ' }, { campaign: { id: '7' } }],
    [{ attachedData: ' x ' }, { data: ' x ' }],
    [{ attachedData: { order: 7 } }, { data: '{"order":7}' }],
    [{ attachedData: 7 }, { data: undefined }],
    [{ transferCount: '2' }, { counts: { transfers: 2 } }],
    [{ agentCount: 1, consultCount: 3 }, { counts: { agents: 1, consults: 3 } }],
  ])('with %j tells %j', (row, told) => {
    expect(record(row)).toMatchObject(told);
  });

  test('tells its times and how long they took', () => {
    const times = { startTime: 1, alertTime: 2, answerTime: 3, bridgeTime: 4, endTime: 5 };
    const lasts = { alertDuration: 6, callDistributedTotalDuration: 7, duration: 8, totalDuration: 9 };
    const at = (ms: number) => new Date(ms).toISOString();
    expect(record({ ...times, ...lasts, remark: ' n ' })).toMatchObject({
      startedAt: at(1),
      ringingAt: at(2),
      answeredAt: at(3),
      connectedAt: at(4),
      endedAt: at(5),
      ringSec: 6,
      queueSec: 7,
      talkSec: 8,
      totalSec: 9,
      note: ' n ',
    });
  });

  test.each([
    ['https://x.example/recordings/db7?x=1', ['db7']],
    [' https://x.example/recordings/7#t ', ['7']],
    ['https://x.example/recordings/7', ['7']],
    ['https://x.example/recordings/7/8', []],
    ['https://x.example/recordings/', []],
    [`https://x.example/recordings/${'x'.repeat(128)}`, ['x'.repeat(128)]],
    [`https://x.example/recordings/${'x'.repeat(129)}`, []],
    ['https://x.example/7', []],
    [null, []],
  ])('at %s has the recordings %j', (recordUrl, ids) => {
    expect(record({ recordUrl }).recordings).toEqual(ids.map((id) => ({ id })));
  });
});

describe('a query of records', () => {
  test.each<[Partial<RecordQuery>, object]>([
    [{}, {}],
    [{ direction: 'internal' }, { callType: 1 }],
    [{ direction: 'inbound' }, { callType: 2 }],
    [{ direction: 'outbound' }, { callType: 3 }],
    [{ kind: 'two-way' }, { mainDialType: 'TwoWayToPSTN' }],
    [{ kind: 'power' }, {}],
    [{ endedBy: 'other' }, { hangupDisposition: 1 }],
    [{ endedBy: 'agent' }, { hangupDisposition: 2 }],
    [{ endedBy: 'customer' }, { hangupDisposition: 3 }],
    [{ endedBy: 'system' }, {}],
    [{ agent: { id: AgentId('a') } }, { agent: 'a', agentType: 1 }],
    [{ queue: QueueId('7') }, { firstDistributedQueueId: '7' }],
    [{ number: '+112' }, { customerNumber: '112' }],
  ])('%j filters by %j', (query, filters) => {
    expect(fromRecordQuery(query, { fromMs: 1, toMs: 2 }, { page: 3, size: 4 })).toEqual({
      startTime: 1,
      endTime: 2,
      pageNum: 3,
      pageSize: 4,
      ...filters,
    });
  });
});
