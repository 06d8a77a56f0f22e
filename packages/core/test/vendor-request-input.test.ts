import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { loopback } from './http-support.js';
import { failed, printed } from './support.js';
import { data, vendorWith } from './vendor-support.js';

const server = loopback();

const get = { surface: 'api', method: 'GET', path: '/things' } as const;

describe('a path', () => {
  test.each([
    ['things', 'begin with one slash'],
    ['', 'begins with a slash'],
    ['//evil.example/x', 'begin with one slash'],
    ['http://evil.example/x', 'begin with one slash'],
    ['@evil.example/x', 'begin with one slash'],
    [':8080/x', 'begin with one slash'],
    ['/x?id=1', 'give the query by itself'],
    ['/x#id', 'give the query by itself'],
    ['/a b', 'percent-encoded'],
    ['/\\evil.example', 'percent-encoded'],
    ['/café', 'percent-encoded'],
    ['/x\r\nHost: evil.example', 'percent-encoded'],
    ['/x\ty', 'percent-encoded'],
    ['/100%', 'percent-encoded'],
    ['/{agent}', 'percent-encoded'],
    ['/x/../y', '. or ..'],
    ['/..', '. or ..'],
    ['/x/./y', '. or ..'],
    ['/x/%2e%2E/y', '. or ..'],
    ['/x/%252e%252e/y', '. or ..'],
    ['/x/..%2fy', '. or ..'],
    ['/x/%5c..%5cy', '. or ..'],
    ['/x/..;jsessionid=1/y', '. or ..'],
    ['/x/..%3bz/y', '. or ..'],
    ['/x/..%20/y', '. or ..'],
    ['/x%0d%0aHost:%20evil', 'control character'],
    ['/x%00', 'control character'],
    ['/x%250a', 'control character'],
    ['/%ff', 'UTF-8'],
    ['/%c0%ae%c0%ae/y', 'UTF-8'],
    [`/${'x'.repeat(2000)}`, '2000'],
  ])('%j is refused, and nothing is sent', async (path, reason) => {
    const { center, arrived } = await vendorWith(server, data(1));
    const error = await failed(center.vendor.request({ ...get, path }));
    expect(error).toMatchObject({
      kind: 'InvalidInput',
      effect: 'none',
      provider: 'test',
      operation: 'vendor.request',
      problems: [{ path: 'path', message: expect.stringContaining(reason) }],
    });
    expect(arrived).toEqual([]);
  });

  test.each([
    '/',
    '/a/b',
    '/a/',
    '/a//b',
    "/a-._~!$&'()*+,;=:@",
    '/%E4%B8%AD',
    '/a%2Fb',
    '/...',
    '/a..b',
    '/50%25',
  ])('%j arrives as it was written, below the base URL', async (path) => {
    const { center, arrived } = await vendorWith(server, data(1), { basePath: '/base/' });
    expect(await center.vendor.request({ ...get, path })()).toEqual(E.right(1));
    expect(arrived.map(({ url }) => url)).toEqual([`/base${path}`]);
  });

  test('leads nowhere but below the base URL, whatever it is made of', async () => {
    const { center, arrived } = await vendorWith(server, data(1), { basePath: '/base' });
    const pieces = [
      ...['/', '//', '.', '..', '...', '%2e', '%252e', '%2F', '%5c', '\\', ';', ';a=1', '?', '#', '@', ':'],
      ...['a', 'é', ' ', '%', '%25', '%00', '%0d%0a', '\r\n', '\ud800', '\u2028', 'http:', 'evil.example'],
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), async (parts) => {
        const path = `/${parts.join('')}`;
        const before = arrived.length;
        const result = await center.vendor.request({ ...get, path })();
        const sent = arrived.slice(before).map(({ url }) => url);
        if (E.isLeft(result)) {
          expect([result.left.kind, sent]).toEqual(['InvalidInput', []]);
          return;
        }
        expect(sent).toEqual([`/base${path}`]);
        expect(new URL(`http://host.example/base${path}`).href).toBe(`http://host.example/base${path}`);
        for (let read = path, last = ''; read !== last; read = read.replaceAll('%25', '%')) {
          last = read;
          const decoded = read.replace(/%2e/gi, '.').replace(/%2f|%5c|\\/gi, '/');
          expect(new URL(`http://host.example/base${decoded}`).pathname).toMatch(/^\/base\//);
        }
      }),
      { numRuns: 500, seed: 23 },
    );
  });
});

test('a query is encoded, a list as one parameter for each value', async () => {
  const { center, arrived } = await vendorWith(server, data(1));
  const query = {
    'a&b': '1=2&c=3\r\n',
    list: [1, 'x', true],
    no: undefined,
    flag: false,
    empty: '',
    none: [],
  };
  await center.vendor.request({ ...get, query })();
  expect(arrived.map(({ url }) => url)).toEqual([
    '/things?a%26b=1%3D2%26c%3D3%0D%0A&list=1&list=x&list=true&flag=false&empty=',
  ]);
});

const cyclic: { self?: unknown } = {};
cyclic.self = [cyclic, cyclic];

class Person {
  readonly name = 'Ada';
}

describe('input that is wrong', () => {
  test.each<[string, object, string]>([
    ['a surface that is not there', { surface: 'apo' }, 'surface expected one of api, other'],
    ['a surface that every object has', { surface: 'toString' }, 'surface expected one of api, other'],
    ['a method that is none', { method: 'get' }, 'method expected one of GET, POST, PUT, PATCH, DELETE'],
    ['a method that smuggles', { method: 'GET / HTTP/1.1\r\nX: y' }, 'method expected one of'],
    ['headers', { headers: { 'X-Forwarded-For': 'x' } }, 'headers is not a known field'],
    ['a host', { host: 'evil.example' }, 'host is not a known field'],
    ['a query in a text', { query: 'a=1' }, 'query expected'],
    [
      'a query with an object',
      { query: { a: {} } },
      'query.a expected text, a finite number, true, false or a list',
    ],
    ['a query with NaN', { query: { a: [Number.NaN] } }, 'query.a expected text'],
    ['half a character in a query', { query: { a: '\ud800' } }, 'query.a must be well-formed'],
    ['an agent that is a text', { agent: '1001' }, 'agent expected agent reference'],
    ['a repeat that is none', { repeat: 'always' }, 'repeat expected one of safe, keyed, unsafe'],
    ['a Date', { body: new Date(0) }, 'body expected JSON value'],
    ['a Map', { body: { a: new Map() } }, 'body expected JSON value'],
    ['an instance', { body: [new Person()] }, 'body expected JSON value'],
    ['NaN', { body: { a: Number.NaN } }, 'body expected JSON value'],
    ['a BigInt', { body: 1n }, 'body expected JSON value'],
    ['a function', { body: { toJSON: () => 1 } }, 'body expected JSON value'],
    ['a hole', { body: Array(3) }, 'body expected JSON value'],
    ['a value that holds itself', { body: cyclic }, 'body expected JSON value'],
    ['half a character', { body: { a: ['\udc00'] } }, 'body.a.0 must be well-formed'],
  ])('%s is refused by its path, and nothing is sent', async (_, wrong, complaint) => {
    const { center, arrived } = await vendorWith(server, data(1));
    const error = await failed(center.vendor.request({ ...get, method: 'POST', ...wrong }));
    expect(error.kind).toBe('InvalidInput');
    expect(error.message).toContain(`test vendor.request: invalid input: ${complaint}`);
    expect(arrived).toEqual([]);
  });

  test('is never quoted', async () => {
    const { center } = await vendorWith(server, data(1));
    const wrong = { surface: 'canary-1', method: 'canary-2', path: 'canary-3', query: 'canary-4' };
    const error = await failed(center.vendor.request({ ...wrong, repeat: 'canary-5' } as never));
    expect(printed(error)).not.toContain('canary');
  });

  test('may be anything at all', async () => {
    const { center, arrived } = await vendorWith(server, data(1));
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (input) => {
        expect((await failed(center.vendor.request(input as never))).kind).toBe('InvalidInput');
      }),
      { seed: 23 },
    );
    expect(arrived).toEqual([]);
  });
});

test('a body is any JSON value, and undefined is none', async () => {
  const { center, arrived } = await vendorWith(server, data(1));
  const bodies = [{ a: [1, null, { b: 'é' }], c: undefined }, [], null, 'text', 0, false, undefined];
  for (const body of bodies) await center.vendor.request({ ...get, method: 'POST', body })();
  expect(arrived.map(({ body }) => body)).toEqual([
    '{"a":[1,null,{"b":"é"}]}',
    ...['[]', 'null', '"text"', '0', 'false', ''],
  ]);
});
