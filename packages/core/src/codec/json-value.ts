import * as t from 'io-ts';
import { described } from './described.js';
import { fromGuard } from './scalars.js';

// Deeper than any API nests; a value that holds itself is deeper still.
const deepest = 100;

/** An object whose fields are all there is to it, also one of another realm. A Date or a Map is none. */
const isPlain = (u: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(u);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
};

const isJson = (u: unknown, depth: number): boolean => {
  if (u === null || typeof u === 'string' || typeof u === 'boolean') return true;
  if (typeof u === 'number') return Number.isFinite(u);
  if (typeof u !== 'object' || depth > deepest) return false;
  // By index, because `every` leaves out the holes of an array.
  if (t.UnknownArray.is(u)) return Array.from(u).every((each) => isJson(each, depth + 1));
  return isPlain(u) && Object.values(u).every((each) => each === undefined || isJson(each, depth + 1));
};

/** A value that JSON can say exactly; a field that is `undefined` is left out. */
export const JsonValue: t.Type<unknown> = described(
  fromGuard(
    'JSON value (text, finite numbers, true, false, null, lists and plain objects of these)',
    (u): u is unknown => isJson(u, 0),
  ),
  {},
);
