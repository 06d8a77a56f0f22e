import { setMaxListeners } from 'node:events';
import * as t from 'io-ts';
import { failed } from '../checked.js';
import type { Call } from '../cpu.js';
import type { Asked } from '../world/servers.js';
import { bareInit } from './bare-fetch.js';
import { inside, isFunction } from './inside.js';

const Reply = t.type({ right: t.type({ text: t.string }) });

/**
 * The same request by core's transport, which is ky over a pool of connections, and `JSON.parse`: the least that
 * an adapter's call can cost.
 */
export const kyLine = async (url: string, asked: Asked): Promise<Call> => {
  const transport = await inside('core/src/http/transport', 'kyTransport', isFunction);
  const send = transport({ baseUrl: url });
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const request = { ...bareInit(asked), path: asked.path, signal, timeoutMs: 30_000 };
  return async () => {
    const result = isFunction(send) ? await send(request) : undefined;
    const reply: unknown = Reply.is(result) ? JSON.parse(result.right.text) : failed('ky brought no reply');
    return reply;
  };
};
