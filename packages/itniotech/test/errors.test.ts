import { describe, expect, test } from '@jest/globals';
import {
  neverAborted,
  systemRuntime,
  type ContactCenterError,
  type ErrorKind,
} from '@cordboard/core/provider';
import { nothing, reads, writes, type Endpoint } from '@cordboard/core/http';
import nock from 'nock';
import { ItniotechConfig } from '../src/config.js';
import { createApi } from '../src/surfaces/api/surface.js';
import { address, failed, guardNetwork, sampleTime, settings } from './support.js';

guardNetwork();

const config = ItniotechConfig.decode({ ...settings, breaker: { failures: 0 } });
if (config._tag === 'Left') throw new Error('the settings are invalid');
const api = createApi(config.right, { ...systemRuntime, now: () => sampleTime });
const context = {
  operation: 'test',
  signal: neverAborted,
  waitSignal: neverAborted,
  onDefect: () => undefined,
  correlationId: 'c',
  idempotencyKey: 'k',
};

/** The error of a reply with that code, received an hour after the date it carries. */
const errorOf = (code: string | undefined, endpoint: Endpoint, status = 200): Promise<ContactCenterError> => {
  const date = new Date(sampleTime - 3_600_000).toUTCString();
  nock(address)
    .intercept(endpoint.path, endpoint.method)
    // A request that was late is signed and sent once more.
    .times(code === '-16' ? 2 : 1)
    .reply(status, code === undefined ? {} : { status: code }, { date });
  return failed(api.ask({ endpoint, answer: nothing }, {}, context));
};

/** The kind of a code, which is also proven to be explained in words. */
const kindOf = async (code: string, endpoint: Endpoint, status = 200): Promise<ErrorKind> => {
  const { kind, message } = await errorOf(code, endpoint, status);
  expect(message).toMatch(status === 200 ? /^\w.+ \(code / : /^\w/);
  return kind;
};

const write = (path: string): Endpoint => writes('POST', path, 'unsafe');
const updateSeat = write('/v3/cc/seat/updateSeat');
const deleteGroup = writes('GET', '/v3/cc/seatGroup/deleteGroup', 'unsafe');
const upload = write('/v3/cc/seatGroup/upload');
const query = reads('POST', '/v3/cc/seat/query');

describe('a code', () => {
  test('means on a page what that page says: -64 is a conflict of deleteGroup, bad input of updateSeat', async () => {
    expect(await kindOf('-64', deleteGroup)).toBe('Conflict');
    expect(await kindOf('-64', updateSeat)).toBe('InvalidInput');
    expect(await kindOf('-27', upload)).toBe('InvalidInput');
    expect(await kindOf('-67', updateSeat)).toBe('Conflict');
  });

  test('for a fault of the vendor is worth a second try only where nothing is written, GET or not', async () => {
    expect(await kindOf('-18', query)).toBe('Unavailable');
    expect(await kindOf('-18', updateSeat)).toBe('Internal');
    expect(await kindOf('-18', deleteGroup)).toBe('Internal');
  });

  test('that is documented outweighs the HTTP status', async () => {
    expect(await kindOf('-1', query, 500)).toBe('Unauthenticated');
  });

  test('that no page documents is explained by the HTTP status, or not at all', async () => {
    expect(await kindOf('-99', query, 503)).toBe('Unavailable');
    expect(await kindOf('404', query, 404)).toBe('Misconfigured');
    expect(await kindOf('-99', query)).toBe('Internal');
    expect(await kindOf('constructor', query)).toBe('Internal');
  });

  test('speaks of the clock only where the clock is the trouble', async () => {
    expect((await errorOf('-16', query)).message).toMatch(/it is fast \(code -16\)$/);
    expect((await errorOf('-22', query)).message).toBe('a parameter is missing or malformed (code -22)');
  });

  test.each<[string, ErrorKind]>([
    ['-1', 'Unauthenticated'],
    ['-2', 'PermissionDenied'],
    ['-16', 'ClockSkew'],
    ['-20', 'AlreadyExists'],
    ['-22', 'InvalidInput'],
    ['-23', 'QuotaExceeded'],
    ['-35', 'InvalidInput'],
  ])('of the agent query: %s is %s', async (code, kind) => {
    expect(await kindOf(code, query)).toBe(kind);
  });

  // The tables of all pages of the call center, read anew.
  const pages: Readonly<Partial<Record<ErrorKind, string>>> = {
    Unauthenticated: '-1',
    PermissionDenied: '-2 -65 -74 -75',
    QuotaExceeded: '-10 -23 -36 -40 -71',
    ClockSkew: '-16',
    Internal: '-18',
    AlreadyExists: '-20 -33 -34 -47',
    NotFound: '-24',
    InvalidInput: '-21 -22 -27 -35 -38 -39 -43 -44 -45 -48 -49 -50 -51 -66 -72',
    Conflict: '-41 -42 -63 -64 -67 -68 -69 -70 -77',
  };

  test.each(Object.entries(pages))('is %s on any page: %s', async (kind, codes) => {
    const elsewhere = write('/v3/cc/elsewhere');
    for (const code of codes.split(' ')) expect([code, await kindOf(code, elsewhere)]).toEqual([code, kind]);
  });
});

test.each([
  [404, 'nothing is served at that address; check the base URL'],
  [503, 'HTTP 503'],
  [200, 'the reply has no status'],
])('a reply without a code under HTTP %d is told as "%s", and no more', async (status, message) => {
  expect((await errorOf(undefined, query, status)).message).toBe(message);
});
