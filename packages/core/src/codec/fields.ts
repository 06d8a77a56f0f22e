import * as t from 'io-ts';

type Guard = (u: unknown) => boolean;

interface Field {
  readonly key: string;
  readonly is: Guard;
  readonly isOptional: boolean;
}

// What JSON.parse makes is known at a glance; io-ts asks each object for its description.
const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> =>
  (typeof u === 'object' && u !== null && Object.getPrototypeOf(u) === Object.prototype) ||
  t.UnknownRecord.is(u);

const fieldsOf = (props: t.Props, isOptional: boolean): readonly Field[] =>
  Object.entries(props).map(([key, { is }]) => ({ key, is, isOptional }));

/**
 * A test for records with such fields, required and optional; it says the same as an intersection of `t.type` and
 * `t.partial`, in a fraction of the time. A loop: most of a page's decoding is spent here (decision 0018).
 */
export const hasFields = (required: t.Props, optional: t.Props): Guard => {
  const fields = [...fieldsOf(required, false), ...fieldsOf(optional, true)];
  return (u) => {
    if (!isRecord(u)) return false;
    for (const { key, is, isOptional } of fields) {
      const value = u[key];
      const isLeftOut = isOptional && value === undefined;
      if (!isLeftOut && !is(value)) return false;
    }
    return true;
  };
};
