import { describe, expect, test } from '@jest/globals';
import {
  ContactCenterError,
  effectOfWrite,
  errorKinds,
  failure,
  isContactCenterError,
  orThrow,
} from '@cordboard/core';
import * as TE from 'fp-ts/lib/TaskEither.js';

describe('an error', () => {
  test('is a real Error with a stack, and is recognized across installed copies by its brand', () => {
    const error = failure('NotFound', 'no such queue');
    expect(error).toBeInstanceOf(Error);
    expect(error.stack).toContain('no such queue');
    const elsewhere = Object.assign(new Error('x'), { [Symbol.for('@cordboard/ContactCenterError')]: true });
    expect(isContactCenterError(elsewhere)).toBe(true);
    expect(isContactCenterError(new Error('x'))).toBe(false);
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

test('orThrow resolves with the value and rejects with the error', async () => {
  await expect(orThrow(TE.right(1))).resolves.toBe(1);
  await expect(orThrow(TE.left(failure('NotFound', 'no')))).rejects.toMatchObject({ kind: 'NotFound' });
});
