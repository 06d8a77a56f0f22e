import * as t from 'io-ts';

/** A value of a patch that `null` clears; `form` is what an error calls it. */
export const clearable = <A, O>(codec: t.Type<A, O>, form = codec.name): t.Type<A | null, O | null> =>
  t.union([codec, t.null], `${form}, or null to clear`);
