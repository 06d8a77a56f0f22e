const dayMs = 86_400_000;

const padded = (places: number): readonly string[] =>
  Array.from({ length: 10 ** places }, (_, i) => String(i).padStart(places, '0'));
const two = padded(2);
const three = padded(3);

// The rows of a page share few days, and the day is what takes a calendar to write.
const mostDays = 1000;
const days = new Map<number, string>();

const dayText = (day: number): string => {
  const known = days.get(day);
  if (known !== undefined) return known;
  if (days.size === mostDays) days.clear();
  const text = new Date(day * dayMs).toISOString().slice(0, -13);
  days.set(day, text);
  return text;
};

/**
 * An instant as text, from epoch milliseconds within what a `Date` can hold: what `toISOString` writes, at a fraction
 * of its cost, which for a page of rows would be more than parsing them.
 */
export const instantText = (epochMs: number): string => {
  const ms = Math.trunc(epochMs);
  const day = Math.floor(ms / dayMs);
  const time = ms - day * dayMs;
  const hours = two[Math.floor(time / 3_600_000)];
  const minutes = two[Math.floor(time / 60_000) % 60];
  const seconds = two[Math.floor(time / 1000) % 60];
  return `${dayText(day)}${hours}:${minutes}:${seconds}.${three[time % 1000]}Z`;
};
