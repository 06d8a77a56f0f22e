import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import nock from 'nock';
import { AgentId } from '@cordboard/core';
import { centerFor, done } from './support.js';

interface Fixture {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: Record<string, string>;
    readonly headers: Record<string, string>;
    readonly body?: nock.DataMatcherMap;
  };
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

/** Expects exactly the documented request, headers and absent body included, and answers as documented. */
const expectCall = (
  name: string,
  guid?: string,
  answer: Fixture['reply'] = fixtureOf(name).reply,
): nock.Scope => {
  const { method, path, query = {}, headers, body } = fixtureOf(name).request;
  const expected = { ...headers, ...(guid === undefined ? {} : { Guid: guid }) };
  return nock(host, { reqheaders: expected })
    .intercept(path, method, (sent: unknown) => {
      expect(sent).toEqual(body ?? '');
      return true;
    })
    .query((sent) => {
      expect(sent).toEqual(query);
      return true;
    })
    .reply(answer.status, answer.body, answer.headers);
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
  const calls = ['session.signIn', 'routing.setInboundEnabled', 'session.signOut'].map((name) =>
    expectCall(name),
  );
  const center = centerFor(settings);
  const written = await done(center.routing.setInboundEnabled({ agent, enabled: true }));
  expect(written).toEqual({ value: { agent, enabled: true }, outcome: 'applied', warnings: [] });
  await done(center.close());
  expect(calls.map((call) => call.isDone())).toEqual([true, true, true]);
});

test('agent session quantity configuration, as documented', async () => {
  quietPolls();
  const calls = ['session.signIn', 'routing.setConcurrency', 'session.signOut'].map((name) =>
    expectCall(name),
  );
  const center = centerFor(settings);
  const wanted = { agent: { number: '49999' }, channel: 'social', max: 1 } as const;
  const written = await done(center.routing.setConcurrency(wanted));
  expect(written).toEqual({ value: wanted, outcome: 'applied', warnings: [] });
  await done(center.close());
  expect(calls.map((call) => call.isDone())).toEqual([true, true, true]);
});

test('updating a Guid, as documented: the new one comes in the body and is used from then on', async () => {
  quietPolls();
  const renewed = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy.AgentGateway1';
  expectCall('session.signIn');
  expectCall('routing.setInboundEnabled', undefined, {
    status: 200,
    body: { message: 'no right', retcode: '000-003' },
  });
  const calls = [
    expectCall('session.updateGuid'),
    expectCall('routing.setInboundEnabled', renewed),
    expectCall('session.signOut', renewed),
  ];
  const center = centerFor(settings);
  await done(center.routing.setInboundEnabled({ agent, enabled: true }));
  await done(center.close());
  expect(calls.map((call) => call.isDone())).toEqual([true, true, true]);
});

test('querying agent events, as documented', async () => {
  expectCall('session.signIn');
  expectCall('routing.setInboundEnabled');
  expectCall('session.signOut');
  const poll = expectCall('session.poll');
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
  expect(poll.isDone()).toBe(true);
});
