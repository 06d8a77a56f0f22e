import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gunzip, gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { nothing, noAuth, reads, writes } from '@cordboard/core/http';
import { unpacked } from '../src/http/transport/unpack.js';
import { loopback, plainSurface, type Settings } from './http-support.js';
import { context, errorOf, printed } from './support.js';

const { serve } = loopback();

const ok = Buffer.from('{"ok":true}');
const read = reads('GET', '/things');
const write = writes('POST', '/things', 'unsafe');

const packed = async (encoding: string, body: Uint8Array, status = 200, settings: Partial<Settings> = {}) => {
  const { baseUrl } = await serve((_, response) => {
    response.writeHead(status, { 'content-encoding': encoding }).end(body);
  });
  return plainSurface({ baseUrl, retry: { attempts: 1 }, ...settings });
};

const packedTimes = (times: number): Buffer =>
  Array.from({ length: times }).reduce<Buffer>((body) => gzipSync(body), ok);

const ask = async (...parts: Parameters<typeof packed>) =>
  (await packed(...parts)).askOk({ endpoint: write })();

describe('a packed reply is unpacked', () => {
  test.each<[string, Uint8Array]>([
    ['gzip', gzipSync(ok)],
    ['x-gzip', gzipSync(ok)],
    ['GZIP', gzipSync(ok)],
    ['deflate', deflateSync(ok)],
    ['br', brotliCompressSync(ok)],
    ['identity', ok],
    ['gzip, br', brotliCompressSync(gzipSync(ok))],
    ['deflate,gzip', gzipSync(deflateSync(ok))],
    ['gzip, identity', gzipSync(ok)],
    ['gzip, gzip, gzip, gzip', packedTimes(4)],
    ['gzip', Buffer.concat([gzipSync(ok.subarray(0, 4)), gzipSync(ok.subarray(4))])],
  ])('from %s', async (encoding, body) => {
    expect(await ask(encoding, body)).toEqual(E.right({ ok: true }));
  });

  test('from deflate without the wrapper that HTTP asks for, which some send', async () => {
    expect(await ask('deflate', deflateRawSync(ok))).toEqual(E.right({ ok: true }));
    expect(await ask('deflate, deflate', deflateRawSync(deflateRawSync(ok)))).toEqual(E.right({ ok: true }));
  });

  test('piece by piece', async () => {
    const text = JSON.stringify({ ok: true, pad: Array.from({ length: 50_000 }, (_, i) => i) });
    const body = deflateRawSync(text);
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'deflate' });
      const pieces = Array.from({ length: body.length }, (_, i) => body.subarray(i, i + 1));
      Readable.from(pieces.slice(0, 5).concat(body.subarray(5))).pipe(response);
    });
    expect(await plainSurface({ baseUrl }).askOk()()).toMatchObject({ right: { ok: true } });
  });
});

test.each([
  ['gzip', 204],
  ['br', 204],
])('a reply without a body is no damaged one (%s, HTTP %i)', async (encoding, status) => {
  const surface = await packed(encoding, new Uint8Array(0), status);
  const asking = { context: context(), auth: noAuth };
  expect(await surface.ask({ endpoint: write, answer: nothing }, {}, asking)()).toEqual(E.right(undefined));
});

test.each(['gzip', 'deflate', 'br'])('an empty failure says what its status says (%s)', async (encoding) => {
  expect(errorOf(await ask(encoding, new Uint8Array(0), 503))).toMatchObject({
    kind: 'Unavailable',
    message: expect.stringMatching(/HTTP 503 with an empty body/),
  });
});

describe('a reply that cannot be unpacked is an error that names the coding', () => {
  const noise = Buffer.from('this was never packed, whatever it says');
  const long = Buffer.from(JSON.stringify({ ok: true, pad: Array.from({ length: 20_000 }, Math.random) }));
  const spoiled = gzipSync(long);
  spoiled.fill(0x55, 3000, 3100);

  test.each<[string, string, Uint8Array, RegExp]>([
    ['one that is unknown', 'zstd-17', ok, /zstd-17/],
    ['one that is unknown behind one that is known', 'compress, gzip', gzipSync(ok), /compress, gzip/],
    ['more of them than any vendor uses', Array(5).fill('gzip').join(', '), packedTimes(5), /gzip, gzip/],
    ['no gzip', 'gzip', noise, /gzip/],
    ['no brotli', 'br', noise, /br/],
    ['damaged in the middle', 'gzip', spoiled, /gzip/],
    ['half of it, sent as if it were whole', 'gzip', gzipSync(long).subarray(0, 2000), /gzip/],
    ['half of it, deflated', 'deflate', deflateSync(long).subarray(0, 2000), /deflate/],
  ])('%s', async (_, encoding, body, named) => {
    const error = errorOf(await ask(encoding, body));
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'maybe' });
    expect(error.message).toMatch(/cannot be unpacked/);
    expect(error.message).toMatch(named);
  });

  test.each(['call +15550100123', 'x'.repeat(200), '\u00ff\u00fe', '15550100123'])(
    'but only what looks like one is printed: %j',
    async (encoding) => {
      const error = errorOf(await ask(encoding, ok));
      expect(error).toMatchObject({
        kind: 'MalformedReply',
        message: 'the reply cannot be unpacked (Content-Encoding)',
      });
      expect(printed(error)).not.toContain('15550100');
    },
  );

  test('and one that broke off says so', async () => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': spoiled.length });
      response.write(gzipSync(long).subarray(0, 2000), () => response.destroy());
    });
    const surface = plainSurface({ baseUrl, retry: { attempts: 1 } });
    expect(errorOf(await surface.askOk({ endpoint: write })())).toMatchObject({
      kind: 'Unavailable',
      effect: 'maybe',
      message: expect.stringMatching(/connection broke/),
    });
  });
});

test('a small reply that unpacks to an enormous one is cut off at the limit', async () => {
  const zeros = Buffer.alloc(1024 * 1024);
  const { baseUrl, sockets } = await serve((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    Readable.from(Array.from({ length: 400 }, () => zeros))
      .pipe(createGzip())
      .pipe(response);
  });
  const before = process.memoryUsage();
  const surface = plainSurface({ baseUrl, maxReplyBytes: 1024 * 1024, retry: { attempts: 1 } });
  const error = errorOf(await surface.askOk({ endpoint: read })());
  const after = process.memoryUsage();
  expect(error).toMatchObject({
    kind: 'MalformedReply',
    message: expect.stringMatching(/larger than the limit/),
  });
  const growth = after.heapUsed + after.external - before.heapUsed - before.external;
  expect(growth).toBeLessThan(48 * 1024 * 1024);
  await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
});

test('no more is unpacked than its reader takes', async () => {
  const packedZeros = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const body = unpacked(Readable.from([packedZeros]), ['gzip']);
  if (body === undefined) throw new Error('gzip is known');
  body.read(0);
  // Without its reader's consent it would be unpacked to its end beside this.
  await promisify(gunzip)(packedZeros);
  expect(body.readableLength).toBeGreaterThan(0);
  expect(body.readableLength).toBeLessThan(1024 * 1024);
  body.destroy();
});
