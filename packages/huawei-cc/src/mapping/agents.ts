import {
  AgentId,
  decidingName,
  invalidInput,
  type Agent,
  type AgentRef,
  type AgentState,
  type ContactCenterError,
  type NotReadyReason,
  type AgentPresence,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { AgentKey } from '../config.js';
import type { AgentByWorkNo } from '../surfaces/cms/wire/agents.js';

/** The agent's one identifier: id and agent number are the same here. */
export const fromAgentRef = (agent: AgentRef): E.Either<ContactCenterError, string> => {
  const { name, value } = decidingName(agent);
  return AgentKey.is(value)
    ? E.right(value)
    : E.left(invalidInput([{ path: `agent.${name}`, message: `expected ${AgentKey.name}` }]));
};

/** The states of the CTI platform. CEC interface reference, agent states. */
const ctiStates: ReadonlyMap<number, readonly [state: AgentState, reason?: NotReadyReason]> = new Map([
  [0, ['logged-out']],
  [1, ['ready']],
  [2, ['reserved']],
  [3, ['reserved']],
  [4, ['reserved']],
  [5, ['busy']],
  [6, ['wrap-up']],
  [7, ['not-ready', 'busy']],
  [8, ['not-ready', 'break']],
  [9, ['not-ready', 'training']],
  [10, ['wrap-up']],
]);

const toPresence = (ctiStatus: number): AgentPresence => {
  const [state, reason] = ctiStates.get(ctiStatus) ?? ['unknown' as const];
  return { state, ...(reason === undefined ? {} : { reason }), native: { code: String(ctiStatus) } };
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
