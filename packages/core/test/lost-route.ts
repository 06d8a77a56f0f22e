// Two programs, each in a network of its own, which `lost-route.test.ts` joins: a vendor that takes no more than the
// beginning of a long request, and a caller that loses the way to it meanwhile.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { neverAborted, systemRuntime } from '@cordboard/core/provider';
import {
  defineSurface,
  noAuth,
  nothing,
  openConnections,
  reads,
  writes,
  type SurfaceRequest,
} from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';

const [, , program, journal = '', loseRoute = ''] = process.argv;

const baseUrl = 'http://10.200.0.2:8080';

const play = (): void => {
  const server = http.createServer((request, response) => {
    if (request.method === 'POST') appendFileSync(journal, 'a write arrived\n');
    else response.end('{}');
  });
  server.listen(8080, '0.0.0.0');
};

const arrivals = (): number =>
  existsSync(journal) ? readFileSync(journal, 'utf8').trimEnd().split('\n').length : 0;

const call = async (): Promise<void> => {
  const surface = defineSurface(
    {
      provider: 'test',
      baseUrl,
      connections: openConnections({ baseUrl }),
      envelope: { codec: t.unknown, refusal: () => O.none, data: () => undefined },
      policies: { retry: { attempts: 3, baseDelayMs: 0 }, breaker: { failures: 0 } },
    },
    systemRuntime,
  );
  const context = {
    operation: 'test',
    signal: neverAborted,
    waitSignal: neverAborted,
    correlationId: '',
    idempotencyKey: '',
    onDefect: systemRuntime.onDefect,
  };
  const ask = (endpoint: ReturnType<typeof reads>, request: SurfaceRequest) =>
    surface.ask({ endpoint, answer: nothing }, request, { context, auth: noAuth })();

  while (E.isLeft(await ask(reads('GET', '/'), {}))) await wait(20);
  const body = { bytes: Buffer.alloc(50_000_000), type: 'text/csv' };
  const writing = ask(writes('POST', '/', 'unsafe'), { body });
  while (arrivals() === 0) await wait(20);
  execFileSync('ip', loseRoute.split(' '));
  const result = await writing;
  const error = E.isLeft(result) ? result.left.toJSON() : {};
  process.stdout.write(JSON.stringify({ ...error, requests: arrivals() }), () => process.exit());
};

if (program === 'vendor') play();
else await call();
