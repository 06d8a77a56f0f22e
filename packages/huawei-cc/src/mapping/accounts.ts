import {
  type agentDirectory,
  AgentId,
  QueueId,
  withoutValues,
  type AboutOf,
  type Agent,
  type AgentPatch,
  type AgentQuery,
  type HeldRole,
  type NumberedPage,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import type {
  AccountChangeRequest,
  AccountCodeRequest,
  AccountRequest,
  AccountRow,
  AccountSearchRequest,
  WorkNoReply,
} from '../surfaces/api-fabric/wire/accounts.js';
import { numberOf, textOf } from './values.js';

/** The page names no largest page of accounts; that of others is 100. */
export const accountPages = { defaultSize: 100, maxSize: 100 } as const;

/** Pages of accounts begin with 0, unlike those of all else. */
export const fromAccountPage = ({ page, size }: NumberedPage): AccountSearchRequest => ({
  pageNum: page - 1,
  pageSize: size,
});

export const accountOf = ({ userAccount }: AccountRow): string => String(userAccount).trim();

export const fromUsername = (username: string): AccountRequest => ({ userAccount: username });

/** Names an account to whatever changes it. */
export const fromAccount = (row: AccountRow): AccountRequest => fromUsername(accountOf(row));

/** Names an account to the call that knows its work number. */
export const fromAccountCode = (row: AccountRow): AccountCodeRequest => ({ accountCode: accountOf(row) });

/** The work number in the row of an account; its samples lack it. */
export const workNoIn = ({ workNo }: AccountRow): string | undefined => textOf(workNo);

export const toWorkNo = ({ data }: WorkNoReply): string | undefined => textOf(data?.workNo);

export const roleIds = { agent: 2, supervisor: 3 } as const;

/** An agent for outbound calls. */
const outboundAgent = 4;

/** 255 stands for none. */
const noRole = 255;

const roleOf = (ccRoleId: AccountRow['ccRoleId']): HeldRole | undefined => {
  const code = numberOf(ccRoleId);
  if (code === undefined || code === noRole) return undefined;
  if (code === roleIds.agent) return { role: 'agent' };
  if (code === roleIds.supervisor) return { role: 'supervisor' };
  const native = { code: String(code) };
  return code === outboundAgent ? { role: 'agent', native } : { role: 'unknown', native };
};

/** An agent by account and work number; the work number is id and number in one. */
export const toAccountAgent = (row: AccountRow, workNo: string): Agent => {
  const [phoneNumber, extension] = [textOf(row.phone), textOf(row.sipAccount)];
  return {
    id: AgentId(workNo),
    number: workNo,
    name: textOf(row.userName),
    username: accountOf(row),
    email: textOf(row.email),
    role: roleOf(row.ccRoleId),
    queues: rowsIn(row.skills).map(({ skillId }) => ({ id: QueueId(String(skillId).trim()) })),
    ...(phoneNumber === undefined && extension === undefined ? {} : { station: { phoneNumber, extension } }),
  };
};

/** The vendor has no filters, but for one account: they are applied here. */
export const isAgentMeant =
  ({ name, number, username, email, role, queue }: AgentQuery) =>
  (agent: Agent): boolean =>
    (name === undefined || (agent.name ?? '').toLowerCase().includes(name.toLowerCase())) &&
    (number === undefined || agent.number === number) &&
    (username === undefined || agent.username === username) &&
    (email === undefined || agent.email === email) &&
    (role === undefined || (agent.role?.role ?? 'unknown') === role) &&
    (queue === undefined || (agent.queues ?? []).some(({ id }) => id === queue));

const notOfAccounts = 'accounts do not tell it';

/** What accounts can be asked for. */
export const agentFilters: Pick<AboutOf<typeof agentDirectory.list>, 'without'> = {
  without: {
    state: 'accounts tell no state; presence tells it',
    enabled: notOfAccounts,
    extension: notOfAccounts,
  },
};

/** What accounts can be changed in. */
export const accountChanges: Pick<AboutOf<typeof agentDirectory.update>, 'without'> = {
  without: {
    'set.displayName': notOfAccounts,
    'set.number': 'the vendor gives the number, for good',
    'set.email=null': 'an account has an address for mail',
    'set.callerId': notOfAccounts,
    'set.callingCode': notOfAccounts,
    'set.supervises': 'an inspector inspects all queues',
    ...withoutValues('set.role', ['admin'], 'the vendor has no such role'),
    'set.wrapUpSec': 'the time after a call belongs to a queue here',
    'set.wrapUpScope': 'the time after a call belongs to a queue here',
    'set.extension': 'the vendor gives the extension with the account',
  },
};

export const fromAgentPatch = (
  row: AccountRow,
  { name, email, phoneNumber, role }: AgentPatch,
): AccountChangeRequest => ({
  ...fromAccount(row),
  userName: name,
  email: email ?? undefined,
  phone: phoneNumber === null ? '' : phoneNumber,
  ccRoleId: role === 'agent' || role === 'supervisor' ? roleIds[role] : undefined,
});

/** The agent as known after a change. */
export const changed = (agent: Agent, { name, email, phoneNumber, role }: AgentPatch): Agent => ({
  ...agent,
  name: name ?? agent.name,
  email: email ?? agent.email,
  role: role === undefined ? agent.role : { role },
  station:
    phoneNumber === undefined ? agent.station : { ...agent.station, phoneNumber: phoneNumber ?? undefined },
});
