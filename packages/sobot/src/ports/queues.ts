import {
  aboutOneRow,
  notOffered,
  serve,
  failure,
  listByNumber,
  listWhole,
  lookUp,
  maxPageLimit,
  queueAdmin,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type Page,
  type Queue,
  type QueueId,
  type QueueQuery,
  type RequestOutcome,
  type BatchHandler,
  type Batching,
  type MembershipChange,
  type Runtime,
  type UpdateQueue,
  type Written,
  applied,
  neverTold,
  statusByCounting,
  type StatusSource,
  unchanged,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api } from '../surfaces/api/surface.js';
import { callAgents, readAgent } from './agents.js';
import { fromPage, listPages, toPage } from '../mapping/pages.js';
import {
  areNamedAlike,
  fromMembershipChanges,
  fromMembersQuery,
  fromNewQueue,
  fromQueueId,
  fromQueuePatch,
  idWarnings,
  madeUpQueueId,
  ofAgent,
  ofQueue,
  toAddedQueue,
  toCounts,
  toDone,
  toGroup,
  toHalfDone,
  toMembers,
  toQueue,
  type UpdatedQueue,
} from '../mapping/queues.js';
import { fromAgentQuery } from '../mapping/agents.js';
import {
  addSkillGroup,
  deleteSkillGroup,
  queryCallSkillGroupList,
  querySkillGroupMembers,
  updateSkillGroupsInBulk,
  type MembershipRequest,
  type QueueMembers,
} from '../surfaces/api/wire/queues.js';

// The vendor documents no largest update, and refuses one for any row in it. A request names all its agents
// in one way: rows that name them in another way, or in both, go into the next request.
const batching: Batching<MembershipChange> = {
  size: 50,
  canAppend: (batch, row) => areNamedAlike([...batch, row]),
  splitOn: aboutOneRow,
};

/** A second request is sent only for a row that names agents both ways, which is a batch of its own. */
const updateMembers =
  (api: Api): BatchHandler<unknown, MembershipChange, UpdatedQueue> =>
  (_, rows, context) => {
    const { first, second } = fromMembershipChanges(rows);
    const ask = (json: MembershipRequest) => api.ask(updateSkillGroupsInBulk, { body: { json } }, context);
    const allDone: RequestOutcome<UpdatedQueue> = { rows: rows.map(toDone) };
    return pipe(
      ask(first),
      TE.chain(() =>
        second === undefined
          ? TE.right(allDone)
          : pipe(
              ask(second),
              TE.map(() => allDone),
              TE.orElse((error) => TE.right(toHalfDone(error))),
            ),
      ),
    );
  };

const noSuchQueue = failure('NotFound', 'there is no such queue');

/** One page of the queues. */
const listWith =
  (api: Api): Handler<QueueQuery, Page<Queue>> =>
  (query, context) =>
    listByNumber(
      query,
      listPages,
      (asked) => api.ask(queryCallSkillGroupList, { body: { json: fromPage(asked) } }, context),
      toPage(queueAdmin.list, toQueue),
    );

/** One queue with its members, or all of them. */
const readGroups = (
  api: Api,
  queue: QueueId | undefined,
  context: CallContext,
): TE.TaskEither<ContactCenterError, readonly QueueMembers[]> =>
  pipe(
    api.ask(querySkillGroupMembers, { body: { json: fromMembersQuery(queue) } }, context),
    TE.map((groups) => ofQueue(queue)(rowsIn(groups))),
  );

/**
 * One queue, with its weight, which only the call for members tells. The page does not say what that call answers for a
 * queue without members, so what it does not find is looked for in the list.
 */
const readQueue = (
  api: Api,
  queue: QueueId,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Queue> =>
  pipe(
    readGroups(api, queue, context),
    TE.map(([group]) => O.fromNullable(group)),
    TE.map(O.map(toGroup)),
    TE.orElse((error) => (error.kind === 'NotFound' ? TE.right(O.none) : TE.left(error))),
    TE.chain(
      O.match(
        () =>
          lookUp((cursor) => listWith(api)({ limit: listPages.maxSize, cursor }, context), {
            identity: queueAdmin.list.identity,
            isMeant: ({ id }) => id === queue,
          }),
        (found) => TE.right(O.some(found)),
      ),
    ),
    TE.chain(TE.fromOption(() => noSuchQueue)),
  );

/** What the members of one queue, or of all, are doing. */
const readCounts =
  (api: Api): StatusSource['count'] =>
  (queue, context) =>
    pipe(
      TE.Do,
      TE.apS('groups', readGroups(api, queue, context)),
      TE.apS('agents', callAgents(api, fromAgentQuery({ queue }), context)),
      TE.map(({ groups, agents }) => toCounts(groups, agents)),
    );

const notCounted = 'the vendor tells of agents alone';
const onlyThree = 'the vendor tells only whether an agent is logged out, ready or not ready';

const status = (api: Api, now: Runtime['now']) =>
  serve(queueAdmin.listStatus, statusByCounting({ list: listWith(api), count: readCounts(api), now }), {
    support: 'emulated',
    note: 'every page of the queues is read, and for those that are shown all members and agents, who are counted; agents with call permission only',
    limits: { pageSize: listPages.maxSize },
    omits: {
      ...neverTold(['waiting', 'handling', 'longestWaitSec', 'estimatedWaitSec'], notCounted),
      ...neverTold(['reserved', 'busy', 'wrapUp'], onlyThree, 'agents'),
    },
  });

const notKept = 'the vendor keeps name and weight of a queue, and nothing else';

/** What the vendor has no word for. */
const notTold = neverTold(['description', 'channel', 'enabled'], notKept);

const notEchoed = 'the vendor answers with what it was sent; queues.get counts the members';

const lists = (api: Api) => [
  serve(queueAdmin.list, listWith(api), {
    limits: { pageSize: listPages.maxSize },
    without: { name: 'the vendor lists all queues', channel: notKept },
    omits: { ...notTold, members: 'the list has ids and names; queues.get counts the members' },
  }),
  serve(queueAdmin.get, ({ queue }, context) => readQueue(api, queue, context), {
    support: 'emulated',
    note: 'asks for the members, which come with their count and the weight; a queue that is not among them is looked for in the list',
    omits: notTold,
  }),
  serve(
    queueAdmin.listMembers,
    ({ queue, agent, ...page }, context) =>
      listWhole(
        page,
        () =>
          pipe(
            readGroups(api, queue, context),
            TE.filterOrElse(
              (groups) => queue === undefined || groups.length > 0,
              () => noSuchQueue,
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
      omits: { joined: 'the vendor tells no sessions' },
    },
  ),
];

/** An empty patch only reads. */
const update =
  (api: Api): Handler<UpdateQueue, Written<Queue>> =>
  ({ queue, set }, context) =>
    set.name === undefined && set.weight === undefined
      ? pipe(
          readQueue(api, queue, context),
          TE.map((value) => unchanged(value)),
        )
      : pipe(
          api.ask(updateSkillGroupsInBulk, { body: { json: fromQueuePatch(queue, set) } }, context),
          TE.map(() => applied({ id: queue, name: set.name, weight: set.weight })),
        );

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
    {
      note: 'the creator chooses the id; one is made up when none is given',
      without: {
        description: notKept,
        channel: notKept,
        settings: 'the vendor has no settings of queues: wrap-up is set per agent, by agents.update',
      },
      omits: { ...notTold, members: notEchoed },
    },
  ),
  serve(queueAdmin.update, update(api), {
    note: 'tells of the queue what was set, and nothing that was not',
    without: { 'set.description': notKept, 'set.channel': notKept, 'set.enabled': notKept },
    omits: notTold,
  }),
  serve(queueAdmin.remove, ({ queue }, context) =>
    pipe(
      api.ask(deleteSkillGroup, { body: { json: fromQueueId(queue) } }, context),
      TE.map(() => applied({ queue })),
    ),
  ),
  serve(queueAdmin.updateMembers, updateMembers(api), {
    batching,
    without: { 'rows.add.weight': 'the vendor has a level for each member, and no weight' },
    note: 'rows keep their order: where agents are named another way than before, by number or by id, another request begins',
  }),
];

/** Queues, which the vendor calls skill groups. */
export const queues = (api: Api, { now }: Pick<Runtime, 'now'>) => [
  ...lists(api),
  status(api, now),
  ...changes(api),
  notOffered(
    queueAdmin.configure,
    'the vendor has no such call: name and weight are changed by queues.update, wrap-up per agent by agents.update',
  ),
  notOffered(
    queueAdmin.getSettings,
    'the vendor has no such call: of a queue it tells name and weight alone, in queues.get',
  ),
];
