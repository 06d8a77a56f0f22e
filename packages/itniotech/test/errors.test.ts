import { describe, expect, test } from '@jest/globals';
import { reads, writes, type ContactCenterError, type Endpoint, type ErrorKind } from '@cordboard/core';
import { refusalError } from '../src/errors.js';
import { expectNothingPrivate, sampleTime } from './support.js';

/** The error of a refusal, received an hour after the date it carries. */
const errorOf = (code: string | undefined, endpoint: Endpoint, status = 200): ContactCenterError => {
  const date = new Date(sampleTime - 3_600_000).toUTCString();
  const reply = { status, header: (name: string) => (name === 'date' ? date : null), text: '' };
  const error = refusalError({
    endpoint,
    reply,
    code,
    reason: undefined,
    receivedAt: sampleTime,
    secrets: [],
  });
  expectNothingPrivate(error);
  return error;
};

/** The kind of a code, which is also proven to be explained in words. */
const kindOf = (code: string, endpoint: Endpoint, status = 200): ErrorKind => {
  const { kind, message } = errorOf(code, endpoint, status);
  expect(message).toMatch(/^\w.+ \(code /);
  return kind;
};

const write = (path: string): Endpoint => writes('POST', path, 'unsafe');
const updateSeat = write('/v3/cc/seat/updateSeat');
const deleteGroup = writes('GET', '/v3/cc/seatGroup/deleteGroup', 'unsafe');
const upload = write('/v3/cc/seatGroup/upload');
const query = reads('POST', '/v3/cc/seat/query');

describe('a code', () => {
  test('means on a page what that page says: -64 is a conflict of deleteGroup, bad input of updateSeat', () => {
    expect(kindOf('-64', deleteGroup)).toBe('Conflict');
    expect(kindOf('-64', updateSeat)).toBe('InvalidInput');
    expect(kindOf('-27', upload)).toBe('InvalidInput');
    expect(kindOf('-67', updateSeat)).toBe('Conflict');
  });

  test('for a fault of the vendor is worth a second try only where nothing is written, GET or not', () => {
    expect(kindOf('-18', query)).toBe('Unavailable');
    expect(kindOf('-18', updateSeat)).toBe('Internal');
    expect(kindOf('-18', deleteGroup)).toBe('Internal');
  });

  test('that is documented outweighs the HTTP status', () => {
    expect(kindOf('-1', query, 500)).toBe('Unauthenticated');
  });

  test('that no page documents is explained by the HTTP status, or not at all', () => {
    expect(kindOf('-99', query, 503)).toBe('Unavailable');
    expect(kindOf('404', query, 404)).toBe('Misconfigured');
    expect(kindOf('-99', query)).toBe('Internal');
    expect(kindOf('constructor', query)).toBe('Internal');
  });

  test('speaks of the clock only where the clock is the trouble', () => {
    expect(errorOf('-16', query).message).toMatch(/it is fast \(code -16\)$/);
    expect(errorOf('-22', query).message).toBe('a parameter is missing or malformed (code -22)');
  });

  test.each<[string, ErrorKind]>([
    ['-1', 'Unauthenticated'],
    ['-2', 'PermissionDenied'],
    ['-16', 'ClockSkew'],
    ['-20', 'AlreadyExists'],
    ['-22', 'InvalidInput'],
    ['-23', 'QuotaExceeded'],
    ['-35', 'InvalidInput'],
  ])('of the agent query: %s is %s', (code, kind) => {
    expect(kindOf(code, query)).toBe(kind);
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

  test.each(Object.entries(pages))('is %s on any page: %s', (kind, codes) => {
    const elsewhere = write('/v3/cc/elsewhere');
    for (const code of codes.split(' ')) expect([code, kindOf(code, elsewhere)]).toEqual([code, kind]);
  });
});

test.each([
  [404, 'nothing is served at that address; check the base URL'],
  [503, 'HTTP 503'],
  [200, 'the reply carries no status'],
])('a reply without a code under HTTP %d is told as "%s", and no more', (status, message) => {
  expect(errorOf(undefined, query, status).message).toBe(message);
});
