import diagnostics from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { reads, writes } from '@cordboard/core/http';
import { explain } from '../src/http/transport/explain.js';
import { bodyOf, loopback, plainSurface, type Settings } from './http-support.js';
import { context, errorOf } from './support.js';

const { serve, listening } = loopback();

const pem = (name: string): string => readFileSync(new URL(`fixtures/${name}.pem`, import.meta.url), 'utf8');
const identity = { key: pem('server-key'), cert: pem('server') };

const read = reads('GET', '/things');
const write = writes('POST', '/things', 'unsafe');
const body = { json: { name: 'x' } };

/** Where the connection stands, not what an error is called, decides whether a write may be sent again. */
const writing = (settings: Settings) => {
  const surface = plainSurface({ retry: { attempts: 3, baseDelayMs: 0 }, ...settings });
  return { ...surface, add: () => surface.askOk({ endpoint: write, body })() };
};

const maybe = { kind: 'Unavailable', effect: 'maybe', retryable: false };
const none = { kind: 'Unavailable', effect: 'none', retryable: true };

// What leaves this process, by the channel that Node documents for it.
const started = 'http.client.request.start';
const requests: http.ClientRequest[] = [];
const note = (message: unknown): void => {
  if (typeof message === 'object' && message !== null && 'request' in message) {
    if (message.request instanceof http.ClientRequest) requests.push(message.request);
  }
};
diagnostics.subscribe(started, note);
afterEach(() => {
  requests.splice(0);
});

const lineLost = (code: string): Error => Object.assign(new Error(`write ${code}`), { code });

describe('the line is lost once a write has left', () => {
  test.each([
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENETDOWN',
    'ECONNREFUSED',
    'ENOTFOUND',
    'ETIMEDOUT',
    'ECONNRESET',
    'EPIPE',
  ])('%s: it may have been done, and is sent once', async (code) => {
    let arrived = 0;
    const { baseUrl } = await serve((request) => {
      void bodyOf(request).then(() => {
        arrived += 1;
        requests.at(-1)?.socket?.destroy(lineLost(code));
      });
    });
    const error = errorOf(await writing({ baseUrl }).add());
    expect(error).toMatchObject(maybe);
    expect(error.message).toContain(`(${code})`);
    expect(arrived).toBe(1);
  });

  test('on a connection that carried a reply before', async () => {
    let arrived = 0;
    const { baseUrl } = await serve((request, response) => {
      arrived += 1;
      if (request.method === 'GET') response.end('{"ok":true}');
      else requests.at(-1)?.socket?.destroy(lineLost('EHOSTUNREACH'));
    });
    const { askOk, add } = writing({ baseUrl });
    expect(await askOk({ endpoint: read })()).toEqual(E.right({ ok: true }));
    expect(errorOf(await add())).toMatchObject(maybe);
    expect(arrived).toBe(2);
  });

  test('a read is sent again all the same', async () => {
    let arrived = 0;
    const { baseUrl } = await serve((_, response) => {
      arrived += 1;
      if (arrived < 3) requests.at(-1)?.socket?.destroy(lineLost('EHOSTUNREACH'));
      else response.end('{"ok":true}');
    });
    expect(await writing({ baseUrl }).askOk({ endpoint: read })()).toEqual(E.right({ ok: true }));
  });
});

describe('a vendor that breaks off', () => {
  /** Hangs up in its own way as soon as it is sent anything. */
  const breaking = async (how: (socket: Socket, data: Buffer) => void) => {
    let connections = 0;
    const server = net.createServer((socket) => {
      connections += 1;
      socket.once('data', (data) => {
        how(socket, data);
      });
    });
    const { port } = await listening(server);
    return { baseUrl: `http://127.0.0.1:${String(port)}`, connections: () => connections };
  };

  test.each<[string, (socket: Socket) => void]>([
    ['without a word', (socket) => socket.destroy()],
    ['with a reset', (socket) => socket.resetAndDestroy()],
    ['politely', (socket) => socket.end()],
    ['in the head of its reply', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le')],
    [
      'in the body of its reply',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"ok"'),
    ],
    [
      'in a piece of its reply',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"ok"'),
    ],
  ])('%s: a write may have been done, and is sent once', async (_, how) => {
    const { baseUrl, connections } = await breaking(how);
    expect(errorOf(await writing({ baseUrl }).add())).toMatchObject(maybe);
    expect(connections()).toBe(1);
  });

  test('with what is no HTTP: a write may have been done', async () => {
    const { baseUrl, connections } = await breaking((socket) => socket.end('220 mail.example ESMTP\r\n'));
    expect(errorOf(await writing({ baseUrl }).add())).toMatchObject({ effect: 'maybe', retryable: false });
    expect(connections()).toBe(1);
  });

  test('while a long body is under way: a write may have been done', async () => {
    const { baseUrl, connections } = await breaking((socket) => socket.resetAndDestroy());
    const { askOk } = writing({ baseUrl });
    const long = { json: { pad: 'x'.repeat(20_000_000) } };
    expect(errorOf(await askOk({ endpoint: write, body: long })())).toMatchObject(maybe);
    expect(connections()).toBe(1);
  });

  test('on a connection that was kept: a write may have been done', async () => {
    let arrived = 0;
    const { baseUrl } = await serve((request, response) => {
      arrived += 1;
      if (arrived === 1) response.end('{"ok":true}');
      else request.socket.resetAndDestroy();
    });
    const { askOk, add } = writing({ baseUrl });
    await askOk({ endpoint: read })();
    expect(errorOf(await add())).toMatchObject(maybe);
    expect(arrived).toBe(2);
  });
});

describe('nothing is sent', () => {
  test('when nothing listens', async () => {
    const server = net.createServer();
    const { baseUrl } = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const error = errorOf(await writing({ baseUrl }).add());
    expect(error).toMatchObject(none);
    expect(error.message).toContain('the vendor cannot be reached (ECONNREFUSED)');
    expect(requests).toHaveLength(3);
  });

  test('when the name is none: no name is so long', async () => {
    const error = errorOf(await writing({ baseUrl: `http://${'x'.repeat(64)}.test` }).add());
    expect(error).toMatchObject(none);
    expect(error.message).toContain('the vendor cannot be reached');
    expect(requests).toHaveLength(3);
  });

  test.each<[string, (socket: Socket) => unknown]>([
    [
      'answers something else',
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    ],
    ['hangs up', (socket) => socket.once('data', () => socket.destroy())],
    ['resets', (socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['hangs up at once', (socket) => socket.destroy()],
  ])('when the vendor %s instead of a handshake', async (_, how) => {
    const { port } = await listening(net.createServer(how));
    const baseUrl = `https://127.0.0.1:${String(port)}`;
    expect(errorOf(await writing({ baseUrl }).add())).toMatchObject(none);
    expect(requests).toHaveLength(3);
  });

  test('when the vendor is not the one it should be', async () => {
    let arrived = 0;
    const server = https.createServer(identity, () => {
      arrived += 1;
    });
    server.on('tlsClientError', () => undefined);
    const { port } = await listening(server);
    expect(errorOf(await writing({ baseUrl: `https://127.0.0.1:${String(port)}` }).add())).toMatchObject(
      none,
    );
    expect(arrived).toBe(0);
  });

  test('but once the handshake is done, a write may have been', async () => {
    const server = https.createServer(identity, (request) => request.socket.destroy());
    const { port } = await listening(server);
    const settings = { baseUrl: `https://127.0.0.1:${String(port)}`, ca: identity.cert };
    expect(errorOf(await writing(settings).add())).toMatchObject(maybe);
    expect(requests).toHaveLength(1);
  });
});

describe('time runs out, or the caller gives up', () => {
  test('while a reply is awaited: a write may have been done', async () => {
    const { baseUrl } = await serve(() => undefined);
    expect(errorOf(await writing({ baseUrl, timeoutMs: 300 }).add())).toMatchObject({
      kind: 'Timeout',
      effect: 'maybe',
      retryable: false,
    });
    expect(requests).toHaveLength(1);
  });

  test('while a reply arrives: a write may have been done', async () => {
    const controller = new AbortController();
    const { baseUrl } = await serve((_, response) => {
      response.write('{"ok":', () => {
        controller.abort();
      });
    });
    const { askOk } = writing({ baseUrl });
    expect(
      errorOf(await askOk({ endpoint: write, body, context: context(controller.signal) })()),
    ).toMatchObject({
      kind: 'Canceled',
      effect: 'maybe',
    });
  });
});

describe('what broke is told', () => {
  const told = (reason: 'network' | 'unsendable', cause: unknown) => {
    const { signal } = new AbortController();
    const request = { method: 'GET', path: '/', headers: {}, signal, waitSignal: signal, timeoutMs: 1000 };
    return explain({ reason, sent: false, cause }, request, 1000);
  };

  test.each([null, undefined, 'refused', new Error('refused', { cause: null })])(
    'even by a cause that has no code: %p',
    (cause) => {
      expect(told('network', cause)).toMatchObject({ ...none, message: 'the vendor cannot be reached' });
    },
  );

  test('as a mistake of the settings where nothing could be sent with them', () => {
    const cause = Object.assign(new Error('odd'), { code: 'ERR_ODD' });
    expect(told('unsendable', cause)).toMatchObject({
      kind: 'Misconfigured',
      effect: 'none',
      message: 'the request cannot be sent with these settings (ERR_ODD)',
    });
  });
});
