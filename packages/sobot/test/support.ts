import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import nock from 'nock';
import { isContactCenterError, type ContactCenterError, type Runtime } from '@cordboard/core';
import { orThrow, type CenterOf } from '@cordboard/core/fp';
import { sobot } from '@cordboard/sobot';

type Sobot = CenterOf<typeof sobot>;

export const host = 'https://sg.sobot.io';
export const callService = '/callservice/v6/cc-';

const jwt = (claims: string): string => `eyJhbGciOiJIUzI1NiJ9.${claims}.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`;
export const companyToken = jwt('Y29tcGFueQ');
export const agentToken = jwt('YWdlbnQ');

/** Everything that must not show in an error, whatever goes wrong. */
export const secrets = {
  appSecret: 'Kq7-secret-of-the-account',
  password: '48151623',
  customer: '6591234567',
  companyToken,
  agentToken,
} as const;

export const settings = {
  appId: 'b86fc3a0e6d14d1d9b1d8b7f3c5a2e10',
  appSecret: secrets.appSecret,
  operator: '1111',
  language: 'en',
  retry: { attempts: 3, baseDelayMs: 0 },
};

/** A center for these settings, changed where the test says so. */
export const sobotWith = (changes: object = {}, runtime: Partial<Runtime> = {}): Sobot => {
  const center = sobot.create({ ...settings, ...changes }, runtime);
  if (E.isLeft(center)) throw center.left;
  return center.right;
};

/** Serves both tokens, as often as they are asked for, and counts. */
export const serveTokens = (): { company: number; agent: number } => {
  const asked = { company: 0, agent: 0 };
  nock(host)
    .persist()
    .post('/tokens/company')
    .optionally()
    .reply(200, () => {
      asked.company += 1;
      return { access_token: companyToken, expires_in: 86_400_000 };
    });
  nock(host)
    .persist()
    .post('/tokens/agent')
    .optionally()
    .reply(200, () => {
      asked.agent += 1;
      return { accessToken: agentToken, expires_in: 86_400_000 };
    });
  return asked;
};

/** No network but what a test serves, and every reply served must be asked for. */
export const onlyLoopback = (tokens = true): void => {
  beforeAll(() => {
    nock.disableNetConnect();
  });
  beforeEach(() => {
    if (tokens) serveTokens();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.abortPendingRequests();
    nock.cleanAll();
    expect(pending).toEqual([]);
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
};

interface Fixture {
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly path: string;
    readonly query?: Record<string, string>;
    readonly headers: Record<string, string>;
    readonly body?: object;
  };
  readonly reply: {
    readonly status: number;
    readonly headers: Record<string, string>;
    readonly body: object;
  };
}

export const fixture = (name: string): Fixture => {
  const read: Fixture = JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));
  return read;
};

/** A request as it arrived: what fixtures write down, with keys, tokens and signatures by their kind. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** What HTTP itself adds to a request. */
const ofTransport = ['host', 'connection', 'content-length'];
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const byKind = (value: string): string =>
  value.replace(companyToken, '<company token>').replace(agentToken, '<agent token>').replace(uuid, '<uuid>');

const headersOf = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !ofTransport.includes(name))
      .map(([name, value]) => [name, byKind(value)]),
  );

interface OnTheWire {
  readonly uri: string;
  readonly key: string | undefined;
}

const onTheWire = new WeakMap<Arrived, OnTheWire>();

/** The addresses of requests, letter by letter as they were sent. */
export const urisOf = (arrived: readonly Arrived[]): readonly (string | undefined)[] =>
  arrived.map((request) => onTheWire.get(request)?.uri);

/** The idempotency keys of requests, which {@link Arrived} shows only by their kind. */
export const keysOf = (arrived: readonly Arrived[]): readonly (string | undefined)[] =>
  arrived.map((request) => onTheWire.get(request)?.key);

export type Reply = readonly [status: number, body: string | object, headers?: Record<string, string>];

/** Serves one reply per request to a path, whatever is asked, and writes down what arrived. */
export const serve = (
  method: Fixture['request']['method'],
  path: string,
  ...replies: readonly Reply[]
): Arrived[] => {
  const arrived: Arrived[] = [];
  for (const [status, body, headers = { 'content-type': 'application/json' }] of replies) {
    nock(host)
      .intercept(path, method)
      .query(true)
      .reply(
        status,
        function (uri, sent) {
          const { searchParams } = new URL(uri, host);
          const request = {
            method,
            path,
            ...(searchParams.size === 0 ? {} : { query: Object.fromEntries(searchParams) }),
            headers: headersOf(this.req.headers),
            ...(sent === '' ? {} : { body: sent }),
          };
          onTheWire.set(request, { uri, key: this.req.headers['idempotency-key'] });
          arrived.push(request);
          return body;
        },
        headers,
      );
  }
  return arrived;
};

/** Serves a fixture's reply; what arrived is to be compared with its request. */
export const replay = ({ request, reply }: Fixture): Arrived[] =>
  serve(request.method, request.path, [reply.status, reply.body, reply.headers]);

/** A good envelope around some data, with as little as the page ever shows. */
export const good = (data?: unknown): object => ({ status: 'Success', code: 200, data });

/** Runs a call against a documented sample: the request must be exactly the documented one, header for header. */
export const documented = async <A>(
  name: string,
  call: (center: Sobot) => TaskEither<ContactCenterError, A>,
  center: Sobot = sobotWith(),
): Promise<A> => {
  const sample = fixture(name);
  const arrived = replay(sample);
  const result = await orThrow(call(center));
  expect(arrived).toEqual([sample.request]);
  return result;
};

/** The error of a call; fails the test when it succeeds. */
export const failed = async <A>(task: TaskEither<ContactCenterError, A>): Promise<ContactCenterError> => {
  const result = await task();
  if (E.isRight(result)) throw new Error(`expected an error, got ${inspect(result.right)}`);
  expectClean(result.left);
  return result.left;
};

/** Everything a person or a log could ever see of something. */
export const printed = (thing: unknown): string =>
  [
    String(thing),
    JSON.stringify(thing),
    inspect(thing, { depth: 10, showHidden: true }),
    isContactCenterError(thing) ? (thing.stack ?? '') : '',
  ].join('\n');

/** Nothing secret and nobody's number shows. */
export const expectClean = (thing: unknown): void => {
  for (const secret of Object.values(secrets)) expect(printed(thing)).not.toContain(secret);
};

/** A field of a body, whatever it is. */
export const fieldOf = (body: unknown, name: string): unknown =>
  t.UnknownRecord.is(body) ? body[name] : undefined;

/** How a campaign goes of which nothing was called. */
export const nothingCounted = {
  contacts: 0,
  unassigned: 0,
  agents: 0,
  executed: 0,
  answered: 0,
  dialed: 0,
  callsAnswered: 0,
  executedRate: 0,
  answeredRate: 0,
  callAnswerRate: 0,
  talkSec: 0,
  averageTalkSec: 0,
};
