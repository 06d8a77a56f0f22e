import { CalendarDay, instantText } from '@cordboard/core/provider';
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

/** The milliseconds of an offset such as `+08:00`. */
const msOf = (utcOffset: string): number => {
  const [hours = '0', minutes = '0'] = utcOffset.slice(1).split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000 * (utcOffset.startsWith('-') ? -1 : 1);
};

/** An instant as filters have it: to the second, in the vendor's zone, with its offset. */
export const fromInstant = (ms: number, utcOffset: string): string =>
  `${instantText(ms + msOf(utcOffset))?.slice(0, 19) ?? ''}${utcOffset}`;
