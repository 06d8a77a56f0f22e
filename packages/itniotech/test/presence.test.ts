import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId } from '@cordboard/core';
import {
  answer,
  answerEvery,
  answerPage,
  center,
  failed,
  guardNetwork,
  paths,
  refusal,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

describe('presence.get', () => {
  test.each([
    [1, { state: 'logged-out' }],
    ['2', { state: 'ready' }],
    [' 3 ', { state: 'busy' }],
    [4, { state: 'wrap-up' }],
    ['5', { state: 'not-ready', reason: 'break' }],
    [0, { state: 'unknown' }],
    ['6', { state: 'unknown' }],
    [-1, { state: 'unknown' }],
  ])('knows the status %j as %j', async (status, presence) => {
    answerPage([{ keyId: 1, empNo: '003', status }]);
    expect(await succeed(center().presence.get({ agent: { number: '003' } }))).toEqual({
      ...presence,
      native: { code: String(status).trim() },
    });
  });

  test.each([undefined, null, ''])('says unknown where the status is %j', async (status) => {
    answerPage([{ keyId: 1, status }]);
    expect(await succeed(center().presence.get({ agent: { id: AgentId('1') } }))).toEqual({
      state: 'unknown',
    });
  });

  test('answers NotFound in its own name', async () => {
    answerEvery(() => ({ records: [] }));
    const error = await failed(center().presence.get({ agent: { number: 'nobody' } }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none', operation: 'presence.get' });
  });
});

describe('presence.list', () => {
  const rows = [
    { keyId: 1, empNo: '001', name: 'Ada', status: '2', voiceGroupId: 7, groupName: 'Sales' },
    { keyId: 2, empNo: '002', status: '5' },
  ];

  test('asks for the queue and the state, and tells names and queues with each presence', async () => {
    answerPage(rows);
    const page = await succeed(center().presence.list({ queue: QueueId('7'), state: 'ready' }));
    expect(page.items[0]).toEqual({
      agent: { id: '1', number: '001' },
      name: 'Ada',
      presence: { state: 'ready', native: { code: '2' } },
      queues: [{ id: '7', name: 'Sales' }],
    });
    expect(seen.map(({ body }) => body)).toEqual([
      { current: 1, size: 100, params: { voiceGroupId: 7, status: 2 } },
    ]);
  });

  test('picks out those who are asked for, and does not count the others', async () => {
    answerPage(rows, { total: 2, pages: 1 });
    const page = await succeed(center().presence.list({ agents: [{ number: '002' }, { number: 'nobody' }] }));
    expect(page.items.map(({ agent }) => agent)).toEqual([{ id: '2', number: '002' }]);
    expect(page.total).toBe(undefined);
  });

  test('reads on behind a page on which none of them is', async () => {
    answerPage(
      Array.from({ length: 100 }, (_, i) => ({ keyId: i + 1, empNo: String(i + 1) })),
      { total: 101, pages: 2 },
    );
    answerPage([{ keyId: 101, empNo: '101' }], { total: 101, pages: 2 });
    const agents = [{ id: AgentId('101') }];
    const first = await succeed(center().presence.list({ agents }));
    expect(first.items).toEqual([]);
    const second = await succeed(center().presence.list({ agents, cursor: first.next }));
    expect(second.items).toHaveLength(1);
  });

  test.each(['reserved', 'unknown'] as const)('refuses to look for agents in the state %s', async (state) => {
    const error = await failed(center().presence.list({ state }));
    expect(error).toMatchObject({ kind: 'Unsupported', problems: [{ path: 'state' }] });
    expect(seen).toEqual([]);
  });
});

test('presence.listStates knows the states of the page, and sends nothing', async () => {
  const { items } = await succeed(center().presence.listStates({}));
  expect(items.map(({ state, reason, native }) => [native.code, state, reason])).toEqual([
    ['1', 'logged-out', undefined],
    ['2', 'ready', undefined],
    ['3', 'busy', undefined],
    ['4', 'wrap-up', undefined],
    ['5', 'not-ready', 'break'],
  ]);
  expect((await succeed(center().presence.listStates({ settable: true }))).items).toEqual([]);
  expect(seen).toEqual([]);
});

describe('presence.createClientToken', () => {
  const account = '0705C245_001';
  const authentication = 'Bearer SDNVerRWZp:0705C245_001:0ecc5e73-4252-42f6-8bf1-3a2d0bf7ea98';
  const atMs = Date.parse('2026-01-05T09:00:00Z');
  const create = (ttlSec?: number) =>
    center({}, { now: () => atMs }).presence.createClientToken({ agent: { username: account }, ttlSec });

  test('asks as documented, and hands over the credential without its scheme', async () => {
    answer(paths.createToken, success({ authentication }));
    const { outcome, value } = await succeed(create(600));
    expect(seen.map(({ body }) => body)).toEqual([{ account, expires: 600 }]);
    expect([outcome, value.scheme, value.expiresAt]).toEqual([
      'applied',
      'Bearer',
      '2026-01-05T09:10:00.000Z',
    ]);
    expect(`${String(value.scheme)} ${value.token.reveal()}`).toBe(authentication);
    expect(JSON.stringify(value) + inspect(value, { showHidden: true })).not.toContain('SDNVerRWZp');
  });

  test('takes an hour where no time is given', async () => {
    answer(paths.createToken, success({ authentication: authentication.replace('Bearer ', '') }));
    const { value } = await succeed(create());
    expect(seen[0]?.body).toEqual({ account, expires: 3600 });
    expect([value.expiresAt, value.scheme]).toEqual(['2026-01-05T10:00:00.000Z', undefined]);
  });

  test.each([59, 28_801])('refuses %i seconds before anything is sent', async (ttlSec) => {
    const error = await failed(create(ttlSec));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path: 'ttlSec' }] });
    expect(seen).toEqual([]);
  });

  test('looks up what an agent signs in with, who is named otherwise', async () => {
    answerPage([{ keyId: 7, empNo: '003', account }]);
    answer(paths.createToken, success({ authentication }));
    await succeed(center().presence.createClientToken({ agent: { number: '003' } }));
    expect(seen[1]?.body).toEqual({ account, expires: 3600 });
  });

  test('answers NotFound to an agent without an account, and to one whom the vendor does not know', async () => {
    answerPage([{ keyId: 7, empNo: '003' }]);
    const without = await failed(center().presence.createClientToken({ agent: { number: '003' } }));
    expect(without).toMatchObject({ kind: 'NotFound', effect: 'none' });
    answer(paths.createToken, refusal('-24'));
    expect(await failed(create())).toMatchObject({ kind: 'NotFound', effect: 'none' });
  });

  test.each([{}, { authentication: 7 }, { authentication: ' ' }, { authentication: 'one two three' }, null])(
    'does not take %j for a credential',
    async (data) => {
      answer(paths.createToken, success(data));
      const error = await failed(create());
      expect(error.kind).toBe('MalformedReply');
      expect(error.effect).not.toBe('none');
    },
  );
});
