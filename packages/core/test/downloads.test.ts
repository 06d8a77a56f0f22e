import { randomBytes } from 'node:crypto';
import type http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { failure, type Download, type Resume } from '@cordboard/core/provider';
import { downloadWith, media, noAuth, reads, type HttpReply } from '@cordboard/core/http';
import { loopback, plainSurface, type Settings } from './http-support.js';
import { context, errorOf, printed } from './support.js';

const { serve } = loopback();

/** A recording that no text could be. */
const sound = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), randomBytes(200_000)]);

const mp3 = { 'content-type': 'audio/mpeg' };
const recording = reads('GET', '/recording');

/** A vendor that serves `/recording` in its own way, and anything else with JSON. */
const vendor = async (
  answer: http.RequestListener,
  settings: Partial<Settings> = {},
  failureIn?: (reply: HttpReply) => ReturnType<typeof failure> | undefined,
) => {
  const asked: http.IncomingHttpHeaders[] = [];
  const served = await serve((request, response) => {
    if (request.url !== '/recording') {
      response.end('{"ok":true}');
      return;
    }
    asked.push(request.headers);
    answer(request, response);
  });
  const surface = plainSurface({ ...served, retry: { attempts: 1 }, ...settings });
  const call = { endpoint: recording, answer: media(failureIn) };
  const ask = (resume?: Resume, signal?: AbortSignal) =>
    downloadWith(
      (headers) => surface.ask(call, headers, { context: context(signal), auth: noAuth }),
      resume,
    )();
  const opened = async (resume?: Resume, signal?: AbortSignal): Promise<Download> => {
    const result = await ask(resume, signal);
    if (E.isLeft(result)) throw result.left;
    return result.right;
  };
  return { ...served, surface, ask, opened, asked };
};

const read = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
};

/** Sends the file, or the part that is asked for. */
const withRanges =
  (file: Buffer, headers: http.OutgoingHttpHeaders = { etag: '"one"' }): http.RequestListener =>
  (request, response) => {
    const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    const isMeant = request.headers['if-range'] === undefined || request.headers['if-range'] === headers.etag;
    const common = { ...mp3, 'accept-ranges': 'bytes', ...headers };
    if (from === undefined || !isMeant) {
      response.writeHead(200, { ...common, 'content-length': file.length }).end(file);
    } else if (Number(from) >= file.length) {
      response.writeHead(416, { 'content-range': `bytes */${String(file.length)}` }).end();
    } else {
      const part = file.subarray(Number(from));
      const range = `bytes ${from}-${String(file.length - 1)}/${String(file.length)}`;
      response.writeHead(206, { ...common, 'content-range': range, 'content-length': part.length }).end(part);
    }
  };

const sending =
  (body: string | Buffer, headers: http.OutgoingHttpHeaders, status = 200): http.RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

describe('a recording', () => {
  test('comes as it is, with what its headers tell', async () => {
    const headers = { etag: '"one"', 'content-disposition': 'attachment;filename=call.mp3' };
    const { opened, asked } = await vendor(withRanges(sound, headers));
    const { stream, ...facts } = await opened();
    expect(facts).toEqual({
      contentType: 'audio/mpeg',
      fileName: 'call.mp3',
      bytes: sound.length,
      version: '"one"',
      resumable: true,
    });
    expect((await read(stream)).equals(sound)).toBe(true);
    expect(asked[0]?.range).toBeUndefined();
  });

  test('comes without what its headers do not tell', async () => {
    const { opened } = await vendor((_, response) => {
      response.writeHead(200, { etag: 'W/"weak"' });
      response.write(sound.subarray(0, 100));
      response.end(sound.subarray(100));
    });
    const { stream, ...facts } = await opened();
    expect(facts).toEqual({ contentType: 'application/octet-stream' });
    expect((await read(stream)).equals(sound)).toBe(true);
  });

  test.each(['a short one \0', '\xff\xfb\x90'])('may be short: %j', async (content) => {
    const file = Buffer.from(content, 'latin1');
    const { opened } = await vendor(sending(file, mp3));
    expect(await read((await opened()).stream)).toEqual(file);
  });

  test('has no length where it was packed on the way', async () => {
    const { opened } = await vendor(
      sending(gzipSync(sound), { ...mp3, 'content-encoding': 'gzip', 'accept-ranges': 'bytes' }),
    );
    const { stream, ...facts } = await opened();
    expect(facts).toEqual({ contentType: 'audio/mpeg' });
    expect((await read(stream)).equals(sound)).toBe(true);
  });

  test.each([
    ['inline; filename="a b.mp3"', 'a b.mp3'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="C:\\\\calls\\\\a.mp3"', 'a.mp3'],
    ['attachment; filename=".."', undefined],
    ["attachment; filename=x.mp3; filename*=UTF-8''%E5%BD%95%E9%9F%B3.mp3", '录音.mp3'],
    ["attachment; filename*=UTF-8''%E5%BD", undefined],
    ['attachment; filename="a\\"b.mp3"', 'a"b.mp3'],
    ['attachment', undefined],
  ])('of %s is called %s', async (disposition, fileName) => {
    const { opened } = await vendor(sending(sound, { ...mp3, 'content-disposition': disposition }));
    const file = await opened();
    expect(file.fileName).toBe(fileName);
    await read(file.stream);
  });

  test('is left with its loop, and its connection is free', async () => {
    const { opened, surface, sockets } = await vendor(
      (_, response) => {
        response.writeHead(200, mp3);
        response.write(sound);
      },
      { maxConnections: 1 },
    );
    for await (const piece of (await opened()).stream) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(await surface.askOk()()).toEqual(E.right({ ok: true }));
    expect(sockets.size).toBe(1);
  });
});

const secret = '13800138000 is not recorded';

describe('what is no recording is an error, whose text is not told', () => {
  test.each<[string, http.RequestListener]>([
    ['JSON with HTTP 200', sending(`{"code":40,"text":"${secret}"}`, { 'content-type': 'application/json' })],
    ['JSON that is called audio', sending(`{"code":40,"text":"${secret}"}`, mp3)],
    ['JSON that has no type', sending(`{"code":40,"text":"${secret}"}`, {})],
    ['a web page', sending(`<html>${secret}</html>`, { 'content-type': 'text/html' })],
    ['a web page that is called audio', sending(`\n<html>${secret}</html>`, mp3)],
    ['a sentence', sending(secret, { 'content-type': 'text/plain' })],
    ['a sentence that is called bytes', sending(secret, { 'content-type': 'application/octet-stream' })],
    ['a long sentence', sending(`${secret} 录音不存在 `.repeat(9000), mp3)],
    ['nothing', sending('', mp3)],
    ['nothing, and no type', sending('', {})],
    ['HTTP 204', sending('', mp3, 204)],
    ['several parts', sending('--x', { 'content-type': 'multipart/byteranges; boundary=x' }, 206)],
    ['a part that was not asked for', sending(sound, { ...mp3, 'content-range': 'bytes 5-9/10' }, 206)],
  ])('%s', async (_, answer) => {
    const { ask, surface } = await vendor(answer, { maxConnections: 1 });
    const error = errorOf(await ask());
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'none' });
    expect(printed(error)).not.toMatch(/13800138000|不存在/);
    expect(await surface.askOk()()).toEqual(E.right({ ok: true }));
  });

  test('HTTP 500 with a sentence', async () => {
    const { ask } = await vendor(sending(secret, { 'content-type': 'text/plain' }, 500));
    const error = errorOf(await ask());
    expect(error).toMatchObject({ kind: 'Unavailable', native: { httpStatus: 500 } });
    expect(printed(error)).not.toContain('13800138000');
  });

  test('as its call knows it', async () => {
    const heard: string[] = [];
    const { ask } = await vendor(sending(secret, mp3), {}, ({ bytes }) => {
      heard.push(bytes.toString());
      return failure('NotFound', 'there is no such recording');
    });
    expect(errorOf(await ask())).toMatchObject({ kind: 'NotFound', message: 'there is no such recording' });
    expect(heard).toEqual([secret]);
  });
});

/** Sends a beginning, and then does something else. */
const beginning =
  (bytes: number, then: (response: http.ServerResponse) => void): http.RequestListener =>
  (_, response) => {
    response.writeHead(200, { ...mp3, 'content-length': sound.length });
    response.flushHeaders();
    if (bytes === 0) then(response);
    else
      response.write(sound.subarray(0, bytes), () => {
        then(response);
      });
  };

describe('a recording that breaks off', () => {
  const off = (response: http.ServerResponse): void => void response.destroy();

  test('before its first byte is asked for again', async () => {
    const answers = [beginning(0, off), sending('', {}, 503), withRanges(sound)];
    const { opened, asked } = await vendor((...each) => answers.shift()?.(...each), {
      retry: { attempts: 3, baseDelayMs: 0 },
    });
    expect((await read((await opened()).stream)).equals(sound)).toBe(true);
    expect(asked).toHaveLength(3);
  });

  test('before its first byte is a failure of the call in the end', async () => {
    const { ask } = await vendor(beginning(0, off));
    expect(errorOf(await ask())).toMatchObject({ kind: 'Unavailable', effect: 'none' });
  });

  test('later is not asked for again, and ends with an error', async () => {
    const { opened, asked } = await vendor(beginning(1000, off), {
      retry: { attempts: 3, baseDelayMs: 0 },
    });
    const { stream } = await opened();
    await expect(read(stream)).rejects.toMatchObject({ kind: 'Unavailable', effect: 'none' });
    expect(asked).toHaveLength(1);
  });

  test('by silence is a Timeout, before the first byte and after it', async () => {
    const silent = () => undefined;
    const { ask } = await vendor(beginning(0, silent), { timeoutMs: 60 });
    expect(errorOf(await ask())).toMatchObject({ kind: 'Timeout' });
    // Long enough for the beginning to come on a busy machine.
    const { opened } = await vendor(beginning(1000, silent), { timeoutMs: 1_000 });
    await expect(read((await opened()).stream)).rejects.toMatchObject({ kind: 'Timeout' });
  });

  test('because it is canceled frees its connection at once', async () => {
    const { opened, sockets } = await vendor(beginning(1000, () => undefined));
    const controller = new AbortController();
    const { stream } = await opened(undefined, controller.signal);
    const told = read(stream);
    controller.abort();
    await expect(told).rejects.toMatchObject({ kind: 'Canceled' });
    while (sockets.size > 0) await wait(5);
  });
});

describe('a recording that is taken up again', () => {
  const half = sound.length / 2;
  const resume = { from: half, version: '"one"', bytes: sound.length };

  test('begins where it stopped', async () => {
    const { opened, asked } = await vendor(withRanges(sound));
    const { stream, ...facts } = await opened(resume);
    expect(facts).toMatchObject(resume);
    expect((await read(stream)).equals(sound.subarray(half))).toBe(true);
    expect(asked.map(({ range, 'if-range': same }) => [range, same])).toEqual([[`bytes=${half}-`, '"one"']]);
  });

  test('needs no version', async () => {
    const { opened, asked } = await vendor(withRanges(sound, {}));
    const { stream, from } = await opened({ from: half });
    expect(from).toBe(half);
    expect((await read(stream)).equals(sound.subarray(half))).toBe(true);
    expect(asked[0]).not.toHaveProperty('if-range');
  });

  const whole = sending(sound, mp3);
  const part = (
    headers: http.OutgoingHttpHeaders,
    body: Buffer = sound.subarray(half),
  ): http.RequestListener => {
    const all = withRanges(sound);
    return (request, response) => {
      if (request.headers.range === undefined) all(request, response);
      else response.writeHead(206, { ...mp3, ...headers }).end(body);
    };
  };
  const range = `bytes ${half}-${sound.length - 1}/${sound.length}`;

  test.each<[string, http.RequestListener, number]>([
    ['of which the vendor sends all', whole, 1],
    ['which is another one by now', withRanges(sound, { etag: '"two"' }), 1],
    ['of which the vendor sends a part from elsewhere', part({ 'content-range': 'bytes 7-8/9' }), 2],
    ['of which the vendor does not say what part it sends', part({}), 2],
    ['whose length is another one by now', part({ 'content-range': `${range}0` }), 2],
    ['whose tag is another one by now', part({ 'content-range': range, etag: '"two"' }), 2],
    [
      'which came packed this time',
      part({ 'content-range': range, 'content-encoding': 'gzip' }, gzipSync(sound.subarray(half))),
      2,
    ],
  ])('%s begins anew, and says so', async (_, answer, requests) => {
    const { opened, asked } = await vendor(answer, { maxConnections: 1 });
    const file = await opened(resume);
    expect(file.from).toBeUndefined();
    expect((await read(file.stream)).equals(sound)).toBe(true);
    expect(asked).toHaveLength(requests);
  });

  test('which is shorter by now begins anew', async () => {
    const shorter = sound.subarray(0, 5000);
    const { opened, asked } = await vendor(withRanges(shorter, {}));
    const file = await opened({ from: half });
    expect(file.from).toBeUndefined();
    expect((await read(file.stream)).equals(shorter)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test('of nothing is asked for as at first', async () => {
    const { opened, asked } = await vendor(withRanges(sound));
    await read((await opened({ from: 0 })).stream);
    expect(asked[0]).not.toHaveProperty('range');
  });

  test('fails with the failure of the vendor', async () => {
    const { ask, asked } = await vendor(sending('', {}, 404));
    expect(errorOf(await ask(resume))).toMatchObject({ native: { httpStatus: 404 } });
    expect(asked).toHaveLength(1);
  });
});
