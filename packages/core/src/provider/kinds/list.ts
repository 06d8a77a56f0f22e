import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Page, PageRequest } from '../../domain/common.js';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { ListOperation } from '../../operation/kinds/list.js';
import type { Serving } from '../../operation/operation.js';
import type { Handler, RunOperation } from '../../operation/runners.js';
import { inContext } from '../../context/call-context.js';
import { guarded } from '../../context/guarded.js';
import { checkSupported } from '../../context/supported.js';
import { bound, unbound, type CursorOwner } from '../../paging/bound-cursor.js';

/** The query as the adapter gets it: with its own cursor, and as many items as the list gives at no further cost. */
const askedIn = <Q extends PageRequest>(
  owner: CursorOwner,
  query: Q,
  limit: number | undefined,
): E.Either<ContactCenterError, Q> =>
  query.cursor === undefined
    ? E.right(limit === undefined ? query : { ...query, limit })
    : pipe(
        unbound(owner, query.cursor),
        E.map((cursor) => ({ ...query, cursor })),
      );

const boundPage =
  (owner: CursorOwner) =>
  <A>(page: Page<A>): E.Either<ContactCenterError, Page<A>> =>
    page.next === undefined
      ? E.right(page)
      : pipe(
          bound(owner, page.next),
          E.map((next) => ({ ...page, next })),
        );

/**
 * Decodes the query, refuses what the provider cannot serve, and hands the rest to the adapter. Cursors are bound to the
 * account, the operation and the query here and nowhere else: an adapter gets back what it gave.
 */
export const runList =
  <Q extends PageRequest, A>(
    operation: ListOperation<string, Q, A>,
    handler: Handler<Q, Page<A>>,
    { ofInput, pageSize }: Serving,
  ): RunOperation =>
  (input, options, { accountKey, ...host }) =>
  async () => {
    const allowed = checkSupported(operation.input, ofInput, input);
    if (E.isLeft(allowed)) return allowed;
    const query = allowed.right;
    const owner = { accountKey, operation: operation.name, query };
    const asked = askedIn(owner, query, query.limit ?? pageSize);
    return E.isLeft(asked)
      ? asked
      : inContext(operation.name, options, host, (context) =>
          guarded(context, async () => E.chain(boundPage(owner))(await handler(asked.right, context)()))(),
        );
  };
