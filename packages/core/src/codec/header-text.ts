import * as t from 'io-ts';
import { refined } from './scalars.js';
import { secretOf } from './secret.js';

const mostCharacters = 4096;

/** What makes a text unfit, the likely causes first. */
const lineMistakes: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/^$/, 'is empty'],
  [/^\uFEFF/, 'begins with a byte order mark: save the file that it comes from without one'],
  [/[\r\n]$/, 'ends with a line break, as the content of a file often does: take it off'],
  [/\p{Cc}/u, 'holds a control character, such as a line break or a tab'],
  [/^\s|\s$/, 'begins or ends with a space: take it off'],
];

const verdictOn = (s: string, mistakes: typeof lineMistakes): true | string => {
  if (s.length > mostCharacters) return `is longer than ${String(mostCharacters)} characters`;
  return mistakes.find(([pattern]) => pattern.test(s))?.[1] ?? true;
};

/** A secret of one line, such as a key that requests are signed with: no control characters, no space around it. */
export const SecretLine = secretOf(
  refined(t.string, `secret text of 1 to ${String(mostCharacters)} characters in one line`, (s) =>
    verdictOn(s, lineMistakes),
  ),
);

const headerMistakes = [
  ...lineMistakes,
  [/[^\x20-\x7e]/, 'holds a character that is not ASCII, which a header cannot carry'],
] as const;

/**
 * Text that an HTTP header can carry as it stands (RFC 9110, 5.5): printable ASCII, no space around it, at most 4096
 * characters. Its messages name the likely cause, never the text.
 */
export const HeaderText = refined(
  t.string,
  `text for a header (1 to ${String(mostCharacters)} printable ASCII characters)`,
  (s) => verdictOn(s, headerMistakes),
);

/** A {@link HeaderText} that must not be printed, such as an API key. */
export const SecretHeaderText = secretOf(HeaderText);
