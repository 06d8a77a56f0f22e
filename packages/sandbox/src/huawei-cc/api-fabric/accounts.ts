import type { ContactCenter } from '@cordboard/core/fp';
import {
  fields,
  patterned,
  strictObject,
  text,
  whole,
  type Agent,
  type AgentId,
  type QueueMember,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { every, sliceOf } from '../../every.js';
import { below, reading, type Answer, type Refusal, type Route } from './route.js';

export const parameters = (): Refusal => 'parameters';

/** The vendor has accounts of agents with a work number, which is the center's agent number. */
export interface Account {
  readonly userAccount: string;
  readonly workNo: number;
  readonly agent: Agent;
}

/** An agent whom the center knows by no user name has one of the number. */
const toAccounts = (agents: readonly Agent[]): readonly Account[] =>
  agents.flatMap((agent) =>
    agent.number === undefined
      ? []
      : [
          {
            userAccount: agent.username ?? `user.${agent.number}`,
            workNo: Number(agent.number),
            agent,
          },
        ],
  );

export const accountsIn = ({ agents }: ContactCenter): TE.TaskEither<Refusal, readonly Account[]> =>
  pipe(every(agents.list, {}), TE.bimap(parameters, toAccounts));

const noSuchAccount = parameters();

export const accountNamed = (center: ContactCenter, userAccount: string): TE.TaskEither<Refusal, Account> =>
  pipe(
    accountsIn(center),
    TE.map((accounts) => accounts.find((account) => account.userAccount === userAccount)),
    TE.chain(TE.fromNullable(noSuchAccount)),
  );

const roleIds = { agent: 2, supervisor: 3, admin: 1, unknown: 9 } as const;

type Places = ReadonlyMap<AgentId, readonly QueueMember[]>;

const placesIn = ({ queues }: ContactCenter): TE.TaskEither<Refusal, Places> =>
  pipe(
    every(queues.listMembers, {}),
    TE.bimap(parameters, (members) => {
      const places = new Map<AgentId, QueueMember[]>();
      for (const member of members) {
        if (!('id' in member.agent)) continue;
        places.set(member.agent.id, [...(places.get(member.agent.id) ?? []), member]);
      }
      return places;
    }),
  );

export const weightsOf = ({ level = 1, weight = 1 }: QueueMember) => ({
  agentWeight: level,
  skillWeight: weight,
});

const toRow = ({ userAccount, agent }: Account, places: Places) => ({
  userAccount,
  userName: agent.name ?? '',
  phone: agent.station?.phoneNumber ?? '',
  email: agent.email ?? '',
  agentType: 11,
  ccRoleId: roleIds[agent.role?.role ?? 'agent'],
  sipAccount: agent.station?.extension ?? '',
  skills: (places.get(agent.id) ?? []).map((member) => ({
    skillId: Number(member.queue.id),
    ...weightsOf(member),
  })),
});

const Search = t.union([
  strictObject('one account', fields({ userAccount: text(50) }, {})),
  strictObject('accounts', fields({ pageNum: whole(0, 1_000_000), pageSize: whole(1, 100) }, {})),
]);

/** One account comes without its work number, as in the sample of the page; a page of them as in its table. */
const queryAccounts = reading(Search, (asked, { world: { center } }): Answer =>
  pipe(
    TE.Do,
    TE.bind('accounts', () => accountsIn(center)),
    TE.bind('places', () => placesIn(center)),
    TE.map(({ accounts, places }) => {
      if ('userAccount' in asked) {
        const found = accounts.filter(({ userAccount }) => userAccount === asked.userAccount);
        return { data: found.map((account) => toRow(account, places)) };
      }
      const { rows, total } = sliceOf({ page: asked.pageNum + 1, size: asked.pageSize }, accounts);
      return { total, data: rows.map((account) => ({ ...toRow(account, places), workNo: account.workNo })) };
    }),
  ),
);

const AccountCode = strictObject('queryAgentInfoByAccount', fields({ accountCode: text(50) }, {}));

const queryAgentInfoByAccount = reading(AccountCode, ({ accountCode }, { world: { center } }): Answer =>
  pipe(
    accountsIn(center),
    TE.map((accounts) => {
      const found = accounts.find(({ userAccount }) => userAccount === accountCode);
      return { data: { workNo: found?.workNo ?? '', agentType: 11, agentStatus: 1 } };
    }),
  ),
);

const Change = strictObject(
  'update',
  fields(
    { userAccount: text(50) },
    {
      userName: patterned('name', /^[^"[\]=;<>]{1,20}$/u),
      email: text(320),
      phone: patterned('phone', /^\+?[0-9]{0,25}$/u),
      ccRoleId: t.union([t.literal(2), t.literal(3), t.literal(4)]),
    },
  ),
);

const updateAccount = reading(Change, ({ userAccount, ...set }, { world: { center }, record }): Answer =>
  pipe(
    accountNamed(center, userAccount),
    TE.chain(({ agent: { id } }) =>
      pipe(
        center.agents.update({
          agent: { id },
          set: {
            name: set.userName,
            email: set.email,
            phoneNumber: set.phone === '' ? null : set.phone,
            role: set.ccRoleId === undefined ? undefined : set.ccRoleId === 3 ? 'supervisor' : 'agent',
          },
        }),
        TE.mapLeft(parameters),
      ),
    ),
    TE.map(({ outcome }) => {
      if (outcome !== 'unchanged') record(`update account ${userAccount}`);
      return {};
    }),
  ),
);

const OneAccount = strictObject('delete', fields({ userAccount: text(50) }, {}));

const deleteAccount = reading(OneAccount, ({ userAccount }, { world: { center }, record }): Answer =>
  pipe(
    accountNamed(center, userAccount),
    TE.chain(({ agent: { id } }) => pipe(center.agents.remove({ agent: { id } }), TE.mapLeft(parameters))),
    TE.map(() => {
      record(`remove account ${userAccount}`);
      return {};
    }),
  ),
);

/** A call about accounts, by its name. */
export const account = (name: string, answer: Route['answer']): Route => ({
  path: below(`agentAccount/${name}`),
  family: 'account',
  answer,
});

/** The calls about accounts. */
export const accountRoutes: readonly Route[] = [
  account('query', queryAccounts),
  account('update', updateAccount),
  account('delete', deleteAccount),
  {
    path: '/apiaccess/rest/CC-Management/v1/queryAgentInfoByAccount',
    family: 'queue',
    answer: queryAgentInfoByAccount,
  },
];
