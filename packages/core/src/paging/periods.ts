import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isWithinMonths } from '../codec/dates.js';
import type { CampaignQuery } from '../domain/campaign.js';
import type { Page, PageRequest } from '../domain/common.js';
import { invalidInput, type ContactCenterError } from '../errors/contact-center-error.js';

/** A stretch of time, in epoch milliseconds: its beginning is part of it, its end is not. */
export interface Period {
  /** In milliseconds; what begins just then is in it. */
  readonly fromMs: number;
  /** In milliseconds; what begins just then is not. */
  readonly toMs: number;
}

/** A query about what began in a period. */
interface PeriodQuery extends PageRequest {
  readonly from: string;
  readonly to: string;
}

const wrong = (path: string, message: string): ContactCenterError => invalidInput([{ path, message }]);

/** The period that a query is about; `InvalidInput` when it ends before it begins. */
export const periodOf = ({ from, to }: PeriodQuery): E.Either<ContactCenterError, Period> => {
  const period = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  return period.toMs < period.fromMs ? E.left(wrong('to', 'must not be before from')) : E.right(period);
};

/** The query itself; `InvalidInput` when the time in which campaigns were created is longer than twelve calendar months. */
export const withinTwelveMonths = (query: CampaignQuery): E.Either<ContactCenterError, CampaignQuery> => {
  const { createdAfter, createdBefore } = query;
  return createdAfter === undefined ||
    createdBefore === undefined ||
    isWithinMonths(createdAfter, createdBefore, 12)
    ? E.right(query)
    : E.left(wrong('createdBefore', 'must be within twelve months of createdAfter'));
};

/** Whether an instant is in a period; one that is not known may be. */
export const isWithinPeriod = ({ fromMs, toMs }: Period, instant: string | undefined): boolean => {
  if (instant === undefined) return true;
  const ms = Date.parse(instant);
  return ms >= fromMs && ms < toMs;
};

/** Into how many parts a period is cut; none where it has no length. */
const partsOf = ({ fromMs, toMs }: Period, longestMs: number): number =>
  toMs === fromMs ? 0 : Math.max(1, Math.ceil((toMs - fromMs) / longestMs));

/** Part `n` of a period, from 0; the latest comes first. */
const partAt = ({ fromMs, toMs }: Period, longestMs: number, n: number): Period => {
  const end = n === 0 ? toMs : toMs - n * longestMs;
  return { fromMs: Math.max(fromMs, end - longestMs), toMs: end };
};

interface Place {
  readonly part: number;
  readonly cursor: string | undefined;
}

const pattern = /^(?<part>\d{1,9})_(?<cursor>.*)$/s;

const placeIn = (cursor: string | undefined, parts: number): E.Either<ContactCenterError, Place> => {
  if (cursor === undefined || parts === 1) return E.right({ part: 0, cursor });
  const { part = '', cursor: own = '' } = pattern.exec(cursor)?.groups ?? {};
  return part === '' || Number(part) >= parts
    ? E.left(wrong('cursor', 'expected the `next` of an earlier page'))
    : E.right({ part: Number(part), cursor: own === '' ? undefined : own });
};

/**
 * Serves a list of what began in a period, where the vendor takes no period longer than `longestMs`: it is cut into
 * parts, each a list of its own, the latest first. A part shows nothing that begins outside of it, so that nothing comes
 * twice where two parts meet. For a period without length nothing is asked.
 */
export const listByPeriod = <Q extends PeriodQuery, A>(
  query: Q,
  longestMs: number,
  list: (part: Period, query: Q) => TE.TaskEither<ContactCenterError, Page<A>>,
): TE.TaskEither<ContactCenterError, Page<A>> =>
  pipe(
    E.Do,
    E.bind('period', () => periodOf(query)),
    E.let('parts', ({ period }) => partsOf(period, longestMs)),
    E.bind('place', ({ parts }) => placeIn(query.cursor, Math.max(parts, 1))),
    TE.fromEither,
    TE.chain(({ period, parts, place: { part, cursor } }) => {
      if (parts === 0) return TE.right({ items: [], total: 0 });
      const page = list(partAt(period, longestMs, part), { ...query, cursor });
      if (parts === 1) return page;
      return pipe(
        page,
        TE.map(({ items, next = '' }) => ({
          items,
          next:
            next !== '' ? `${String(part)}_${next}` : part + 1 < parts ? `${String(part + 1)}_` : undefined,
        })),
      );
    }),
  );
