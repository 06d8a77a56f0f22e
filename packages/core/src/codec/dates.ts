import * as t from 'io-ts';
import { described, type Keywords } from './described.js';
import { refined } from './scalars.js';

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The days of a month (1 is January); 0 for a month that does not exist. */
const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);

/** Year, month and day of a text that begins with `yyyy-mm-dd`. */
const dateIn = (s: string): readonly [year: number, month: number, day: number] => [
  Number(s.slice(0, 4)),
  Number(s.slice(5, 7)),
  Number(s.slice(8, 10)),
];

const leapYear = '([0-9][0-9](0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)';
/** A date that exists: a Date would silently turn 30 February into 2 March. */
const existing =
  '([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|' +
  `${leapYear}-02-29)`;
const time = 'T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?';
const offset = '(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])';

/** Text that begins with a date, which has to exist. */
const dated = (name: string, rest: string, keywords: Keywords): t.Type<string, string> => {
  const right = new RegExp(`^${existing}${rest}$`, 'u');
  const written = new RegExp(`^[0-9]{4}-[0-9]{2}-[0-9]{2}${rest}$`, 'u');
  const verdictOn = (s: string): boolean | string => {
    if (right.test(s)) return true;
    const [year, month, day] = dateIn(s);
    return (
      written.test(s) &&
      `must be an existing date (got year ${String(year)}, month ${String(month)}, day ${String(day)})`
    );
  };
  return described(refined(t.string, name, verdictOn), {
    type: 'string',
    ...keywords,
    pattern: right.source,
  });
};

/** An instant in time: ISO-8601 with an offset, such as `2026-01-31T09:00:00+08:00`. Its date has to exist. */
export const Instant = dated(
  'instant (ISO-8601 with offset, such as 2026-01-31T09:00:00Z)',
  `${time}${offset}`,
  {},
);

/** A calendar day without time or zone: `yyyy-mm-dd`. It has to exist. */
export const CalendarDay = dated('calendar day (yyyy-mm-dd)', '', { format: 'date' });

const padded = (n: number, length: number): string => String(n).padStart(length, '0');

/** Epoch milliseconds of the same day and time, `months` later; NaN beyond the year 9999. */
const monthsLater = (start: string, months: number): number => {
  const [startYear, startMonth, startDay] = dateIn(start);
  const monthCount = startYear * 12 + startMonth - 1 + months;
  const [year, month] = [Math.floor(monthCount / 12), (monthCount % 12) + 1];
  const day = Math.min(startDay, daysIn(year, month));
  return Date.parse(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}${start.slice(10)}`);
};

/**
 * Whether a period is at most `months` calendar months long, its end included. Months are counted on the
 * calendar of the start's own offset: twelve from 1 March 2023 end on 1 March 2024, 366 days later. Where the
 * last month has no such day, they end on its last day: one month from 31 January ends on 28 or 29 February.
 */
export const isWithinMonths = (start: string, end: string, months: number): boolean =>
  !(Date.parse(end) > monthsLater(start, months));
