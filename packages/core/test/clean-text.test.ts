import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '@cordboard/core/provider';
import { cleanTextUpTo } from '../src/foundation/clean-text.js';

const harmful = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u{fff9}-\u{fffb}]/u;

describe('text from elsewhere, made harmless', () => {
  test.each([
    ['clears the screen', 'a\u001b[2Jb', 'ab'],
    ['colors', '\u001b[31mred\u001b[0m', 'red'],
    ['sets the title', 'a\u001b]0;owned\u0007b', 'ab'],
    ['links elsewhere', '\u001b]8;;http://evil.test\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['obeys C1 controls', 'a\u009b2Jb', 'ab'],
    ['starts a sequence of another kind', 'a\u001b\u200b[2Jb\u0090q', 'a [2Jb q'],
    ['writes over the line', 'paid\rfailed', 'paid failed'],
    ['adds lines', 'one\r\n\ntwo\u2028three\u2029four\u0085five', 'one two three four five'],
    ['turns the direction', 'user\u202etxt.exe\u2066\u200f\u061c', 'usertxt.exe'],
    ['hides characters', 'pay\u200bpal\u2060\ufeff\u00ad\u{e0041}\u115f', 'paypal'],
    ['annotates', 'a\ufff9b\ufffac\ufffb', 'abc'],
    ['is cut in the middle of a character', 'a\ud83c', 'a\ufffd'],
  ])('%s', (_, before, after) => {
    expect(cleanText(before)).toBe(after);
  });

  test.each(['plain', '张伟', 'Müller & Söhne', 'مرحبا', '🎧 headset', 'a  b', ''])(
    '%s stays as it is',
    (s) => {
      expect(cleanText(s)).toBe(s);
    },
  );

  test('whatever it is, nothing is left that a terminal obeys or nobody sees', () => {
    const any = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) });
    const evil = fc.string({
      unit: fc.constantFrom('\u001b', '[', ']', '2', 'J', '\u009b', '\u202e', '\ud83c', '\udfa7', 'x'),
    });
    fc.assert(
      fc.property(
        fc.oneof(any, evil),
        (s) => !harmful.test(cleanText(s)) && cleanText(cleanText(s)) === cleanText(s),
      ),
      { seed: 1, numRuns: 5_000 },
    );
  });
});

describe('clean text of bounded length', () => {
  const hidden = (length: number): string => 'abc' + '\u200b'.repeat(length - 3);

  test.each([
    ['as long as allowed', '0123456789', '0123456789'],
    ['a character longer', '0123456789a', '012345678…'],
    ['cut in the middle of a character', '01234567🎧xyz', '01234567…'],
    ['short once it is clean', hidden(40), 'abc'],
    ['so long that its end is not looked at', hidden(41), 'abc…'],
  ])('%s', (_, before, after) => {
    expect(cleanTextUpTo(10, before)).toBe(after);
  });
});
