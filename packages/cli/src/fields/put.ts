import { ownValue } from '@cordboard/core/schema';
import * as t from 'io-ts';

type Fields = Readonly<Record<string, unknown>>;

/** The same record with a value at a path; what stands in the way and is no record gives way. */
export const put = (record: Fields, [key, ...rest]: readonly string[], value: unknown): Fields => {
  if (key === undefined) return record;
  const inner = ownValue(record, key);
  return {
    ...record,
    [key]: rest.length === 0 ? value : put(t.UnknownRecord.is(inner) ? inner : {}, rest, value),
  };
};
