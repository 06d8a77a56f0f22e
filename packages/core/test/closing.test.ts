import { once } from 'node:events';
import type http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, jest, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import {
  noAuth,
  openConnections,
  reads,
  stream,
  writes,
  type ConnectionSettings,
} from '@cordboard/core/http';
import { loopback, plainSurface } from './http-support.js';
import { context, errorOf } from './support.js';

const { serve } = loopback();

const answered = E.right({ ok: true });
const ok: http.RequestListener = (_, response) => response.end('{"ok":true}');
const write = writes('POST', '/things', 'unsafe');

const closed = { kind: 'Conflict', effect: 'none', retryable: false, message: 'the center is closed' };

/** A vendor that answers when it is told to. */
const holding = async () => {
  const held: http.ServerResponse[] = [];
  const served = await serve((_, response) => held.push(response));
  const arrivals = async (count: number): Promise<void> => {
    while (held.length < count) await wait(2);
  };
  return {
    ...served,
    held,
    arrivals,
    answer: () => {
      for (const response of held.splice(0)) response.end('{"ok":true}');
    },
  };
};

const emptied = async (sockets: ReadonlySet<unknown>): Promise<void> => {
  while (sockets.size > 0) await wait(2);
};

describe('closing', () => {
  test('leaves no connection behind, however often one is opened', async () => {
    const { baseUrl, sockets } = await serve(ok);
    for (let i = 0; i < 300; i += 1) {
      const { askOk, connections } = plainSurface({ baseUrl });
      expect(await askOk()()).toEqual(answered);
      connections.close();
    }
    await emptied(sockets);
  });

  test('lets calls under way finish, and refuses those that come later', async () => {
    const { baseUrl, sockets, arrivals, answer } = await holding();
    const { askOk, connections } = plainSurface({ baseUrl });
    const underWay = [askOk()(), askOk({ endpoint: write })()];
    await arrivals(2);
    connections.close();
    expect(errorOf(await askOk()())).toMatchObject(closed);
    expect(sockets.size).toBe(2);
    answer();
    expect(await Promise.all(underWay)).toEqual([answered, answered]);
    await emptied(sockets);
    expect(errorOf(await askOk({ endpoint: write })())).toMatchObject(closed);
  });

  test('sends nothing of what waits for a connection', async () => {
    const { baseUrl, sockets, held, arrivals, answer } = await holding();
    const { askOk, connections } = plainSurface({ baseUrl, maxConnections: 1 });
    const underWay = askOk()();
    await arrivals(1);
    const waiting = [askOk({ endpoint: write })(), askOk({ endpoint: write })()];
    await wait(20);
    connections.close();
    answer();
    expect(await underWay).toEqual(answered);
    expect((await Promise.all(waiting)).map(errorOf)).toMatchObject([closed, closed]);
    expect(held).toEqual([]);
    await emptied(sockets);
  });

  test('lets a stream be read to its end', async () => {
    const { baseUrl, sockets, held, arrivals } = await holding();
    const surface = plainSurface({ baseUrl });
    const asking = { context: context(), auth: noAuth };
    const opening = surface.ask({ endpoint: reads('GET', '/file'), answer: stream }, {}, asking)();
    await arrivals(1);
    held[0]?.writeHead(200, { 'content-type': 'text/csv' }).write('a,');
    const opened = await opening;
    surface.connections.close();
    held[0]?.end('b');
    let text = '';
    if (E.isRight(opened)) for await (const chunk of opened.right.stream) text += String(chunk);
    expect(text).toBe('a,b');
    await emptied(sockets);
  });

  test('is no error when it happens twice, or before anything was sent', async () => {
    const { baseUrl, sockets } = await serve(ok);
    const { askOk, connections } = plainSurface({ baseUrl });
    connections.close();
    connections.close();
    expect(errorOf(await askOk()())).toMatchObject(closed);
    expect(sockets.size).toBe(0);
  });

  test('closes for every surface that shares the connections', async () => {
    const { baseUrl, sockets } = await serve(ok);
    const connections = openConnections({ baseUrl });
    const [one, other] = [
      plainSurface({ baseUrl }, undefined, connections),
      plainSurface({ baseUrl }, undefined, connections),
    ];
    expect([await one.askOk()(), await other.askOk()()]).toEqual([answered, answered]);
    expect(sockets.size).toBe(1);
    connections.close();
    expect([await one.askOk()(), await other.askOk()()].map(errorOf)).toMatchObject([closed, closed]);
    await emptied(sockets);
  });
});

describe('a way to the vendor that cannot be made', () => {
  const replaced = (baseUrl: string) => {
    const state = { isBroken: true };
    const settings: ConnectionSettings = {
      baseUrl,
      get ca() {
        if (state.isBroken) throw new Error('the file is being replaced');
        return undefined;
      },
    };
    const surface = plainSurface({ baseUrl, retry: { attempts: 1 } }, undefined, openConnections(settings));
    return { ...surface, state };
  };

  test('is a mistake of the settings, and closing it is no error', async () => {
    const { askOk, connections } = replaced('https://vendor.test');
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    expect(errorOf(await askOk({ endpoint: write })())).toMatchObject({
      kind: 'Misconfigured',
      effect: 'none',
    });
    connections.close();
    await wait(10);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('is made again for the next call', async () => {
    const { askOk, state } = replaced((await serve(ok)).baseUrl);
    expect(errorOf(await askOk()())).toMatchObject({ kind: 'Misconfigured', effect: 'none' });
    state.isBroken = false;
    expect(await askOk()()).toEqual(answered);
  });
});

describe('a connection that is kept', () => {
  test('is given up a second before the vendor hangs up', async () => {
    const { baseUrl, sockets } = await serve((request, response) => {
      response.setHeader('Keep-Alive', 'timeout=2');
      ok(request, response);
    });
    const { askOk } = plainSurface({ baseUrl });
    await askOk()();
    const [socket] = sockets;
    const startedAt = performance.now();
    if (socket !== undefined) await once(socket, 'end');
    const idleMs = performance.now() - startedAt;
    expect(idleMs).toBeGreaterThan(900);
    expect(idleMs).toBeLessThan(1900);
  });

  test('but not while it carries a call', async () => {
    const { baseUrl, sockets } = await serve((request, response) => {
      response.setHeader('Keep-Alive', 'timeout=2');
      setTimeout(
        () => {
          ok(request, response);
        },
        request.method === 'POST' ? 1300 : 0,
      );
    });
    const { askOk } = plainSurface({ baseUrl });
    for (let i = 0; i < 12; i += 1) await askOk()();
    expect(await askOk({ endpoint: write })()).toEqual(answered);
    expect(sockets.size).toBe(1);
  });
});
