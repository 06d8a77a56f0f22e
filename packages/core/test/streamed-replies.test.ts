import { once } from 'node:events';
import type http from 'node:http';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { isContactCenterError } from '@cordboard/core/provider';
import { noAuth, reads, stream, type StreamedReply } from '@cordboard/core/http';
import { bodyOf, loopback, plainSurface, type Settings } from './http-support.js';
import { context, errorOf } from './support.js';

const { serve } = loopback();

const mebibyte = 1024 * 1024;
const file = { 'content-type': 'application/octet-stream' };
const theExport = reads('GET', '/export');

/** A vendor that serves `/export` in its own way, and anything else with JSON. */
const vendor = async (exporting: http.RequestListener, settings: Partial<Settings> = {}) => {
  const served = await serve((request, response) => {
    if (request.url === '/export') exporting(request, response);
    else response.end('{"ok":true}');
  });
  const surface = plainSurface({ ...served, retry: { attempts: 1 }, ...settings });
  const ask = (signal?: AbortSignal) =>
    surface.ask({ endpoint: theExport, answer: stream }, {}, { context: context(signal), auth: noAuth })();
  const opened = async (signal?: AbortSignal): Promise<StreamedReply> => {
    const result = await ask(signal);
    if (E.isLeft(result)) throw result.left;
    return result.right;
  };
  return { ...served, surface, ask, opened };
};

/** Sends so many mebibytes, each as soon as there is room for it, and counts them. */
const sending = (mebibytes: number) => {
  const piece = Buffer.alloc(mebibyte, 'x');
  const sent = { mebibytes: 0 };
  const pieces = function* () {
    for (; sent.mebibytes < mebibytes; sent.mebibytes += 1) yield piece;
  };
  const listener: http.RequestListener = (_, response) => {
    response.writeHead(200, { ...file, 'content-length': mebibytes * mebibyte });
    pipeline(Readable.from(pieces(), { highWaterMark: 1 }), response).catch(() => undefined);
  };
  return { listener, sent };
};

/** Sends a beginning, and then does something else. */
const beginning =
  (then: (response: http.ServerResponse) => void): http.RequestListener =>
  (_, response) => {
    response.writeHead(200, { ...file, 'content-length': 1000 });
    response.write('begin', () => {
      then(response);
    });
  };

const textOf = async (body: Readable): Promise<string> => (await bodyOf(body)).toString();

/** What a reader of a stream that ends early is told. */
const errorIn = async (body: Readable) => {
  const error: unknown = await textOf(body).then(
    () => 'read to its end',
    (reason: unknown) => reason,
  );
  expect(isContactCenterError(error)).toBe(true);
  return error;
};

const inUse = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

describe('a file that is streamed', () => {
  test('is of any size, in little memory', async () => {
    const size = 300;
    const { opened } = await vendor(sending(size).listener, { maxReplyBytes: mebibyte });
    const before = inUse();
    let [read, most] = [0, 0];
    const reader = new Writable({
      write: (chunk: Buffer, _, done) => {
        read += chunk.length;
        most = Math.max(most, inUse() - before);
        done();
      },
    });
    const reply = await opened();
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.header('content-length')).toBe(String(size * mebibyte));
    await pipeline(reply.stream, reader);
    expect(read).toBe(size * mebibyte);
    expect(most).toBeLessThan(128 * mebibyte);
  }, 30_000);

  test('is not drained ahead of a slow reader', async () => {
    const { listener, sent } = sending(200);
    const { opened, sockets } = await vendor(listener);
    const body = (await opened()).stream;
    await once(body, 'readable');
    // What both ends of a connection buffer is full as soon as nothing more is taken.
    let before = -1;
    while (before !== sent.mebibytes) {
      before = sent.mebibytes;
      await wait(100);
    }
    expect(sent.mebibytes).toBeLessThan(32);
    body.destroy();
    while (sockets.size > 0) await wait(5);
  });

  test('may be read more slowly than the vendor may be silent', async () => {
    const { opened } = await vendor(
      (_, response) => {
        response.writeHead(200, file);
        Readable.from(['a', 'b', 'c'].map((letter) => letter.repeat(40_000))).pipe(response);
      },
      { timeoutMs: 300 },
    );
    let read = '';
    for await (const chunk of (await opened()).stream) {
      read += String(chunk);
      await wait(400);
    }
    expect(read).toHaveLength(120_000);
  });

  test('may take longer than a call, as long as something comes', async () => {
    const { opened } = await vendor(
      (_, response) => {
        response.writeHead(200, file);
        const slowly = async function* () {
          for (const letter of 'abcdef') {
            await wait(100);
            yield letter;
          }
        };
        Readable.from(slowly()).pipe(response);
      },
      { timeoutMs: 500 },
    );
    expect(await textOf((await opened()).stream)).toBe('abcdef');
  });

  test('is unpacked on the way', async () => {
    const { opened } = await vendor((_, response) => {
      response.writeHead(200, { ...file, 'content-encoding': 'gzip' });
      Readable.from(['one', ' and ', 'two']).pipe(createGzip()).pipe(response);
    });
    expect(await textOf((await opened()).stream)).toBe('one and two');
  });

  test('may be empty', async () => {
    const { opened } = await vendor((_, response) => response.writeHead(200, file).end());
    expect(await textOf((await opened()).stream)).toBe('');
  });

  test('is none when the vendor answers with JSON, and its connection is free at once', async () => {
    const { ask, surface } = await vendor(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":40}');
      },
      { maxConnections: 1 },
    );
    expect(errorOf(await ask())).toMatchObject({
      kind: 'MalformedReply',
      message: expect.stringMatching(/JSON where a file/),
    });
    expect(await surface.askOk()()).toEqual(E.right({ ok: true }));
  });

  test('is asked for again until it begins, and not afterwards', async () => {
    const statuses = [503, 503, 200];
    const { opened } = await vendor(
      (_, response) => {
        response.writeHead(statuses.shift() ?? 200, { ...file, 'content-length': 9 });
        response.write('half', () => response.destroy());
      },
      { retry: { attempts: 3, baseDelayMs: 0 } },
    );
    expect(await errorIn((await opened()).stream)).toMatchObject({ kind: 'Unavailable' });
    expect(statuses).toEqual([]);
  });
});

const silent = beginning(() => undefined);

describe('a stream that ends early tells why, as an error of ours', () => {
  test('the vendor breaks off', async () => {
    const { opened } = await vendor(beginning((response) => response.destroy()));
    expect(await errorIn((await opened()).stream)).toMatchObject({
      kind: 'Unavailable',
      effect: 'none',
      message: 'the connection broke before the body was complete',
    });
  });

  test('before anyone reads it', async () => {
    const { opened, sockets } = await vendor(beginning((response) => response.destroy()));
    const body = (await opened()).stream;
    while (sockets.size > 0) await wait(5);
    await wait(20);
    expect(await errorIn(body)).toMatchObject({ kind: 'Unavailable' });
  });

  test('the vendor says nothing more', async () => {
    const { opened, sockets } = await vendor(silent, { timeoutMs: 300 });
    expect(await errorIn((await opened()).stream)).toMatchObject({
      kind: 'Timeout',
      effect: 'none',
      message: 'nothing more of the body came within 300 ms',
    });
    while (sockets.size > 0) await wait(5);
  });

  test('the caller gives up', async () => {
    const { opened, sockets } = await vendor(silent);
    const controller = new AbortController();
    const body = (await opened(controller.signal)).stream;
    const told = errorIn(body);
    controller.abort();
    expect(await told).toMatchObject({ kind: 'Canceled', effect: 'none' });
    while (sockets.size > 0) await wait(5);
  });

  test.each([
    ['no gzip', Buffer.from('this was never packed')],
    ['half of it', gzipSync('x'.repeat(9000)).subarray(0, 30)],
  ])('it cannot be unpacked: %s', async (_, packed) => {
    const { opened } = await vendor((_request, response) => {
      response.writeHead(200, { ...file, 'content-encoding': 'gzip' }).end(packed);
    });
    expect(await errorIn((await opened()).stream)).toMatchObject({
      kind: 'MalformedReply',
      effect: 'none',
      message: 'the reply cannot be unpacked (Content-Encoding: gzip)',
    });
  });

  test('it breaks off while it is unpacked', async () => {
    const { opened } = await vendor((_, response) => {
      response.writeHead(200, { ...file, 'content-encoding': 'gzip', 'content-length': 9999 });
      response.write(gzipSync('x'.repeat(9000)).subarray(0, 30), () => response.destroy());
    });
    expect(await errorIn((await opened()).stream)).toMatchObject({ kind: 'Unavailable' });
  });
});

describe('a stream holds its connection until it is over, however that comes about', () => {
  const whole: http.RequestListener = (_, response) => response.writeHead(200, file).end('all of it');
  const spoiled: http.RequestListener = (_, response) => {
    response.writeHead(200, { ...file, 'content-encoding': 'gzip' }).end('no gzip');
  };
  type Use = (body: Readable, abort: () => void) => unknown;
  const destroyed: Use = (body) => body.destroy();

  test.each<[string, http.RequestListener, Use]>([
    ['read to its end', whole, textOf],
    ['destroyed unread', silent, destroyed],
    ['destroyed unread, though all of it had come', whole, destroyed],
    ['destroyed with an error', silent, (body) => body.destroy(new Error('the disk is full'))],
    [
      'left in the middle',
      silent,
      async (body) => {
        for await (const chunk of body) {
          expect(chunk).toBeInstanceOf(Buffer);
          break;
        }
      },
    ],
    [
      'aborted unread',
      silent,
      (_, abort) => {
        abort();
      },
    ],
    ['broken off', beginning((response) => response.destroy()), errorIn],
    ['silent', silent, errorIn],
    ['damaged', spoiled, errorIn],
    ['destroyed unread while packed', spoiled, destroyed],
  ])('%s', async (_, exporting, use) => {
    const { opened, surface } = await vendor(exporting, { maxConnections: 1, timeoutMs: 500 });
    const controller = new AbortController();
    const { stream: body } = await opened(controller.signal);
    // A stream that ends with an error and has no reader must not end the process, either.
    const next = surface.askOk({ context: context(AbortSignal.timeout(3000)) })();
    await use(body, () => {
      controller.abort();
    });
    expect(await next).toEqual(E.right({ ok: true }));
  });

  test('and no longer', async () => {
    const { opened, sockets } = await vendor(whole, { maxConnections: 1 });
    for (let i = 0; i < 20; i += 1) expect(await textOf((await opened()).stream)).toBe('all of it');
    expect(sockets.size).toBe(1);
  });
});
