import {
  AgentId,
  queueAdmin,
  type AboutOf,
  type Agent,
  type MembershipChange,
  type NumberedPage,
  type Queue,
  type QueueId,
  type QueueMember,
  type SentPage,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import type {
  AccountRow,
  JoinRequest,
  LeaveRequest,
  MemberRow,
  Members,
  MembersRequest,
} from '../surfaces/api-fabric/wire/accounts.js';
import type { Loose } from '../surfaces/api-fabric/wire/values.js';
import { accountOf } from './accounts.js';
import { countOf, numberOf, textOf } from './values.js';

/** The vendor's largest page of members. */
export const memberPages = { defaultSize: 100, maxSize: 100 } as const;

export const fromMemberPage = ({ id }: Queue, { page, size }: NumberedPage): MembersRequest => ({
  requestParam: { skillId: Number(id), pageNum: page - 1, pageSize: size },
});

type Weights = Pick<MemberRow, 'agentWeight' | 'skillWeight'>;

const toMember = (
  queue: Queue,
  { id, name }: Pick<Agent, 'id' | 'name'>,
  { agentWeight, skillWeight }: Weights,
): QueueMember => ({
  queue,
  agent: { id, number: id },
  agentName: name,
  level: numberOf(agentWeight),
  weight: numberOf(skillWeight),
});

export const toMemberPage =
  (queue: Queue) =>
  ({ data, count }: Members): SentPage<QueueMember> => {
    const items = rowsIn(data).map((row) =>
      toMember(
        queue,
        {
          id: AgentId(String(row.workNo).trim()),
          name: textOf(row.accountName),
        },
        row,
      ),
    );
    return { items, rows: items.map(queueAdmin.listMembers.identity), claims: { total: countOf(count) } };
  };

/** The places of an account in some queues. */
export const toPlaces =
  (queues: readonly Queue[]) =>
  ({ agent, row }: { readonly agent: Agent; readonly row: AccountRow }): readonly QueueMember[] =>
    rowsIn(row.skills).flatMap((skill) => {
      const queue = queues.find(({ id }) => id === String(skill.skillId).trim());
      return queue === undefined ? [] : [toMember(queue, agent, skill)];
    });

/** How far the vendor's weights go is not said; they begin with 1. */
export const memberWeights: Pick<AboutOf<typeof queueAdmin.updateMembers>, 'limits' | 'bounds'> = {
  limits: { level: 1000, weight: 10_000 },
  bounds: {
    'rows.add.level': { limit: 'level', atLeast: 1 },
    'rows.add.weight': { limit: 'weight', atLeast: 1 },
  },
};

const isSome = <A>(all: readonly A[]): all is readonly [A, ...A[]] => all.length > 0;

/** How an account serves in a queue; absent where it does not. */
const placeIn = ({ skills }: AccountRow, queue: QueueId): Weights | undefined =>
  rowsIn(skills).find(({ skillId }) => String(skillId).trim() === queue);

/** Weights begin with 1 here. */
const weightOf = (given: number | undefined, present: Loose): number =>
  given ?? Math.max(numberOf(present) ?? 1, 1);

/**
 * Who joins: a request for each pair of weights. An agent who is there keeps what is not given, and is in no
 * request where nothing is.
 */
export const joinsOf = (
  { queue, add = [] }: MembershipChange,
  rows: readonly AccountRow[],
): readonly JoinRequest[] => {
  const groups = new Map<
    string,
    { readonly agentWeight: number; readonly skillWeight: number; readonly names: string[] }
  >();
  for (const [i, { level, weight }] of add.entries()) {
    for (const row of rows.slice(i, i + 1)) {
      const place = placeIn(row, queue);
      if (place !== undefined && level === undefined && weight === undefined) continue;
      const agentWeight = weightOf(level, place?.agentWeight);
      const skillWeight = weightOf(weight, place?.skillWeight);
      const key = `${String(agentWeight)}/${String(skillWeight)}`;
      const group = groups.get(key) ?? { agentWeight, skillWeight, names: [] };
      group.names.push(accountOf(row));
      groups.set(key, group);
    }
  }
  return [...groups.values()].flatMap(({ names, ...weights }) =>
    isSome(names) ? [{ userAccounts: names, skillId: Number(queue), ...weights }] : [],
  );
};

/** Who leaves, by account. An empty list is no request: it would release everybody. */
export const leavesOf = (
  { queue }: MembershipChange,
  accounts: readonly string[],
): readonly LeaveRequest[] => (isSome(accounts) ? [{ userAccounts: accounts, skillId: Number(queue) }] : []);
