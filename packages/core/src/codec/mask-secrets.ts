import * as E from 'fp-ts/lib/Either.js';
import type { Secret } from './secret.js';

const mask = '[redacted]';

const hex = '[0-9a-fA-F]';
const follow = `(?:%(?:25)*[89abAB]${hex})`;

/** One character in any spelling, or a run of characters that can only stand for themselves. */
const units = new RegExp(
  [
    // Lower-casing other letters can lengthen them, so each is a unit of its own.
    '(?:[^\\\\%&+\\p{Changes_When_Lowercased}]|[A-Z])+',
    // \u0041 and \u{41}, with as many backslashes as there are layers of JSON around it.
    `\\\\+u[dD][89abAB]${hex}{2}\\\\+u[dD][c-fC-F]${hex}{2}|\\\\+u(?:${hex}{4}|\\{${hex}{1,8}\\})`,
    // The bytes of one character in a URL; %25 is the percent sign of a URL in a URL.
    `%(?:25)*(?:[fF][0-7]${follow}{3}|[eE]${hex}${follow}{2}|[cdCD]${hex}${follow}|[0-7]${hex})`,
    `&(?:amp;)*(?:#x${hex}{1,8}|#\\d{1,8}|quot|apos|amp|lt|gt);`,
    '\\\\*.',
  ].join('|'),
  'gsu',
);

const inUrl = (unit: string): string =>
  // A sequence that is no UTF-8 stands for itself.
  E.toUnion(
    E.tryCatch(
      () => decodeURIComponent(unit.replace(/%(?:25)+(?=[0-9a-f]{2})/gi, '%')),
      () => unit,
    ),
  );

const named: ReadonlyMap<string, string> = new Map([
  ['quot;', '"'],
  ['apos;', "'"],
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
]);

const mostCodePoints = 0x10ffff;
const characterOf = (codePoint: number): string =>
  codePoint <= mostCodePoints ? String.fromCodePoint(codePoint) : '\ufffd';

const inHtml = (unit: string): string => {
  const name = unit.replace(/^&(?:amp;)*(?=.)/, '');
  const [, hexadecimal, decimal] = /^#(?:x(.+)|(\d+));/.exec(name) ?? [];
  if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16));
  return decimal === undefined ? (named.get(name) ?? unit) : characterOf(Number(decimal));
};

const inJson = (unit: string): string =>
  [...unit.matchAll(/u\{?([0-9a-f]+)/gi)]
    .map(([, digits = '']) => characterOf(Number.parseInt(digits, 16)))
    .join('');

const unescaped = (unit: string): string => {
  if (unit.length > 1 && unit.startsWith('%')) return inUrl(unit);
  if (unit.length > 1 && unit.startsWith('&')) return inHtml(unit);
  return /^\\+u.../s.test(unit) ? inJson(unit) : unit.replace(/^\\+(?=.)/s, '');
};

// JSON writes controls as a letter behind a backslash, and a form writes a space as a plus. Backslashes are
// ignored, because one that is part of the secret looks like one that escapes it.
const alike: ReadonlyMap<string, string> = new Map([
  ['\b', 'b'],
  ['\f', 'f'],
  ['\n', 'n'],
  ['\r', 'r'],
  ['\t', 't'],
  ['+', ' '],
  ['\\', ''],
]);

const folded = (unit: string): string =>
  unescaped(unit)
    .replace(/[\b\f\n\r\t+\\]/g, (c) => alike.get(c) ?? c)
    // Lower case first, so that a letter equals its capitals even where there are two.
    .toLowerCase()
    .toUpperCase();

/** Text in the one spelling in which secrets are looked for, and where each of its characters was before. */
interface Respelled {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const respelled = (text: string): Respelled => {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: unit, index } of text.matchAll(units)) {
    const part = folded(unit);
    const isVerbatim = part.length === unit.length && !/^[\\%&]/.test(unit);
    parts.push(part);
    for (let i = 0; i < part.length; i += 1) {
      starts.push(isVerbatim ? index + i : index);
      ends.push(isVerbatim ? index + i + 1 : index + unit.length);
    }
  }
  return { text: parts.join(''), starts, ends };
};

type Span = readonly [start: number, end: number];

function* placesOf(wanted: string, text: string): Generator<number> {
  if (wanted === '') return;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) yield at;
}

const shortest = 3;
const isWordCharacter = (c: string): boolean => /[\p{L}\p{N}]/u.test(c);

/** A very short secret is masked only as a whole word. */
const standsAlone = (text: string, at: number, length: number): boolean =>
  length >= shortest || ![text.charAt(at - 1), text.charAt(at + length)].some(isWordCharacter);

const wordingsOf = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret);
  const base64 = secret.length < shortest ? [] : [bytes.toString('base64url'), bytes.toString('base64')];
  return [secret, ...base64.map((text) => text.replace(/=+$/, ''))];
};

const spansOf = (text: string, secrets: readonly string[]): readonly Span[] => {
  const found = respelled(text);
  return secrets.flatMap((secret) => {
    const verbatim = [...placesOf(secret, text)]
      .filter((at) => standsAlone(text, at, secret.length))
      .map((at): Span => [at, at + secret.length]);
    const inOtherSpelling = wordingsOf(secret).flatMap((wording) => {
      const wanted = respelled(wording).text;
      return [...placesOf(wanted, found.text)]
        .filter((at) => standsAlone(found.text, at, wanted.length))
        .map((at): Span => [found.starts[at] ?? 0, found.ends[at + wanted.length - 1] ?? 0]);
    });
    return [...verbatim, ...inOtherSpelling];
  });
};

/** Spans in order, those that touch or overlap as one. */
const merged = (spans: readonly Span[]): readonly Span[] =>
  [...spans]
    .sort(([a], [b]) => a - b)
    .reduce<Span[]>((all, [start, end]) => {
      const last = all.at(-1);
      if (last === undefined || start > last[1]) all.push([start, end]);
      else all[all.length - 1] = [last[0], Math.max(last[1], end)];
      return all;
    }, []);

/**
 * Masks secrets in text that may quote them, in whatever spelling: verbatim, in other letter case, as in JSON
 * (also JSON in JSON, and with every character escaped), in a URL or a form, in HTML, and as base64 by
 * itself. A secret of three characters or more is masked anywhere, a shorter one only as a whole word. The
 * time is linear in the text, for each secret. Mask before cutting a text: a part of a secret is not found.
 */
export const maskSecrets = (text: string, secrets: readonly (Secret | string)[]): string => {
  const wanted = secrets.map((secret) => (typeof secret === 'string' ? secret : secret.reveal()));
  const spans = merged(spansOf(text, wanted));
  const kept = spans.map(([start], i) => text.slice(spans[i - 1]?.[1] ?? 0, start));
  return [...kept, text.slice(spans.at(-1)?.[1] ?? 0)].join(mask);
};
