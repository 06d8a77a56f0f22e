import { describe, expect, test } from '@jest/globals';
import type { CallRecord } from '@cordboard/core';
import {
  fromSetQuery,
  toNumberPage,
  toNumberRecord,
  toRecordingPage,
  toVoicePage,
  toVoiceRecord,
  withoutFilters,
  type OtherSet,
} from '../src/mapping/set-records.js';
import * as E from 'fp-ts/lib/Either.js';
import { setRows, toldOfEach } from './set-rows.js';

const phoneNumber = '447700900204';
const utcOffset = '+08:00';
const sets: readonly OtherSet[] = ['phone', 'broadcast', 'number'];

const { number, voice } = setRows(phoneNumber);
const common = toldOfEach(phoneNumber);

const told = (set: OtherSet, changes: object = {}): CallRecord =>
  set === 'number'
    ? toNumberRecord(utcOffset)({ ...number, ...changes })
    : toVoiceRecord(set, utcOffset)({ ...voice, ...changes });

describe('a record', () => {
  test('of a desk phone has the id of its call, and its recording', () => {
    const more = { sipGroupName: 'sipGroup', phoneName: 'sip-1', recordingFileId: '123.wav' };
    expect(told('phone', more)).toEqual({
      ...common,
      id: voice.voiceId,
      set: 'phone',
      call: voice.voiceId,
      recordings: [{ id: '123.wav', set: 'phone' }],
    });
  });

  test('of a message has what the center attached, and the file that was played is no recording', () => {
    const more = { voiceFileId: '77.wav', feedbackValue: '-1', calledInfo: 'Ada', baseCost: '0' };
    expect(told('broadcast', more)).toEqual({
      ...common,
      id: voice.voiceId,
      set: 'broadcast',
      kind: 'agentless',
      data: 'Ada',
    });
  });

  test('of a number has its recording under its own id', () => {
    expect(told('number')).toEqual({
      id: number.callid,
      set: 'number',
      direction: 'inbound',
      kind: 'inbound',
      customerNumber: phoneNumber,
      centerNumber: '1008122211',
      startedAt: '2022-02-18T06:42:45.000Z',
      endedAt: '2022-02-18T06:43:46.000Z',
      talkSec: 61,
      chargedSec: 120,
      answered: true,
      cause: 'completed',
      sipStatus: 200,
      recordings: [{ id: number.callid, set: 'number' }],
      cost: [{ amount: '0.15', currency: 'USD' }],
      native: { direction: { code: '2' }, cause: { code: '200', label: 'normal' } },
    });
  });

  test.each(sets)('of the set %s is understood however little there is', (set) => {
    const little = { cost: null, pay: '', startTime: '', callTime: null, callSource: ' ' };
    const record =
      set === 'number'
        ? toNumberRecord(utcOffset)({ callid: ' 7 ', ...little })
        : toVoiceRecord(set, utcOffset)({ voiceId: 7, ...little });
    const fields = Object.entries(record).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(fields)).toEqual({
      id: '7',
      set,
      ...{
        phone: { direction: 'outbound', call: '7', recordings: [] },
        broadcast: { direction: 'outbound', kind: 'agentless' },
        number: { recordings: [] },
      }[set],
    });
  });

  test('of a call that was submitted and not placed began when it was submitted', () => {
    expect(told('phone', { callTime: '' }).startedAt).toBe(voice.submitTime);
  });

  test('whose recording has no name that can be passed on has none', () => {
    expect(told('phone', { recordingFileId: 'x'.repeat(129) }).recordings).toEqual([]);
    expect(told('number', { recordingFileUrl: null }).recordings).toEqual([]);
  });

  test.each([
    ['Afghanistan', 'Afghanistan'],
    [' Congo (DRC) (Kinshasa) ', 'Congo'],
    ['(Kandahar)', undefined],
    [null, undefined],
  ])('of a number in %p is from %s', (code, country) => {
    expect(told('phone', { code }).place).toEqual(country && { country });
  });
});

describe.each([
  ['phone', 'terminationCode'],
  ['broadcast', 'terminationCode'],
  ['number', 'sipCode'],
] as const)('why a call of the set %s ended', (set, field) => {
  test.each([
    ['200', 'completed', true],
    [0, 'completed', true],
    [' 0 ', 'completed', true],
    ['403', 'rejected', false],
    ['404', 'unreachable', false],
    ['408', 'no-answer', false],
    ['410', 'invalid-number', false],
    ['480', 'no-answer', false],
    ['484', 'invalid-number', false],
    [486, 'busy', false],
    ['487', 'canceled', false],
    ['500', 'failed', false],
    ['503', 'congestion', false],
    ['600', 'busy', false],
    ['603', 'rejected', false],
    ['604', 'invalid-number', false],
    // In the sample of the push.
    ['20', 'unknown', undefined],
    ['183', 'unknown', undefined],
    ['', undefined, undefined],
  ] as const)('%p: %s', (code, cause, answered) => {
    const record = told(set, { [field]: code });
    expect([record.cause, record.answered]).toEqual([cause, answered]);
  });
});

test.each([
  [2, 'inbound', 'inbound', phoneNumber, undefined],
  ['3', 'outbound', undefined, '1008122211', { country: 'United States' }],
  [1, 'unknown', undefined, '1008122211', { country: 'United States' }],
  [null, undefined, undefined, '1008122211', { country: 'United States' }],
] as const)('a call by number from the source %p is %s', (callSource, direction, kind, customer, place) => {
  const record = told('number', { callSource });
  expect([record.direction, record.kind, record.customerNumber, record.place]).toEqual([
    direction,
    kind,
    customer,
    place,
  ]);
});

test.each([
  ['1645166565', '2022-02-18T06:42:45.000Z'],
  [1645166565123, '2022-02-18T06:42:45.123Z'],
  ['2022-02-18 14:42:45', '2022-02-18T14:42:45+08:00'],
  ['2022-02-18T14:42:45+08:00', '2022-02-18T14:42:45+08:00'],
  ['2022-02-30 14:42:45', undefined],
  ['soon', undefined],
])('a call by number began at %p', (startTime, startedAt) => {
  expect(told('number', { startTime }).startedAt).toBe(startedAt);
});

test.each([
  [{ cost: '2' }, { amount: '2', currency: 'USD' }],
  [
    { cost: 0.5, currency: 'EUR' },
    { amount: '0.5', currency: 'EUR' },
  ],
  [
    { cost: undefined, costEur: '2' },
    { amount: '2', currency: 'EUR' },
  ],
  [{ cost: 'free' }, undefined],
  [{ cost: '1', currency: 'euro' }, undefined],
])('a call that costs %j', (changes, money) => {
  expect(told('phone', changes).cost).toEqual(money && [money]);
});

describe('a part of a period', () => {
  const part = {
    fromMs: Date.parse('2022-02-18T14:42:45+08:00'),
    toMs: Date.parse('2022-02-18T14:42:46+08:00'),
  };

  test('is asked for in whole seconds around it', () => {
    expect(
      fromSetQuery({ fromMs: part.fromMs + 1, toMs: part.toMs + 1 }, { page: 2, size: 50 }, utcOffset),
    ).toEqual({
      current: 2,
      size: 50,
      params: { strTime: '2022-02-18T14:42:45+08:00', endTime: '2022-02-18T14:42:47+08:00' },
    });
  });

  test('shows the calls that began in it', () => {
    const later = { ...voice, voiceId: ' 8 ', callTime: '2022-02-18T14:42:46+08:00' };
    const page = toVoicePage('broadcast', utcOffset)(part)({ records: [voice, later] });
    expect(page.items.map(({ id, set }) => [id, set])).toEqual([[voice.voiceId, 'broadcast']]);
    expect(page.rows).toEqual([voice.voiceId, '8']);
  });

  test('shows the calls by number, and where their recordings are', () => {
    const records = [number, { ...number, callid: 8, startTime: '1645166566', recordingFileUrl: ' ' }];
    expect(toNumberPage(utcOffset)(part)({ records }).items.map(({ id }) => id)).toEqual([number.callid]);
    expect(toRecordingPage(part)({ records }).items).toEqual([
      { id: number.callid, url: number.recordingFileUrl },
      { id: '8' },
    ]);
  });

  test('is all that can be asked for', () => {
    const query = {
      from: '2022-02-18T00:00:00Z',
      to: '2022-02-19T00:00:00Z',
      limit: 5,
      set: 'phone' as const,
    };
    expect(withoutFilters(query)).toEqual(E.right(undefined));
    const refused = withoutFilters({ ...query, kind: 'manual', endedBy: 'agent' });
    expect(E.isLeft(refused) && refused.left.problems).toEqual([
      { path: 'kind', message: 'the vendor filters only the calls of the set contact-center' },
      { path: 'endedBy', message: 'the vendor filters only the calls of the set contact-center' },
    ]);
  });
});
