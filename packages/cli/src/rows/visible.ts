/**
 * Characters at the ends of a cell that a spreadsheet does not show: blanks, controls, direction marks, zero-width
 * spaces, byte order marks. Joiners and variation selectors are not among them: they shape the letter or the emoji
 * that they stand beside. Nor is U+202E, which shows the text in another order than it is written.
 */
const atEnd = /^[\s\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202d\u2060-\u2064\u2066-\u206f]$/u;

/** What opens or closes a part of a text that has a direction of its own. */
const embeddings = /[\u202a-\u202e\u2066-\u2069]/u;

/** All invisible characters except U+202E; tabs and line breaks are visible. */
const invisible = /(?![\u202e\t-\r\u0085])[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

const blank = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]*$/u;

const isPlain = (code: number): boolean => code > 0x20 && code < 0x7f;

/** Whether a cell looks empty. */
export const isBlank = (cell: string): boolean => cell === '' || blank.test(cell);

const withoutEnds = (cell: string): string => {
  let [from, to] = [0, cell.length];
  while (from < to && atEnd.test(cell.charAt(from))) from += 1;
  while (from < to && atEnd.test(cell.charAt(to - 1))) to -= 1;
  return cell.slice(from, to);
};

/** A cell without invisible characters at its ends. */
export const trimmed = (cell: string): string => {
  if (isPlain(cell.charCodeAt(0)) && isPlain(cell.charCodeAt(cell.length - 1))) return cell;
  if (isBlank(cell)) return '';
  const inner = withoutEnds(cell);
  // One of a pair at the end may belong to one in the middle.
  return embeddings.test(inner) ? cell.trim() : inner;
};

const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code));

/**
 * The decimal digits of every script are ten consecutive code points, from zero on; some of these ranges are
 * adjacent.
 */
const digitOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  let first = code;
  while (isDigit(first - 1)) first -= 1;
  return String((code - first) % 10);
};

/**
 * A cell as it is read aloud: no invisible characters, and the digits 0 to 9 for those of any other script. Only where
 * nothing but ASCII remains: in other text they may matter.
 */
export const plain = (cell: string): string => {
  const bare = cell
    .replace(invisible, '')
    .replace(/(?!\d)\p{Nd}/gu, digitOf)
    .replaceAll('\uff0b', '+')
    .trim();
  return /^[ -~]*$/.test(bare) ? bare : cell;
};

/** Why an invalid cell looks valid, or did before it was saved. */
export const hiddenReason = (cell: string): string | undefined => {
  if (cell.includes('\u202e')) return 'holds the invisible character U+202E, which turns the text around it';
  return /^\d([.,]\d+)?E\+?\d+$/i.test(cell)
    ? 'holds a number that the spreadsheet shortened to its first digits: format the column as text'
    : undefined;
};
