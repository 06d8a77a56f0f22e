import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Instant, instantText } from '@cordboard/core/provider';

const firstMs = Date.parse('0000-01-01T00:00:00.000Z');
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');

describe('an instant as text', () => {
  test('is what a Date writes, from the year 0000 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: firstMs, max: lastMs }), (ms) => {
        expect(instantText(ms)).toBe(new Date(ms).toISOString());
        expect(Instant.is(instantText(ms))).toBe(true);
      }),
      { seed: 1, examples: [[firstMs], [lastMs], [-1], [0], [86_399_999], [86_400_000]] },
    );
  });

  test.each([firstMs - 1, lastMs + 1, 1_761_868_400_000_000, 8.64e15, 1e300, Infinity, -Infinity, NaN])(
    'is absent where no four digits name the year: %d',
    (ms) => {
      expect(instantText(ms)).toBe(undefined);
    },
  );

  test('drops what is less than a millisecond, as a Date does', () => {
    expect(instantText(1711681298345.9)).toBe('2024-03-29T03:01:38.345Z');
    expect(instantText(-0.5)).toBe('1970-01-01T00:00:00.000Z');
  });

  test('stays right when more days were seen than are remembered', () => {
    const days = Array.from({ length: 2500 }, (_, day) => day * 86_400_000);
    expect(days.map(instantText)).toEqual(days.map((ms) => new Date(ms).toISOString()));
  });
});
