import {
  decidingName,
  failure,
  listByNumber,
  lookUpEach,
  type Agent,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type Page,
  type PageRequest,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import * as A from 'fp-ts/lib/ReadonlyArray.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  accountOf,
  accountPages,
  fromAccountCode,
  fromAccountPage,
  fromUsername,
  toAccountAgent,
  toWorkNo,
  workNoIn,
} from '../mapping/accounts.js';
import { countOf } from '../mapping/values.js';
import type { ApiFabric } from '../surfaces/api-fabric/surface.js';
import {
  queryAccounts,
  queryAgentInfoByAccount,
  type AccountRow,
  type AccountSearchRequest,
} from '../surfaces/api-fabric/wire/accounts.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** An account, and the agent whose it is. */
export interface Account {
  readonly agent: Agent;
  readonly row: AccountRow;
}

/** Where the row does not tell the work number, another call does. */
const workNoOf = (api: ApiFabric, row: AccountRow, context: CallContext): Result<string | undefined> => {
  const told = workNoIn(row);
  return told === undefined
    ? pipe(
        api.ask(queryAgentInfoByAccount, { body: { json: fromAccountCode(row) } }, context),
        TE.map(toWorkNo),
      )
    : TE.right(told);
};

/** An account without a work number is left out: no agent could be named by it. */
const toAccount =
  (api: ApiFabric, context: CallContext) =>
  (row: AccountRow): Result<O.Option<Account>> =>
    pipe(
      workNoOf(api, row, context),
      TE.map((workNo) =>
        workNo === undefined ? O.none : O.some({ agent: toAccountAgent(row, workNo), row }),
      ),
    );

const search = (api: ApiFabric, request: AccountSearchRequest, context: CallContext) =>
  pipe(
    api.ask(queryAccounts, { body: { json: request } }, context),
    TE.chain(({ data, total }) => {
      const rows = rowsIn(data);
      return pipe(
        rows,
        TE.traverseSeqArray(toAccount(api, context)),
        TE.map((found) => ({ accounts: A.compact(found), rows: rows.map(accountOf), total: countOf(total) })),
      );
    }),
  );

export const identityOf = ({ agent }: Account): string => agent.id;

/** One page of those accounts that are meant. How many there are in all is told where all of them are. */
export const listAccounts = (
  api: ApiFabric,
  { isMeant, ...page }: PageRequest & { readonly isMeant?: ((agent: Agent) => boolean) | undefined },
  context: CallContext,
): Result<Page<Account>> =>
  listByNumber(
    page,
    accountPages,
    (asked) => search(api, fromAccountPage(asked), context),
    ({ accounts, rows, total }) => ({
      items: isMeant === undefined ? accounts : accounts.filter(({ agent }) => isMeant(agent)),
      rows,
      claims: { total: isMeant === undefined ? total : undefined },
    }),
  );

export const noSuchAgent = failure('NotFound', 'there is no such agent');

const isNamed =
  (ref: AgentRef) =>
  ({ agent }: Account): boolean => {
    const { name, value } = decidingName(ref);
    return agent[name] === value;
  };

/** The accounts of agents, in one walk; `NotFound` when one is missing. */
export const findAccounts = (
  api: ApiFabric,
  agents: readonly AgentRef[],
  context: CallContext,
): Result<readonly Account[]> =>
  pipe(
    lookUpEach((cursor) => listAccounts(api, { cursor }, context), {
      identity: identityOf,
      areMeant: agents.map(isNamed),
    }),
    TE.chain((found) => TE.fromOption(() => noSuchAgent)(O.sequenceArray(found))),
  );

const byUsername = (api: ApiFabric, username: string, context: CallContext): Result<Account> =>
  pipe(
    search(api, fromUsername(username), context),
    TE.map(({ accounts }) => accounts.find(isNamed({ username }))),
    TE.chain(TE.fromNullable(noSuchAgent)),
  );

/** One account: by its name the vendor finds it, by number it is looked for among all. */
export const findAccount = (api: ApiFabric, agent: AgentRef, context: CallContext): Result<Account> => {
  const { name, value } = decidingName(agent);
  return name === 'username'
    ? byUsername(api, value, context)
    : pipe(
        findAccounts(api, [agent], context),
        TE.map(([found]) => found),
        TE.chain(TE.fromNullable(noSuchAgent)),
      );
};
