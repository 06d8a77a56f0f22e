/** Type guards for what arrives. */

export const isObject = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u);

export const isText = (u: unknown): u is string => typeof u === 'string';

/** A JSON number without fraction, within inclusive bounds. A number in quotes does not count. */
export const isWhole =
  (min: number, max: number) =>
  (u: unknown): u is number =>
    typeof u === 'number' && Number.isSafeInteger(u) && u >= min && u <= max;

/** An entry of a table by a name that came from outside, which may be one that every object inherits. */
export const own = <A>(table: Readonly<Record<string, A>>, name: string): A | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
