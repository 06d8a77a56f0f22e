import { stripVTControlCharacters } from 'node:util';

const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

// Invisible characters: zero-width ones, bidirectional controls, tags, fillers, annotations.
const invisible = /[\p{Default_Ignorable_Code_Point}\u{fff9}-\u{fffb}]/gu;

const halfCharacters = /\p{Cs}/gu;

const harmful = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u{fff9}-\u{fffb}]/u;

/** Whether text holds half of a surrogate pair, which no encoding can represent. */
export const isIllFormed = (text: string): boolean => /\p{Cs}/u.test(text);

/**
 * Makes text from elsewhere harmless to show to a person, on one line: terminal sequences and invisible
 * characters are taken out, line breaks and other controls become a space, and half a character becomes
 * U+FFFD. Emoji that are joined by invisible characters are split.
 */
export const cleanText = (text: string): string =>
  harmful.test(text)
    ? stripVTControlCharacters(text)
        .replace(controls, ' ')
        .replace(invisible, '')
        .replace(halfCharacters, '\ufffd')
    : text;

/** Clean text of at most `max` UTF-16 units; `…` marks truncation. */
export const cleanTextUpTo = (max: number, text: string): string => {
  // Cleaning only shortens text, so a bounded part of a long one is enough.
  const clean = cleanText(text.slice(0, 4 * max));
  if (clean.length <= max && text.length <= 4 * max) return clean;
  return `${clean.slice(0, max - 1).replace(halfCharacters, '')}…`;
};
