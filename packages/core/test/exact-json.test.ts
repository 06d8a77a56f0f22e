import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exactJson } from '@cordboard/core/http';

describe('an integer that a number cannot hold', () => {
  test.each(Array.from({ length: 40 }, (_, offset) => offset))(
    'is found wherever it begins: after %i characters',
    (offset) => {
      const text = `{"${'x'.repeat(offset)}":9007199254740993}`;
      expect(exactJson(text)).toEqual({ ['x'.repeat(offset)]: '9007199254740993' });
    },
  );

  test('comes as text, digit for digit, and everything else as JSON.parse has it', () => {
    const integer = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
    const piece = fc.oneof(
      integer,
      fc.integer(),
      fc.string(),
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    );
    const asJson = (value: unknown): string =>
      typeof value === 'bigint' ? String(value) : JSON.stringify(value);
    const expected = (value: unknown): unknown => {
      if (typeof value !== 'bigint') return JSON.parse(JSON.stringify(value));
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : String(value);
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(exactJson(`[${pieces.map(asJson).join(',')}]`)).toEqual(pieces.map(expected));
      }),
      { seed: 20_261_128, numRuns: 500 },
    );
  });
});
