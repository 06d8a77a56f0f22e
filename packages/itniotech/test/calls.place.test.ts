import { describe, expect, test } from '@jest/globals';
import type { ErrorKind, NewCall } from '@cordboard/core';
import {
  answer,
  answerWith,
  center,
  expectSent,
  failed,
  fixture,
  guardNetwork,
  phoneNumber,
  refusal,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const sendSip = ['POST', '/voice/sendSip'] as const;
const appId = '4luaKsL2';

const calls = (settings: object = {}) => center({ appId, ...settings }).calls;

const call: NewCall = { from: { extension: 'test_001' }, to: { kind: 'number', number: phoneNumber } };

describe('calls.place', () => {
  test('sends the documented request and names the call as the documented reply does', async () => {
    const documented = fixture('calls.place.documented');
    answerWith(documented);
    const written = await succeed(
      calls().place({
        from: { extension: 'test_001' },
        to: { kind: 'number', number: '932111111111' },
        callerId: '1008122211',
        data: 'calledInfo',
      }),
    );
    expectSent(documented);
    expect(written).toEqual({
      value: {
        id: '2203031113381000002',
        state: 'initiated',
        direction: 'outbound',
        kind: 'click-to-call',
      },
      outcome: 'accepted',
      warnings: [],
    });
  });

  test('leaves out what it is not given, and the plus of a number', async () => {
    answer(sendSip, success('2203031113381000002'));
    await succeed(calls().place({ ...call, to: { kind: 'number', number: '+932111111111' } }));
    expect(seen.map(({ body }) => body)).toEqual([{ callee: '932111111111', account: 'test_001', appId }]);
  });

  test('keeps the name of a call that is written as a number, to its last digit', async () => {
    answer(sendSip, { body: '{"status":0,"data":2203031113381000002}' });
    expect((await succeed(calls().place(call))).value.id).toBe('2203031113381000002');
  });

  test("uses the brand's own prefix", async () => {
    answer(['POST', '/v3/voice/sendSip'], success('2203031113381000002'));
    await succeed(calls({ voicePrefix: '/v3/voice' }).place(call));
    expect(seen.map(({ path }) => path)).toEqual(['/v3/voice/sendSip']);
  });

  test('says which setting it lacks without an application', async () => {
    const error = await failed(calls({ appId: undefined }).place(call));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    expect(error.message).toContain('appId');
    expect(seen).toEqual([]);
  });

  test.each<[Partial<NewCall>, ErrorKind, string]>([
    [{ to: { kind: 'number', number: '123456' } }, 'InvalidInput', 'to.number'],
    [{ to: { kind: 'number', number: '1234567890123456' } }, 'InvalidInput', 'to.number'],
    [{ to: { kind: 'number', number: '*97#1234' } }, 'InvalidInput', 'to.number'],
    [{ callerId: '123456' }, 'InvalidInput', 'callerId'],
    [{ data: 'x'.repeat(1001) }, 'InvalidInput', 'data'],
    [{ from: { agent: { number: '1001' } } }, 'Unsupported', 'from.agent'],
    [{ from: { number: phoneNumber } }, 'Unsupported', 'from.number'],
    [{ to: { kind: 'agent', agent: { number: '1001' } } }, 'Unsupported', 'to.kind'],
  ])('refuses before sending what the vendor would refuse: %j', async (wrong, kind, path) => {
    const error = await failed(calls().place({ ...call, ...wrong }));
    expect(error).toMatchObject({ kind, effect: 'none', problems: [{ path }] });
    expect(seen).toEqual([]);
  });

  test.each<[string, ErrorKind, string]>([
    ['-1', 'Unauthenticated', 'none'],
    ['-2', 'PermissionDenied', 'none'],
    ['-10', 'QuotaExceeded', 'none'],
    ['-18', 'Internal', 'maybe'],
    ['-22', 'InvalidInput', 'none'],
    ['-26', 'QuotaExceeded', 'none'],
    ['-99', 'Internal', 'maybe'],
  ])('understands the code %s as %s', async (code, kind, effect) => {
    answer(sendSip, refusal(code));
    const error = await failed(calls().place(call));
    expect(error).toMatchObject({ kind, effect });
    expect(seen).toHaveLength(1);
  });

  test('signs anew once when the vendor says that the time is up, because nothing was dialed', async () => {
    answer(sendSip, refusal('-16'));
    answer(sendSip, refusal('-16'));
    expect(await failed(calls().place(call))).toMatchObject({ kind: 'ClockSkew', effect: 'none' });
    expect(seen).toHaveLength(2);
  });

  test.each<[string, Parameters<typeof answer>[1], ErrorKind]>([
    ['is out of order', { status: 503, body: '' }, 'Unavailable'],
    ['answers with a page', { body: '<html>busy</html>' }, 'MalformedReply'],
    ['answers half a reply', { body: '{"status":"0","data":"22030' }, 'MalformedReply'],
    ['names no call', success(null), 'MalformedReply'],
  ])('never calls a second time when the vendor %s', async (_, reply, kind) => {
    answer(sendSip, reply);
    const error = await failed(calls({ retry: { attempts: 3 } }).place(call));
    expect(error).toMatchObject({ kind, retryable: false });
    expect(['maybe', 'done']).toContain(error.effect);
    expect(seen).toHaveLength(1);
  });
});
