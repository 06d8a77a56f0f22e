import * as t from 'io-ts';
import { isIllFormed } from '../foundation/clean-text.js';
import { placeIn, type Problem } from './report.js';
import { isSecret } from './secret.js';

const message = 'must be well-formed text (it is cut in the middle of a character)';

/** Whether all text in a value, keys included, is well-formed: no half of a surrogate pair. */
export const isWellFormed = (value: unknown): boolean => {
  if (typeof value === 'string') return !isIllFormed(value);
  if (isSecret(value)) return !isIllFormed(value.reveal());
  if (t.UnknownArray.is(value)) return value.every(isWellFormed);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => !isIllFormed(key) && isWellFormed(inner));
};

/** The paths of all text in a value that is not well-formed. */
export const illFormedIn = (value: unknown, path = ''): readonly Problem[] => {
  if (typeof value === 'string') return isIllFormed(value) ? [{ path, message }] : [];
  if (isSecret(value)) return illFormedIn(value.reveal(), path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = placeIn(path, key);
    return [...(isIllFormed(key) ? [{ path: place, message }] : []), ...illFormedIn(inner, place)];
  });
};
