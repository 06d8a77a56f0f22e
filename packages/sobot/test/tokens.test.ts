import { describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { memoryStore, QueueId, type AttemptEvent } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import {
  agentToken,
  callService,
  companyToken,
  failed,
  fieldOf,
  fixture,
  good,
  host,
  onlyLoopback,
  replay,
  serve,
  serveTokens,
  settings,
  sobotWith,
} from './support.js';

onlyLoopback(false);

const queuesPath = `${callService}config/api/queues/_search`;
const queuePath = `${callService}config/api/queue`;
const signedAt = 1_660_632_449_700;
// md5 of appId, time, "token" and secret, worked out with another tool.
const sign = 'a9db2a0c208a1518c3b97218d28ad550';

/** The samples hold a token of their own. */
const sampleToken = (name: string): string => {
  const { body } = fixture(name).reply;
  return String(fieldOf(body, 'access_token') ?? fieldOf(body, 'accessToken'));
};

/** Serves company tokens that live for two hours, each with a number of its own. */
const serveNumberedTokens = () => {
  let fetched = 0;
  nock(host)
    .persist()
    .post('/tokens/company')
    .reply(200, () => {
      fetched += 1;
      return { access_token: `token-${String(fetched)}`, expires_in: 7200 };
    });
  return { fetched: () => fetched };
};

const listQueues = (center = sobotWith()) => orThrow(center.queues.list({}));

describe('asking for a token', () => {
  test.each([
    ['tokens.company.documented', {}, 'list'],
    ['tokens.agent.documented', {}, 'remove'],
    ['tokens.agent.documented', { operator: { number: '1111' } }, 'remove'],
    ['tokens.agent.telemarketing', { operator: { id: 'bd4630df3550552ba7c16f27ae9a39cb' } }, 'remove'],
  ])('follows %s for %j, signed, and uses what comes back', async (name, changes, use) => {
    const sample = fixture(name);
    const asked = replay(sample);
    const used: unknown[] = [];
    nock(host, { reqheaders: { authorization: `Bearer ${sampleToken(name)}` } })
      .intercept(use === 'list' ? queuesPath : queuePath, use === 'list' ? 'POST' : 'DELETE')
      .reply(200, () => {
        used.push(use);
        return good({});
      });
    const center = sobotWith(changes, { now: () => signedAt });
    await (use === 'list' ? listQueues(center) : orThrow(center.queues.remove({ queue: QueueId('1') })));
    expect(asked).toEqual([
      { ...sample.request, body: { ...sample.request.body, sign, currentTime: String(signedAt) } },
    ]);
    expect(used).toEqual([use]);
  });

  test('is an attempt of its own to those who are told of attempts', async () => {
    serveTokens();
    serve('POST', queuesPath, [200, good()]);
    const seen: unknown[] = [];
    const onAttempt = ({ operation, attempt }: AttemptEvent) => seen.push([operation, attempt]);
    await listQueues(sobotWith({}, { onAttempt }));
    expect(seen).toEqual([
      ['tokens.company', 1],
      ['queues.list', 1],
    ]);
  });

  test('is done once, however many calls wait for it', async () => {
    const asked = serveTokens();
    const page = good({ list: [] });
    serve('POST', queuesPath, ...Array.from({ length: 10 }, () => [200, page] as const));
    const center = sobotWith();
    await Promise.all(Array.from({ length: 10 }, () => listQueues(center)));
    expect(asked).toEqual({ company: 1, agent: 0 });
  });

  test('is a matter of its own for the account and for the agent', async () => {
    const asked = serveTokens();
    const [listed, removed] = [
      serve('POST', queuesPath, [200, good()]),
      serve('DELETE', queuePath, [200, good()]),
    ];
    const center = sobotWith();
    await listQueues(center);
    await orThrow(center.queues.remove({ queue: QueueId('1') }));
    expect(asked).toEqual({ company: 1, agent: 1 });
    expect([...listed, ...removed].map(({ headers }) => headers.authorization)).toEqual([
      'Bearer <company token>',
      'Bearer <agent token>',
    ]);
  });

  test.each([
    ['milliseconds', 86_400_000, 86_400_000],
    ['seconds', 7_200, 7_200_000],
    ['text', '7200', 7_200_000],
    ['nothing, which counts as an hour', undefined, 3_600_000],
    ['no time at all, which counts as an hour', 0, 3_600_000],
  ])('is repeated at half life, given in %s', async (_, expiresIn, lifetimeMs) => {
    let asked = 0;
    nock(host)
      .persist()
      .post('/tokens/company')
      .reply(200, () => {
        asked += 1;
        return { access_token: companyToken, expires_in: expiresIn };
      });
    serve('POST', queuesPath, [200, good()], [200, good()], [200, good()]);
    let elapsedMs = 0;
    const center = sobotWith({}, { monotonicNow: () => elapsedMs });
    await listQueues(center);
    elapsedMs = lifetimeMs / 2 - 1;
    await listQueues(center);
    expect(asked).toBe(1);
    elapsedMs = lifetimeMs / 2;
    await listQueues(center);
    expect(asked).toBe(2);
  });

  test.each([
    ['back', -3_600_000],
    ['forward', 3_600_000],
  ])('is repeated no earlier and no later when the wall clock is set %s an hour', async (_, ms) => {
    const { fetched } = serveNumberedTokens();
    serve('POST', queuesPath, [200, good()], [200, good()], [200, good()]);
    let [now, elapsedMs] = [signedAt, 0];
    const center = sobotWith({}, { now: () => now, monotonicNow: () => elapsedMs });
    await listQueues(center);
    now += ms;
    elapsedMs = 3_599_999;
    await listQueues(center);
    expect(fetched()).toBe(1);
    elapsedMs = 3_600_000;
    await listQueues(center);
    expect(fetched()).toBe(2);
  });

  test('does not fail a call while the old token still lives', async () => {
    nock(host).post('/tokens/company').reply(200, { access_token: companyToken, expires_in: 7200 });
    nock(host).post('/tokens/company').reply(503, '');
    serve('POST', queuesPath, [200, good()], [200, good()]);
    let elapsedMs = 0;
    const center = sobotWith({}, { monotonicNow: () => elapsedMs });
    await listQueues(center);
    elapsedMs = 4_000_000;
    await listQueues(center);
  });

  test('is tried as often as the call that waits for it, and no oftener', async () => {
    let asked = 0;
    nock(host)
      .persist()
      .post('/tokens/agent')
      .reply(503, () => {
        asked += 1;
        return '';
      });
    const error = await failed(sobotWith().queues.remove({ queue: QueueId('1') }));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none', retryable: true });
    expect(asked).toBe(settings.retry.attempts);
  });

  test('goes on when a caller gives up waiting, and serves the next one', async () => {
    nock(host)
      .post('/tokens/company')
      .delay(150)
      .reply(200, { access_token: companyToken, expires_in: 86_400_000 });
    serve('POST', queuesPath, [200, good()]);
    const center = sobotWith();
    const [hasty] = await Promise.all([
      failed(center.queues.list({}, { timeoutMs: 20 })),
      orThrow(center.queues.list({})),
    ]);
    expect(hasty).toMatchObject({ kind: 'Timeout', effect: 'none' });
  });
});

describe('a token that is refused', () => {
  test.each([
    ['HTTP 401', [401, '']],
    ['HTTP 401 with a page', [401, '<html></html>', { 'content-type': 'text/html' }]],
    ['code 401 in a good HTTP reply', [200, { code: 401, status: 'Failure' }]],
    ['retCode 900002', [200, { code: 200, retCode: '900002', retMsg: 'token invalid' }]],
  ] as const)('as %s, is renewed once and the call is made again', async (_, refusal) => {
    const asked = serveTokens();
    const arrived = serve('POST', queuesPath, refusal, [200, good({ list: [] })]);
    await listQueues();
    expect([asked.company, arrived.length]).toEqual([2, 2]);
  });

  test('twice, ends the call: one renewal, one repetition', async () => {
    const asked = serveTokens();
    const arrived = serve('DELETE', queuePath, [401, ''], [401, '']);
    const error = await failed(sobotWith().queues.remove({ queue: QueueId('1') }));
    expect(error).toMatchObject({ kind: 'Unauthenticated', effect: 'none', retryable: false });
    expect([asked.agent, arrived.length]).toEqual([2, 2]);
  });

  test('is renewed by one of those whom it failed, not by each', async () => {
    const asked = serveTokens();
    serve('POST', queuesPath, ...([401, 401, 401, 200, 200, 200] as const).map((s) => [s, good()] as const));
    const center = sobotWith();
    await Promise.all([listQueues(center), listQueues(center), listQueues(center)]);
    expect(asked.company).toBe(2);
  });
});

describe('a token that is not given', () => {
  test.each([
    ['400', [400, { code: 400, message: `no such app ${settings.appId}` }]],
    ['401', [401, '']],
    ['403 as a page', [403, '<html></html>', { 'content-type': 'text/html' }]],
    ['a failing retCode', [200, { retCode: '900003', retMsg: 'sign error' }]],
    ['a code nobody documents', [200, { ret_code: '999999', ret_msg: 'unknown' }]],
    ['no token in the reply', [200, { response_type: 'token' }]],
    ['an empty token', [200, { access_token: '', expires_in: 1 }]],
  ] as const)('but %s, is Unauthenticated at once, and the clock may be why', async (_, reply) => {
    const arrived = serve('POST', '/tokens/agent', reply);
    const error = await failed(sobotWith().queues.remove({ queue: QueueId('1') }));
    expect(error).toMatchObject({ kind: 'Unauthenticated', effect: 'none', retryable: false });
    expect(error.message).toMatch(/no agent token.*appSecret.*operator.*clock/);
    expect(error.message).not.toContain(settings.appId);
    expect(arrived).toHaveLength(1);
  });

  test.each([
    ['a line break', 'abc\r\nX-Other: 1'],
    ['NUL', 'abc\u0000'],
    ['letters of another script', '令牌'],
    ['100 KB', 'x'.repeat(100_000)],
  ])('that no header can carry (%s) is thrown away, and asked for again', async (_, token) => {
    serve('POST', '/tokens/agent', [200, { access_token: token, expires_in: 7200 }]);
    const center = sobotWith({ retry: { attempts: 1 } });
    const error = await failed(center.queues.remove({ queue: QueueId('1') }));
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'none', retryable: false });
    expect(error.message).toContain('a token that a header cannot carry');
    serve('POST', '/tokens/agent', [200, { access_token: agentToken, expires_in: 7200 }]);
    serve('DELETE', queuePath, [200, good({})]);
    expect(await center.queues.remove({ queue: QueueId('1') })()).toMatchObject({ _tag: 'Right' });
  });

  test('because there were too many requests, says so', async () => {
    serve('POST', '/tokens/agent', [200, { code: 429, message: 'slow down' }]);
    const center = sobotWith({ retry: { attempts: 1 } });
    const error = await failed(center.queues.remove({ queue: QueueId('1') }));
    expect(error).toMatchObject({ kind: 'RateLimited', effect: 'none', retryable: true });
  });

  test('in time, says so', async () => {
    nock(host).post('/tokens/agent').delay(2000).reply(200, {});
    const center = sobotWith({ timeoutMs: 30, retry: { attempts: 1 } });
    const error = await failed(center.queues.remove({ queue: QueueId('1') }));
    expect(error).toMatchObject({ kind: 'Timeout', effect: 'none', retryable: true });
  });

  test('for a second try, ends the call: there is none to renew', async () => {
    let asked = 0;
    nock(host)
      .persist()
      .post('/tokens/company')
      .reply(() => {
        asked += 1;
        return asked === 1 ? [200, { access_token: companyToken, expires_in: 7200 }] : [401, ''];
      });
    let elapsedMs = 0;
    nock(host)
      .post(queuesPath)
      .reply(503, () => {
        elapsedMs = 7_200_000;
        return '';
      });
    const error = await failed(sobotWith({}, { monotonicNow: () => elapsedMs }).queues.list({}));
    expect([error.kind, asked]).toEqual(['Unauthenticated', 2]);
  });

  test('for want of an operator, says both ways out before anything is sent', async () => {
    const error = await failed(sobotWith({ operator: undefined }).queues.remove({ queue: QueueId('1') }));
    expect(error).toMatchObject({
      kind: 'Misconfigured',
      effect: 'none',
      problems: [{ path: 'operator' }],
    });
    expect(error.message).toContain('tokens');
  });
});

describe('using a token', () => {
  test('as the company only, when configured so', async () => {
    const asked = serveTokens();
    const arrived = serve('DELETE', queuePath, [200, good()]);
    await orThrow(
      sobotWith({ tokens: 'company', operator: undefined }).queues.remove({ queue: QueueId('1') }),
    );
    expect(asked).toEqual({ company: 1, agent: 0 });
    expect(arrived[0]?.headers.authorization).toBe('Bearer <company token>');
  });

  test.each([
    ['', '<company token>'],
    ['Token', 'Token <company token>'],
  ])('with the scheme %j', async (authorizationScheme, authorization) => {
    serveTokens();
    const arrived = serve('POST', queuesPath, [200, good()]);
    await listQueues(sobotWith({ authorizationScheme }));
    expect(arrived[0]?.headers.authorization).toBe(authorization);
  });

  test('never shows it', async () => {
    serveTokens();
    serve('POST', queuesPath, [403, { message: `not with ${companyToken} or ${agentToken}` }]);
    const error = await failed(sobotWith().queues.list({}));
    expect(error.native?.message).toBe('not with [redacted] or [token]');
  });
});

describe('centers that share a store', () => {
  test('fetch one token of each kind', async () => {
    const asked = serveTokens();
    serve('POST', queuesPath, ...Array.from({ length: 4 }, () => [200, good({ list: [] })] as const));
    serve('DELETE', queuePath, [200, good()], [200, good()]);
    const store = memoryStore();
    const centers = [sobotWith({}, { store }), sobotWith({}, { store })];
    await Promise.all(centers.flatMap((center) => [listQueues(center), listQueues(center)]));
    for (const center of centers) await orThrow(center.queues.remove({ queue: QueueId('1') }));
    expect(asked).toEqual({ company: 1, agent: 1 });
  });

  test('have tokens of their own for another account, address or operator', async () => {
    const asked = serveTokens();
    const other = { operator: '2222' };
    serve('DELETE', queuePath, [200, good()], [200, good()]);
    const store = memoryStore();
    for (const changes of [{}, other])
      await orThrow(sobotWith(changes, { store }).queues.remove({ queue: QueueId('1') }));
    expect(asked.agent).toBe(2);
    serve('POST', queuesPath, [200, good({ list: [] })], [200, good({ list: [] })]);
    for (const changes of [{}, { appId: 'another' }]) await listQueues(sobotWith(changes, { store }));
    expect(asked.company).toBe(2);
  });

  test('share the rate of their account, and not that of another', async () => {
    serveTokens();
    serve('POST', queuesPath, ...Array.from({ length: 4 }, () => [200, good()] as const));
    const store = memoryStore();
    const accounts = [{}, { appId: 'another' }];
    // The tokens are fetched without a rate, and found in the store with one.
    for (const account of accounts) await listQueues(sobotWith(account, { store }));
    const list = (account: object, timeoutMs = 2000) => {
      const center = sobotWith({ ...account, rate: { requests: 1, perMs: 3_600_000 } }, { store });
      return center.queues.list({}, { timeoutMs });
    };
    for (const account of accounts) await orThrow(list(account));
    expect(await failed(list({}, 50))).toMatchObject({ kind: 'Timeout', effect: 'none' });
  });

  test('replace a token that was refused once', async () => {
    const { fetched } = serveNumberedTokens();
    nock(host)
      .persist()
      .post(queuesPath)
      .reply(200, function () {
        return this.req.headers.authorization === 'Bearer token-1'
          ? { code: 200, retCode: '900002', retMsg: 'token invalid' }
          : good({ list: [] });
      });
    const store = memoryStore();
    const centers = [sobotWith({}, { store }), sobotWith({}, { store })];
    await Promise.all(centers.map(listQueues));
    for (const center of centers) await listQueues(center);
    expect(fetched()).toBe(2);
  });

  test('use no token beyond its time when the wall clock is set back an hour', async () => {
    const { fetched } = serveNumberedTokens();
    const arrived = serve('POST', queuesPath, ...Array.from({ length: 4 }, () => [200, good()] as const));
    let [now, elapsedMs] = [signedAt, 0];
    const runtime = { store: memoryStore(() => elapsedMs), now: () => now, monotonicNow: () => elapsedMs };
    const [one, other] = [sobotWith({}, runtime), sobotWith({}, runtime)];
    await listQueues(one);
    now -= 3_600_000;
    await listQueues(other);
    elapsedMs = 3_600_000;
    await listQueues(one);
    await listQueues(other);
    expect(arrived.map(({ headers }) => headers.authorization)).toEqual(
      ['token-1', 'token-1', 'token-2', 'token-2'].map((token) => `Bearer ${token}`),
    );
    expect(fetched()).toBe(2);
  });
});
