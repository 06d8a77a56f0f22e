import {
  invalidInput,
  withoutValues,
  type AboutOf,
  type agentDirectory,
  type Agent,
  type ContactCenterError,
  type NewAgent,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { ApiFabricConfig } from '../config.js';
import type { NewAccountReply, NewAccountRequest } from '../surfaces/api-fabric/wire/accounts.js';
import { roleIds, toAccountAgent } from './accounts.js';
import { textOf } from './values.js';

/** CEC interface reference, Creating an Agent Account: the types of agents. */
const agentTypes: Readonly<Record<NonNullable<ApiFabricConfig['newAgents']>, number>> = {
  voice: 4,
  multimedia: 5,
  video: 11,
  all: 99,
};

const notOfAccounts = 'accounts do not tell it';
const required = 'the vendor makes no account without';

/** What a new account can have. */
export const newAccounts: Pick<
  AboutOf<typeof agentDirectory.create>,
  'limits' | 'bounds' | 'without' | 'needs'
> = {
  limits: { name: 20, username: 50 },
  bounds: { 'agent.name': { limit: 'name' }, 'agent.username': { limit: 'username' } },
  needs: { 'agent.username': required, 'agent.email': required, 'agent.password': required },
  without: {
    'agent.displayName': notOfAccounts,
    'agent.number': 'the vendor gives the number, for good',
    'agent.id': 'the vendor gives the number, which is the id',
    'agent.callerId': notOfAccounts,
    'agent.callingCode': notOfAccounts,
    'agent.supervises': 'an inspector inspects all queues',
    'agent.extension': 'the vendor gives the extension with the account',
    ...withoutValues('agent.role', ['admin'], 'the vendor has no such role'),
  },
};

/** What core has seen to: see {@link newAccounts}. */
type Complete = NewAgent & Required<Pick<NewAgent, 'username' | 'email' | 'password'>>;

const isComplete = (agent: NewAgent): agent is Complete =>
  agent.username !== undefined && agent.email !== undefined && agent.password !== undefined;

/** Weights begin with 1; queues and phone are left out where there are none. */
export const fromNewAgent = (
  agent: NewAgent,
  newAgents: NonNullable<ApiFabricConfig['newAgents']>,
): E.Either<ContactCenterError, NewAccountRequest> => {
  if (!isComplete(agent))
    return E.left(invalidInput([{ path: 'agent', message: 'needs username, email and password' }]));
  const { username, name, password, email, phoneNumber, queues, role = 'agent' } = agent;
  return E.right({
    userAccount: username,
    userName: name,
    password,
    email,
    agentType: agentTypes[newAgents],
    ccRoleId: role === 'supervisor' ? roleIds.supervisor : roleIds.agent,
    phone: phoneNumber,
    skills: queues?.map(({ queue, level = 1 }) => ({
      skillId: Number(queue),
      agentWeight: Math.max(level, 1),
      skillWeight: 1,
    })),
  });
};

/** The agent who was made; absent where the reply does not tell the number. */
export const toNewAgent = (
  { userAccount, userName, email, phone, ccRoleId, skills }: NewAccountRequest,
  { workNo }: NewAccountReply,
): Agent | undefined => {
  const number = textOf(workNo);
  return number === undefined
    ? undefined
    : toAccountAgent({ userAccount, userName, email, phone, ccRoleId, skills }, number);
};
