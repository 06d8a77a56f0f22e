import {
  failure,
  listByNumber,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type Page,
  type Queue,
  type QueueId,
  type QueueQuery,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fromQueueId, fromQueueQuery, queuePages, toQueue, toQueuePage } from '../mapping/queues.js';
import type { ApiFabric } from '../surfaces/api-fabric/surface.js';
import { querySkills } from '../surfaces/api-fabric/wire/queues.js';

/** The queues that a query asks for, page by page. */
export const listQueues =
  (api: ApiFabric): Handler<QueueQuery, Page<Queue>> =>
  (query, context) =>
    listByNumber(
      query,
      queuePages,
      (asked) => api.ask(querySkills, { body: { json: fromQueueQuery(query, asked) } }, context),
      toQueuePage,
    );

const noSuchQueue = failure('NotFound', 'there is no such queue');

/** One queue; `NotFound` where there is none. */
export const findQueue = (
  api: ApiFabric,
  queue: QueueId,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Queue> =>
  pipe(
    api.ask(querySkills, { body: { json: fromQueueId(queue) } }, context),
    TE.map(({ data }) =>
      rowsIn(data)
        .map(toQueue)
        .find(({ id }) => id === queue),
    ),
    TE.chain(TE.fromNullable(noSuchQueue)),
  );
