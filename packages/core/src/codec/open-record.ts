import * as t from 'io-ts';
import { hasFields } from './fields.js';

/**
 * Makes the codec of a record of which only some fields matter: those that must be there, and those that may.
 * What else is in it is let through unread.
 */
export const openRecord = <R extends t.Props, O extends t.Props>(name: string, required: R, optional: O) => {
  const base = t.intersection([t.type(required), t.partial(optional)], name);
  type Open = t.TypeOf<typeof base>;
  const has = hasFields(required, optional);
  return new t.IntersectionType<typeof base.types, Open, t.OutputOf<typeof base>, unknown>(
    name,
    (u): u is Open => has(u),
    (u, context) => base.validate(u, context),
    (value) => base.encode(value),
    base.types,
  );
};
