import { Count } from '@cordboard/core/provider';
import type { Loose } from '../surfaces/api-fabric/wire/values.js';

/** Text, or a number as text, without blanks around it; absent when it is empty. */
export const textOf = (value: Loose): string | undefined => {
  const text = String(value ?? '').trim();
  return text === '' ? undefined : text;
};

/** A number, also one that came as text. */
export const numberOf = (value: Loose): number | undefined => {
  const number = Number(textOf(value) ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};

/** A counter; absent when it is not a count. */
export const countOf = (value: Loose): number | undefined => {
  const count = numberOf(value);
  return Count.is(count) ? count : undefined;
};
