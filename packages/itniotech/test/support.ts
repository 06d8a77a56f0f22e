import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeEach, expect } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import nock from 'nock';
import { itniotech } from '@cordboard/itniotech';
import type { CenterOf } from '@cordboard/core/fp';
import type { ContactCenterError, Runtime } from '@cordboard/core';

type Itniotech = CenterOf<typeof itniotech>;

/** The vendor's own test vector: these give the `Sign` that its samples carry. */
export const settings = { apiKey: 'bDqJFiq9', apiSecret: '7bz1lzh9', retry: { attempts: 1 } };
export const sampleTime = 1_630_468_800_000;
export const sampleSign = '05d7a50893e22a5c4bb3216ae3396c7c';
export const address = 'https://api.itniotech.com';

/** Somebody's number: it must never show in an error. */
export const phoneNumber = '8613800138000';

export const paths = {
  seatQuery: ['POST', '/v3/cc/seat/query'],
  createToken: ['POST', '/v3/cc/seat/createSdkAuthentication'],
  readSettings: ['GET', '/v3/cc/seatGroup/basicSettingResp'],
  writeSettings: ['POST', '/v3/cc/seatGroup/basicSetting'],
} as const;

const Asked = t.type({ current: t.number });

/** A request as it reached the vendor. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The requests of the running test, in order. */
export const seen: Seen[] = [];

/** Nothing leaves this machine, and no test relies on what another one left behind. */
export const guardNetwork = (): void => {
  beforeEach(() => {
    seen.length = 0;
    nock.disableNetConnect();
  });
  afterEach(() => {
    const unused = nock.pendingMocks();
    nock.abortPendingRequests();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(unused).toEqual([]);
  });
  afterAll(() => {
    nock.restore();
  });
};

/** Lets the vendor answer one request. */
export const answer = ([method, path]: readonly [string, string], reply: Reply): void => {
  nock(address)
    .intercept((uri) => uri.split('?')[0] === path, method)
    .reply(function (uri, body) {
      const url = new URL(uri, address);
      const query = Object.fromEntries(url.searchParams);
      seen.push({ method, path: url.pathname, query, headers: this.req.headers, body });
      return [reply.status ?? 200, reply.body as nock.Body, reply.headers];
    });
};

export const success = (data: unknown): Reply => ({ body: { status: '0', reason: 'success', data } });
export const refusal = (status: string | number, reason = 'some text'): Reply => ({
  body: { status, reason },
});

/** Lets the vendor answer with one page, whose counters contradict it as those of its sample do. */
export const answerPage = (records: readonly object[], more: object = {}): void => {
  answer(paths.seatQuery, success({ total: 5, size: 20, current: 1, pages: 1, records, ...more }));
};

/** Lets the vendor answer as often as it is asked for a page. */
export const answerEvery = (data: (page: number) => object): void => {
  const [method, path] = paths.seatQuery;
  nock(address)
    .persist()
    .intercept(path, method)
    .optionally()
    .reply(function (_uri, body) {
      seen.push({ method, path, query: {}, headers: this.req.headers, body });
      return [200, { status: '0', reason: 'success', data: data(Asked.is(body) ? body.current : 0) }];
    });
};

export const seats = (from: number, count: number): readonly object[] =>
  Array.from({ length: count }, (_, i) => ({ keyId: from + i, empNo: String(from + i).padStart(4, '0') }));

interface Fixture {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly reply: Reply;
}

export const fixture = (name: string): Fixture => {
  const parsed: Fixture = JSON.parse(
    readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'),
  );
  return parsed;
};

export const answerWith = ({ request, reply }: Fixture): void => {
  answer([request.method, request.path], reply);
};

/** What HTTP itself adds to a request. */
const ofTransport = ['host', 'connection', 'content-length'];

/** The request is the documented one and no more: method, path, query, headers and body. */
export const expectSent = ({ request }: Fixture, at = 0): void => {
  const { headers, ...rest } = seen[at]!;
  const sent = Object.entries(headers).filter(([name]) => !ofTransport.includes(name));
  expect({ ...rest, headers: Object.fromEntries(sent) }).toStrictEqual({ query: {}, body: '', ...request });
};

export const center = (more: object = {}, runtime: Partial<Runtime> = {}): Itniotech => {
  const made = itniotech.create({ ...settings, ...more }, { now: () => sampleTime, ...runtime });
  if (E.isLeft(made)) throw made.left;
  return made.right;
};

export const succeed = async <A>(task: TaskEither<ContactCenterError, A>): Promise<A> => {
  const result = await task();
  if (E.isLeft(result)) throw result.left;
  return result.right;
};

/** The error of a call, which is also proven to hold no secret and nobody's number. */
export const failed = async <A>(task: TaskEither<ContactCenterError, A>): Promise<ContactCenterError> => {
  const result = await task();
  if (E.isRight(result)) throw new Error(`expected an error, got ${inspect(result.right)}`);
  expectNothingPrivate(result.left);
  return result.left;
};

/** The password of a desk phone, which the vendor writes in clear. */
export const phonePassword = 'LX9FZdF2';

const forbidden = [settings.apiKey, settings.apiSecret, sampleSign, phoneNumber, phonePassword];

/** A value in every way in which somebody may come to print it. */
export const printed = (value: unknown): string =>
  [JSON.stringify(value), inspect(value, { depth: 10, showHidden: true })].join('\n');

export const expectNothingPrivate = (error: ContactCenterError): void => {
  const printed = [
    error.message,
    String(error),
    error.stack,
    JSON.stringify(error),
    inspect(error, { depth: 10, showHidden: true }),
  ].join('\n');
  for (const secret of forbidden) expect(printed).not.toContain(secret);
};
