import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import {
  CalendarDay,
  Instant,
  isWithinMonths,
  problemsOf,
  fields,
  strictObject,
  TimeZone,
} from '@cordboard/core/provider';

const problemIn = (codec: t.Type<string, unknown>, at: unknown): string | undefined => {
  const result = strictObject('Holder', fields({ at: codec }, {})).decode({ at });
  expect(codec.is(at)).toBe(E.isRight(result));
  return E.isRight(result) ? undefined : problemsOf(result.left).map((p) => `${p.path} ${p.message}`)[0];
};

describe('a date has to exist', () => {
  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '2026-04-30'])('%s does', (day) => {
    expect(problemIn(CalendarDay, day)).toBeUndefined();
    expect(problemIn(Instant, `${day}T09:00:00+08:00`)).toBeUndefined();
  });

  test.each([
    ['2026-02-30', 'year 2026, month 2, day 30'],
    ['2025-02-29', 'year 2025, month 2, day 29'],
    ['1900-02-29', 'year 1900, month 2, day 29'],
    ['2026-04-31', 'year 2026, month 4, day 31'],
    ['2026-13-01', 'year 2026, month 13, day 1'],
    ['2026-00-10', 'year 2026, month 0, day 10'],
    ['2026-01-00', 'year 2026, month 1, day 0'],
    ['2026-01-32', 'year 2026, month 1, day 32'],
  ])('%s does not', (day, got) => {
    const message = `at must be an existing date (got ${got})`;
    expect(problemIn(CalendarDay, day)).toBe(message);
    expect(problemIn(Instant, `${day}T09:00:00+08:00`)).toBe(message);
  });

  test('and is a day of the calendar exactly when a Date gives it back', () => {
    const part = (max: number) => fc.nat({ max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(13), part(32), (year, month, day) => {
        const text = `${String(year)}-${month}-${day}`;
        const ms = Date.parse(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
        expect(CalendarDay.is(text)).toBe(exists);
        expect(Instant.is(`${text}T23:59Z`)).toBe(exists);
      }),
      { seed: 1 },
    );
  });

  test.each([
    '2026-01-31T24:00:00Z',
    '2026-01-31T09:60:00Z',
    '2026-01-31T09:00:60Z',
    '2026-01-31T09:00:00',
    '2026-01-31 09:00:00Z',
    '2026-01-31T09:00:00+24:00',
    '2026-1-31T09:00:00Z',
    '２０２６-01-31T09:00:00Z',
    '2026-01-31T09:00:00Z\n',
    '+002026-01-31T09:00:00Z',
  ])('%j is no instant', (text) => {
    expect(problemIn(Instant, text)).toMatch(/^at expected instant/);
  });
});

describe('a period in calendar months', () => {
  test.each([
    ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', '2027-01-01T00:00:00.001Z'],
    ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z'],
    ['2023-03-01T00:00:00Z', '2024-03-01T00:00:00Z', '2024-03-01T00:00:01Z'],
    ['2023-02-28T00:00:00Z', '2024-02-28T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['2024-02-29T12:00:00Z', '2025-02-28T12:00:00Z', '2025-03-01T12:00:00Z'],
    ['2026-12-31T23:59Z', '2027-12-31T23:59Z', '2028-01-01T00:00Z'],
    ['2026-05-05T09:00:00.5-03:30', '2027-05-05T12:30:00.5Z', '2027-05-05T12:30:00.501Z'],
  ])('of twelve from %s ends with %s', (start, last, tooLate) => {
    expect(isWithinMonths(start, last, 12)).toBe(true);
    expect(isWithinMonths(start, tooLate, 12)).toBe(false);
  });

  test('is counted on the calendar of its start, wherever that is', () => {
    expect(isWithinMonths('2023-03-01T00:00:00+08:00', '2024-03-01T00:00:00+08:00', 12)).toBe(true);
    expect(isWithinMonths('2023-03-01T00:00:00+08:00', '2024-02-29T16:00:00Z', 12)).toBe(true);
    expect(isWithinMonths('2023-02-28T16:00:00Z', '2024-02-29T16:00:00Z', 12)).toBe(false);
  });

  test('ends with the last day of a shorter month, and may end in another year', () => {
    expect(isWithinMonths('2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z', 1)).toBe(true);
    expect(isWithinMonths('2026-01-31T00:00:00Z', '2026-03-01T00:00:00Z', 1)).toBe(false);
    expect(isWithinMonths('2026-11-30T00:00:00Z', '2027-02-28T00:00:00Z', 3)).toBe(true);
    expect(isWithinMonths('9999-12-31T00:00:00Z', '9999-12-31T23:59:59Z', 12)).toBe(true);
  });
});

describe('a time zone is one of IANA’s names, in its letters', () => {
  test('which every zone of this machine has', () => {
    const refused = Intl.supportedValuesOf('timeZone').filter((zone) => !TimeZone.is(zone));
    expect(refused).toEqual([]);
  });

  test.each([
    'UTC',
    'GMT',
    'Etc/UTC',
    'Etc/GMT+8',
    'Etc/GMT-14',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Europe/Kyiv',
    'Europe/Kiev',
    'Africa/Dar_es_Salaam',
    'America/Argentina/ComodRivadavia',
    'America/Knox_IN',
    'America/Port-au-Prince',
    'America/North_Dakota/New_Salem',
    'America/Port_of_Spain',
    'Antarctica/DumontDUrville',
    'Antarctica/McMurdo',
    'Australia/ACT',
    'Australia/LHI',
    'Australia/NSW',
    'Brazil/DeNoronha',
    'Chile/EasterIsland',
    'Europe/Isle_of_Man',
    'Mexico/BajaNorte',
    'Mexico/BajaSur',
    'US/East-Indiana',
    'US/Pacific',
    'Etc/UCT',
    'Etc/GMT0',
    'Asia/Ust-Nera',
    'Singapore',
    'NZ-CHAT',
    'W-SU',
    'EST5EDT',
    'GB-Eire',
    'Hongkong',
    'PRC',
    'GMT+0',
  ])('such as %s', (zone) => {
    expect(problemIn(TimeZone, zone)).toBeUndefined();
  });

  test.each([
    ['asia/singapore', 'Asia/Singapore'],
    ['ASIA/SINGAPORE', 'Asia/Singapore'],
    ['Asia/singapore', 'Asia/Singapore'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['America/Port-Au-Prince', 'America/Port-au-Prince'],
    ['antarctica/mcmurdo', 'Antarctica/McMurdo'],
    ['etc/gmt+8', 'Etc/GMT+8'],
    ['us/pacific', 'US/Pacific'],
    ['utc', 'UTC'],
    ['singapore', 'Singapore'],
    ['est5edt', 'EST5EDT'],
  ])('%s is told how to be written', (zone, spelling) => {
    expect(problemIn(TimeZone, zone)).toBe(`at must be written as ${spelling}`);
  });

  test.each([
    '+08:00',
    '-0500',
    '+08',
    'GMT+8',
    'UTC+8',
    'PST',
    'IST',
    'SystemV/PST8PDT',
    'Mars/Olympus',
    '',
    'Z',
    ' UTC',
  ])('%j is none', (zone) => {
    expect(problemIn(TimeZone, zone)).toBe('at expected IANA time zone (such as Asia/Singapore)');
  });
});
