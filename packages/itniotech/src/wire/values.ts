import { refined } from '@cordboard/core';
import * as t from 'io-ts';

// An id that JSON.parse had to round would name somebody else.
const Exact = refined(t.number, 'whole number small enough to be exact', Number.isSafeInteger);

/** What the pages call Integer or String comes as either; `null` and `""` say that nothing is there. */
export const Loose = t.union([t.string, Exact, t.null, t.undefined], 'text, whole number or null');
export type Loose = t.TypeOf<typeof Loose>;

/** An id that must be there, as a number or as text. */
export const LooseId = refined<string | number>(
  t.union([t.string, Exact]),
  'id (whole number or text)',
  (id) => String(id).trim() !== '',
);

/** A list of texts; cleared, it comes as `[]`, `null` or `""`. */
export const LooseList = t.union(
  [t.readonlyArray(t.string), t.literal(''), t.null, t.undefined],
  'list of texts or null',
);
