import { describe, expect, test } from '@jest/globals';
import { httpStatusOf } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import {
  ContactCenterError,
  effectOfWrite,
  errorKinds,
  failure,
  failureOf,
  isContactCenterError,
} from '@cordboard/core/provider';
import { inspect } from 'node:util';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { printed } from './support.js';

describe('an error', () => {
  test('is a real Error with a stack, and is recognized across installed copies by its brand', () => {
    const error = failure('NotFound', 'no such queue');
    expect(error).toBeInstanceOf(Error);
    expect(error.stack).toContain('no such queue');
    const elsewhere = Object.assign(new Error('x'), { [Symbol.for('@cordboard/ContactCenterError')]: true });
    expect(isContactCenterError(elsewhere)).toBe(true);
    expect(isContactCenterError(new Error('x'))).toBe(false);
  });

  test('has a list of problems, which is empty where there is none', () => {
    expect(failure('NotFound', 'no such queue').problems).toEqual([]);
  });

  test.each(errorKinds)('%s is retryable only if waiting can help and nothing happened', (kind) => {
    const helps = ['RateLimited', 'Unavailable', 'Timeout'].includes(kind);
    expect(failure(kind, '').retryable).toBe(helps);
    expect(failure(kind, '', { effect: 'maybe' }).retryable).toBe(false);
    expect(failure(kind, '', { effect: 'done' }).retryable).toBe(false);
  });

  test('a write that was refused did not happen; one that broke off may have', () => {
    expect(effectOfWrite('InvalidInput')).toBe('none');
    expect(effectOfWrite('RateLimited')).toBe('none');
    expect(effectOfWrite('Timeout')).toBe('maybe');
    expect(effectOfWrite('MalformedReply')).toBe('maybe');
  });

  test('says more without forgetting what it said', () => {
    const error = failure('Conflict', 'busy', { native: { code: '-67' } }).with({
      provider: 'p',
      operation: 'a.b',
    });
    expect(error).toBeInstanceOf(ContactCenterError);
    expect(error.toJSON()).toMatchObject({
      kind: 'Conflict',
      provider: 'p',
      operation: 'a.b',
      native: { code: '-67' },
      effect: 'none',
    });
  });
});

describe('the cause of an error', () => {
  const secret = 'sk-13800000000';
  const refused = Object.assign(new Error(`connect ECONNREFUSED ${secret}`), {
    code: 'ECONNREFUSED',
    address: secret,
    headers: { authorization: secret },
    response: { body: secret },
  });
  const circular = new Error(secret);
  circular.cause = circular;

  test.each<readonly [string, unknown, object]>([
    ['an error of the system', refused, { name: 'Error', code: 'ECONNREFUSED', message: 'ECONNREFUSED' }],
    ['one under another', new TypeError(secret, { cause: refused }), { code: 'ECONNREFUSED' }],
    ['a signal that was aborted', AbortSignal.abort().reason, { name: 'AbortError', message: 'AbortError' }],
    ['an error of the language', new TypeError(secret), { name: 'TypeError', message: 'TypeError' }],
    ['another error of the product', failure('Timeout', 'late'), { kind: 'Timeout', message: 'late' }],
  ])('is told by name and code: %s', (_, cause, expected) => {
    const error = failure('Unavailable', 'no', { cause }).with({ operation: 'a.b' });
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.cause).toMatchObject(expected);
    expect([printed(error), JSON.stringify(error.details.cause)].join()).not.toContain(secret);
  });

  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error(secret);
      },
    },
  );

  test.each<readonly [string, unknown]>([
    ['an error without a code', new Error(secret)],
    ['one whose name is its text', Object.assign(new Error(secret), { name: secret })],
    ['one whose code is not one', Object.assign(new Error(secret), { code: secret })],
    ['a reply', { status: 500, headers: { authorization: secret }, body: secret }],
    ['a text', secret],
    ['an error that is its own cause', circular],
    ['an object that throws when it is read', hostile],
  ])('is left out where it says nothing that is safe: %s', (_, cause) => {
    const error = failure('Unavailable', 'no', { cause });
    expect(error.cause).toBeUndefined();
    expect(printed(error)).not.toContain(secret);
  });
});

describe('whatever an error is made of', () => {
  const long = 'x'.repeat(13_000_000);
  const evil = 'a\u001b[2J\u202eb\r\nc\u009b\ud83c';
  const problems = Array.from({ length: 5_000 }, () => ({ path: long.slice(0, 5_000), message: evil }));

  const texts = (error: ContactCenterError): readonly string[] => [
    error.message,
    String(error),
    error.native?.code ?? '',
    error.native?.message ?? '',
    ...error.problems.flatMap(({ path, message }) => [path, message]),
  ];

  test.each([
    ['made', failure('Internal', long, { native: { code: long, message: long }, problems })],
    ['made of problems', failureOf('InvalidInput', 'invalid input', problems)],
    ['made of a long subject', failureOf('InvalidInput', long, problems)],
    ['told more', failure('Internal', 'x').with({ message: long, native: { message: long }, problems })],
    ['told more of a short one', failure('Internal', long, { problems }).with({ provider: 'p' })],
  ])('one that is %s is short', (_, error) => {
    for (const text of texts(error)) expect(text.length).toBeLessThan(1_000);
    expect(error.problems.length).toBeLessThanOrEqual(21);
    expect(JSON.stringify(error).length).toBeLessThan(15_000);
    expect(inspect(error).length).toBeLessThan(20_000);
  });

  test('its texts are one line each, harmless and whole characters', () => {
    const error = failure('Internal', evil, { native: { code: evil, message: evil }, problems });
    for (const text of texts(error))
      expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
    expect(error.message).toBe('ab c \ufffd');
    expect(failure('Internal', '🎧'.repeat(1_000)).message).toMatch(/^(🎧)+…$/u);
  });

  test('saying more changes no text again', () => {
    const error = failureOf('InvalidInput', evil, problems);
    const more = error.with({ provider: 'p' });
    expect({ ...more.toJSON(), provider: undefined }).toEqual(error.toJSON());
  });
});

test('orThrow resolves with the value and rejects with the error', async () => {
  await expect(orThrow(TE.right(1))).resolves.toBe(1);
  await expect(orThrow(TE.left(failure('NotFound', 'no')))).rejects.toMatchObject({ kind: 'NotFound' });
});

describe('the HTTP status of an error, in a service that answers for a center', () => {
  test.each([
    ['InvalidInput', 400],
    ['Unauthenticated', 502],
    ['PermissionDenied', 502],
    ['NotFound', 404],
    ['AlreadyExists', 409],
    ['Conflict', 409],
    ['QuotaExceeded', 409],
    ['RateLimited', 429],
    ['ClockSkew', 500],
    ['Timeout', 504],
    ['Canceled', 503],
    ['Unavailable', 503],
    ['Unsupported', 501],
    ['MalformedReply', 502],
    ['Misconfigured', 500],
    ['Internal', 502],
  ] as const)('%s is %i', (kind, status) => {
    expect(httpStatusOf(kind)).toBe(status);
  });

  test.each(errorKinds)('%s is never taken for a sign-in that the client of the service lacks', (kind) => {
    expect([401, 403, 407]).not.toContain(httpStatusOf(kind));
  });
});
