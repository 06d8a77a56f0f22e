import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { QueueId, type ContactCenterError } from '@cordboard/core';
import {
  answer,
  center,
  failed,
  guardNetwork,
  paths,
  phoneNumber,
  refusal,
  sampleSign,
  sampleTime,
  seen,
  settings,
  succeed,
  success,
  type Reply,
} from './support.js';

guardNetwork();

const queue = QueueId('5000047');
const set = { showRecordings: true, maskNumbers: true };

const lists = (more: object = {}) => center(more).agents.list({ name: phoneNumber, role: 'agent' });
const writes = (more: object = {}) => center(more).queues.configure({ queue, set });

const emptyPage = success({ records: [] });

describe('every attempt', () => {
  test('is signed as in the test vector, a GET included', async () => {
    answer(paths.seatQuery, emptyPage);
    answer(paths.readSettings, success({}));
    await succeed(lists());
    await succeed(center().queues.configure({ queue, set: {} }));
    for (const { headers } of seen) {
      expect(headers).toMatchObject({
        'content-type': 'application/json;charset=UTF-8',
        'api-key': 'bDqJFiq9',
        timestamp: '1630468800',
        sign: sampleSign,
      });
    }
    expect(seen).toHaveLength(2);
  });

  test('is signed afresh, by the clock of its own moment', async () => {
    answer(paths.seatQuery, refusal('-18'));
    answer(paths.seatQuery, emptyPage);
    let now = sampleTime;
    const runtime = { now: () => (now += 1_500) };
    const patient = center({ retry: { attempts: 2, baseDelayMs: 0 } }, runtime);
    await succeed(patient.agents.list({}));
    const stamps = seen.map(({ headers }) => String(headers.timestamp));
    expect(new Set(stamps).size).toBe(2);
    for (const [i, stamp] of stamps.entries()) {
      const sign = createHash('md5').update(`${settings.apiKey}${settings.apiSecret}${stamp}`).digest('hex');
      expect(seen[i]?.headers.sign).toBe(sign);
    }
  });

  test('goes to the base URL of the settings, path and trailing slash included', async () => {
    nock('http://127.0.0.1:8099').post('/api/v3/cc/seat/query').reply(200, { status: 0, data: {} });
    expect(await succeed(lists({ baseUrl: 'http://127.0.0.1:8099/api/' }))).toEqual({ items: [] });
  });
});

describe('a timestamp that is refused', () => {
  test('is replaced once, and then all is well', async () => {
    answer(paths.writeSettings, refusal('-16'));
    answer(paths.writeSettings, success(null));
    let now = sampleTime;
    const { queues } = center({}, { now: () => (now += 1_000) });
    expect(await succeed(queues.configure({ queue, set }))).toMatchObject({ outcome: 'applied' });
    expect(seen[0]?.headers.timestamp).not.toBe(seen[1]?.headers.timestamp);
  });

  test.each([
    ['no Date to compare with', {}, "check this machine's clock (code -16)"],
    ['a later Date', { date: 'Wed, 01 Sep 2021 05:00:00 GMT' }, 'it is slow (code -16)'],
    ['an earlier Date', { date: 'Wed, 01 Sep 2021 03:00:00 GMT' }, 'it is fast (code -16)'],
    ['the same Date', { date: 'Wed, 01 Sep 2021 04:00:30 GMT' }, "check this machine's clock (code -16)"],
    [
      'a Date a minute off',
      { date: 'Wed, 01 Sep 2021 04:01:00 GMT' },
      "check this machine's clock (code -16)",
    ],
  ])('twice says to check the clock, given %s', async (_, headers, said) => {
    const refused = { ...refusal('-16'), headers };
    answer(paths.writeSettings, refused);
    answer(paths.writeSettings, refused);
    const error = await failed(writes());
    expect(error).toMatchObject({ kind: 'ClockSkew', effect: 'none', retryable: false });
    expect(error.message).toContain("check this machine's clock");
    expect(error.message.endsWith(said)).toBe(true);
  });
});

describe('an envelope', () => {
  test.each([
    { status: '0' },
    { status: 0 },
    { status: ' 0 ' },
    { code: 0, msg: 'success' },
    { code: '0', reason: 'success' },
    { status: null, code: '0' },
    { status: '', code: 0 },
  ])('means success, however it is written: %j', async (envelope) => {
    answer(paths.seatQuery, { body: { ...envelope, data: { records: [{ keyId: 1 }] } } });
    expect(await succeed(lists())).toEqual({ items: [{ id: '1', role: { role: 'agent' } }] });
  });

  test.each([
    { status: '-22', reason: 'no' },
    { status: -22, reason: 'no' },
    { status: ' -22 ', reason: ' no ' },
    { code: -22, msg: 'no' },
    { code: '-22', reason: 'no', data: null },
  ])('means failure, however it is written: %j', async (body) => {
    answer(paths.seatQuery, { body });
    expect(await failed(lists())).toMatchObject({
      kind: 'InvalidInput',
      native: { code: '-22', message: 'no', httpStatus: 200 },
    });
  });

  test.each([{}, { data: null }, { reason: 'success' }, { status: null }, { status: {} }, [], 'ok', 0, null])(
    'without a status is malformed: %j',
    async (body) => {
      answer(paths.seatQuery, { body: JSON.stringify(body) });
      expect(await failed(lists())).toMatchObject({ kind: 'MalformedReply', effect: 'none' });
    },
  );

  test('is no success under an HTTP status that says otherwise', async () => {
    answer(paths.writeSettings, { ...success(null), status: 503 });
    expect(await failed(writes())).toMatchObject({ kind: 'Unavailable', effect: 'maybe' });
  });

  test('whose code nobody documented is Internal and keeps the code', async () => {
    answer(paths.writeSettings, refusal('-99'));
    expect(await failed(writes())).toMatchObject({
      kind: 'Internal',
      effect: 'maybe',
      native: { code: '-99' },
    });
  });

  test('may quote numbers and secrets, none of which get into the error', async () => {
    const quoted = [phoneNumber, settings.apiKey, settings.apiSecret, sampleSign].join(' / ');
    answer(paths.seatQuery, refusal('-22', quoted));
    expect((await failed(lists())).native?.message).toBe('[number] / [redacted] / [redacted] / [token]');
    answer(paths.seatQuery, refusal(phoneNumber, quoted));
    expect((await failed(lists())).native?.code).toBe('[code]');
  });
});

describe('the vendor out of order (-18)', () => {
  const patient = { retry: { attempts: 2, baseDelayMs: 0 } };

  test('is asked again when nothing can be done twice', async () => {
    answer(paths.seatQuery, refusal('-18'));
    answer(paths.seatQuery, emptyPage);
    expect(await succeed(lists(patient))).toEqual({ items: [] });
  });

  test('leaves a write in doubt, and it is not repeated blindly', async () => {
    answer(paths.writeSettings, refusal('-18'));
    expect(await failed(writes(patient))).toMatchObject({
      kind: 'Internal',
      effect: 'maybe',
      retryable: false,
    });
    expect(seen).toHaveLength(1);
  });
});

describe('a bad reply', () => {
  const html = `<html><body>${phoneNumber} ${settings.apiKey}</body></html>`;
  const page = { 'content-type': 'text/html' };
  type Expected = Partial<Pick<ContactCenterError, 'kind' | 'effect' | 'retryAfterMs'>>;

  test.each<[string, Reply, Expected, Expected?]>([
    ['a wrong key', refusal('-1', `who is ${phoneNumber}?`), { kind: 'Unauthenticated' }],
    ['an IP that is not allowed', refusal('-2'), { kind: 'PermissionDenied' }],
    [
      'an error page of a gateway',
      { status: 502, body: html, headers: page },
      { kind: 'Unavailable' },
      { effect: 'maybe' },
    ],
    ['a page where no API is', { status: 404, body: html, headers: page }, { kind: 'Misconfigured' }],
    [
      'a JSON 404 of a web server',
      { status: 404, body: { status: 404, error: 'Not Found', path: '/x' } },
      { kind: 'Misconfigured' },
    ],
    [
      'a JSON 500 of a web server',
      { status: 500, body: { timestamp: 1, status: 500, error: phoneNumber } },
      { kind: 'Unavailable' },
      { effect: 'maybe' },
    ],
    [
      'a JSON 403 of a gateway',
      { status: 403, body: { message: phoneNumber } },
      { kind: 'PermissionDenied' },
    ],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://elsewhere.example/' } },
      { kind: 'Misconfigured' },
      { effect: 'maybe' },
    ],
    [
      'half a reply',
      { body: `{"status":"0","data":{"called":"${phoneNumber}"` },
      { kind: 'MalformedReply' },
      { effect: 'maybe' },
    ],
    ['an empty reply', { body: '' }, { kind: 'MalformedReply' }, { effect: 'maybe' }],
    [
      'too many requests',
      { status: 429, body: 'slow down', headers: { 'retry-after': '7' } },
      { kind: 'RateLimited', retryAfterMs: 7000 },
    ],
    [
      'too many requests, in JSON',
      { status: 429, body: {}, headers: { 'retry-after': '7' } },
      { kind: 'RateLimited', retryAfterMs: 7000 },
    ],
  ])('%s', async (_, reply, expected, ofWrite = {}) => {
    answer(paths.seatQuery, reply);
    expect(await failed(lists())).toMatchObject({ effect: 'none', ...expected, provider: 'itniotech' });
    answer(paths.writeSettings, reply);
    expect(await failed(writes())).toMatchObject({ effect: 'none', ...expected, ...ofWrite });
  });

  test('under a wrong content type is none, as long as it is JSON', async () => {
    answer(paths.seatQuery, { body: '{"status":"0","data":{}}', headers: page });
    expect(await succeed(lists())).toEqual({ items: [] });
  });

  test('larger than the limit is not read to its end', async () => {
    answer(paths.seatQuery, success('x'.repeat(2000)));
    expect(await failed(lists({ maxReplyBytes: 1024 }))).toMatchObject({
      kind: 'MalformedReply',
      effect: 'none',
      message: expect.stringContaining('larger than the limit'),
    });
  });
});

describe('nobody there', () => {
  const freePort = (): Promise<number> =>
    new Promise((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const bound = server.address();
        server.close(() => {
          resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
        });
      });
    });

  test('is Unavailable, and nothing was done', async () => {
    nock.enableNetConnect('127.0.0.1');
    const baseUrl = `http://127.0.0.1:${await freePort()}`;
    expect(await failed(lists({ baseUrl }))).toMatchObject({ kind: 'Unavailable', effect: 'none' });
    expect(await failed(writes({ baseUrl }))).toMatchObject({ kind: 'Unavailable', effect: 'none' });
  });
});
