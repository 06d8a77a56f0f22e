import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantText } from '@cordboard/core/provider';

const lastMs = 8_640_000_000_000_000;

describe('an instant as text', () => {
  test('is what a Date writes, from the first to the last it can hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: -lastMs, max: lastMs }), (ms) => {
        expect(instantText(ms)).toBe(new Date(ms).toISOString());
      }),
      { seed: 1, examples: [[-lastMs], [lastMs], [-1], [0], [86_399_999], [86_400_000]] },
    );
  });

  test('drops what is less than a millisecond, as a Date does', () => {
    expect(instantText(1711681298345.9)).toBe('2024-03-29T03:01:38.345Z');
    expect(instantText(-0.5)).toBe('1970-01-01T00:00:00.000Z');
  });

  test('stays right when more days were seen than are remembered', () => {
    const days = Array.from({ length: 2500 }, (_, day) => day * 86_400_000);
    expect(days.map(instantText)).toEqual(days.map((ms) => new Date(ms).toISOString()));
  });
});
