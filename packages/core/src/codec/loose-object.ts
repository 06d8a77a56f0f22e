import * as t from 'io-ts';
import { hasFields } from './fields.js';

/**
 * Makes a codec for an object of which only some fields are read, required and optional ones. Other keys are
 * ignored.
 */
export const looseObject = <R extends t.Props, O extends t.Props>(name: string, required: R, optional: O) => {
  const base = t.intersection([t.type(required), t.partial(optional)], name);
  type Loose = t.TypeOf<typeof base>;
  const has = hasFields(required, optional);
  return new t.IntersectionType<typeof base.types, Loose, t.OutputOf<typeof base>, unknown>(
    name,
    (u): u is Loose => has(u),
    (u, context) => base.validate(u, context),
    (value) => base.encode(value),
    base.types,
  );
};
