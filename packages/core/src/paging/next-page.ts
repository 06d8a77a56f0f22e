import { hash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { NumberedPage, Walked } from './cursor.js';

/** What a vendor says about a page. None of it is trusted alone. */
export interface PageClaims {
  /** The size the vendor says it used; some cap what was asked. */
  readonly size?: number | undefined;
  /** How many pages the vendor says there are; absent when it does not. */
  readonly pages?: number | undefined;
  /** How many items the vendor says there are in all; absent when it does not. */
  readonly total?: number | undefined;
}

/** What the vendor sent for a page, as far as the walk goes by it. */
export interface Sent {
  readonly rows: number;
  /** Tells the page apart from one with other rows, whatever their order and whatever else has changed in them. */
  readonly digest: string;
  /** Whether there were as many rows as a page holds. */
  readonly isFull: boolean;
  /** How many rows the list is claimed to have, 0 where nothing is claimed. */
  readonly total: number;
  /** How many pages are claimed to follow. */
  readonly pagesToCome: number;
}

/** What became of a walk with a page. */
export interface Step {
  /** False for a page that came before: its rows were given already. */
  readonly isNew: boolean;
  readonly next: NumberedPage | undefined;
}

// Rows inserted meanwhile can push a page's rows onto the next page; not many times in a row, though.
const mostRepeats = 5;

/** A claim; 0 where nothing is claimed, or nothing that can be. */
const claimOf = (claim: number | undefined): number =>
  claim !== undefined && Number.isSafeInteger(claim) && claim > 0 ? claim : 0;

/** What the vendor sent for a page, by the identities of its rows, those that are not shown included. */
export const sentFor = ({ page, size }: NumberedPage, rows: readonly string[], claims: PageClaims): Sent => ({
  rows: rows.length,
  digest: hash('sha256', [...rows].sort().join('\n'), 'base64url').slice(0, 8),
  isFull: rows.length >= Math.min(size, claimOf(claims.size) || size),
  total: claimOf(claims.total),
  pagesToCome: Math.max(claimOf(claims.pages) - page, 0),
});

/** Where nothing is known of the pages behind, they are taken for full ones. */
const startAt = ({ page, size }: NumberedPage): Walked => ({
  rows: (page - 1) * size,
  claimed: 0,
  again: 0,
  laps: 0,
  last: '',
  mark: '',
  first: '',
});

const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0;

const walkedOver = (page: number, before: Walked, { rows, digest, total, pagesToCome }: Sent) => {
  const isAgain = digest === before.last;
  const isLap = !isAgain && (digest === before.mark || digest === before.first);
  const isNew = !isAgain && !isLap;
  const isMark = isPowerOfTwo(page) || before.mark === '';
  // As many rows more than before: inserted meanwhile, they pushed the page's rows onto this one.
  const isPushed = isAgain && total >= before.claimed + rows;
  // Once the walk has come round, a page that looks new may be one that was forgotten: it is given, but counts no more.
  const isCounted = isPushed || (isNew && before.laps === 0);
  const soFar = before.rows + (isCounted ? rows : 0);
  const walked: Walked = {
    rows: soFar,
    // The vendor's last word, for some count on the first page only. Every page to come has a row at least.
    claimed: Math.max(total === 0 ? before.claimed : total, pagesToCome === 0 ? 0 : soFar + pagesToCome),
    again: isAgain ? before.again + 1 : 0,
    laps: before.laps + (isLap ? 1 : 0),
    last: digest,
    mark: isMark ? digest : before.mark,
    first: before.first === '' ? digest : before.first,
  };
  return { isNew, walked };
};

const keepsRepeating = ({ rows, claimed }: Walked): ContactCenterError =>
  failure(
    'MalformedReply',
    `the vendor keeps sending pages that it sent before, though rows are missing by its own count (${String(rows)} of ${String(claimed)} came)`,
  );

/**
 * Where a walk goes behind a page. An empty page is the end, and so is one that brings nothing new when all that was
 * claimed is there. As long as rows are missing a short page is none. A counter that claims too little is not
 * believed against a full page; one that claims too much costs a request or two. Full pages that keep coming again
 * while rows are missing are `MalformedReply`.
 */
export const stepOver = (asked: NumberedPage, sent: Sent): E.Either<ContactCenterError, Step> => {
  if (sent.rows === 0) return E.right({ isNew: true, next: undefined });
  const before = asked.walked ?? startAt(asked);
  const { isNew, walked } = walkedOver(asked.page, before, sent);
  const isMissing = walked.claimed > walked.rows;
  // Where pages turn out smaller than asked for, those are full that hold as much as the ones before.
  const isFullHere = sent.isFull || (asked.page > 1 && sent.rows * (asked.page - 1) >= before.rows);
  const goingOn: Step = { isNew, next: { page: asked.page + 1, size: asked.size, walked } };
  const ending: Step = { isNew, next: undefined };
  if (isNew) return E.right(isFullHere || isMissing ? goingOn : ending);
  const isFault = isMissing && sent.isFull;
  const isAllThere = walked.claimed > 0 && !isMissing;
  const isOver = walked.again > (isFault ? mostRepeats : 1) || walked.laps > mostRepeats;
  if (isFullHere && !isAllThere && !isOver) return E.right(goingOn);
  return isFault ? E.left(keepsRepeating(walked)) : E.right(ending);
};
