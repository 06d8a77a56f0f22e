import * as t from 'io-ts';

// What JSON.parse makes is known at a glance; io-ts asks each object for its description.
const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> =>
  (typeof u === 'object' && u !== null && Object.getPrototypeOf(u) === Object.prototype) ||
  t.UnknownRecord.is(u);

/**
 * Makes the codec of a record of which only some fields matter: those that must be there, and those that may.
 * What else is in it is let through unread. It says the same as an intersection of `t.type` and `t.partial`, and
 * proves a record in one pass.
 */
export const openRecord = <R extends t.Props, O extends t.Props>(name: string, required: R, optional: O) => {
  const base = t.intersection([t.type(required), t.partial(optional)], name);
  type Open = t.TypeOf<typeof base>;
  const fields = [
    ...Object.entries(required).map(([key, codec]) => ({ key, codec, mayMiss: false })),
    ...Object.entries(optional).map(([key, codec]) => ({ key, codec, mayMiss: true })),
  ];
  // A loop, because pages are mostly made of this.
  const is = (u: unknown): u is Open => {
    if (!isRecord(u)) return false;
    for (const { key, codec, mayMiss } of fields) {
      const value = u[key];
      const isMissing = mayMiss && value === undefined;
      if (!isMissing && !codec.is(value)) return false;
    }
    return true;
  };
  return new t.IntersectionType<typeof base.types, Open, t.OutputOf<typeof base>, unknown>(
    name,
    is,
    (u, context) => base.validate(u, context),
    (value) => base.encode(value),
    base.types,
  );
};
