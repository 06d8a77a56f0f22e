import {
  notOffered,
  serve,
  failure,
  listByNumber,
  listWhole,
  maxPageLimit,
  queueAdmin,
  type RequestOutcome,
  type BatchHandler,
  type Batching,
  type MembershipChange,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { readAgent } from './agents.js';
import type { Api } from '../surfaces/api/surface.js';
import { fromPage, listPages, toPage } from '../mapping/pages.js';
import {
  areNamedAlike,
  changesNothing,
  fromMembershipChanges,
  fromMembersQuery,
  fromNewQueue,
  fromQueueId,
  idWarnings,
  madeUpQueueId,
  ofAgent,
  ofQueue,
  toAddedQueue,
  toHalfDone,
  toMembers,
  toQueue,
  type UpdatedQueue,
} from '../mapping/queues.js';
import { applied } from '../mapping/values.js';
import {
  addSkillGroup,
  deleteSkillGroup,
  queryCallSkillGroupList,
  querySkillGroupMembers,
  updateSkillGroupsInBulk,
  type MembershipRequest,
} from '../surfaces/api/wire/queues.js';

/**
 * The vendor documents no largest update, and refuses one for any row in it. A request names all its agents
 * in one way: rows that name them in another way, or in both, go into the next request.
 */
const batching: Batching<MembershipChange> = {
  size: 50,
  canAppend: (batch, row) => areNamedAlike([...batch, row]),
  splitOn: ['InvalidInput', 'NotFound', 'AlreadyExists', 'Conflict'],
};

/** A second request is sent only for a row that names agents both ways, which is a batch of its own. */
const updateMembers =
  (api: Api): BatchHandler<unknown, MembershipChange, UpdatedQueue> =>
  (_, rows, context) => {
    const { first, second } = fromMembershipChanges(rows);
    const ask = (json: MembershipRequest) => api.ask(updateSkillGroupsInBulk, { body: { json } }, context);
    const allApplied: RequestOutcome<UpdatedQueue> = {
      rows: rows.map((row) => ({
        outcome: changesNothing(row) ? 'unchanged' : 'applied',
        value: { queue: row.queue },
      })),
    };
    return pipe(
      ask(first),
      TE.chain(() =>
        second === undefined
          ? TE.right(allApplied)
          : pipe(
              ask(second),
              TE.map(() => allApplied),
              TE.orElse((error) => TE.right(toHalfDone(error))),
            ),
      ),
    );
  };

const lists = (api: Api) => [
  serve(
    queueAdmin.list,
    (query, context) =>
      listByNumber(
        query,
        listPages,
        (asked) => api.ask(queryCallSkillGroupList, { body: { json: fromPage(asked) } }, context),
        toPage(queueAdmin.list, toQueue),
      ),
    { limits: { pageSize: listPages.maxSize } },
  ),
  serve(
    queueAdmin.listMembers,
    ({ queue, agent, ...page }, context) =>
      listWhole(
        page,
        () =>
          pipe(
            api.ask(querySkillGroupMembers, { body: { json: fromMembersQuery(queue) } }, context),
            TE.map((groups) => ofQueue(queue)(rowsIn(groups))),
            TE.filterOrElse(
              (groups) => queue === undefined || groups.length > 0,
              () => failure('NotFound', 'there is no such queue'),
            ),
            TE.map((groups) => groups.flatMap(toMembers)),
            TE.chain((members) =>
              agent === undefined
                ? TE.right(members)
                : pipe(readAgent({ api, agent, context }), TE.map(ofAgent(members))),
            ),
          ),
        identity,
      ),
    {
      support: 'emulated',
      note: 'every page reads all members, and with an agent that agent; members are named by id',
      limits: { pageSize: maxPageLimit },
    },
  ),
];

const changes = (api: Api) => [
  serve(
    queueAdmin.create,
    (queue, context) => {
      const id = queue.id ?? madeUpQueueId(context.idempotencyKey);
      return pipe(
        api.ask(addSkillGroup, { body: { json: fromNewQueue(queue, id) } }, context),
        TE.map((added) => toAddedQueue(queue, id, added)),
        TE.map((value) => applied(value, idWarnings(queue.id, value.id))),
      );
    },
    { note: 'the creator chooses the id; one is made up when none is given' },
  ),
  serve(queueAdmin.remove, ({ queue }, context) =>
    pipe(
      api.ask(deleteSkillGroup, { body: { json: fromQueueId(queue) } }, context),
      TE.map(() => applied({ queue })),
    ),
  ),
  serve(queueAdmin.updateMembers, updateMembers(api), {
    batching,
    note: 'rows keep their order: where agents are named another way than before, by number or by id, another request begins',
  }),
];

/** Queues, which the vendor calls skill groups. */
export const queues = (api: Api) => [
  ...lists(api),
  ...changes(api),
  notOffered(
    queueAdmin.configure,
    'the vendor has no such call: name and weight are changed by queues.updateMembers, wrap-up per agent by agents.update',
  ),
];
