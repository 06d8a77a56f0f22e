import {
  lookUp,
  type CallContext,
  type ContactCenterError,
  type OneRecord,
  type Page,
  type RecordQuery,
  type Runtime,
} from '@cordboard/core/provider';
import type * as O from 'fp-ts/lib/Option.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { pageSize } from '../mapping/agents.js';
import { longestExactMs } from '../mapping/records.js';

const dayMs = 86_400_000;

/** The days in which a record is looked for. */
const daysOf = ({ at }: Pick<OneRecord, 'at'>, now: Runtime['now']): Pick<RecordQuery, 'from' | 'to'> => {
  const [fromMs, toMs] =
    at === undefined
      ? [now() - longestExactMs + dayMs, now() + dayMs]
      : [Date.parse(at) - dayMs, Date.parse(at) + dayMs];
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
};

/** Reads page after page until a record turns up or its days end: those around its time, else the last 31. */
export const search = <A extends { readonly id: string }>(
  list: (query: RecordQuery, context: CallContext) => TE.TaskEither<ContactCenterError, Page<A>>,
  now: Runtime['now'],
  { id, at }: { readonly id: string; readonly at?: string | undefined },
  context: CallContext,
): TE.TaskEither<ContactCenterError, O.Option<A>> =>
  lookUp((cursor) => list({ ...daysOf({ at }, now), limit: pageSize, cursor }, context), {
    identity: (each) => each.id,
    isMeant: (each) => each.id === id,
  });
