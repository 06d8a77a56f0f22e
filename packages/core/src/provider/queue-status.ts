import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { CallContext } from '../context/call-context.js';
import type { Handler } from '../operation/runners.js';
import type { Page, PageRequest } from '../domain/common.js';
import type { QueueId } from '../domain/ids.js';
import type { AgentCounts, QueueStatus, QueueStatusQuery } from '../domain/queue-status.js';
import type { Queue } from '../domain/queue.js';
import type { Runtime } from '../context/runtime.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';

/** What the agents of a queue are doing; absent for a queue of which it cannot be told. */
export type CountsOf = (queue: QueueId) => AgentCounts | undefined;

/** What a status is put together from, where the vendor has no call for it. */
export interface StatusSource {
  /** A page of the queues. */
  readonly list: Handler<PageRequest, Page<Queue>>;
  /** What the agents of one queue are doing, or of all where none is named. */
  readonly count: (
    queue: QueueId | undefined,
    context: CallContext,
  ) => TE.TaskEither<ContactCenterError, CountsOf>;
  /** The time of a reading. */
  readonly now: Runtime['now'];
}

/** The status of queues by counting agents: a page of the queues, and the agents where it shows a queue that is asked for. */
export const statusByCounting =
  ({ list, count, now }: StatusSource): Handler<QueueStatusQuery, Page<QueueStatus>> =>
  ({ queues: wanted, ...query }, context) =>
    pipe(
      list(query, context),
      TE.bindTo('page'),
      TE.let('shown', ({ page }) => page.items.filter(({ id }) => wanted?.includes(id) ?? true)),
      TE.bind('countsOf', ({ shown: [first, ...others] }): TE.TaskEither<ContactCenterError, CountsOf> =>
        first === undefined
          ? TE.right(() => undefined)
          : count(others.length === 0 ? first.id : undefined, context),
      ),
      TE.map(({ page: { next, total }, shown, countsOf }) => ({
        items: shown.map(({ id }) => ({
          queue: id,
          at: new Date(now()).toISOString(),
          agents: countsOf(id),
        })),
        next,
        total: wanted === undefined ? total : undefined,
      })),
    );
