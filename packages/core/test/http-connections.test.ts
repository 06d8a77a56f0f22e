import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getEventListeners, once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { fields, strictObject, Secret } from '@cordboard/core/provider';
import { httpFields, reads, writes, type Endpoint } from '@cordboard/core/http';
import { loopback, plainSurface, type PlainSurface, type Settings } from './http-support.js';
import { context, errorOf, printed } from './support.js';

const pem = (name: string): string => readFileSync(new URL(`fixtures/${name}.pem`, import.meta.url), 'utf8');
const identity = { key: pem('server-key'), cert: pem('server') };

const { listening } = loopback();
afterEach(() => {
  jest.restoreAllMocks();
});

const ok: http.RequestListener = (_, response) => {
  response.end('{"ok":true}');
};
const read = reads('GET', '/');
const write = writes('POST', '/', 'unsafe');

const surfaceOf = (settings: Settings) => plainSurface({ retry: { attempts: 1 }, ...settings });

const askWith = (surface: PlainSurface, endpoint: Endpoint = read, signal?: AbortSignal) =>
  surface.askOk({ endpoint, context: context(signal) })();

const ask = (settings: Settings, endpoint?: Endpoint) => askWith(surfaceOf(settings), endpoint);

const answered = E.right({ ok: true });

describe('a vendor that asks who is calling', () => {
  const vendor = async (maxVersion: 'TLSv1.2' | 'TLSv1.3') => {
    const server = https.createServer(
      { ...identity, ca: identity.cert, requestCert: true, rejectUnauthorized: true, maxVersion },
      ok,
    );
    server.on('tlsClientError', () => undefined);
    const { port } = await listening(server);
    return { baseUrl: `https://127.0.0.1:${String(port)}`, ca: identity.cert };
  };
  const passphrase = 'open sesame';
  const encryptedKey = createPrivateKey(identity.key)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString();

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'takes the certificate of the settings (%s)',
    async (version) => {
      const clientCertificate = { certificate: identity.cert, key: new Secret(identity.key) };
      expect(await ask({ ...(await vendor(version)), clientCertificate })).toEqual(answered);
    },
  );

  test('a key may be encrypted', async () => {
    const clientCertificate = {
      certificate: identity.cert,
      key: new Secret(encryptedKey),
      passphrase: new Secret(passphrase),
    };
    expect(await ask({ ...(await vendor('TLSv1.3')), clientCertificate })).toEqual(answered);
  });

  test('without one it breaks off during the handshake, and nothing has happened', async () => {
    expect(errorOf(await ask(await vendor('TLSv1.2'), write))).toMatchObject({
      kind: 'Unavailable',
      effect: 'none',
      message: expect.stringMatching(/EPROTO/),
    });
  });

  test('or right after it, and then the error can say what is missing', async () => {
    expect(errorOf(await ask(await vendor('TLSv1.3')))).toMatchObject({
      kind: 'Misconfigured',
      effect: 'none',
      message: expect.stringMatching(/clientCertificate/),
    });
  });

  test('a passphrase that does not open the key is a mistake of the settings, and neither is shown', async () => {
    const clientCertificate = {
      certificate: identity.cert,
      key: new Secret(encryptedKey),
      passphrase: new Secret('open barley'),
    };
    const error = errorOf(await ask({ ...(await vendor('TLSv1.3')), clientCertificate }, write));
    expect(error).toMatchObject({ kind: 'Misconfigured', effect: 'none' });
    expect(printed(error)).not.toContain('barley');
    expect(printed(error)).not.toContain(encryptedKey.slice(60, 90));
  });
});

describe('a proxy', () => {
  interface Tunnels {
    readonly proxyUrl: string;
    readonly asked: { readonly to: string | undefined; readonly credentials: string | undefined }[];
  }

  const proxy = async (answer?: (socket: Socket) => void): Promise<Tunnels> => {
    const asked: Tunnels['asked'][number][] = [];
    const server = http.createServer((_, response) => response.writeHead(500).end());
    server.on('connect', (request: http.IncomingMessage, socket: Socket) => {
      asked.push({ to: request.url, credentials: request.headers['proxy-authorization'] });
      if (answer !== undefined) {
        answer(socket);
        return;
      }
      const onward = net.connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
      socket.on('close', () => onward.destroy());
    });
    const { port } = await listening(server);
    return { proxyUrl: `127.0.0.1:${String(port)}`, asked };
  };

  const vendors = {
    https: async () => {
      const { port } = await listening(https.createServer(identity, ok));
      return { baseUrl: `https://127.0.0.1:${String(port)}`, ca: identity.cert };
    },
    http: async () => {
      const { port } = await listening(http.createServer(ok));
      return { baseUrl: `http://127.0.0.1:${String(port)}` };
    },
  };

  test.each(['https', 'http'] as const)(
    'leads to a vendor by %s, on one connection that is kept',
    async (scheme) => {
      const { proxyUrl, asked } = await proxy();
      const vendor = await vendors[scheme]();
      const surface = surfaceOf({ ...vendor, proxy: new Secret(`http://${proxyUrl}`) });
      const results = [await askWith(surface), await askWith(surface), await askWith(surface)];
      expect(results).toEqual([answered, answered, answered]);
      expect(asked).toEqual([{ to: new URL(vendor.baseUrl).host, credentials: undefined }]);
    },
  );

  test('is given its credentials, and the vendor is not', async () => {
    const { proxyUrl, asked } = await proxy();
    let seen: http.IncomingHttpHeaders = {};
    const server = https.createServer(identity, (request, response) => {
      seen = request.headers;
      response.end('{"ok":true}');
    });
    const { port } = await listening(server);
    const result = await ask({
      baseUrl: `https://127.0.0.1:${String(port)}`,
      ca: identity.cert,
      proxy: new Secret(`http://guest:p%40ss@${proxyUrl}`),
    });
    expect(result).toEqual(answered);
    expect(asked[0]?.credentials).toBe(`Basic ${Buffer.from('guest:p@ss').toString('base64')}`);
    expect(seen).not.toHaveProperty('proxy-authorization');
  });

  test.each([
    ['407 Proxy Authentication Required', 'Misconfigured', /407/],
    ['403 Forbidden', 'Unavailable', /403/],
    ['502 Bad Gateway', 'Unavailable', /502/],
  ])('that answers %s with a web page: nothing was sent', async (status, kind, message) => {
    const { proxyUrl } = await proxy((socket) => {
      socket.end(`HTTP/1.1 ${status}\r\nContent-Type: text/html\r\nContent-Length: 7\r\n\r\n<html/>`);
    });
    const settings = { ...(await vendors.https()), proxy: new Secret(`http://guest:hunter2@${proxyUrl}`) };
    const error = errorOf(await ask(settings, write));
    expect(error).toMatchObject({ kind, effect: 'none', message });
    expect(printed(error)).not.toContain('hunter2');
    expect(printed(error)).not.toContain(Buffer.from('guest:hunter2').toString('base64'));
  });

  test('that answers when nobody waits any more is left again, at the latest when the connections are closed', async () => {
    const held: Socket[] = [];
    const { proxyUrl } = await proxy((socket) => {
      held.push(socket);
      setTimeout(() => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'), 100);
    });
    const settings = { ...(await vendors.http()), proxy: new Secret(`http://${proxyUrl}`) };
    const surface = surfaceOf({ ...settings, timeoutMs: 50 });
    const error = errorOf(await askWith(surface, write));
    expect(error).toMatchObject({ kind: 'Timeout', effect: 'none' });
    await wait(150);
    // Node 24 keeps it for the next request.
    surface.connections.close();
    await wait(20);
    expect(held.map((socket) => socket.resume().destroyed || socket.readableEnded)).toEqual([true]);
  });

  test('that answers nothing is given up in time, and its connection closed', async () => {
    const held: Socket[] = [];
    const { proxyUrl } = await proxy((socket) => held.push(socket.resume()));
    const settings = { ...(await vendors.https()), proxy: new Secret(`http://${proxyUrl}`) };
    const error = errorOf(await ask({ ...settings, connectTimeoutMs: 100 }, write));
    expect(error).toMatchObject({
      kind: 'Timeout',
      effect: 'none',
      message: expect.stringMatching(/no connection within 100 ms/),
    });
    await wait(100);
    expect(held.map((socket) => socket.readableEnded)).toEqual([true]);
  });
});

describe('time runs out', () => {
  test('while connecting: nothing was sent, so it may be tried again', async () => {
    const { port, sockets } = await listening(net.createServer((socket) => socket.resume()));
    const settings = { baseUrl: `https://127.0.0.1:${String(port)}`, connectTimeoutMs: 60 };
    expect(errorOf(await ask(settings, write))).toMatchObject({
      kind: 'Timeout',
      effect: 'none',
      retryable: true,
      message: expect.stringMatching(/no connection within 60 ms/),
    });
    await wait(20);
    expect(sockets.size).toBe(0);
  });

  const slow = async (answer: http.RequestListener) => {
    const { port, sockets } = await listening(http.createServer(answer));
    return { settings: { baseUrl: `http://127.0.0.1:${String(port)}` }, sockets };
  };

  test('before the reply begins', async () => {
    const { settings } = await slow(() => undefined);
    expect(errorOf(await ask({ ...settings, headersTimeoutMs: 60 }, write))).toMatchObject({
      kind: 'Timeout',
      effect: 'maybe',
      message: expect.stringMatching(/no reply began within 60 ms/),
    });
  });

  test('but not for a reply that has begun', async () => {
    const { settings } = await slow((_, response) => {
      response.write('{"ok":');
      setTimeout(() => response.end('true}'), 700);
    });
    expect(await ask({ ...settings, headersTimeoutMs: 500 })).toEqual(answered);
  });

  test('nor where a call has a time of its own, because the vendor holds it open', async () => {
    const { settings } = await slow((_, response) => {
      setTimeout(() => response.end('{"ok":true}'), 120);
    });
    const poll = { ...read, timeoutMs: 5000 };
    expect(await ask({ ...settings, headersTimeoutMs: 60 }, poll)).toEqual(answered);
  });

  test('before the reply is whole, and its connection is closed', async () => {
    const { settings, sockets } = await slow((_, response) => {
      response.write('{"ok":');
    });
    expect(errorOf(await ask({ ...settings, timeoutMs: 400 }, write))).toMatchObject({
      kind: 'Timeout',
      effect: 'maybe',
      message: expect.stringMatching(/no complete reply within 400 ms/),
    });
    await wait(20);
    expect(sockets.size).toBe(0);
  });
});

test('canceling closes the connection at once, and the next call gets another', async () => {
  let isStuck = true;
  const server = http.createServer((request, response) => {
    if (!isStuck) ok(request, response);
  });
  const { port, sockets } = await listening(server);
  const surface = surfaceOf({ baseUrl: `http://127.0.0.1:${String(port)}`, maxConnections: 1 });
  const controller = new AbortController();
  const running = askWith(surface, write, controller.signal);
  await once(server, 'request');
  controller.abort();
  expect(errorOf(await running)).toMatchObject({ kind: 'Canceled', effect: 'maybe' });
  await wait(20);
  expect(sockets.size).toBe(0);
  isStuck = false;
  expect(await askWith(surface)).toEqual(answered);
  expect(sockets.size).toBe(1);
});

describe('a connection that carried a reply', () => {
  /** A vendor, who came to it so far, and a surface of it. */
  const vendor = async (keepAlive: string, answer: http.RequestListener = ok) => {
    const server = http.createServer((request, response) => {
      response.setHeader('Keep-Alive', keepAlive);
      answer(request, response);
    });
    let connections = 0;
    server.on('connection', () => {
      connections += 1;
    });
    const { port, sockets } = await listening(server);
    const surface = surfaceOf({ baseUrl: `http://127.0.0.1:${String(port)}` });
    return { surface, sockets, connections: () => connections };
  };

  test.each(['timeout=5', 'timeout=5, max=100', 'max=100', ''])(
    'carries the next (%p)',
    async (keepAlive) => {
      const { surface, connections } = await vendor(keepAlive);
      for (let i = 0; i < 3; i += 1) expect(await askWith(surface)).toEqual(answered);
      expect(connections()).toBe(1);
    },
  );

  test('leaves nothing on the signal of its call', async () => {
    const { surface } = await vendor('timeout=5');
    const { signal } = new AbortController();
    expect(await askWith(surface, write, signal)).toEqual(answered);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('not two at a time', async () => {
    const { surface, connections } = await vendor('timeout=5');
    await askWith(surface);
    expect(await Promise.all([askWith(surface), askWith(surface), askWith(surface)])).toEqual(
      Array.from({ length: 3 }, () => answered),
    );
    expect(connections()).toBe(3);
  });

  test.each(['timeout=1', 'timeout=0'])(
    'carries none when the vendor is about to hang up (%s)',
    async (keepAlive) => {
      const { surface, sockets, connections } = await vendor(keepAlive);
      await askWith(surface);
      expect(await askWith(surface)).toEqual(answered);
      expect(connections()).toBe(2);
      await wait(20);
      expect(sockets.size).toBe(0);
    },
  );

  test('carries the next to its end, even if that takes longer than the vendor keeps an idle one', async () => {
    let isSlow = false;
    const { surface, connections } = await vendor('timeout=2', (request, response) => {
      setTimeout(
        () => {
          ok(request, response);
        },
        isSlow ? 1200 : 0,
      );
    });
    await askWith(surface);
    isSlow = true;
    expect(await askWith(surface, write)).toEqual(answered);
    expect(connections()).toBe(1);
  });

  test.each(['destroy', 'resetAndDestroy'] as const)(
    'carries none once the vendor hung up, and nobody hears of that (%s)',
    async (hangUp) => {
      const { surface, sockets, connections } = await vendor('timeout=5');
      await askWith(surface);
      for (const socket of sockets) socket[hangUp]();
      await wait(20);
      expect(await askWith(surface, write)).toEqual(answered);
      expect(connections()).toBe(2);
    },
  );

  test('keeps no process alive while it is idle', async () => {
    const { surface, connections } = await vendor('timeout=5');
    const [idle, busy] = [jest.spyOn(net.Socket.prototype, 'unref'), jest.spyOn(net.Socket.prototype, 'ref')];
    await askWith(surface);
    await askWith(surface);
    expect(idle).toHaveBeenCalledTimes(2);
    expect(busy).toHaveBeenCalledTimes(1);
    expect(connections()).toBe(1);
  });

  test('carries none when the vendor wants it closed', async () => {
    const { surface, connections } = await vendor('timeout=5', (request, response) => {
      response.setHeader('Connection', 'close');
      ok(request, response);
    });
    await askWith(surface);
    expect(await askWith(surface)).toEqual(answered);
    expect(connections()).toBe(2);
  });

  test('is not closed by a call that was given up before it left', async () => {
    const { surface, connections } = await vendor('timeout=5');
    await askWith(surface);
    const controller = new AbortController();
    const running = askWith(surface, write, controller.signal);
    controller.abort();
    expect(errorOf(await running)).toMatchObject({ kind: 'Canceled', effect: 'none' });
    expect(await askWith(surface)).toEqual(answered);
    expect(connections()).toBe(1);
  });
});

describe('when every connection is taken', () => {
  const busy = async (holdMs: number, settings: Partial<Settings>) => {
    let present = 0;
    let most = 0;
    const server = http.createServer((request, response) => {
      present += 1;
      most = Math.max(most, present);
      setTimeout(() => {
        present -= 1;
        ok(request, response);
      }, holdMs);
    });
    const { port, sockets } = await listening(server);
    const surface = surfaceOf({ baseUrl: `http://127.0.0.1:${String(port)}`, ...settings });
    return { surface, most: () => most, sockets };
  };

  test('calls wait for their turn, and waiting is not the time of an attempt', async () => {
    const { surface, most, sockets } = await busy(100, { maxConnections: 2, timeoutMs: 500 });
    const results = await Promise.all(Array.from({ length: 12 }, () => askWith(surface)));
    expect(results).toEqual(Array.from({ length: 12 }, () => answered));
    expect([most(), sockets.size]).toEqual([2, 2]);
  });

  test.each([
    ['out of time', () => AbortSignal.timeout(20), 'Timeout'],
    [
      'given up by its caller',
      () => {
        const controller = new AbortController();
        setTimeout(() => {
          controller.abort();
        }, 20);
        return controller.signal;
      },
      'Canceled',
    ],
  ])('a write that is %s while it waits was not sent, and gives its turn away', async (_, signalOf, kind) => {
    const { surface, most } = await busy(400, { maxConnections: 1 });
    const first = askWith(surface, write);
    const impatient = askWith(surface, write, signalOf());
    const last = askWith(surface, write);
    const earlier = await Promise.race([impatient, first]);
    expect(errorOf(earlier)).toMatchObject({ kind, effect: 'none' });
    expect(await Promise.all([first, last])).toEqual([answered, answered]);
    expect(most()).toBe(1);
  });
});

describe('the settings', () => {
  const Settings = strictObject('Settings', fields({}, httpFields));

  test.each([
    ['http://proxy.example:3128', true],
    ['https://guest:secret@proxy.example', true],
    ['proxy.example:3128', false],
    ['socks5://proxy.example', false],
    ['http://proxy.example/path', false],
    ['', false],
  ])('%j may be a proxy: %s', (proxy, expected) => {
    expect(E.isRight(Settings.decode({ proxy }))).toBe(expected);
  });

  test('hide what is secret in them', () => {
    const settings = Settings.decode({
      proxy: 'http://guest:hunter2@proxy.example',
      clientCertificate: { certificate: identity.cert, key: identity.key, passphrase: 'hunter2' },
    });
    expect(E.isRight(settings)).toBe(true);
    expect(printed(settings)).not.toContain('hunter2');
    expect(printed(settings)).not.toContain(identity.key.slice(40, 80));
  });

  test('want a certificate and its key together, and both as PEM', () => {
    expect(E.isLeft(Settings.decode({ clientCertificate: { certificate: identity.cert } }))).toBe(true);
    expect(E.isLeft(Settings.decode({ clientCertificate: { certificate: identity.cert, key: 'x' } }))).toBe(
      true,
    );
  });
});
