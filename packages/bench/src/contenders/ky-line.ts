import { setMaxListeners } from 'node:events';
import { openConnections } from '@cordboard/core/http';
import * as t from 'io-ts';
import { failed } from '../checked.js';
import type { Call } from '../cpu.js';
import type { Asked } from '../world/servers.js';
import { bareInit } from './bare-fetch.js';
import { inside, isFunction } from './inside.js';

const isReply = (u: unknown): u is { readonly right: { readonly bytes: Buffer } } =>
  t.UnknownRecord.is(u) && t.UnknownRecord.is(u.right) && u.right.bytes instanceof Buffer;

/**
 * The same request by core's transport, which is ky over a pool of connections, and `JSON.parse`: the least that
 * an adapter's call can cost.
 */
export const kyLine = async (url: string, asked: Asked): Promise<Call> => {
  const transport = await inside('core/src/http/transport/transport', 'kyTransport', isFunction);
  const send = transport(openConnections({ baseUrl: url }), url);
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const request = { ...bareInit(asked), path: asked.path, signal, waitSignal: signal, timeoutMs: 30_000 };
  return async () => {
    const result = isFunction(send) ? await send(request) : undefined;
    const reply: unknown = isReply(result)
      ? JSON.parse(result.right.bytes.toString())
      : failed('ky brought no reply');
    return reply;
  };
};
