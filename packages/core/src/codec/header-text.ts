import type * as t from 'io-ts';
import { described } from './described.js';
import { refined, text } from './scalars.js';
import { secretOf } from './secret.js';

/** Why a text does not fit on one line, likely causes first. */
const mistakes: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/^\uFEFF/, 'begins with a byte order mark: save the file that it comes from without one'],
  [/[\r\n]$/, 'ends with a line break, as the content of a file often does: remove it'],
  [/\p{Cc}/u, 'holds a control character, such as a line break or a tab'],
  [/^\s|\s$/, 'begins or ends with a space: remove it'],
];

const mistakeIn = (s: string): string | false => mistakes.find(([pattern]) => pattern.test(s))?.[1] ?? false;

// What of a line may stand inside it, and what also at its ends. The controls are those of `\p{Cc}`, which not every
// language knows.
const controls = '\\u0000-\\u001f\\u007f-\\u009f';
const end = `[^\\s\\ufeff${controls}]`;
const oneLine = new RegExp(`^${end}([^${controls}]*${end})?$`, 'u');

/** Like {@link text}, but without line breaks and other control characters, and without space around it. */
export const line = (max: number): t.Type<string> => {
  const base = text(max);
  const name = `text of 1 to ${String(max)} characters in one line`;
  return described(
    refined(base, name, (s) => oneLine.test(s) || mistakeIn(s)),
    { pattern: oneLine.source },
    base,
  );
};

const mostCharacters = 4096;

/** A secret of one {@link line}, such as a key that requests are signed with. */
export const SecretLine = secretOf(line(mostCharacters));

/**
 * Text that an HTTP header can carry as it stands (RFC 9110, 5.5): printable ASCII, no space around it, at
 * most 4096 characters. Errors name the likely cause, never the text.
 */
export const HeaderText = described(
  refined(
    line(mostCharacters),
    `text for a header (1 to ${String(mostCharacters)} printable ASCII characters)`,
    (s) => /^[\x20-\x7e]+$/.test(s) || 'holds a character that is not ASCII, which a header cannot carry',
  ),
  { type: 'string', maxLength: mostCharacters, pattern: '^[!-~]([ -~]*[!-~])?$' },
);

/** A {@link HeaderText} that must not be printed, such as an API key. */
export const SecretHeaderText = secretOf(HeaderText);
