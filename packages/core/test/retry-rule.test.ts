import { expect, test } from '@jest/globals';
import { errorKinds, failure, type Effect, type ErrorKind, type Repeat } from '@cordboard/core/provider';
import { mayRepeat, remembering } from '../src/policies/retry-rule.js';

const passing: readonly ErrorKind[] = ['RateLimited', 'Timeout', 'Unavailable'];

const repeated = (effect: Effect, repeat: Repeat, within: 'call' | 'journal'): readonly ErrorKind[] =>
  errorKinds.filter((kind) => mayRepeat(failure(kind, 'it failed', { effect }), repeat, within)).sort();

test.each(['safe', 'keyed', 'unsafe'] as const)('what had no effect and passes is repeated: %s', (repeat) => {
  expect(repeated('none', repeat, 'call')).toEqual(passing);
  expect(repeated('none', repeat, 'journal')).toEqual(passing);
});

test('what may have had an effect is repeated only where that does nothing twice', () => {
  expect(repeated('maybe', 'unsafe', 'call')).toEqual([]);
  expect(repeated('maybe', 'unsafe', 'journal')).toEqual([]);
  expect(repeated('maybe', 'keyed', 'call')).toEqual(passing);
});

test('with a journal, what may have had an effect is repeated unless the caller gave up', () => {
  expect(repeated('maybe', 'keyed', 'journal')).toEqual(
    errorKinds.filter((kind) => kind !== 'Canceled').toSorted(),
  );
});

test.each(['safe', 'keyed', 'unsafe'] as const)('what was done is never repeated: %s', (repeat) => {
  expect(repeated('done', repeat, 'call')).toEqual([]);
  expect(repeated('done', repeat, 'journal')).toEqual([]);
});

test('a plain refusal does not undo what an earlier try may have done', () => {
  const refused = failure('InvalidInput', 'refused', { effect: 'none' });
  expect(remembering('maybe', refused).effect).toBe('maybe');
  expect(remembering('none', refused)).toBe(refused);
});
