import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Repetitions } from '../src/foundation/repetitions.js';

test('remembers what a set of texts would', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 }), { maxLength: 300 }), (texts) => {
      const [seen, expected] = [new Repetitions(), new Set<string>()];
      for (const text of texts) {
        expect(seen.repeats(text)).toBe(expected.has(text));
        expected.add(text);
      }
    }),
    { seed: 1 },
  );
});

test('grows with what it holds and forgets nothing', () => {
  const seen = new Repetitions();
  const numbers = Array.from({ length: 50_000 }, (_, i) => `1555${String(i).padStart(7, '0')}`);
  expect(numbers.filter((number) => seen.repeats(number))).toEqual([]);
  expect(numbers.filter((number) => !seen.repeats(number))).toEqual([]);
});
