import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import {
  HeaderText,
  problemsOf,
  fields,
  strictObject,
  SecretHeaderText,
  SecretLine,
} from '@cordboard/core/provider';
import { printed } from './support.js';

const settings = strictObject('Settings', fields({ key: SecretHeaderText }, {}));

const messageFor = (key: unknown): string | undefined => {
  const decoded = settings.decode({ key });
  expect(HeaderText.is(key)).toBe(E.isRight(decoded));
  return E.isRight(decoded) ? undefined : problemsOf(decoded.left).map(({ message }) => message)[0];
};

describe('text for a header', () => {
  test.each(['abc', 'Bearer eyJh.b-c_d~e+f/g==', 'a b', '!"#$%&\'()*,:;<>?@[]^`{|}', 'x'.repeat(4096)])(
    'can be %j',
    (key) => {
      expect(messageFor(key)).toBeUndefined();
    },
  );

  test.each([
    ['abc\n', /ends with a line break/],
    ['abc\r\n', /ends with a line break/],
    ['\uFEFFabc', /byte order mark/],
    ['a\nb', /control character/],
    ['a\r\nX-Other: b', /control character/],
    ['a\0b', /control character/],
    ['a\tb', /control character/],
    ['a\x7fb', /control character/],
    ['a\x85b', /control character/],
    [' abc', /space/],
    ['abc ', /space/],
    ['abc\u00a0', /space/],
    ['ключ', /^holds a character that is not ASCII/],
    ['clé', /^holds a character that is not ASCII/],
    ['abc\u200b', /^holds a character that is not ASCII/],
    ['ａｂｃ', /^holds a character that is not ASCII/],
    ['a\ud800', /^holds a character that is not ASCII/],
    ['x'.repeat(4097), /^expected text for a header/],
    ['', /^expected text for a header/],
    [undefined, /^is missing: expected text for a header/],
    [5, /^expected text for a header/],
  ])('cannot be %j', (key, message) => {
    expect(messageFor(key)).toMatch(message);
  });

  test('is never repeated in a report', () => {
    const decoded = settings.decode({ key: 'hunter2\n' });
    expect(printed(E.isLeft(decoded) && problemsOf(decoded.left))).not.toContain('hunter2');
  });
});

test('a secret in one line may be in any script', () => {
  expect(E.isRight(SecretLine.decode('пароль'))).toBe(true);
  for (const line of ['abc\n', 'a\nb', ' abc', '']) expect(E.isLeft(SecretLine.decode(line))).toBe(true);
});
