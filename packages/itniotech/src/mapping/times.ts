import { CalendarDay, Instant, instantText } from '@cordboard/core/provider';
import type { Loose } from '../surfaces/api/wire/values.js';
import { textOf } from './values.js';

// Checked by pattern before it is converted, because this takes most of the time of mapping a page.
const dateAndTime = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** Whether a day exists, given a month and a day within bounds; every month has 28 days. */
const exists = (day: string): boolean => day.slice(8) <= '28' || CalendarDay.is(day);

/** A date of the vendor's, which has no zone; absent for one that does not exist. */
export const toInstant = (time: Loose, utcOffset: string): string | undefined => {
  const text = textOf(time) ?? '';
  const day = text.slice(0, 10);
  return dateAndTime.test(text) && exists(day) ? `${day}T${text.slice(11)}${utcOffset}` : undefined;
};

/** An instant in any form that a page has: ISO-8601, epoch seconds or milliseconds, or a date of the vendor's zone. */
export const toAnyInstant = (time: Loose, utcOffset: string): string | undefined => {
  const text = textOf(time) ?? '';
  if (Instant.is(text)) return text;
  if (/^\d{10}$/.test(text)) return instantText(Number(text) * 1000);
  return /^\d{13}$/.test(text) ? instantText(Number(text)) : toInstant(text, utcOffset);
};

/** The milliseconds of an offset such as `+08:00`, by which its midnight is ahead. */
const msOf = (utcOffset: string): number => -Date.parse(`1970-01-01T00:00${utcOffset}`);

/** The clock of the vendor's zone. */
const inZone = (ms: number, utcOffset: string): string =>
  instantText(ms + msOf(utcOffset))?.slice(0, 19) ?? '';

/** An instant as filters have it: to the second, in the vendor's zone, with its offset. */
export const fromInstant = (ms: number, utcOffset: string): string => `${inZone(ms, utcOffset)}${utcOffset}`;

/** The same as other filters have it, and as all replies do: without the offset. */
export const toSecond = (ms: number, utcOffset: string): string => inZone(ms, utcOffset).replace('T', ' ');

/** The day of an instant in the vendor's zone. */
export const dayOf = (ms: number, utcOffset: string): string => inZone(ms, utcOffset).slice(0, 10);
