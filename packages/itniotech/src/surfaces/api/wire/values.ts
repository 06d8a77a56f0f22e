import { AgentId, arrayOf, fromGuard } from '@cordboard/core/provider';
import { orNothing, rowsOf } from '@cordboard/core/http';
import * as t from 'io-ts';

// An id that JSON.parse had to round would name another agent.
const isScalar = (u: unknown): u is string | number => typeof u === 'string' || Number.isSafeInteger(u);

/** What the pages call Integer or String comes as either; `null` and `""` mean "no value". */
export type Loose = string | number | null | undefined;
export const Loose = fromGuard(
  'text, whole number or null',
  (u): u is Loose => isScalar(u) || u === null || u === undefined,
);

/** A figure that may have a fraction, as a number or as text. */
export const LooseFigure = fromGuard(
  'text, number or null',
  (u): u is Loose => Loose.is(u) || (typeof u === 'number' && Number.isFinite(u)),
);

/** A required id, as a number or as text. */
export const LooseId = fromGuard(
  'id (whole number, or text of 1 to 128 characters)',
  // What is longer could be read and never be passed on.
  (u): u is string | number => isScalar(u) && AgentId.codec.is(String(u).trim()),
);

/** An id that may be left out. */
export const OptionalId = fromGuard(
  'id (whole number, or text of at most 128 characters) or null',
  (u): u is Loose => LooseId.is(u) || (Loose.is(u) && String(u ?? '').trim() === ''),
);

/** A list of texts; cleared, it comes as `[]`, `null` or `""`. */
export const LooseList = t.union(
  [arrayOf(t.string), t.literal(''), t.null, t.undefined],
  'list of texts or null',
);

/** A page of a list. An empty one may come without rows, and as anything that means nothing. */
export const pageOf = <A>(row: t.Type<A, unknown>) =>
  orNothing(t.partial({ records: rowsOf(row), total: Loose, size: Loose, pages: Loose }, `${row.name} page`));
export type PageOf<A> = t.TypeOf<ReturnType<typeof pageOf<A>>>;
