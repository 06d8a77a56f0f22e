import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, type CallerIdQuery, type RecordQuery } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { toPresence, fromState, states } from '../src/mapping/presence.js';
import { filtersOf, fromRecordQuery, toRecord, toRecordPage } from '../src/mapping/records.js';
import { fromCallerIdQuery, toCallerIdPage } from '../src/mapping/routing.js';

const refused = (kind: string, ...problems: readonly (readonly [path: string, message: string])[]) => ({
  left: { kind, problems: problems.map(([path, message]) => ({ path, message })) },
});

const record = (row: object) => toRecord('+08:00')({ callSessionId: 1, ...row });

describe('a record', () => {
  test('of which nothing is told says so', () => {
    expect(record({})).toStrictEqual({
      ...Object.fromEntries(
        [
          ...['call', 'direction', 'kind', 'cause', 'answered', 'endedBy', 'native', 'customerNumber'],
          ...['centerNumber', 'place', 'agent', 'queue', 'startedAt', 'answeredAt', 'endedAt', 'talkSec'],
          ...['sipStatus', 'labels', 'note', 'data'],
        ].map((field) => [field, undefined]),
      ),
      id: '1',
      set: 'contact-center',
      recordings: [],
    });
  });

  test.each([
    [1, 'outbound', 'power', 'called'],
    ['2', 'inbound', 'inbound', 'caller'],
    [3, 'outbound', 'manual', 'called'],
    [4, 'unknown', 'unknown', 'called'],
  ])('of type %j is %s, %s, and its customer is the %s', (callType, direction, kind, customer) => {
    const row = { callType, called: 'called', caller: 'caller', ccodeName: 'India' };
    expect(record(row)).toMatchObject({
      direction,
      kind,
      customerNumber: customer,
      centerNumber: customer === 'called' ? 'caller' : 'called',
      place: customer === 'called' ? { country: 'India' } : undefined,
      native: { direction: { code: String(callType) }, kind: { code: String(callType) } },
    });
  });

  // By the code of the cause, and of who hung up: 0 customer, 1 agent, 3 system.
  test.each([
    [0, null, 'no-answer', false, undefined],
    [1, 1, 'completed', true, 'agent'],
    [2, null, 'abandoned', undefined, 'customer'],
    [2, 3, 'abandoned', undefined, 'system'],
    [3, 0, 'completed', true, 'customer'],
    [4, null, 'failed', undefined, 'system'],
    [5, null, 'unreachable', false, 'system'],
    [6, null, 'unreachable', false, 'system'],
    [7, 9, 'busy', false, 'unknown'],
    [8, 0, 'abandoned', false, 'customer'],
    [8, 1, 'no-answer', false, 'agent'],
    [8, null, 'no-answer', false, undefined],
    [9, null, 'completed', true, undefined],
    [99, 0, 'unknown', undefined, 'customer'],
    [null, 0, undefined, undefined, 'customer'],
  ])('that ended by %j and %j: %s', (hangupReason, hangingDirection, cause, answered, endedBy) => {
    const { native, ...told } = record({ hangupReason, hangingDirection });
    expect([told.cause, told.answered, told.endedBy]).toEqual([cause, answered, endedBy]);
    const codes = [hangupReason, hangingDirection].map((code) =>
      code === null ? undefined : { code: String(code) },
    );
    expect([native?.cause, native?.endedBy]).toEqual(codes);
  });

  test.each([
    [99, undefined],
    [100, 100],
    ['699', 699],
    [700, undefined],
    [200.5, undefined],
    [-200, undefined],
  ])('whose answer by SIP is %j tells %j', (hangupCode, sipStatus) => {
    expect(record({ hangupCode }).sipStatus).toBe(sipStatus);
  });

  test.each([
    [{ labels: ['a'], labelNames: ['b'] }, ['a']],
    [{ labels: '', labelNames: ['b'] }, ['b']],
    [{ labels: null, labelNames: '' }, undefined],
    [{ labels: null, labelNames: null }, undefined],
  ])('with %j has the labels %j', (row, labels) => {
    expect(record(row).labels).toEqual(labels);
  });

  test('names agent and queue by either of their fields', () => {
    const either = { seatName: 'S', sipGroupName: 'G' };
    expect([either, { ...either, agentName: 'A', agentGroupName: 'Q' }].map(record)).toMatchObject([
      { agent: { name: 'S' }, queue: { name: 'G' } },
      { agent: { name: 'A' }, queue: { name: 'Q' } },
    ]);
    expect(record({ voiceUrl: ' 7.mp3 ', calledInfo: 'x', callId: ' 8 ' })).toMatchObject({
      recordings: [{ id: '7.mp3' }],
      data: 'x',
      call: '8',
    });
  });

  test('is shown where it began in the period, and ended as was asked', () => {
    const records = ['00:00:00', '00:00:01', '00:00:02'].map((time, i) => ({
      callSessionId: i,
      callStartTime: `2024-01-01 ${time}`,
      hangupReason: i,
    }));
    const fromMs = Date.parse('2024-01-01T00:00:00+08:00');
    const shown = (toMs: number, causes?: RecordQuery['causes']) =>
      toRecordPage({ fromMs, toMs }, { causes }, '+08:00')({ records }).items.map(({ cause }) => cause);
    expect(shown(fromMs + 2000)).toEqual(['no-answer', 'completed']);
    expect(shown(fromMs + 3000, ['abandoned', 'no-answer'])).toEqual(['no-answer', 'abandoned']);
    expect(shown(fromMs + 3000, [])).toEqual([]);
  });
});

describe('a query of records', () => {
  test.each<[Omit<RecordQuery, 'from' | 'to'>, object | undefined]>([
    [{}, {}],
    [{ direction: 'outbound' }, { callType: [1, 3] }],
    [{ direction: 'inbound' }, { callType: [2] }],
    [{ kind: 'power' }, { callType: [1] }],
    [{ direction: 'outbound', kind: 'manual' }, { callType: [3] }],
    [{ direction: 'inbound', kind: 'manual' }, undefined],
    [{ causes: ['abandoned'] }, { hangupReason: [2, 8] }],
    [{ causes: ['no-answer', 'busy'] }, { hangupReason: [0, 7, 8] }],
    [{ causes: ['rejected'] }, undefined],
    [{ endedBy: 'agent' }, { hangingDirection: [1] }],
    [{ endedBy: 'system' }, { hangingDirection: [3] }],
    [{ endedBy: 'other' }, undefined],
    [{ agent: { id: AgentId('7') } }, { seatId: [7] }],
    [{ agent: { number: '7' } }, {}],
    [{ queue: QueueId('8') }, { voiceGroupId: 8 }],
    [{ number: '+44+2' }, { calledOrCaller: '44+2' }],
    [{ number: '44+2' }, { calledOrCaller: '44+2' }],
  ])('%j filters by %j', (query, filters) => {
    expect(filtersOf(query)).toEqual(E.right(filters));
  });

  test('names the path of an id that is none', () => {
    expect(filtersOf({ agent: { id: AgentId('Noor') } })).toMatchObject(
      refused('InvalidInput', ['agent.id', 'expected a whole number, as all agent ids of this vendor are']),
    );
    expect(filtersOf({ queue: QueueId('Sales') })).toMatchObject(
      refused('InvalidInput', ['queue', 'expected a whole number, as all queue ids of this vendor are']),
    );
  });

  test('asks for whole seconds around a period', () => {
    const period = { fromMs: Date.UTC(2024) + 1, toMs: Date.UTC(2024) + 1001 };
    expect(fromRecordQuery({ seatId: [7] }, period, { page: 2, size: 50 }, '+08:00')).toEqual({
      current: 2,
      size: 50,
      params: {
        startTime: '2024-01-01T08:00:00+08:00',
        endTime: '2024-01-01T08:00:02+08:00',
        seatId: [7],
      },
    });
  });
});

test('a presence is a state, and a state is asked for by its code', () => {
  const known = [
    ['1', 'logged-out', undefined],
    ['2', 'ready', undefined],
    ['3', 'busy', undefined],
    ['4', 'wrap-up', undefined],
    ['5', 'not-ready', 'break'],
  ] as const;
  const presences = known.map(([code, state, reason]) => ({ state, reason, native: { code } }));
  expect(known.map(([code]) => toPresence(code))).toEqual(presences);
  expect(states).toEqual(presences.map((presence) => ({ ...presence, settable: false })));
  expect(known.map(([, state]) => fromState(state))).toEqual([1, 2, 3, 4, 5]);
  expect([toPresence('6'), toPresence(undefined), fromState('unknown')]).toEqual([
    { state: 'unknown', native: { code: '6' } },
    undefined,
    undefined,
  ]);
});

describe('a number of the account', () => {
  const page = (status?: CallerIdQuery['status']) =>
    toCallerIdPage({ status })({
      total: 5,
      size: 100,
      pages: 1,
      records: [3, 4, 5, 6, null].map((state) => ({ number: '7', state })),
    });

  test('is shown while it is in use, or by the statuses asked for, of which the vendor counts others, too', () => {
    const shown = (status?: CallerIdQuery['status']) => page(status).items.map((each) => each.status);
    expect(shown()).toEqual(['enabled', 'unknown', 'unknown']);
    expect(shown(['expired', 'disabled'])).toEqual(['expired', 'disabled']);
    expect(page().claims).toStrictEqual({ size: 100, pages: 1 });
    expect(fromCallerIdQuery({ page: 2, size: 100 })).toEqual({ current: 2, size: 100, params: {} });
  });

  test.each([
    [{}, {}],
    [{ type: 'MOBILE' }, { type: 'mobile', native: { type: { code: 'MOBILE' } } }],
    [{ type: ' FIXED ' }, { type: 'fixed', native: { type: { code: 'FIXED' } } }],
    [{ type: 'SATELLITE' }, { type: 'unknown', native: { type: { code: 'SATELLITE' } } }],
    [{ state: 3 }, { status: 'enabled', native: { status: { code: '3' } } }],
    [{ enableVoicemail: '1' }, { voicemail: true }],
    [{ enableVoicemail: 0 }, { voicemail: false }],
    [{ enableVoicemail: 2 }, {}],
    [{ dueDate: '2024-02-29' }, { expiresOn: '2024-02-29' }],
    [{ dueDate: '2024-02-30' }, {}],
    [
      { remark: 'note', country: 'IN', inboundPrefix: 9 },
      { note: 'note', country: 'IN', inboundPrefix: '9' },
    ],
  ])('with %j says %j', (row, told) => {
    const [callerId] = toCallerIdPage({})({ records: [{ number: 7, ...row }] }).items;
    expect(callerId).toEqual({ number: '7', status: 'unknown', ...told });
  });
});
