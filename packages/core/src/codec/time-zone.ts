import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { described } from './described.js';
import { refined } from './scalars.js';

/** The zone names without an area. IANA keeps them for old systems and adds none. */
const namesWithoutArea =
  'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran ' +
  'Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK ' +
  'Singapore Turkey UCT UTC Universal W-SU WET Zulu';

/** The words in names with an area that are not spelled with one capital letter in front. */
const oddWords =
  'ACT au BajaNorte BajaSur ComodRivadavia DeNoronha DumontDUrville EasterIsland es GMT IN LHI McMurdo NSW of UCT US UTC';

const byLowerCase = (names: string): ReadonlyMap<string, string> =>
  new Map(names.split(' ').map((name) => [name.toLowerCase(), name]));

const spellings = byLowerCase(namesWithoutArea);
const wordSpellings = byLowerCase(oddWords);

/**
 * How IANA spells the name of a zone that JavaScript knows; `undefined` for what IANA does not know: abbreviations and
 * `SystemV/…`.
 */
const spellingOf = (name: string, known: string): string | undefined => {
  const lower = name.toLowerCase();
  if (!lower.includes('/')) return spellings.get(lower);
  if (lower.startsWith('systemv/')) return undefined;
  if (known.toLowerCase() === lower) return known;
  return lower.replace(
    /[a-z]+/g,
    (word) => wordSpellings.get(word) ?? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
  );
};

/** The name under which JavaScript knows a zone; `undefined` when it knows none. */
const resolved = (name: string): string | undefined => {
  const format = E.tryCatch(() => new Intl.DateTimeFormat('en', { timeZone: name }), identity);
  return E.isRight(format) ? format.right.resolvedOptions().timeZone : undefined;
};

const verdictOn = (name: string): boolean | string => {
  const known = resolved(name);
  if (known === undefined) return false;
  const spelling = spellingOf(name, known);
  if (spelling === undefined) return false;
  return spelling === name || `must be written as ${spelling}`;
};

// Cached, because Intl takes as long as decoding a page of rows. Only valid names are kept, so the cache
// stays small.
const rightNames = new Set<string>();

/** What every name looks like. Which of them exist, the zone data of the process decides; a schema cannot know. */
const likeZone = `^(${namesWithoutArea.replace(/\+/g, '\\+').replace(/ /g, '|')}|[A-Z][A-Za-z_]*(/[A-Za-z0-9_+-]+)+)$`;

/**
 * An IANA time zone, such as `Asia/Singapore`, in IANA's own letters: JavaScript takes names in any, the
 * vendors' systems do not. An alias such as `Asia/Kolkata` is valid and kept, although JavaScript may have
 * another name for the zone. Offsets such as `+08:00` and abbreviations such as `PST` are no names.
 */
export const TimeZone = described(
  refined(t.string, 'IANA time zone (such as Asia/Singapore)', (name) => {
    if (rightNames.has(name)) return true;
    const verdict = verdictOn(name);
    if (verdict === true) rightNames.add(name);
    return verdict;
  }),
  { type: 'string', pattern: likeZone },
);
