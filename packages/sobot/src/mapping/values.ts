import { Count, instantText } from '@cordboard/core/provider';
import type * as t from 'io-ts';
import type { Loose } from '../surfaces/api/wire/values.js';

/**
 * An id, a number or a date as text, without surrounding spaces, which the vendor sometimes adds; absent when
 * it is empty.
 */
export const textOf = (value: Loose): string | undefined => {
  const text = (typeof value === 'string' ? value : String(value ?? '')).trim();
  return text === '' ? undefined : text;
};

/** A name or a description, exactly as it came; absent when it is empty. */
export const proseOf = (value: string | null | undefined): string | undefined =>
  value === null || value === '' ? undefined : value;

/** A number that is not an id. */
export const numberOf = (value: Loose): number | undefined => {
  const number = typeof value === 'number' ? value : Number(textOf(value) ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};

/** A counter; absent when it is not a count. */
export const countOf = (value: Loose): number | undefined => {
  const count = numberOf(value);
  return Count.is(count) ? count : undefined;
};

/** An instant; the vendor writes 0 where none is set. Absent where it is no time of this calendar. */
export const instantOf = (value: Loose): string | undefined => {
  const ms = numberOf(value);
  return ms === undefined || ms <= 0 ? undefined : instantText(ms);
};

/** Inverts a table: our word for a vendor's code; absent when there is none. */
export const wordsBy = <W extends string, C extends number | string>(
  words: t.Type<W, unknown>,
  codes: Readonly<Partial<Record<W, C>>>,
): ((code: C | undefined) => W | undefined) => {
  const byCode = new Map<C | undefined, W>(
    Object.entries<C | undefined>(codes).flatMap(([word, code]) => (words.is(word) ? [[code, word]] : [])),
  );
  return (code) => byCode.get(code);
};

/** A phone number as the vendor expects it: digits only, the country code first where there is one. */
export const fromPhoneNumber = (number: string): string => number.replace(/^\+/, '');
