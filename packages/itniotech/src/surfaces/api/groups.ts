import {
  failure,
  listByNumber,
  lookUp,
  lookUpAll,
  queueAdmin,
  type CallContext,
  type ContactCenterError,
  type Page,
  type PageRequest,
  type Queue,
  type QueueId,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  fromQueuePage,
  queuesPageSize,
  queuesPageSizes,
  toQueuePage,
  type GroupFilter,
} from '../../mapping/queues.js';
import type { Api } from './surface.js';
import { seatGroupQuery } from './wire/queues.js';

// What the vendor calls groups are queues. Several operations are put together from reading them.

/** One page of the groups that fit a filter. Itniotech Call Center API, Query agent group (`seatGroupQuery`). */
export const listGroups =
  (api: Api, filter: GroupFilter) =>
  (query: PageRequest, context: CallContext): TE.TaskEither<ContactCenterError, Page<Queue>> =>
    listByNumber(
      query,
      queuesPageSizes,
      (asked) => api.ask(seatGroupQuery, { body: { json: fromQueuePage(asked, filter) } }, context),
      toQueuePage,
    );

const { identity } = queueAdmin.list;

const noSuchQueue = failure('NotFound', 'there is no such queue');

/** Reads the list of groups until one turns up; `NotFound` when it ends without it. */
export const searchGroup = (
  api: Api,
  queue: QueueId,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Queue> =>
  pipe(
    lookUp((cursor) => listGroups(api, {})({ limit: queuesPageSize, cursor }, context), {
      identity,
      isMeant: ({ id }) => id === queue,
    }),
    TE.chain(TE.fromOption(() => noSuchQueue)),
  );

/** Every group with exactly this name: the vendor's own filter may let others through. */
export const groupsNamed = (
  api: Api,
  name: string,
  context: CallContext,
): TE.TaskEither<ContactCenterError, readonly Queue[]> =>
  lookUpAll((cursor) => listGroups(api, { groupName: name })({ limit: queuesPageSize, cursor }, context), {
    identity,
    isMeant: (queue) => queue.name === name.trim(),
  });
