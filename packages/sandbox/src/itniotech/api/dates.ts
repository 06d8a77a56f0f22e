/** Milliseconds of a day. */
export const dayMs = 24 * 3_600_000;

/** The vendor's zone; most of its dates have no offset. */
const offsetMs = 8 * 3_600_000;

const inZone = (ms: number): string => new Date(ms + offsetMs).toISOString().slice(0, 19);

/** `yyyy-MM-dd HH:mm:ss` in UTC+8, without an offset. */
export const dateOf = (ms: number | undefined): string | null =>
  ms === undefined ? null : inZone(ms).replace('T', ' ');

/** The same instant as the calls about voice records write it. */
export const isoOf = (ms: number | undefined): string | null =>
  ms === undefined ? null : `${inZone(ms)}+08:00`;

/** The same of an instant of the center. */
export const dateOfInstant = (instant: string | undefined): string | null =>
  dateOf(instant === undefined ? undefined : Date.parse(instant));

/** The instant that a filter names: ISO-8601 with offset, or a day with or without a time, in UTC+8. */
export const instantOfText = (text: string): number => {
  const withZone = /^\d{4}-\d\d-\d\d$/.test(text)
    ? `${text}T00:00:00+08:00`
    : text.replace(/^(\S+) (\d\d:\d\d:\d\d)$/, '$1T$2+08:00');
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(withZone)
    ? Date.parse(withZone)
    : Number.NaN;
};

export const isDateText = (u: unknown): u is string =>
  typeof u === 'string' && !Number.isNaN(instantOfText(u));

/** Whether an instant is in a period; a day without a time begins it or, as its end, is part of it. */
export const isWithin =
  (start: string | undefined, end: string | undefined) =>
  (ms: number): boolean => {
    const from = start === undefined ? -Infinity : instantOfText(start);
    const until = end === undefined ? Infinity : instantOfText(end) + (end.length === 10 ? dayMs - 1 : 999);
    return from <= ms && ms <= until;
  };

/** Whether a period has 31 days at most and does not end before it begins. */
export const isShortPeriod = (start: string, end: string): boolean => {
  const lengthMs = instantOfText(end) - instantOfText(start);
  return lengthMs >= 0 && lengthMs <= 31 * dayMs;
};
