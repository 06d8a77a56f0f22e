import * as t from 'io-ts';
import { fromGuard } from './scalars.js';

export type QueryScalar = string | number | boolean;

/** What a parameter of a query can be. A list is sent as one parameter for each of its values; `undefined` is not sent. */
export type QueryValue = QueryScalar | readonly QueryScalar[] | undefined;

const isScalar = (u: unknown): boolean =>
  typeof u === 'string' || typeof u === 'boolean' || (typeof u === 'number' && Number.isFinite(u));

const isQueryValue = (u: unknown): u is QueryValue =>
  u === undefined || isScalar(u) || (t.UnknownArray.is(u) && Array.from(u).every(isScalar));

export const QueryValue = fromGuard('text, a finite number, true, false or a list of these', isQueryValue);
