import {
  AgentId,
  decidingName,
  invalidInput,
  type Agent,
  type AgentRef,
  type ContactCenterError,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { AgentKey } from '../config.js';
import type { AgentByWorkNo } from '../surfaces/cms/wire/agents.js';
import { toPresence } from './presence.js';

/** The names of an agent that every surface knows. */
export const workNumbers = ['id', 'number'] as const;

/** The agent's one identifier: id and agent number are the same here. */
export const fromAgentRef = (agent: AgentRef): E.Either<ContactCenterError, string> => {
  const { name, value } = decidingName(agent);
  return AgentKey.is(value)
    ? E.right(value)
    : E.left(invalidInput([{ path: `agent.${name}`, message: `expected ${AgentKey.name}` }]));
};

/**
 * Of the two states in the row, only that of the platform distinguishes an agent who is offered a contact
 * from a busy one. The phone in it is the one of the present sign-in, which may be an extension or an outside
 * number, and is left out.
 */
export const toAgent = ({ workNo, name, citStatus }: AgentByWorkNo): Agent => ({
  id: AgentId(String(workNo)),
  number: String(workNo),
  ...(name ? { name } : {}),
  presence: toPresence(citStatus),
});
