import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { orThrow, withLayers, type ContactCenter } from '@cordboard/core/fp';
import { defineProvider, systemRuntime } from '@cordboard/core/provider';
import { loopback } from './http-support.js';
import { errorOf, failed, printed } from './support.js';
import { data, hangUp, json, vendorWith, type Reply } from './vendor-support.js';

const server = loopback();

const quiet = { onDefect: () => undefined };

const read = { surface: 'api', method: 'GET', path: '/things', repeat: 'safe' } as const;
const write = { surface: 'api', method: 'POST', path: '/calls', body: { to: 'somebody' } } as const;

describe('an answer', () => {
  test.each<[string, unknown]>([
    ['an object', { a: [1, { b: null }] }],
    ['an empty object', {}],
    ['an empty list', []],
    ['an empty text', ''],
    ['null', null],
    ['a number', 0],
  ])('is the data of the envelope as the vendor wrote it: %s', async (_, value) => {
    const { center } = await vendorWith(server, data(value));
    expect(await center.vendor.request(read)()).toEqual(E.right(value));
  });

  test('keeps integers that a number cannot hold, as text', async () => {
    const { center } = await vendorWith(server, json('{"code":"0","data":{"id":9007199254740993}}'));
    expect(await center.vendor.request(read)()).toEqual(E.right({ id: '9007199254740993' }));
  });

  test('is undefined where there is none', async () => {
    const empty = await vendorWith(server, json('', 204));
    expect(await empty.center.vendor.request(write)()).toEqual(E.right(undefined));
    const bare = await vendorWith(server, json({ code: '0' }));
    expect(await bare.center.vendor.request(write)()).toEqual(E.right(undefined));
  });
});

describe('a failure', () => {
  test.each<[string, Reply, object]>([
    [
      'a refusal',
      json({ code: '17', text: 'no' }),
      { kind: 'Conflict', effect: 'none', native: { code: '17' } },
    ],
    ['a path that is not served', json('<html>', 404), { kind: 'NotFound', effect: 'none' }],
    ['the same in JSON', json({}, 404), { kind: 'NotFound', effect: 'none' }],
    ['a method that is not taken', json({}, 405), { kind: 'InvalidInput', effect: 'none' }],
    ['a web page', json('<html>hello</html>'), { kind: 'MalformedReply', effect: 'maybe' }],
    ['a redirect', json('', 302), { kind: 'Misconfigured', effect: 'maybe' }],
  ])('is one of our errors, named: %s', async (_, reply, expected) => {
    const { center, arrived } = await vendorWith(server, reply);
    const error = await failed(center.vendor.request(write));
    expect(error).toMatchObject({ provider: 'test', operation: 'vendor.request', ...expected });
    expect(error.message).toMatch(/^test vendor\.request: /);
    expect(arrived).toHaveLength(1);
  });
});

describe('what sending it twice does', () => {
  test('unsafe by default: one that was lost is not sent again, and may have happened', async () => {
    const { center, arrived } = await vendorWith(server, hangUp);
    expect(await failed(center.vendor.request(write))).toMatchObject({
      kind: 'Unavailable',
      effect: 'maybe',
    });
    expect(await failed(center.vendor.request({ ...read, repeat: undefined }))).toMatchObject({
      effect: 'maybe',
    });
    expect(arrived).toHaveLength(2);
  });

  test('unsafe: one that certainly did nothing is sent again', async () => {
    const tooMany: Reply = (response, arrived, count) => {
      (count === 1 ? json({}, 429) : data('done'))(response, arrived, count);
    };
    const { center, retries } = await vendorWith(server, tooMany);
    expect(await center.vendor.request(write)()).toEqual(E.right('done'));
    expect(retries).toMatchObject([{ operation: 'vendor.request', errorKind: 'RateLimited' }]);
  });

  test('safe: a GET is a read, which is sent again and changes nothing', async () => {
    const { center, arrived } = await vendorWith(server, hangUp);
    expect(await failed(center.vendor.request(read))).toMatchObject({ kind: 'Unavailable', effect: 'none' });
    expect(arrived).toHaveLength(3);
  });

  test('safe: anything else is sent again, and may have happened', async () => {
    const { center, arrived } = await vendorWith(server, hangUp);
    expect(await failed(center.vendor.request({ ...write, repeat: 'safe' }))).toMatchObject({
      effect: 'maybe',
    });
    expect(arrived).toHaveLength(3);
  });

  test('keyed: sent again under the same key', async () => {
    const { center, arrived } = await vendorWith(server, hangUp, { isKeyed: true });
    const options = { idempotencyKey: 'one-intent' };
    await failed(center.vendor.request({ ...write, repeat: 'keyed' }, options));
    expect(arrived.map(({ headers }) => headers['idempotency-key'])).toEqual(Array(3).fill('one-intent'));
  });

  test('keyed is refused where requests carry no key', async () => {
    const { center, arrived } = await vendorWith(server, data(1));
    expect(await failed(center.vendor.request({ ...write, repeat: 'keyed' }))).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path: 'repeat' }],
    });
    expect(arrived).toEqual([]);
  });
});

describe('nothing of a request is shown', () => {
  const secret = {
    surface: 'api',
    method: 'POST',
    path: '/customers/447700900123/mara.lindqvist%40example.com/Canary',
    query: { phone: '+44 7700 900123', name: ['Canary-name'] },
    body: { password: 'Canary-word', nested: [{ pin: 48151623 }] },
  } as const;
  const quoting: Reply = (response, { url, body }, count) => {
    const text = `no ${decodeURIComponent(url)} with ${body} and ${url} and Canary alone`;
    json({ code: count === 1 ? '17' : 'Canary-word', text })(response, { url, body } as never, count);
  };
  const privateParts = /447700|900123|mara|lindqvist|canary|48151623/i;

  test('in the events of its attempts', async () => {
    const { center, attempts, retries } = await vendorWith(server, hangUp);
    await failed(center.vendor.request({ ...secret, repeat: 'safe' }));
    expect(attempts).toHaveLength(3);
    expect(attempts[0]).toMatchObject({ operation: 'vendor.request', method: 'POST', path: 'api/{path}' });
    expect(JSON.stringify([attempts, retries])).not.toMatch(privateParts);
  });

  test('in errors, though the vendor quotes it', async () => {
    const { center } = await vendorWith(server, quoting);
    const error = await failed(center.vendor.request(secret));
    expect(error).toMatchObject({ kind: 'Conflict', native: { code: '17' } });
    expect(printed(error)).not.toMatch(privateParts);
    expect(printed(await failed(center.vendor.request(secret)))).not.toMatch(privateParts);
  });

  test('in errors, however much it holds: then the vendor is not quoted', async () => {
    const { center } = await vendorWith(server, json({ code: '17', text: 'no Canary-4711 here' }));
    const body = Array.from({ length: 5000 }, (_, i) => `Canary-${String(i)}`);
    const error = await failed(center.vendor.request({ ...secret, body }));
    expect(error.native).toMatchObject({ code: '17', message: '[long text]' });
    expect(printed(error)).not.toMatch(privateParts);
  });

  test('but short values leave the vendor its codes and words', async () => {
    const { center } = await vendorWith(server, json({ code: '17', text: 'the queue 17 is full' }));
    const error = await failed(center.vendor.request({ ...write, path: '/x', body: { a: '17', b: 'is' } }));
    expect(error.message).toBe('test vendor.request: the vendor refused (code 17): the queue 17 is full');
  });
});

describe('as with every operation', () => {
  test('a correlation id travels to the events', async () => {
    const { center, attempts } = await vendorWith(server, data(1));
    await center.vendor.request(read, { correlationId: 'trace-1' })();
    expect(attempts).toMatchObject([{ correlationId: 'trace-1', httpStatus: 200, attempt: 1 }]);
  });

  test('options that cannot be kept are refused', async () => {
    const { center } = await vendorWith(server, data(1));
    const error = await failed(center.vendor.request(read, { timeoutMs: -1 }));
    expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'timeoutMs' }] });
  });

  test('time-out and cancellation end it', async () => {
    const { center } = await vendorWith(server, () => undefined);
    expect(await failed(center.vendor.request(write, { timeoutMs: 300 }))).toMatchObject({
      kind: 'Timeout',
      effect: 'maybe',
    });
    const signal = AbortSignal.abort();
    expect(await failed(center.vendor.request(write, { signal }))).toMatchObject({
      kind: 'Canceled',
      effect: 'none',
    });
  });

  test('nothing is sent once the center is closed, and nothing else is said', async () => {
    const { center, arrived } = await vendorWith(server, data(1));
    await orThrow(center.close());
    for (const request of [write, { ...write, surface: 'other' }, { ...write, path: '..' }]) {
      expect(await failed(center.vendor.request(request))).toMatchObject({
        kind: 'Conflict',
        effect: 'none',
      });
    }
    expect(arrived).toEqual([]);
  });

  test('closing ends the wait for the next try', async () => {
    const tooMany: Reply = (response, at, count) => {
      response.setHeader('retry-after', '4');
      json({}, 429)(response, at, count);
    };
    const onRetry = () => void center.close()();
    const { center, arrived } = await vendorWith(server, tooMany, { runtime: { onRetry } });
    expect(await failed(center.vendor.request(write))).toMatchObject({ kind: 'Conflict', effect: 'none' });
    expect(arrived).toHaveLength(1);
  });

  test('what an adapter throws is a defect and no rejection', async () => {
    const { center } = await vendorWith(server, data(1), {
      runtime: {
        uuid: () => {
          throw new Error('no entropy');
        },
        onDefect: () => undefined,
      },
    });
    expect(await failed(center.vendor.request(write))).toMatchObject({ kind: 'Internal', effect: 'none' });
  });
});

describe('an agent', () => {
  const agent = { number: '1001' };

  test('is required where the surface works in a session', async () => {
    const { center, arrived } = await vendorWith(server, data(1), { agent: 'required' });
    expect(await failed(center.vendor.request(read))).toMatchObject({
      kind: 'InvalidInput',
      message: "test vendor.request: agent is missing: the surface works in an agent's session",
      problems: [{ path: 'agent' }],
    });
    expect(arrived).toEqual([]);
    expect(await center.vendor.request({ ...read, agent })()).toEqual(E.right(1));
  });

  test('is Unsupported where it would be ignored', async () => {
    const { center, arrived } = await vendorWith(server, data(1));
    expect(await failed(center.vendor.request({ ...read, agent }))).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path: 'agent' }],
    });
    expect(arrived).toEqual([]);
  });

  test('may be left out where it is optional', async () => {
    const { center } = await vendorWith(server, data(1), { agent: 'optional' });
    expect(await center.vendor.request(read)()).toEqual(E.right(1));
    expect(await center.vendor.request({ ...read, agent })()).toEqual(E.right(1));
  });
});

describe('surfaces', () => {
  test('are listed, with what they take and lack', async () => {
    const { center } = await vendorWith(server, data(1), { agent: 'optional', isKeyed: true });
    expect(center.vendor.surfaces).toEqual({
      api: { agent: 'optional', isKeyed: true },
      other: { agent: 'none', isKeyed: false, missingSetting: 'other.baseUrl' },
    });
  });

  test('that lack a setting are Unsupported, saying which', async () => {
    const { center } = await vendorWith(server, data(1));
    expect(await failed(center.vendor.request({ ...read, surface: 'other' }))).toMatchObject({
      kind: 'Unsupported',
      message: 'test vendor.request: the configuration lacks the setting other.baseUrl',
    });
  });

  test('may be none: then every request is Unsupported', async () => {
    const made = defineProvider({
      provider: 'test',
      accountKey: 'a',
      runtime: systemRuntime,
      operations: [],
    });
    if (E.isLeft(made)) throw made.left;
    const { vendor } = made.right;
    expect(vendor.surfaces).toEqual({});
    expect(await failed(vendor.request(read))).toMatchObject({ kind: 'Unsupported', effect: 'none' });
  });
});

describe('with layers around the center', () => {
  const layered = (center: ContactCenter): ContactCenter => {
    const settings = { retry: { attempts: 2, baseDelayMs: 1 }, rate: { requests: 100, perMs: 1000 } };
    const made = withLayers(center, settings, quiet);
    if (E.isLeft(made)) throw made.left;
    return made.right;
  };

  test('a request is repeated as its caller says', async () => {
    const { center, arrived } = await vendorWith(server, hangUp);
    const { vendor } = layered(center);
    await failed(vendor.request(write));
    expect(arrived).toHaveLength(1);
    await failed(vendor.request(read));
    expect(arrived).toHaveLength(1 + 2 * 3);
  });

  test('closing them ends requests, too', async () => {
    const { center, arrived } = await vendorWith(server, data(1));
    const outer = layered(center);
    await orThrow(outer.close());
    expect(errorOf(await outer.vendor.request(read)()).kind).toBe('Conflict');
    expect(arrived).toEqual([]);
  });

  test('input that throws when it is read is an error, not a rejection', async () => {
    const { center } = await vendorWith(server, data(1), { runtime: quiet });
    const input = {
      ...read,
      get repeat(): 'safe' {
        throw new Error('no');
      },
    };
    expect((await failed(layered(center).vendor.request(input))).kind).toBe('Internal');
  });
});
