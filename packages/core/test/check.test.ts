import type http from 'node:http';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { orThrow, withLayers, type ContactCenter } from '@cordboard/core/fp';
import type { AttemptEvent, SurfaceCheck } from '@cordboard/core';
import {
  defineProvider,
  failure,
  systemRuntime,
  type CallContext,
  type Runtime,
  type VendorSurfaces,
} from '@cordboard/core/provider';
import {
  defineSurface,
  noAuth,
  nothing,
  openConnections,
  reads,
  vendorSurface,
  writes,
  type Auth,
  type Endpoint,
  type Policies,
} from '@cordboard/core/http';
import { loopback, plainEnvelope } from './http-support.js';
import { failed, printed } from './support.js';

const server = loopback();

const centerWith = (surfaces: VendorSurfaces | undefined, runtime: Partial<Runtime> = {}): ContactCenter => {
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test',
    runtime: { ...systemRuntime, ...runtime },
    operations: [],
    surfaces,
  });
  if (E.isLeft(made)) throw made.left;
  return made.right;
};

interface Made {
  readonly auth?: Auth<void>;
  readonly endpoint?: Endpoint;
  readonly policies?: Policies;
  readonly clockToleranceMs?: number;
}

/** A surface at an address, whose probe asks for one thing. */
const surfaceAt = (baseUrl: string, made: Made = {}, runtime: Partial<Runtime> = {}) => {
  const { auth = noAuth, endpoint = reads('GET', '/things'), clockToleranceMs } = made;
  const { policies = { retry: { attempts: 3, baseDelayMs: 1 }, breaker: { failures: 1 } } } = made;
  const connections = openConnections({ baseUrl });
  const definition = { provider: 'test', baseUrl, connections, envelope: plainEnvelope };
  const surface = defineSurface(
    { ...definition, policies, clockToleranceMs },
    { ...systemRuntime, ...runtime },
  );
  return vendorSurface(
    { agent: 'none' },
    {
      ask: ({ call, request }, context) => surface.ask(call, request, { context, auth }),
      probe: surface.probe({ endpoint, answer: nothing }, { query: { limit: 1 } }, auth),
    },
  );
};

/** A vendor that answers every request with this status, and headers beside. */
const vendorAnswering = async (status: number, headers: http.OutgoingHttpHeaders = {}) => {
  const arrived: string[] = [];
  const { baseUrl } = await server.serve(({ method, url }, response) => {
    arrived.push(`${String(method)} ${String(url)}`);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"ok":true}');
  });
  return { baseUrl, arrived };
};

const silentVendor = async () => (await server.serve(() => undefined)).baseUrl;

const checks = (center: ContactCenter, options = {}) => orThrow(center.check(options));

const only = async (center: ContactCenter): Promise<SurfaceCheck> => {
  const [first] = await checks(center);
  if (first === undefined) throw new Error('no surface');
  return first;
};

const nowMs = Date.parse('2026-01-05T09:00:00.250Z');
const minuteMs = 60_000;

/** The skew that a check finds where the vendor tells this time. */
const skewWith = async (headers: http.OutgoingHttpHeaders, status = 200, made: Made = {}) => {
  const { baseUrl } = await vendorAnswering(status, headers);
  const runtime = { now: () => nowMs };
  const check = await only(centerWith({ api: surfaceAt(baseUrl, made, runtime) }, runtime));
  return 'clock' in check ? check.clock : undefined;
};

const dateAt = (ms: number) => ({ date: new Date(ms).toUTCString() });

describe('a check', () => {
  test('sends one read to each surface and tells of each how it is', async () => {
    const fine = await vendorAnswering(200);
    const broken = await vendorAnswering(503);
    const center = centerWith({
      api: surfaceAt(fine.baseUrl),
      reports: surfaceAt(broken.baseUrl),
      gateway: vendorSurface(
        { agent: 'required' },
        { ask: () => TE.right(undefined), probe: { notChecked: 'needs a session' } },
      ),
      cms: vendorSurface({ agent: 'none', setting: 'cms' }, undefined),
    });
    expect(await checks(center)).toMatchObject([
      { surface: 'api', status: 'ok', latencyMs: expect.any(Number) },
      {
        surface: 'reports',
        status: 'failed',
        error: { kind: 'Unavailable', provider: 'test', operation: 'check', effect: 'none' },
      },
      { surface: 'gateway', status: 'notChecked', reason: 'needs a session' },
      { surface: 'cms', status: 'unconfigured', missingSetting: 'cms' },
    ]);
    expect([fine.arrived, broken.arrived]).toEqual([['GET /things?limit=1'], ['GET /things?limit=1']]);
  });

  test('of a provider without surfaces is empty', async () => {
    expect(await checks(centerWith(undefined))).toEqual([]);
  });

  test.each(['Left', 'exception'])(
    'tells of a surface that breaks with a %s beside the others',
    async (how) => {
      const { baseUrl } = await vendorAnswering(200);
      const auth: Auth<void> = {
        obtain: () => TE.left(failure('Unauthenticated', 'no token')),
        sign: () => ({}),
      };
      const thrown = {
        send: () => {
          throw new TypeError('secret-in-a-bug');
        },
      };
      const broken =
        how === 'credential'
          ? surfaceAt(baseUrl, { auth })
          : vendorSurface({ agent: 'none' }, { ask: () => TE.right(undefined), probe: thrown });
      const center = centerWith({ broken, api: surfaceAt(baseUrl) }, { onDefect: () => undefined });
      const found = await checks(center);
      expect(found).toMatchObject([
        {
          status: 'failed',
          error: { kind: how === 'credential' ? 'Unauthenticated' : 'Internal', effect: 'none' },
        },
        { status: 'ok' },
      ]);
      expect(printed(found)).not.toContain('secret-in-a-bug');
    },
  );

  test('never sends what its surface declares as a write', async () => {
    const { baseUrl, arrived } = await vendorAnswering(200);
    const center = centerWith({
      api: surfaceAt(baseUrl, { endpoint: writes('DELETE', '/things', 'safe') }),
    });
    expect(await only(center)).toMatchObject({
      status: 'notChecked',
      reason: expect.stringContaining('a bug'),
    });
    expect(arrived).toEqual([]);
  });
});

/** Compiled, never run: each marked line must stay an error. */
export const mustNotCompile = (): unknown[] => [
  // @ts-expect-error a surface without a probe
  vendorSurface({ agent: 'none' }, { ask: () => TE.right(undefined) }),
  // @ts-expect-error nor can it be left undefined
  vendorSurface({ agent: 'none' }, { ask: () => TE.right(undefined), probe: undefined }),
];

describe('what a check does to other calls', () => {
  const call = { surface: 'api', method: 'GET', path: '/things', repeat: 'safe' } as const;

  test('nothing: its failure opens no circuit breaker', async () => {
    const { baseUrl, arrived } = await vendorAnswering(503);
    const policies = { retry: { attempts: 1 }, breaker: { failures: 2 } };
    const center = centerWith({ api: surfaceAt(baseUrl, { policies }) });
    await checks(center);
    await checks(center);
    await failed(center.vendor.request(call));
    expect(arrived).toHaveLength(3);
  });

  test('nothing: its success closes no breaker, and an open one does not stop it', async () => {
    let status = 503;
    const { baseUrl } = await server.serve((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
    const center = centerWith({ api: surfaceAt(baseUrl) });
    await failed(center.vendor.request(call));
    status = 200;
    expect(await only(center)).toMatchObject({ status: 'ok' });
    expect((await failed(center.vendor.request(call))).message).toContain('circuit breaker is open');
  });

  test('it is not retried, and tells observers of one attempt', async () => {
    const { baseUrl, arrived } = await vendorAnswering(503);
    const attempts: AttemptEvent[] = [];
    const runtime = { onAttempt: (event: AttemptEvent) => attempts.push(event) };
    await checks(centerWith({ api: surfaceAt(baseUrl, {}, runtime) }, runtime));
    expect(arrived).toHaveLength(1);
    expect(attempts).toMatchObject([{ operation: 'check', path: '/things', attempt: 1 }]);
  });

  test('a credential that is refused is renewed once, as in any call', async () => {
    let isRenewed = false;
    const { baseUrl } = await server.serve((_, response) => {
      response.writeHead(isRenewed ? 200 : 401, { 'content-type': 'application/json' }).end('{}');
    });
    const auth: Auth<void> = {
      ...noAuth,
      onRefused: () =>
        TE.fromIO(() => {
          isRenewed = true;
        }),
    };
    expect(await only(centerWith({ api: surfaceAt(baseUrl, { auth }) }))).toMatchObject({ status: 'ok' });
  });
});

describe('the end of a check', () => {
  test('a closed center answers Conflict, also behind layers', async () => {
    const { baseUrl, arrived } = await vendorAnswering(200);
    const center = centerWith({ api: surfaceAt(baseUrl) });
    const layers = await orThrow(TE.fromEither(withLayers(center, { retry: {} })));
    await orThrow(layers.close());
    for (const one of [center, layers]) {
      expect(await failed(one.check())).toMatchObject({ kind: 'Conflict', operation: 'check' });
    }
    expect(arrived).toEqual([]);
  });

  test('one whose caller gave up is Canceled, before and on the way', async () => {
    const { baseUrl } = await vendorAnswering(200);
    const center = centerWith({ api: surfaceAt(baseUrl), hanging: surfaceAt(await silentVendor()) });
    expect(await failed(center.check({ signal: AbortSignal.abort() }))).toMatchObject({ kind: 'Canceled' });
    const controller = new AbortController();
    const canceled = failed(center.check({ signal: controller.signal }));
    controller.abort();
    expect(await canceled).toMatchObject({ kind: 'Canceled', provider: 'test', effect: 'none' });
  });

  test('whose time is over tells which surface had not answered by then', async () => {
    const { baseUrl } = await vendorAnswering(200);
    const center = centerWith({ hanging: surfaceAt(await silentVendor()), api: surfaceAt(baseUrl) });
    expect(await checks(center, { timeoutMs: 1000 })).toMatchObject([
      { surface: 'hanging', status: 'failed', error: { kind: 'Timeout', effect: 'none' } },
      { surface: 'api', status: 'ok' },
    ]);
  });

  test.each([{ timeoutMs: 0 }, { timeoutMs: 2 ** 31 }, { correlationId: 'x'.repeat(201) }])(
    'options that cannot be kept are InvalidInput: %j',
    async (options) => {
      expect(await failed(centerWith({}).check(options))).toMatchObject({ kind: 'InvalidInput' });
    },
  );
});

describe('the clock', () => {
  test.each([
    ['ahead of the vendor', -10],
    ['behind it', 10],
    ['ahead by days', -3 * 24 * 60],
  ])('of this machine is told to be %s as far as it is', async (_, vendorAheadMin) => {
    const skew = await skewWith(dateAt(nowMs + vendorAheadMin * minuteMs));
    expect(skew?.uncertaintyMs).toBeGreaterThanOrEqual(500);
    expect(Math.abs((skew?.aheadMs ?? NaN) + vendorAheadMin * minuteMs)).toBeLessThanOrEqual(
      skew?.uncertaintyMs ?? NaN,
    );
  });

  test('is known within half of the round trip and half a second', async () => {
    const { baseUrl } = await server.serve((_, response) => {
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      }, 100);
    });
    const check = await only(centerWith({ api: surfaceAt(baseUrl) }));
    expect(check).toMatchObject({ clock: { uncertaintyMs: expect.any(Number) } });
    if (check.status !== 'ok' || check.clock === undefined) throw new Error('not told');
    expect(check.clock.uncertaintyMs).toBeGreaterThanOrEqual(549);
    expect(Math.abs(check.clock.aheadMs)).toBeLessThanOrEqual(check.clock.uncertaintyMs);
  });

  test('is told by a reply that reports a failure, too, with what the vendor tolerates', async () => {
    const skew = await skewWith(dateAt(nowMs - 7 * minuteMs), 401, { clockToleranceMs: 5 * minuteMs });
    expect(skew).toMatchObject({ toleranceMs: 300_000 });
    expect(Math.round((skew?.aheadMs ?? 0) / minuteMs)).toBe(7);
  });

  test.each<[string, http.OutgoingHttpHeaders]>([
    ['no date', { date: '' }],
    ['what is no date', { date: 'yesterday' }],
    ['a bare number', { date: '1767603600' }],
    ['the date of a reply that a cache kept', { ...dateAt(nowMs - minuteMs), age: '60' }],
  ])('is not told by %s', async (_, headers) => {
    expect(await skewWith(headers)).toBeUndefined();
  });

  test.each(['Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    'is told in the older forms of a date: %s',
    async (date) => {
      const told = Date.parse('1994-11-06T08:49:37Z');
      const skew = await skewWith({ date });
      expect(Math.abs((skew?.aheadMs ?? NaN) - (nowMs - told))).toBeLessThanOrEqual(
        skew?.uncertaintyMs ?? NaN,
      );
    },
  );

  test('is told by the reply to the request for a token, where that is all there is', async () => {
    const runtime = { now: () => nowMs };
    const { baseUrl } = await vendorAnswering(401, dateAt(nowMs - 10 * minuteMs));
    const connections = openConnections({ baseUrl });
    const definition = { provider: 'test', baseUrl, connections, envelope: plainEnvelope, policies: {} };
    const surface = defineSurface(definition, { ...systemRuntime, ...runtime });
    const token = (context: CallContext) =>
      surface.ask(
        { endpoint: writes('POST', '/token', 'safe'), answer: nothing },
        {},
        { context, auth: noAuth },
      );
    const auth: Auth<void> = { obtain: token, sign: () => ({}) };
    const probe = surface.probe({ endpoint: reads('GET', '/things'), answer: nothing }, {}, auth);
    const center = centerWith({
      api: vendorSurface({ agent: 'none' }, { ask: () => TE.right(undefined), probe }),
    });
    const check = await only(center);
    expect(check).toMatchObject({ status: 'failed', error: { kind: 'Unauthenticated' } });
    expect('clock' in check && Math.round((check.clock?.aheadMs ?? 0) / minuteMs)).toBe(10);
  });
});
