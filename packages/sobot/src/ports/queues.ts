import {
  absent,
  emulated,
  failure,
  native,
  nativeBulk,
  numberedPage,
  queueAdmin,
  sliceOf,
  type BatchHandler,
  type Batching,
  type ContactCenterError,
  type MembershipChange,
  type QueueId,
} from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Client } from '../client.js';
import { cutPages, fromPage, listPages, toPage } from '../mapping/pages.js';
import {
  fromMembershipChanges,
  fromNewQueue,
  idWarnings,
  madeUpQueueId,
  toAddedQueue,
  toHalfDone,
  toMembers,
  toQueue,
} from '../mapping/queues.js';
import { applied } from '../mapping/values.js';
import {
  addSkillGroup,
  deleteSkillGroup,
  queryCallSkillGroupList,
  querySkillGroupMembers,
  updateSkillGroupsInBulk,
  type MembershipRequest,
} from '../wire/queues.js';

/** The vendor documents no largest update, and refuses one for any row in it. */
const batching: Batching = { size: 50, apartOn: ['InvalidInput', 'NotFound', 'AlreadyExists', 'Conflict'] };

const isForARow = ({ kind, effect }: ContactCenterError): boolean =>
  effect === 'none' && batching.apartOn?.includes(kind) === true;

/** A second request is sent only where agents are named both ways; rows it was refused for are sent apart. */
const updateMembers =
  (client: Client): BatchHandler<unknown, MembershipChange, { readonly queue: QueueId }> =>
  (_, rows, context) => {
    const { first, second } = fromMembershipChanges(rows);
    const ask = (json: MembershipRequest) => client.ask(updateSkillGroupsInBulk, { json }, context);
    const allApplied = {
      rows: rows.map(({ queue }) => ({ outcome: 'applied' as const, value: { queue } })),
    };
    if (second === undefined) return TE.map(() => allApplied)(ask(first.request));
    return pipe(
      ask(first.request),
      TE.chain(() =>
        pipe(
          ask(second.request),
          TE.match(
            (error) =>
              rows.length > 1 && isForARow(error)
                ? E.left(error)
                : E.right({ rows: rows.map(toHalfDone(first, second, error)) }),
            () => E.right(allApplied),
          ),
        ),
      ),
    );
  };

const lists = (client: Client) => [
  native(
    queueAdmin.list,
    (query, context) =>
      pipe(
        TE.fromEither(numberedPage(query, listPages)),
        TE.bindTo('asked'),
        TE.bind('reply', ({ asked }) =>
          client.ask(queryCallSkillGroupList, { json: fromPage(asked) }, context),
        ),
        TE.map(({ asked, reply }) => toPage(asked, reply, toQueue)),
      ),
    { limits: { pageSize: listPages.maxSize } },
  ),
  emulated(
    queueAdmin.listMembers,
    ({ queue, ...page }, context) =>
      pipe(
        TE.fromEither(numberedPage(page, cutPages)),
        TE.bindTo('asked'),
        TE.bind('groups', () =>
          client.ask(querySkillGroupMembers, { json: { agentType: '1', queueID: queue } }, context),
        ),
        TE.map(({ asked, groups }) => ({
          asked,
          groups: groups.filter(({ queueID }) => queue === undefined || queueID.trim() === queue),
        })),
        TE.filterOrElse(
          ({ groups }) => queue === undefined || groups.length > 0,
          () => failure('NotFound', 'there is no such queue'),
        ),
        TE.map(({ asked, groups }) => sliceOf(asked, groups.flatMap(toMembers))),
      ),
    {
      note: 'every page reads all members; they are named by id',
      limits: { pageSize: cutPages.maxSize },
    },
  ),
];

const changes = (client: Client) => [
  native(
    queueAdmin.create,
    (queue, context) => {
      const id = queue.id ?? madeUpQueueId(context.idempotencyKey);
      return pipe(
        client.ask(addSkillGroup, { json: fromNewQueue(queue, id) }, context),
        TE.map((added) => toAddedQueue(queue, id, added)),
        TE.map((value) => applied(value, idWarnings(queue.id, value.id))),
      );
    },
    { note: 'the creator chooses the id; one is made up when none is given' },
  ),
  native(queueAdmin.remove, ({ queue }, context) =>
    pipe(
      client.ask(deleteSkillGroup, { json: { queueID: queue } }, context),
      TE.map(() => applied({ queue })),
    ),
  ),
  nativeBulk(queueAdmin.updateMembers, batching, updateMembers(client), {
    note: 'rows that name agents by number and by id take two requests',
  }),
];

/** Queues, which the vendor calls skill groups. */
export const queues = (client: Client) => [
  ...lists(client),
  ...changes(client),
  absent(
    queueAdmin.configure,
    'the vendor has no such call: name and weight are changed by queues.updateMembers, wrap-up per agent by agents.update',
  ),
];
