import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, Secret, type AgentRef } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import {
  actingAgent,
  clearedBy,
  fromActor,
  fromAgentPatch,
  fromAgentQuery,
  fromAgentRef,
  fromExtensionQuery,
  fromNewExtension,
  fromStationPart,
  isOf,
  toAgent,
  toChangedAgent,
  toExtension,
  toListedAgent,
  toNewExtension,
  without,
} from '../src/mapping/agents.js';
import { fromState, states, toClientToken, toPresence } from '../src/mapping/presence.js';

const [byId, byNumber]: readonly AgentRef[] = [{ id: AgentId('a1') }, { number: '001' }];

describe('an agent', () => {
  test('is named by id or by number, and the request says by which', () => {
    expect([byId!, byNumber!].map(fromAgentRef)).toEqual([
      { agent: 'a1', agentType: 1 },
      { agent: '001', agentType: 0 },
    ]);
    expect([byId!, byNumber!].map(fromActor)).toEqual([
      { agentID: 'a1', agentType: '1' },
      { agentID: '001', agentType: '0' },
    ]);
  });

  test('acts as it is given, else as it is configured, else not at all', () => {
    expect(actingAgent(byId, byNumber, 'createdBy')).toEqual(E.right(byId));
    expect(actingAgent(undefined, byNumber, 'createdBy')).toEqual(E.right(byNumber));
    expect(actingAgent(undefined, undefined, 'createdBy')).toMatchObject({
      left: {
        kind: 'Misconfigured',
        message: expect.stringContaining('no acting agent'),
        problems: [
          { path: 'operator', message: 'is missing in the configuration, and no createdBy is given' },
        ],
      },
    });
  });

  const listed = {
    agentUUID: ' a1 ',
    agentID: ' 001 ',
    agentName: ' Ada ',
    ext: '801',
    agentPhone: '112',
    loginStatus: 1,
    createTimeMs: 1,
    updateTimeMs: '2',
  };
  const told = { id: 'a1', number: '001', name: ' Ada ', station: { extension: '801', phoneNumber: '112' } };

  test('is told by a row, or by its settings, which have other fields', () => {
    expect(toListedAgent(listed)).toEqual({
      ...told,
      presence: { state: 'ready', native: { code: '1' } },
      createdAt: '1970-01-01T00:00:00.001Z',
      updatedAt: '1970-01-01T00:00:00.002Z',
    });
    const settings = { agentUUID: ' a1 ', agentID: '001', agentName: ' Ada ', ext: '801', phone: '112' };
    expect(toAgent({ ...settings, wrapUpTime: '0', wrapUpType: 2 })).toEqual({
      ...told,
      wrapUp: { durationSec: 0, scope: 'agent' },
    });
    expect(toAgent({ ...settings, wrapUpTime: 5, wrapUpType: '1' }).wrapUp).toEqual({
      durationSec: 5,
      scope: 'center',
    });
    expect([{ agentUUID: 'a' }].map(toListedAgent)).toEqual([{ id: 'a' }]);
    expect(toAgent({ agentUUID: 'a', wrapUpType: 1 })).toEqual({ id: 'a' });
    expect(
      [{ ext: '801' }, { phone: '112' }].map((row) => toAgent({ agentUUID: 'a', ...row }).station),
    ).toEqual([{ extension: '801' }, { phoneNumber: '112' }]);
  });

  test('is as the reply to a change tells it, or unknown by number', () => {
    expect(toChangedAgent(byNumber!, { agentUUID: ' b ', agentName: 'B' })).toEqual({ id: 'b', name: 'B' });
    expect([byId!, byNumber!].map((asked) => toChangedAgent(asked, {}))).toEqual([{ id: 'a1' }, undefined]);
  });

  test('is listed by each filter in the words of the vendor', () => {
    const query = {
      name: 'A',
      number: '1',
      queue: QueueId('7'),
      state: 'not-ready',
      extension: '801',
    } as const;
    expect(fromAgentQuery(query)).toEqual({
      agentName: 'A',
      agentID: '1',
      queue: '7',
      ext: '801',
      agentStatus: 2,
    });
  });

  test.each([
    [{ wrapUpSec: 0 }, { wrapUpTime: 0 }, undefined],
    [{ wrapUpScope: 'center' }, { wrapUpType: 1 }, undefined],
    [{ wrapUpScope: 'agent' }, { wrapUpType: 2 }, undefined],
    [{ phoneNumber: '+112' }, { phone: '112' }, undefined],
    [{ extension: '801' }, { ext: '801' }, undefined],
    [{ phoneNumber: null }, undefined, 'phone'],
    [{ extension: null }, undefined, 'extension'],
    [{ phoneNumber: null, extension: null }, undefined, 'both'],
    [{ phoneNumber: '112', extension: null }, { phone: '112' }, 'extension'],
    [{ phoneNumber: null, extension: '801' }, { ext: '801' }, 'phone'],
    [{}, undefined, undefined],
  ] as const)('by the patch %j is set %j, and cleared %j', (patch, set, cleared) => {
    expect([fromAgentPatch(patch), clearedBy(patch)]).toEqual([set, cleared]);
  });

  test.each([
    ['extension', 0, { phoneNumber: '112' }],
    ['phone', 1, { extension: '801' }],
    ['both', 2, undefined],
  ] as const)('is left without its %s', (part, numberType, station) => {
    expect(fromStationPart(part)).toEqual({ numberType });
    expect(without(toListedAgent(listed), part)).toMatchObject({ id: 'a1', station });
    expect(without({ id: AgentId('a') }, part).station).toBeUndefined();
  });
});

describe('an extension', () => {
  test('is free or bound, and asked for by that', () => {
    const page = { currPage: 2, pageSize: 50 };
    expect([undefined, true, false].map((bound) => fromExtensionQuery(bound, { page: 2, size: 50 }))).toEqual(
      [page, { bindStatus: 1, ...page }, { bindStatus: 0, ...page }],
    );
    const bound = { ext: ' 801 ', bindStatus: '1', bindTime: 1, agentUUID: ' a1 ', agentName: 'Ada' };
    expect([bound, { ext: '802', bindStatus: 0, agentUUID: ' ' }, { ext: '803' }].map(toExtension)).toEqual([
      { number: '801', bound: true, boundAt: '1970-01-01T00:00:00.001Z', agent: { id: 'a1', name: 'Ada' } },
      { number: '802', bound: false },
      { number: '803', bound: false },
    ]);
    const isShown = isOf(byId);
    expect([isShown?.(toExtension(bound)), isShown?.(toExtension({ ext: '1' })), isOf(undefined)]).toEqual([
      true,
      false,
      undefined,
    ]);
  });

  const password = new Secret('123456');

  test('is made by number and password, within the bounds of the vendor', () => {
    const sent = { agentID: 'a1', agentType: '1', ext: '801', password };
    expect(fromNewExtension({ number: '801', password }, byId!)).toEqual(E.right(sent));
    expect([{}, { ext: ' 802 ', langCodeTxt: 'G.711' }].map((reply) => toNewExtension('801', reply))).toEqual(
      [
        { number: '801', bound: false },
        { number: '802', bound: false, codec: 'G.711' },
      ],
    );
  });

  test.each([
    ['number', { number: '80', password }],
    ['number', { number: '1'.repeat(9), password }],
    ['number', { password }],
    ['password', { number: '801', password: new Secret('12345') }],
    ['password', { number: '801', password: new Secret('123456789') }],
    ['password', { number: '12345678' }],
  ])('is refused for its %s', (field, extension) => {
    expect(fromNewExtension(extension, byId!)).toMatchObject({
      left: { kind: 'InvalidInput', problems: [{ path: `extension.${field}` }] },
    });
  });
});

describe('a presence', () => {
  test.each([
    [0, 11, 'logged-out', undefined, '0/11'],
    ['1', null, 'ready', undefined, '1'],
    [2, 0, 'not-ready', undefined, '2'],
    [2, 2, 'not-ready', 'other', '2/2'],
    [2, '11', 'not-ready', 'break', '2/11'],
    [2, 12, 'not-ready', 'training', '2/12'],
    [2, 13, 'not-ready', 'meeting', '2/13'],
    [2, 14, 'not-ready', 'meal', '2/14'],
    [2, 15, 'not-ready', 'other', '2/15'],
    [2, 99, 'not-ready', 'other', '2/99'],
    [7, 11, 'unknown', undefined, '7/11'],
  ] as const)(
    'of status %j for the reason %j is %s, %j',
    (loginStatus, notReadyReasonCode, state, reason, code) => {
      const row = { agentUUID: 'a', loginStatus, notReadyReasonCode };
      expect(toPresence(row)).toEqual({ state, reason, native: { code } });
      expect(fromState(state)).toBe(state === 'unknown' ? undefined : Number(loginStatus));
    },
  );

  test('is not told without a status, and has these states', () => {
    expect([toPresence({ agentUUID: 'a', loginStatus: ' ' }), fromState(undefined)]).toEqual([
      undefined,
      undefined,
    ]);
    const told = states.map(({ state, reason, native }) => [native.code, state, reason, native.label]);
    expect(told).toEqual([
      ['0', 'logged-out', undefined, undefined],
      ['1', 'ready', undefined, undefined],
      ['2', 'not-ready', undefined, undefined],
      ['2/2', 'not-ready', 'other', 'do not disturb'],
      ['2/11', 'not-ready', 'break', undefined],
      ['2/12', 'not-ready', 'training', undefined],
      ['2/13', 'not-ready', 'meeting', undefined],
      ['2/14', 'not-ready', 'meal', undefined],
      ['2/15', 'not-ready', 'other', 'activity'],
      ['2/16', 'not-ready', 'other', undefined],
      ['2/17', 'not-ready', 'other', undefined],
      ['2/18', 'not-ready', 'other', undefined],
    ]);
    expect(states.filter(({ settable }) => settable)).toEqual([]);
  });

  test('of a program ends with its token, at a time of the calendar', () => {
    const value = new Secret('abc');
    expect(toClientToken({ value, obtainedAt: 1, lifetimeMs: 1000 })).toMatchObject({
      right: {
        outcome: 'applied',
        value: { token: value, scheme: 'Bearer', expiresAt: '1970-01-01T00:00:01.001Z' },
      },
    });
    expect(toClientToken({ value, obtainedAt: 1, lifetimeMs: 9e15 })).toMatchObject({
      left: {
        kind: 'MalformedReply',
        effect: 'done',
        message: expect.stringContaining('no time of this calendar'),
      },
    });
  });
});
