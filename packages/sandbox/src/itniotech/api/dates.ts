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
