import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { PageRequest } from '../domain/common.js';
import { invalidInput, type ContactCenterError } from '../errors/contact-center-error.js';

/**
 * What a walk over numbered pages remembers of the pages behind it. It travels in the cursor, because a list call
 * keeps nothing between two pages: as much text for a long list as for a short one.
 */
export interface Walked {
  /** How many rows the vendor sent; a page that came again is not counted twice. */
  readonly rows: number;
  /** How many rows it claims to have, by its last word; 0 where it claimed nothing. */
  readonly claimed: number;
  /** How many pages in a row were the page before them once more. */
  readonly again: number;
  /** How often an earlier page came again. */
  readonly laps: number;
  /** The digest of the page before. */
  readonly last: string;
  /** The digest of the page whose number is the last power of two: a cycle of pages returns to it. */
  readonly mark: string;
  /** The digest of the first page, with which some vendors answer for pages that they do not have. */
  readonly first: string;
}

/** One of several lists that are walked in turn, as one. */
export interface Part {
  /** From 1. */
  readonly number: number;
  /** How many lists there are. */
  readonly of: number;
}

/** A page by number: what most vendors understand. */
export interface NumberedPage {
  /** From 1. */
  readonly page: number;
  /** The size asked for; kept through the whole walk, or rows would be lost and repeated. */
  readonly size: number;
  /** Absent on the first page, and for a list that is paged here. */
  readonly walked?: Walked | undefined;
  /** Which of several lists in turn it is in, where a list is made of several. */
  readonly part?: Part | undefined;
  /** True for a page that is prefetched before the one before it is known. */
  readonly isGuess?: boolean | undefined;
}

/** The default and the maximum page size. */
export interface PageSizes {
  /** Items in a page when the caller gives no limit. */
  readonly defaultSize: number;
  /** The most items the vendor returns in a page. */
  readonly maxSize: number;
}

const partPlace = '(?:(?<part>[1-9])of(?<of>[1-9]))?';
const place = 'p(?<page>[1-9]\\d{0,8})s(?<size>[1-9]\\d{0,4})';
const counts = 'r(?<rows>\\d{1,16})t(?<claimed>\\d{1,16})a(?<again>\\d)l(?<laps>\\d)';
const digests = '\\.(?<last>[\\w-]{8})\\.(?<mark>[\\w-]{8})\\.(?<first>[\\w-]{8})';
const pattern = new RegExp(`^${partPlace}${place}(?:(?<guess>g)|${counts}${digests})?$`);

const badCursor = invalidInput([{ path: 'cursor', message: 'expected the `next` of an earlier page' }]);

const walkedText = ({ rows, claimed, again, laps, last, mark, first }: Walked): string =>
  `r${String(rows)}t${String(claimed)}a${String(again)}l${String(laps)}.${last}.${mark}.${first}`;

/** The cursor of a numbered page. */
export const cursorOf = ({ page, size, walked, part, isGuess = false }: NumberedPage): string =>
  `${part === undefined ? '' : `${String(part.number)}of${String(part.of)}`}p${String(page)}s${String(size)}${isGuess ? 'g' : walked === undefined ? '' : walkedText(walked)}`;

/** The page a cursor stands for; `undefined` when it is not one of ours. */
export const pageAt = (cursor: string): NumberedPage | undefined => {
  const groups = pattern.exec(cursor)?.groups;
  if (groups === undefined) return undefined;
  const {
    part,
    of,
    page,
    size,
    guess,
    rows,
    claimed,
    again,
    laps,
    last = '',
    mark = '',
    first = '',
  } = groups;
  return {
    page: Number(page),
    size: Number(size),
    ...(part === undefined ? {} : { part: { number: Number(part), of: Number(of) } }),
    ...(guess === undefined ? {} : { isGuess: true }),
    ...(rows === undefined
      ? {}
      : {
          walked: {
            rows: Number(rows),
            claimed: Number(claimed),
            again: Number(again),
            laps: Number(laps),
            last,
            mark,
            first,
          },
        }),
  };
};

/**
 * Which page a query asks for. A cursor decides the size too; without one it is `limit`, or
 * `defaultSize`, and never more than `maxSize`. Of several lists in turn, `first` is the one to begin with.
 */
export const numberedPage = (
  query: PageRequest,
  { defaultSize, maxSize }: PageSizes,
  first?: Part,
): E.Either<ContactCenterError, NumberedPage> => {
  if (query.cursor === undefined) {
    return E.right({ page: 1, size: Math.min(query.limit ?? defaultSize, maxSize), part: first });
  }
  return pipe(
    E.fromNullable(badCursor)(pageAt(query.cursor)),
    E.filterOrElse(
      ({ size, part }) => size <= maxSize && part?.of === first?.of && (part?.number ?? 0) <= (part?.of ?? 0),
      () => badCursor,
    ),
  );
};
