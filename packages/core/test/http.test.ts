import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import nock from 'nock';
import { failure, type AttemptEvent, type ContactCenterError, type Runtime } from '@cordboard/core/provider';
import { BaseUrl, reads, renewable, writes } from '@cordboard/core/http';
import { authBy, plainSurface, type Parts, type Settings } from './http-support.js';
import { context, errorOf, printed, runtimeWith } from './support.js';

const host = 'https://vendor.test';

const surface = (settings: Partial<Settings> = {}, runtime: Partial<Runtime> = {}) =>
  plainSurface({ baseUrl: host, retry: { attempts: 3, baseDelayMs: 0 }, ...settings }, runtimeWith(runtime));

const ask = (parts: Parts = {}) => surface().askOk(parts)();

const post = writes('POST', '/things', 'unsafe');

const errorFrom = async (parts: Parts = {}, settings: Partial<Settings> = {}) =>
  errorOf(await surface(settings).askOk(parts)());

beforeAll(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

describe('an address', () => {
  test('encodes every parameter and leaves out what is undefined', async () => {
    nock(host).get('/agents/a%2Fb%20c%3F/x').query({ name: '日本 & co' }).reply(200, { ok: true });
    const result = await ask({
      endpoint: reads('GET', '/agents/{agent}/x'),
      params: { agent: 'a/b c?' },
      query: { name: '日本 & co', skipped: undefined },
    });
    expect(result).toEqual(E.right({ ok: true }));
  });

  test.each(['', '.', '..'])('refuses %j, which would lead elsewhere', async (agent) => {
    const error = await errorFrom({ endpoint: reads('GET', '/agents/{agent}/x'), params: { agent } });
    expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'agent' }] });
  });

  test.each([
    ['https://vendor.test', true],
    ['https://vendor.test:8043/base', true],
    ['http://127.0.0.1:8080', true],
    ['http://localhost', true],
    ['http://vendor.test', false],
    ['http://127.0.0.1.evil.test', false],
    ['ftp://vendor.test', false],
    ['https://user:pass@vendor.test', false],
    ['https://vendor.test?x=1', false],
    ['vendor.test', false],
  ])('%s may be a base URL: %s', (url, expected) => {
    expect(BaseUrl.is(url)).toBe(expected);
  });
});

describe('a reply', () => {
  test.each<[string, number, string, Record<string, string>, ContactCenterError['kind'], RegExp]>([
    [
      'a web page from a gateway',
      502,
      '<html>Bad Gateway</html>',
      { 'content-type': 'text/html' },
      'Unavailable',
      /HTTP \d{3} with an HTML body where JSON was expected/,
    ],
    [
      'a web page at a wrong address',
      404,
      '<html/>',
      { 'content-type': 'text/html' },
      'Misconfigured',
      /base URL/,
    ],
    [
      'a web page that claims success',
      200,
      '<html/>',
      { 'content-type': 'text/html' },
      'MalformedReply',
      /HTTP \d{3} with an HTML body where JSON was expected/,
    ],
    [
      'a web page under the type of JSON',
      200,
      '\n <html/>',
      { 'content-type': 'application/json' },
      'MalformedReply',
      /an HTML body/,
    ],
    [
      'half of some JSON',
      200,
      '{"ok": tr',
      { 'content-type': 'application/json' },
      'MalformedReply',
      /incomplete JSON/,
    ],
    ['nothing', 200, '', {}, 'MalformedReply', /an empty body/],
    ['another shape', 200, '{"ok":"+15550100123"}', {}, 'MalformedReply', /ok expected boolean/],
    ['a redirect elsewhere', 302, '', { location: 'https://evil.test/' }, 'Misconfigured', /not followed/],
    ['an error status with an unknown body', 503, '{"x":1}', {}, 'Unavailable', /HTTP 503/],
    ['no permission', 403, '{"x":1}', {}, 'PermissionDenied', /HTTP 403/],
  ])('%s', async (_, status, body, headers, kind, message) => {
    nock(host).get('/things').reply(status, body, headers);
    const error = await errorFrom({}, { retry: { attempts: 1 } });
    expect(error.kind).toBe(kind);
    expect(error.effect).toBe('none');
    expect(error.message).toMatch(message);
    expect(error.native?.httpStatus).toBe(status);
    expect(printed(error)).not.toContain('15550100123');
  });

  test('is accepted as JSON whatever type it claims to be', async () => {
    nock(host).get('/things').reply(200, '{"ok":true}', { 'content-type': 'text/plain' });
    expect(await ask()).toEqual(E.right({ ok: true }));
  });

  test('is not read beyond the limit', async () => {
    nock(host)
      .get('/things')
      .reply(200, JSON.stringify({ ok: true, pad: 'x'.repeat(5000) }));
    expect(await errorFrom({}, { maxReplyBytes: 2048 })).toMatchObject({
      kind: 'MalformedReply',
      message: expect.stringMatching(/larger/),
    });
  });

  test('is read for a megabyte where something was written, and for more where a list was asked for', async () => {
    const long = JSON.stringify({ ok: true, pad: 'x'.repeat(1_100_000) });
    nock(host).get('/things').reply(200, long);
    expect(E.isRight(await ask())).toBe(true);
    nock(host).post('/things').reply(200, long);
    expect(await errorFrom({ endpoint: post })).toMatchObject({
      kind: 'MalformedReply',
      effect: 'maybe',
      message: expect.stringMatching(/larger/),
    });
  });
});

describe('repeating', () => {
  test('a read is repeated until it succeeds, signed afresh each time', async () => {
    nock(host).get('/things').matchHeader('sign', '1').reply(503);
    nock(host)
      .get('/things')
      .matchHeader('sign', '2')
      .replyWithError(Object.assign(new Error('x'), { code: 'ECONNRESET' }));
    nock(host).get('/things').matchHeader('sign', '3').reply(200, { ok: true });
    let signed = 0;
    expect(await ask({ auth: authBy(() => ({ sign: String(++signed) })) })).toEqual(E.right({ ok: true }));
  });

  test('gives up after as many tries as allowed', async () => {
    nock(host).get('/things').times(3).reply(503);
    expect((await errorFrom()).kind).toBe('Unavailable');
  });

  test('a write that may have happened is not sent again', async () => {
    nock(host).post('/things').reply(502, '<html/>');
    expect(await errorFrom({ endpoint: post, body: { json: {} } })).toMatchObject({
      kind: 'Unavailable',
      effect: 'maybe',
      retryable: false,
    });
  });

  test('a write that certainly did not happen is', async () => {
    nock(host).post('/things').reply(429, { x: 1 });
    nock(host).post('/things', { name: 'x' }).reply(200, { ok: true });
    expect(await ask({ endpoint: post, body: { json: { name: 'x' } } })).toEqual(E.right({ ok: true }));
  });

  test('a write whose key the vendor honours is, with the same key', async () => {
    nock(host).post('/things').matchHeader('key', 'k').reply(502);
    nock(host).post('/things').matchHeader('key', 'k').reply(200, { ok: true });
    const keyed = {
      endpoint: writes('POST', '/things', 'keyed'),
      body: { json: {} },
      auth: authBy(() => ({ key: 'k' })),
    };
    expect(await ask(keyed)).toEqual(E.right({ ok: true }));
  });

  test('what an earlier try may have done is not forgotten when a later one is refused', async () => {
    nock(host).post('/things').reply(502);
    nock(host).post('/things').reply(409, { x: 1 });
    const endpoint = writes('POST', '/things', 'keyed');
    expect(await errorFrom({ endpoint, body: { json: {} } })).toMatchObject({
      kind: 'Conflict',
      effect: 'maybe',
    });
  });

  test('a refused connection is no effect', async () => {
    nock(host)
      .post('/things')
      .replyWithError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
    const error = await errorFrom({ endpoint: post, body: { json: {} } }, { retry: { attempts: 1 } });
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none', retryable: true });
    expect(error.message).toContain('ECONNREFUSED');
  });

  test('waits as long as the vendor asks', async () => {
    nock(host).get('/things').reply(429, '{"x":1}', { 'retry-after': '1' });
    nock(host).get('/things').reply(200, { ok: true });
    const startedAt = performance.now();
    await ask();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(950);
  });

  test('does not wait longer than allowed, but says how long it would be', async () => {
    nock(host).get('/things').reply(429, '{"x":1}', { 'retry-after': '3600' });
    expect(await errorFrom()).toMatchObject({
      kind: 'RateLimited',
      retryAfterMs: 3_600_000,
      retryable: true,
    });
  });
});

describe('giving up', () => {
  test('canceling ends the request under way', async () => {
    nock(host).get('/things').delay(2000).reply(200, { ok: true });
    const controller = new AbortController();
    const running = ask({ context: context(controller.signal) });
    setTimeout(() => {
      controller.abort();
    }, 20);
    expect(errorOf(await running)).toMatchObject({ kind: 'Canceled', effect: 'none' });
  });

  test('canceling ends the wait before the next try at once', async () => {
    nock(host).get('/things').reply(429, '{"x":1}', { 'retry-after': '4' });
    const controller = new AbortController();
    const running = ask({ context: context(controller.signal) });
    setTimeout(() => {
      controller.abort();
    }, 50);
    const startedAt = performance.now();
    expect(errorOf(await running).kind).toBe('Canceled');
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

describe('putting right', () => {
  const refuseOnce = () => {
    nock(host).get('/things').reply(401, { x: 1 });
  };

  test('a refusal that can be mended is mended and the request sent once more', async () => {
    refuseOnce();
    nock(host).get('/things').reply(200, { ok: true });
    const recovered: string[] = [];
    const onRefused = (error: ContactCenterError) => {
      recovered.push(error.kind);
      return TE.right(undefined);
    };
    expect(await ask({ auth: authBy(() => ({}), { onRefused }) })).toEqual(E.right({ ok: true }));
    expect(recovered).toEqual(['Unauthenticated']);
  });

  test('but only once', async () => {
    refuseOnce();
    refuseOnce();
    expect(
      (await errorFrom({ auth: authBy(() => ({}), { onRefused: () => TE.right(undefined) }) })).kind,
    ).toBe('Unauthenticated');
  });
});

test('tells of each attempt by place and kind', async () => {
  nock(host).get('/agents/15550100').reply(503, { x: 1 });
  nock(host).get('/agents/15550100').reply(200, { ok: true });
  const events: AttemptEvent[] = [];
  await surface({}, { onAttempt: (event) => events.push(event) }).askOk({
    endpoint: reads('GET', '/agents/{agent}'),
    params: { agent: '15550100' },
  })();
  expect(
    events.map(({ path, attempt, httpStatus, errorKind }) => [path, attempt, httpStatus, errorKind]),
  ).toEqual([
    ['/agents/{agent}', 1, 503, 'Unavailable'],
    ['/agents/{agent}', 2, 200, undefined],
  ]);
  expect(JSON.stringify(events)).not.toContain('15550100');
});

test('counts the request for a part of another call as one attempt', async () => {
  nock(host).get('/things').reply(503, '');
  const events: AttemptEvent[] = [];
  await surface({}, { onAttempt: (event) => events.push(event) }).askOk({ inner: true })();
  expect(events.map(({ attempt }) => attempt)).toEqual([1]);
});

test('ends as it would have where the caller’s onAttempt throws, which is told by name', async () => {
  nock(host).get('/things').reply(200, { ok: true });
  const defects: unknown[] = [];
  const error = new Error('oops');
  const runtime: Partial<Runtime> = {
    onAttempt: () => {
      throw error;
    },
  };
  const told = { ...context(), onDefect: (defect: unknown) => defects.push(defect) };
  expect(await surface({}, runtime).askOk({ context: told })()).toEqual(E.right({ ok: true }));
  expect(defects).toEqual([{ where: 'onAttempt', error }]);
});

test('leaves a write in doubt that is answered by a redirect, as some answer what was taken in', async () => {
  nock(host).post('/things').reply(303, '', { location: '/things/1' });
  expect(await errorFrom({ endpoint: post })).toMatchObject({ kind: 'Misconfigured', effect: 'maybe' });
});

describe('something renewable', () => {
  const token = (obtainedAt: number) => ({ obtainedAt });
  const setup = (obtain: () => E.Either<ContactCenterError, { obtainedAt: number }>) => {
    let now = 0;
    let fetched = 0;
    const source = renewable({
      obtain: async () => {
        fetched += 1;
        await Promise.resolve();
        return obtain();
      },
      lifetime: { renewAfterMs: () => 50, expiresAfterMs: () => 100, ageMs: () => 0 },
      monotonicNow: () => now,
    });
    return { source, at: (ms: number) => (now = ms), fetched: () => fetched };
  };

  test('is fetched once however many wait for it', async () => {
    const { source, fetched } = setup(() => E.right(token(0)));
    await Promise.all(Array.from({ length: 20 }, () => source.get()));
    expect(fetched()).toBe(1);
  });

  test('is renewed at its time, and stays in use while renewal fails', async () => {
    let working = true;
    const first = token(0);
    const { source, at, fetched } = setup(() =>
      working ? E.right(first) : E.left(failure('Unavailable', 'down')),
    );
    await source.get();
    at(49);
    await source.get();
    expect(fetched()).toBe(1);
    working = false;
    at(60);
    expect(await source.get()).toEqual(E.right(first));
    expect(fetched()).toBe(2);
    at(100);
    expect(E.isLeft(await source.get())).toBe(true);
  });

  test('may be the same again: it is of use for as long as another would be', async () => {
    const same = token(0);
    const { source, at, fetched } = setup(() => E.right(same));
    for (const ms of [0, 49, 50, 99, 100]) {
      at(ms);
      await source.get();
    }
    expect(fetched()).toBe(3);
  });

  test('a refused one is dropped, but not the one that replaced it', async () => {
    let n = 0;
    const { source, fetched } = setup(() => E.right(token(n++)));
    const first = await source.get();
    if (E.isRight(first)) source.discard(first.right);
    await source.get();
    if (E.isRight(first)) source.discard(first.right);
    await source.get();
    expect(fetched()).toBe(2);
  });
});
