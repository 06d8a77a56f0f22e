const dayMs = 86_400_000;

const padded = (places: number): readonly string[] =>
  Array.from({ length: 10 ** places }, (_, i) => String(i).padStart(places, '0'));
const two = padded(2);
const minutes = two.slice(0, 24).flatMap((hour) => two.slice(0, 60).map((minute) => `${hour}:${minute}:`));
const thousandths = padded(3).map((digits) => `.${digits}Z`);

// Cached, because only the date needs calendar arithmetic and the rows of a page share few dates.
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

// The years 0000 and 9999: earlier and later ones need a sign and two digits more.
const firstMs = -62_167_219_200_000;
const lastMs = 253_402_300_799_999;

/**
 * An instant as text, from epoch milliseconds: the same as `toISOString`, which for a page of rows would cost
 * more than parsing them. `undefined` outside the years 0000 to 9999, which an {@link Instant} cannot name.
 */
export const instantText = (epochMs: number): string | undefined => {
  const ms = Math.trunc(epochMs);
  if (!(ms >= firstMs && ms <= lastMs)) return undefined;
  const day = Math.floor(ms / dayMs);
  const time = ms - day * dayMs;
  const second = Math.floor(time / 1000);
  const minute = Math.floor(second / 60);
  return `${dayText(day)}${minutes[minute]}${two[second - minute * 60]}${thousandths[time - second * 1000]}`;
};
