import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { AgentPresence } from '../domain/agent-presence.js';
import { decidingName, type AgentName, type AgentRef } from '../domain/agent-ref.js';
import type { SetPresence } from '../domain/agent-session.js';
import type { Agent } from '../domain/agent.js';
import type { Page } from '../domain/common.js';
import type { PresenceRow, StateDefinition, StateQuery } from '../domain/presence.js';
import { invalidInput, type ContactCenterError } from '../errors/contact-center-error.js';
import { listWhole } from '../paging/numbered.js';

/** The names of an agent, as far as they are told. */
type Names = Partial<Pick<Agent, AgentName>>;

/** Whether an agent is the one that a reference names. */
export const isNamedBy = (ref: AgentRef): ((agent: Names) => boolean) => {
  const { name, value } = decidingName(ref);
  return (agent) => agent[name] === value;
};

/** Whether an agent is among those that a filter names; without one, everybody is. */
export const isNamedAmong = (refs: readonly AgentRef[] | undefined): ((agent: Agent) => boolean) => {
  const areNamed = refs?.map(isNamedBy);
  return (agent) => areNamed?.some((isNamed) => isNamed(agent)) ?? true;
};

/** What a presence can tell beside the state, its reason and the provider's own word for them. */
export const beyondState = [
  'pending',
  'since',
  'activity',
  'cause',
  'until',
  'custom',
  'channels',
  'signedInAt',
] as const satisfies readonly (keyof AgentPresence)[];

/** The presence of an agent as a list of agents tells it; `unknown` where it is not told. */
export const presenceOf = ({ presence = { state: 'unknown' } }: Pick<Agent, 'presence'>): AgentPresence =>
  presence;

/** The row of an agent, where a provider tells presences in its list of agents. */
export const toPresenceRow = (agent: Agent): PresenceRow => {
  const { id, number, username, email, name, queues } = agent;
  return { agent: { id, number, username, email }, presence: presenceOf(agent), name, queues };
};

/** The page of a list of states that is known beforehand: nothing is sent for it. */
export const statesAmong =
  (states: readonly StateDefinition[]) =>
  (query: StateQuery): TE.TaskEither<ContactCenterError, Page<StateDefinition>> =>
    listWhole(
      query,
      () => TE.right(states.filter(({ settable }) => settable === (query.settable ?? settable))),
      identity,
    );

/** Fails where a reason or a length is given for a state that has none. */
export const onlyWhileNotReady = (wanted: SetPresence): E.Either<ContactCenterError, SetPresence> => {
  const problems = (['reason', 'durationSec'] as const)
    .filter((path) => wanted.state !== 'not-ready' && wanted[path] !== undefined)
    .map((path) => ({ path, message: 'is for the state not-ready only' }));
  return problems.length === 0 ? E.right(wanted) : E.left(invalidInput(problems));
};
