import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { QueueId } from '@cordboard/core';
import { itniotech } from '@cordboard/itniotech';
import * as E from 'fp-ts/lib/Either.js';

// What becomes of a request that has left: over a real connection, which no interception of requests stands for.

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return once(server.close(), 'close');
    }),
  );
});

/** A center over a vendor that answers in its own way, and how many requests that got. */
const centerOver = async (answer: RequestListener, more: object = {}) => {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const settings = { apiKey: 'bDqJFiq9', apiSecret: '7bz1lzh9', baseUrl: `http://127.0.0.1:${String(port)}` };
  const made = itniotech.create({ ...settings, retry: { attempts: 1 }, ...more });
  if (E.isLeft(made)) throw made.left;
  const { agents, queues } = made.right;
  const configured = { queue: QueueId('5000047'), set: { showRecordings: true, maskNumbers: true } };
  return {
    list: agents.list({ name: '8613800138000' }),
    configure: queues.configure(configured),
    requests: () => requests,
  };
};

const hangUp: RequestListener = (request) => request.socket.destroy();

test('a reply that breaks off leaves a read without effect and a write in doubt', async () => {
  const { list, configure, requests } = await centerOver(hangUp);
  expect(await list()).toMatchObject({ left: { kind: 'Unavailable', effect: 'none', retryable: true } });
  expect(await configure()).toMatchObject({
    left: { kind: 'Unavailable', effect: 'maybe', retryable: false },
  });
  expect(requests()).toBe(2);
});

test('a change of settings that broke off is sent again, because making it twice makes it once', async () => {
  const answers: RequestListener[] = [
    hangUp,
    (_, response) => response.end('{"status":"0","reason":"success","data":null}'),
  ];
  const patient = { retry: { attempts: 2, baseDelayMs: 0 } };
  const { configure, requests } = await centerOver((...exchange) => answers.shift()?.(...exchange), patient);
  expect(await orThrow(configure)).toMatchObject({ outcome: 'applied' });
  expect(requests()).toBe(2);
});

test('nobody can tell what became of a write whose reply does not come in time', async () => {
  const { configure } = await centerOver(() => undefined, { timeoutMs: 300 });
  expect(await configure()).toMatchObject({ left: { kind: 'Timeout', effect: 'maybe' } });
});
