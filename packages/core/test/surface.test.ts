import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failure, Secret } from '@cordboard/core/provider';
import {
  defineSurface,
  json,
  noAuth,
  openConnections,
  reads,
  renewable,
  writes,
  type Auth,
  type Body,
  type Envelope,
  type Policies,
  type SignableRequest,
  type Surface,
} from '@cordboard/core/http';
import { bodyOf, loopback, Ok, plainSurface } from './http-support.js';
import { countingPermits, pauseFor } from './layers/support.js';
import { context, errorOf, printed, runtimeWith } from './support.js';

const { serve } = loopback();

const things = { endpoint: reads('GET', '/things'), answer: json(Ok) };
const token = { endpoint: writes('POST', '/token', 'safe'), answer: json(t.type({ token: t.string })) };
const answered = E.right({ ok: true });

/** A vendor that gives tokens and takes only the newest, and remembers what came when. */
const vendor = async () => {
  const { store, granted } = countingPermits();
  const requests: { readonly path: string; readonly granted: number; readonly token: string | undefined }[] =
    [];
  let given = 0;
  const state = { status: 200, revoked: new Set<string>() };
  const served = await serve((request, response) => {
    const path = request.url ?? '';
    const carried = request.headers.authorization;
    requests.push({ path, granted: granted(), token: carried });
    if (path === '/token') {
      given += 1;
      response.end(JSON.stringify({ token: `token-${String(given)}` }));
    } else {
      response.statusCode = carried !== undefined && state.revoked.has(carried) ? 401 : state.status;
      response.end('{"ok":true}');
    }
  });
  const tokens = () => requests.filter(({ path }) => path === '/token').length;
  /** Whether each request had a permit of its own before it came. */
  const areInRate = () =>
    requests.every((request, i) => request.granted > i) && granted() === requests.length;
  return { ...served, store, requests, tokens, areInRate, state };
};

interface Told {
  readonly signed: { readonly request: SignableRequest; readonly credential: string }[];
  readonly refused: string[];
}

/** Signs with a token that it asks the same surface for, and keeps. */
const byToken = (surface: Surface<unknown>): { readonly auth: Auth<string>; readonly told: Told } => {
  const told: Told = { signed: [], refused: [] };
  const held = renewable<string>({
    obtain: async () => {
      const result = await surface.ask(token, {}, { context: context(), auth: noAuth, inner: true })();
      return E.map(({ token: value }: { token: string }) => value)(result);
    },
    monotonicNow: () => 0,
  });
  const auth: Auth<string> = {
    obtain: () => held.get,
    sign: (request, credential) => {
      told.signed.push({ request, credential });
      return { Authorization: credential };
    },
    onRefused: ({ kind }, credential) => {
      if (kind !== 'Unauthenticated') return undefined;
      told.refused.push(credential);
      return TE.fromIO(() => {
        held.discard(credential);
      });
    },
  };
  return { auth, told };
};

const surfaceWith = async (policies: Policies = {}, maxConnections?: number) => {
  const played = await vendor();
  const { baseUrl, store } = played;
  const surface = plainSurface({ baseUrl, maxConnections, ...policies }, runtimeWith({ store }));
  const { auth, told } = byToken(surface);
  const ask = () => surface.ask(things, {}, { context: context(), auth })();
  return { ...played, surface, auth, told, ask };
};

const times = <A>(count: number, ask: () => Promise<A>): Promise<readonly A[]> =>
  Promise.all(Array.from({ length: count }, ask));

describe('a credential', () => {
  test('is obtained once for many calls, before they wait for a permit, and each signs once', async () => {
    const rate = { requests: 1, perMs: 20 };
    const { ask, told, requests, tokens, areInRate } = await surfaceWith({ rate });
    expect(await times(5, ask)).toEqual(Array.from({ length: 5 }, () => answered));
    expect([tokens(), told.signed.length, requests.length]).toEqual([1, 5, 6]);
    expect(requests[0]?.path).toBe('/token');
    // The request for the token keeps the rate, too.
    expect(areInRate()).toBe(true);
  });

  test('costs no place of those who wait for it, however few places there are', async () => {
    const { ask, tokens } = await surfaceWith({ rate: { requests: 100, perMs: 1000 } }, 1);
    expect(await times(5, ask)).toEqual(Array.from({ length: 5 }, () => answered));
    expect(tokens()).toBe(1);
  });

  test('that is refused once a permit was granted is replaced by another, with a permit of its own', async () => {
    const rate = { requests: 1, perMs: 20 };
    const { ask, told, requests, areInRate, state } = await surfaceWith({ rate }, 1);
    await ask();
    state.revoked.add('token-1');
    expect(await ask()).toEqual(answered);
    expect(told.refused).toEqual(['token-1']);
    expect(told.signed.map(({ credential }) => credential)).toEqual(['token-1', 'token-1', 'token-2']);
    expect(requests.map(({ path }) => path)).toEqual(['/token', '/things', '/things', '/token', '/things']);
    expect(areInRate()).toBe(true);
  });

  test('is reported by value: calls refused together with one discard that one only', async () => {
    const { ask, told, tokens, state } = await surfaceWith();
    await ask();
    state.revoked.add('token-1');
    expect(await times(4, ask)).toEqual(Array.from({ length: 4 }, () => answered));
    expect(new Set(told.refused)).toEqual(new Set(['token-1']));
    expect(tokens()).toBe(2);
  });

  test('that is refused again is not replaced again', async () => {
    const { ask, told, tokens, state } = await surfaceWith();
    state.revoked.add('token-1').add('token-2');
    expect(errorOf(await ask())).toMatchObject({ kind: 'Unauthenticated', effect: 'none' });
    expect([told.refused, tokens()]).toEqual([['token-1'], 2]);
  });

  test('is not replaced where something may have been done', async () => {
    const { surface, auth, told, state } = await surfaceWith({ retry: { attempts: 1 } });
    state.status = 502;
    const write = { endpoint: writes('POST', '/things', 'unsafe'), answer: json(Ok) };
    expect(errorOf(await surface.ask(write, {}, { context: context(), auth })())).toMatchObject({
      effect: 'maybe',
    });
    expect(told.refused).toEqual([]);
  });

  test('that cannot be had is the answer, and nothing is sent', async () => {
    const { surface, requests } = await surfaceWith();
    const { sign } = noAuth;
    const error = errorOf(
      await surface.ask(
        things,
        {},
        {
          context: context(),
          auth: { obtain: () => TE.left(failure('Unauthenticated', 'no token was given')), sign },
        },
      )(),
    );
    expect(error).toMatchObject({ kind: 'Unauthenticated', effect: 'none' });
    expect(requests).toEqual([]);
  });

  test('is that of the attempt whose reply is looked at', async () => {
    const { surface, auth, state } = await surfaceWith();
    const seen: [string, number][] = [];
    const looking: Auth<string> = {
      ...auth,
      onReply: ({ status }, credential) => seen.push([credential, status]),
    };
    state.revoked.add('token-1');
    await surface.ask(things, {}, { context: context(), auth: looking })();
    expect(seen).toEqual([
      ['token-1', 401],
      ['token-2', 200],
    ]);
  });

  test('signs a request as a whole', async () => {
    const { surface, auth, told, baseUrl } = await surfaceWith();
    const call = { endpoint: reads('POST', '/a/{id}'), answer: json(Ok) };
    await surface.ask(
      call,
      { params: { id: 'x/y' }, query: { q: 'ü' }, body: { json: { a: 1 } } },
      { context: context(), auth },
    )();
    expect(told.signed[0]?.request).toEqual({
      method: 'POST',
      path: '/a/x%2Fy?q=%C3%BC',
      host: new URL(baseUrl).host,
      headers: { host: new URL(baseUrl).host, 'content-type': 'application/json', 'content-length': '7' },
      body: Buffer.from('{"a":1}'),
    });
  });
});

describe('a request that is part of another call', () => {
  const inner = { context: context(), auth: noAuth, inner: true };

  test('is not sent again by itself', async () => {
    const { surface, requests, state } = await surfaceWith({ retry: { attempts: 3, baseDelayMs: 0 } });
    state.status = 503;
    expect(errorOf(await surface.ask(things, {}, inner)())).toMatchObject({ kind: 'Unavailable' });
    expect(requests).toHaveLength(1);
  });

  test('is neither refused by an open circuit breaker nor counted by it', async () => {
    const breaker = { failures: 2, resetTimeoutMs: 60_000 };
    const { surface, requests, state } = await surfaceWith({ retry: { attempts: 1 }, breaker });
    const outer = { context: context(), auth: noAuth };
    state.status = 503;
    for (let i = 0; i < 5; i += 1) await surface.ask(things, {}, inner)();
    await surface.ask(things, {}, outer)();
    await surface.ask(things, {}, outer)();
    expect(requests).toHaveLength(7);
    expect(errorOf(await surface.ask(things, {}, outer)()).message).toContain('the circuit breaker is open');
    expect(requests).toHaveLength(7);
    state.status = 200;
    expect(await surface.ask(things, {}, inner)()).toEqual(answered);
  });

  test('gives a half-open circuit breaker the token that its trial call needs', async () => {
    const breaker = { failures: 2, resetTimeoutMs: 400 };
    const { ask, told, state, tokens } = await surfaceWith({ retry: { attempts: 1 }, breaker });
    state.status = 503;
    await ask();
    await ask();
    expect(errorOf(await ask()).message).toContain('the circuit breaker is open');
    state.status = 200;
    state.revoked.add('token-1');
    await pauseFor(450);
    expect(await ask()).toEqual(answered);
    expect(await ask()).toEqual(answered);
    expect([tokens(), told.refused]).toEqual([2, ['token-1']]);
  });

  test('keeps the rate', async () => {
    const rate = { requests: 1, perMs: 20 };
    const { surface, areInRate } = await surfaceWith({ rate });
    await times(3, surface.ask(things, {}, inner));
    expect(areInRate()).toBe(true);
  });
});

test('two surfaces of one host share its connections, and their limit', async () => {
  let [present, most] = [0, 0];
  const { baseUrl, sockets } = await serve((_, response) => {
    present += 1;
    most = Math.max(most, present);
    setTimeout(() => {
      present -= 1;
      response.end('{"ok":true}');
    }, 20);
  });
  const connections = openConnections({ baseUrl, maxConnections: 2 });
  const [one, other] = [
    plainSurface({ baseUrl }, undefined, connections),
    plainSurface({ baseUrl }, undefined, connections),
  ];
  const results = await Promise.all([times(4, one.askOk()), times(4, other.askOk())]);
  expect(results.flat()).toEqual(Array.from({ length: 8 }, () => answered));
  expect([most, sockets.size]).toEqual([2, 2]);
});

describe('what a request held secret is masked where the vendor quotes it', () => {
  const Failure = t.type({ code: t.string, text: t.string });
  const envelope: Envelope<t.TypeOf<typeof Failure>, unknown> = {
    codec: Failure,
    refusal: ({ code, text }) =>
      O.some({
        kind: 'InvalidInput',
        message: 'the vendor refused',
        codes: [{ name: 'code', code }],
        text,
        isTextTelling: true,
      }),
    data: () => undefined,
  };

  const credential = new Secret('key-7f"ß');

  /** The error of a request whose body is quoted in some way. */
  const quoted = async (
    body: Body,
    quote: (sent: string) => { readonly code?: string; readonly text?: string },
  ) => {
    const { baseUrl } = await serve((request, response) => {
      void bodyOf(request).then((sent) => {
        response.end(JSON.stringify({ code: '7', text: '', ...quote(sent.toString()) }));
      });
    });
    const surface = defineSurface(
      { provider: 'test', baseUrl, connections: openConnections({ baseUrl }), envelope, policies: {} },
      runtimeWith({}),
    );
    const auth: Auth<Secret> = {
      obtain: () => TE.right(credential),
      sign: () => ({}),
      secrets: (held) => [held],
    };
    const call = { endpoint: writes('POST', '/things', 'unsafe'), answer: json(Ok) };
    return errorOf(await surface.ask(call, { body }, { context: context(), auth })());
  };

  const password = 'Pässe & "Co"/1+1';
  const spellings: readonly (readonly [string, (text: string) => string])[] = [
    ['as it is', (text) => text],
    ['in lower case', (text) => text.toLowerCase()],
    ['in upper case', (text) => text.toUpperCase()],
    ['within JSON', (text) => JSON.stringify(text)],
    ['within JSON within JSON', (text) => JSON.stringify(JSON.stringify(text))],
    [
      'within JSON of ASCII',
      (text) =>
        JSON.stringify(text).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
    ['within JSON with slashes escaped', (text) => JSON.stringify(text).replaceAll('/', '\\/')],
    ['within a URL', encodeURIComponent],
    ['within a form', (text) => new URLSearchParams({ text }).toString()],
    ['within HTML', (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
    [
      'within HTML by numbers',
      (text) => text.replaceAll('&', '&#38;').replaceAll('"', '&#x22;').replaceAll('ä', '&#228;'),
    ],
  ];

  test.each(spellings)('%s', async (_, spell) => {
    for (const body of [
      { json: { login: [{ password: new Secret(password) }] } },
      { form: { password: new Secret(password) } },
    ]) {
      for (const secret of [password, credential.reveal()]) {
        const error = await quoted(body, () => ({ text: `wrong: <${spell(secret)}>` }));
        expect(error.message).toContain('[redacted]');
        for (const trace of ['sse', 'SSE', 'Co"', 'key-7', 'KEY-7'])
          expect(printed(error)).not.toContain(trace);
      }
    }
  });

  test('also the whole body as it was sent', async () => {
    for (const body of [
      { json: { password: new Secret(password) } },
      { form: { password: new Secret(password) } },
    ]) {
      const error = await quoted(body, (sent) => ({ text: sent }));
      expect(error.message).toContain('[redacted]');
      expect(printed(error)).not.toMatch(/sse/i);
    }
  });

  test('also as a code', async () => {
    const error = await quoted({ json: new Secret('hunter2') }, () => ({ code: 'HUNTER2' }));
    expect(error.message).toBe('the vendor refused (code [code])');
    expect(printed(error)).not.toMatch(/hunter2/i);
  });

  test.each(['+15550100123', '7 for +15550100123', '15550100123', 'x'.repeat(17), '7\n'])(
    'and so is what stands in the place of a code and is none: %j',
    async (code) => {
      const error = await quoted({ json: {} }, () => ({ code }));
      expect(error).toMatchObject({
        message: 'the vendor refused (code [code])',
        native: { code: '[code]' },
      });
    },
  );

  test('and so is all of a text that is too long to be a sentence', async () => {
    const body = { json: {} };
    const told = async (length: number) =>
      (await quoted(body, () => ({ text: 'x '.repeat(length / 2) }))).message;
    expect(await told(20_002)).toBe('the vendor refused (code 7): [long text]');
    expect(await told(20_000)).toMatch(/: x x .*…$/);
  });

  test('and nothing else', async () => {
    const body = { json: { password: new Secret('.*'), empty: new Secret('') } };
    expect((await quoted(body, () => ({ text: 'no such queue' }))).message).toBe(
      'the vendor refused (code 7): no such queue',
    );
  });
});
