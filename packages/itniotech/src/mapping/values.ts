import { Count } from '@cordboard/core/provider';
import type { Loose } from '../surfaces/api/wire/values.js';

/** Trimmed text; absent when it is empty. */
export const textOf = (value: Loose): string | undefined => {
  const text = (typeof value === 'string' ? value : String(value ?? '')).trim();
  return text === '' ? undefined : text;
};

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

// The vendor's switches, `enable` included.
const on = 0;
const off = 1;

/** Whether a switch is on; absent for an undocumented value. */
export const isOn = (value: Loose): boolean | undefined => {
  const position = numberOf(value);
  return position === on || position === off ? position === on : undefined;
};

/** The position of a switch. */
export const fromSwitch = (wanted: boolean): number => (wanted ? on : off);

/** The vendor's code for one of our words; absent when it has none. */
export const codeFor = <A>(
  words: ReadonlyMap<string, A>,
  isMeant: (word: A) => boolean,
): string | undefined => [...words].find(([, word]) => isMeant(word))?.[0];

/** Applies a function unless the value is absent. */
export const optional =
  <A, B>(convert: (value: A) => B) =>
  (value: A | undefined): B | undefined =>
    value === undefined ? undefined : convert(value);

/** The vendor takes numbers without the leading plus. */
export const withoutPlus = (number: string): string => number.replace(/^\+/u, '');

/** The number by which the vendor knows a row, as text. */
export const keyIdOf = ({ keyId }: { readonly keyId: string | number }): string => String(keyId).trim();

/** An id as the number that requests have to hold; absent for any other text. */
export const numberIdOf = (id: string): number | undefined => {
  const number = Number(id);
  return Number.isSafeInteger(number) && number > 0 && String(number) === id ? number : undefined;
};
