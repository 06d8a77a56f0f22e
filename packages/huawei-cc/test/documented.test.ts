import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import nock from 'nock';
import { AgentId } from '@cordboard/core';
import { centerFor, done } from './support.js';

/** A request, as the page prints it or as it arrived. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Fixture {
  readonly request: Sent;
  readonly reply: { readonly status: number; readonly headers?: nock.ReplyHeaders; readonly body: nock.Body };
}

const host = 'https://gateway.example:8043';
const agent = { id: AgentId('49999') };
const settings = {
  gatewayUrl: host,
  agents: { '49999': { password: '', phoneNumber: '40038' } },
  signIn: { state: 'ready', phone: 'voice', releasePhone: false },
};

const fixtureOf = (name: string): Fixture => {
  const path = join(import.meta.dirname, 'fixtures', `${name}.documented.json`);
  const fixture: Fixture = JSON.parse(readFileSync(path, 'utf8'));
  return fixture;
};

/** What HTTP itself adds to a request. */
const ofTransport = ['host', 'connection', 'content-length'];

/** Names of headers are compared without regard to case. */
const headersOf = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !ofTransport.includes(name)),
  );

/** The documented request, with another Guid where the page's is no longer the one to send. */
const documented = (name: string, guid?: string): Sent => {
  const { request } = fixtureOf(name);
  const headers = guid === undefined ? request.headers : { ...request.headers, Guid: guid };
  return { ...request, headers: headersOf(headers) };
};

/** Answers a call once, as documented unless told otherwise, and writes down what arrived, in `arrived`. */
const serve = (arrived: Sent[], name: string, answer: Fixture['reply'] = fixtureOf(name).reply): void => {
  const { method, path } = fixtureOf(name).request;
  nock(host)
    .intercept(path, method)
    .query(true)
    .reply(
      answer.status,
      function (uri, body) {
        const { pathname, searchParams } = new URL(uri, host);
        arrived.push({
          method,
          path: pathname,
          ...(searchParams.size === 0 ? {} : { query: Object.fromEntries(searchParams) }),
          headers: headersOf(this.req.headers),
          ...(body === '' ? {} : { body }),
        });
        return answer.body;
      },
      answer.headers,
    );
};

const serveAll = (...names: readonly string[]): Sent[] => {
  const arrived: Sent[] = [];
  for (const name of names) serve(arrived, name);
  return arrived;
};

/** Lets polls wait in silence: what they do is another test's business. */
const quietPolls = (): void => {
  nock(host).get('/agentgateway/resource/agentevent/49999').delay(5_000).reply(200, '').persist();
};

beforeAll(() => {
  nock.disableNetConnect();
});

afterEach(() => {
  nock.cleanAll();
  nock.abortPendingRequests();
});

afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

test('setting whether to answer inbound calls, as documented, from sign-in to sign-out', async () => {
  quietPolls();
  const calls = ['session.signIn', 'routing.setInboundEnabled', 'session.signOut'];
  const arrived = serveAll(...calls);
  const center = centerFor(settings);
  const written = await done(center.routing.setInboundEnabled({ agent, enabled: true }));
  expect(written).toEqual({ value: { agent, enabled: true }, outcome: 'applied', warnings: [] });
  await done(center.close());
  expect(arrived).toStrictEqual(calls.map((name) => documented(name)));
});

test('agent session quantity configuration, as documented', async () => {
  quietPolls();
  const calls = ['session.signIn', 'routing.setConcurrency', 'session.signOut'];
  const arrived = serveAll(...calls);
  const center = centerFor(settings);
  const wanted = { agent: { number: '49999' }, channel: 'social', max: 1 } as const;
  const written = await done(center.routing.setConcurrency(wanted));
  expect(written).toEqual({ value: wanted, outcome: 'applied', warnings: [] });
  await done(center.close());
  expect(arrived).toStrictEqual(calls.map((name) => documented(name)));
});

test('updating a Guid, as documented: the new one comes in the body and is used from then on', async () => {
  quietPolls();
  const renewed = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy.AgentGateway1';
  const arrived = serveAll('session.signIn');
  serve(arrived, 'routing.setInboundEnabled', {
    status: 200,
    body: { message: 'no right', retcode: '000-003' },
  });
  serve(arrived, 'session.updateGuid');
  serve(arrived, 'routing.setInboundEnabled');
  serve(arrived, 'session.signOut');
  const center = centerFor(settings);
  await done(center.routing.setInboundEnabled({ agent, enabled: true }));
  await done(center.close());
  expect(arrived).toStrictEqual([
    documented('session.signIn'),
    documented('routing.setInboundEnabled'),
    documented('session.updateGuid'),
    documented('routing.setInboundEnabled', renewed),
    documented('session.signOut', renewed),
  ]);
});

test('querying agent events, as documented', async () => {
  serveAll('session.signIn', 'routing.setInboundEnabled', 'session.signOut');
  const polls = serveAll('session.poll');
  let heard = (): void => undefined;
  const answered = new Promise<void>((resolve) => (heard = resolve));
  const center = centerFor(settings, {
    sleep: (_, signal) =>
      new Promise((resolve) => {
        heard();
        signal.addEventListener('abort', () => {
          resolve();
        });
      }),
  });
  await done(center.routing.setInboundEnabled({ agent, enabled: true }));
  await answered;
  await done(center.close());
  expect(polls).toStrictEqual([documented('session.poll')]);
});
