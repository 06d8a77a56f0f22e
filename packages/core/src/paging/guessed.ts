import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Page } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { ownPart, withOwnPart } from './bound-cursor.js';
import { cursorOf, type NumberedPage } from './cursor.js';
import { stepOver, type Sent } from './next-page.js';

type Shown<A> = Pick<Page<A>, 'items' | 'total'>;

const isLastPart = ({ part }: NumberedPage): boolean => part === undefined || part.number === part.of;

/** Where the list after this one begins, when there is one. */
const beginningAfter = (asked: NumberedPage): string | undefined =>
  asked.part === undefined || isLastPart(asked)
    ? undefined
    : cursorOf({ page: 1, size: asked.size, part: { ...asked.part, number: asked.part.number + 1 } });

/** A page of the walk: without the items that came before, and with what follows it. */
export const pageOver = <A>(
  asked: NumberedPage,
  { items, total }: Shown<A>,
  sent: Sent,
): E.Either<ContactCenterError, Page<A>> =>
  pipe(
    stepOver(asked, sent),
    E.map(({ isNew, next }) => ({
      items: isNew ? items : [],
      next: next === undefined ? beginningAfter(asked) : cursorOf({ ...next, part: asked.part }),
      total,
    })),
  );

const pattern = /^n(\d{1,16})t(\d{1,16})c(\d{1,16})f([01])\.([\w-]{8})$/;

/**
 * A page that was prefetched when the pages before it were not known yet. What follows it cannot be told, so
 * what the vendor sent stands in the place of `next`: enough to tell it later.
 */
export const withSent = <A>(asked: NumberedPage, page: Shown<A>, sent: Sent): Page<A> => {
  const { rows, total, pagesToCome, isFull, digest } = sent;
  const text = `n${String(rows)}t${String(total)}c${String(pagesToCome)}f${isFull ? '1' : '0'}.${digest}`;
  return { ...page, next: rows === 0 && isLastPart(asked) ? undefined : text };
};

const sentIn = (text: string): Sent | undefined => {
  const [, rows, total, pagesToCome, full, digest] = pattern.exec(text) ?? [];
  return digest === undefined
    ? undefined
    : {
        rows: Number(rows),
        total: Number(total),
        pagesToCome: Number(pagesToCome),
        isFull: full === '1',
        digest,
      };
};

/** A prefetched page, now that the page before it names it: the same as if it were requested now. */
export const settled = <A>(named: NumberedPage, page: Page<A>): E.Either<ContactCenterError, Page<A>> => {
  const { next } = page;
  const sent = next === undefined ? undefined : sentIn(ownPart(next));
  if (next === undefined || sent === undefined) return E.right(page);
  return pipe(
    pageOver(named, page, sent),
    E.map((known) => ({ ...known, next: known.next && withOwnPart(next, known.next) })),
  );
};
