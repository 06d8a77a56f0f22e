import {
  aboutOneRow,
  applied,
  invalidInput,
  listByNumber,
  listWhole,
  lookUpAll,
  maxPageLimit,
  queueAdmin,
  serve,
  unchanged,
  whenConfigured,
  type AgentRef,
  type BatchHandler,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type MemberQuery,
  type MembershipChange,
  type OneQueue,
  type Page,
  type Queue,
  type QueueId,
  type QueueMember,
  type RequestOutcome,
} from '@cordboard/core/provider';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { accountOf } from '../mapping/accounts.js';
import {
  fromMemberPage,
  joinsOf,
  leavesOf,
  memberPages,
  memberWeights,
  toMemberPage,
  toPlaces,
} from '../mapping/members.js';
import type { ApiFabric } from '../surfaces/api-fabric/surface.js';
import {
  addSkillsToAgent,
  queryAgentInfoBySkillId,
  releaseAgentBySkillId,
} from '../surfaces/api-fabric/wire/accounts.js';
import { findAccount, findAccounts, identityOf, listAccounts, type Account } from './accounts.js';
import { findQueue, listQueues } from './queue-search.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

const everyQueue = (api: ApiFabric, context: CallContext): Result<readonly Queue[]> =>
  lookUpAll((cursor) => listQueues(api)({ cursor }, context), {
    isMeant: () => true,
    identity: queueAdmin.list.identity,
  });

const everyAccount = (api: ApiFabric, context: CallContext): Result<readonly Account[]> =>
  lookUpAll((cursor) => listAccounts(api, { cursor }, context), {
    isMeant: () => true,
    identity: identityOf,
  });

/** The places of one agent, or of all, in one queue or in all. */
const placesOf = (
  api: ApiFabric,
  { agent, queue }: Pick<MemberQuery, 'agent' | 'queue'>,
  context: CallContext,
): Result<readonly QueueMember[]> =>
  pipe(
    TE.Do,
    TE.bind('queues', () =>
      queue === undefined
        ? everyQueue(api, context)
        : pipe(
            findQueue(api, queue, context),
            TE.map((found): readonly Queue[] => [found]),
          ),
    ),
    TE.bind('accounts', () =>
      agent === undefined
        ? everyAccount(api, context)
        : pipe(
            findAccount(api, agent, context),
            TE.map((found): readonly Account[] => [found]),
          ),
    ),
    TE.map(({ queues, accounts }) => accounts.flatMap(toPlaces(queues))),
  );

const membersOf = (
  api: ApiFabric,
  { queue: id, ...page }: MemberQuery & { readonly queue: QueueId },
  context: CallContext,
): Result<Page<QueueMember>> =>
  pipe(
    findQueue(api, id, context),
    TE.chain((queue) =>
      listByNumber(
        page,
        memberPages,
        (asked) =>
          api.ask(queryAgentInfoBySkillId, { body: { json: fromMemberPage(queue, asked) } }, context),
        toMemberPage(queue),
      ),
    ),
  );

/** The vendor tells the members of one queue; all else is put together from the accounts, which tell their queues. */
const listMembers =
  (api: ApiFabric): Handler<MemberQuery, Page<QueueMember>> =>
  ({ queue, agent, ...page }, context) =>
    queue !== undefined && agent === undefined
      ? membersOf(api, { ...page, queue }, context)
      : listWhole(page, () => placesOf(api, { queue, agent }, context), identity<QueueMember>);

const inBoth = invalidInput([{ path: 'remove', message: 'names an agent who is to be added' }]);

/** What several requests have done in part is done. */
const halfDone = (error: ContactCenterError): ContactCenterError =>
  error.with({
    message: `some agents of the row joined, then it failed: ${error.message}`,
    effect: 'maybe',
  });

/** One request for the agents who join with the same weights, and one for those who leave; none for an empty list. */
const carryOut = (
  api: ApiFabric,
  row: MembershipChange,
  { accounts, context }: { readonly accounts: readonly Account[]; readonly context: CallContext },
): Result<readonly unknown[]> => {
  const { add = [] } = row;
  const joining = accounts.slice(0, add.length).map((account) => account.row);
  const leaving = accounts.slice(add.length).map((account) => accountOf(account.row));
  if (joining.some((account) => leaving.includes(accountOf(account)))) return TE.left(inBoth);
  const requests = [
    ...joinsOf(row, joining).map((json) => api.ask(addSkillsToAgent, { body: { json } }, context)),
    ...leavesOf(row, leaving).map((json) => api.ask(releaseAgentBySkillId, { body: { json } }, context)),
  ];
  return pipe(
    requests,
    TE.traverseSeqArrayWithIndex((place, request) =>
      place === 0 ? request : pipe(request, TE.mapLeft(halfDone)),
    ),
  );
};

const forRow = (error: ContactCenterError): Result<RequestOutcome<OneQueue>> =>
  aboutOneRow.includes(error.kind) ? TE.right({ rows: [{ outcome: 'failed', error }] }) : TE.left(error);

const refsIn = ({ add = [], remove = [] }: MembershipChange): readonly AgentRef[] => [
  ...add.map(({ agent }) => agent),
  ...remove,
];

/** The queue and all agents of a row are looked up before anything is sent. */
const updateMembers =
  (api: ApiFabric): BatchHandler<unknown, MembershipChange, OneQueue> =>
  (_, [row], context) => {
    if (row === undefined) return TE.right({ rows: [] });
    const { queue } = row;
    const refs = refsIn(row);
    const told = ({ outcome }: Pick<ReturnType<typeof applied>, 'outcome'>): RequestOutcome<OneQueue> => ({
      rows: [{ outcome, value: { queue } }],
    });
    return pipe(
      findQueue(api, queue, context),
      TE.chain(() => findAccounts(api, refs, context)),
      TE.chain((accounts) => carryOut(api, row, { accounts, context })),
      TE.map((done) => told(done.length === 0 ? unchanged(queue) : applied(queue))),
      TE.orElse(forRow),
    );
  };

const noSignIn = 'the vendor knows no sign-in to a queue by itself';

/** Who serves in which queue, which is a matter of accounts. */
export const queueMembers = (apiFabric: ApiFabric | undefined) => [
  serve(queueAdmin.listMembers, whenConfigured('apiFabric', apiFabric, listMembers), {
    support: 'emulated',
    note: 'the vendor tells the members of one queue, without agents who have no account; without a queue, and with an agent, every page reads all queues and accounts',
    limits: { pageSize: maxPageLimit },
    omits: {
      autoSignIn: noSignIn,
      joined: 'accounts do not tell which queues an agent is signed in to',
      'queue.weight': 'queues have no weight; members have one',
      'queue.members': 'the vendor does not count them',
    },
  }),
  serve(queueAdmin.updateMembers, whenConfigured('apiFabric', apiFabric, updateMembers), {
    note: 'each row reads the queue, and the accounts until those named have turned up; agents who join with different weights are different requests',
    batching: 1,
    ...memberWeights,
    without: { 'rows.add.autoSignIn': noSignIn },
    unconfirmed:
      'Adding a Skill Queue to Agents: whether it overwrites the weights of an agent who is there already is not said',
  }),
];
