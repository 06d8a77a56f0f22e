import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { AgentId, AgentRef, MembershipChange, QueueId, Outcome } from '@cordboard/core/provider';
import { findAgent, type AgentsState } from '../agents/state.js';
import { invalid, type Answer } from '../shared/answers.js';
import { patched, type Patch } from '../shared/patch.js';
import type { State } from '../state.js';
import { usualMembership, type Membership } from './memberships.js';
import { findQueue, type QueuesState } from './state.js';

/** A row whose every reference was found, so that it can be done as a whole. */
interface Plan {
  readonly queue: QueueId;
  readonly add: readonly { readonly id: AgentId; readonly membership: Patch<Membership> }[];
  readonly remove: readonly AgentId[];
}

const findId = (agents: AgentsState, agent: AgentRef): Answer<AgentId> =>
  pipe(
    findAgent(agents, agent),
    E.map(({ id }) => id),
  );

const namesEachAgentOnce = ({ add, remove }: Plan): boolean => {
  const leaving = new Set(remove);
  return !add.some(({ id }) => leaving.has(id));
};

/** What a row asks for; its error is found before anything of the row is done. */
export const planOf = ({ agents, queues }: State, row: MembershipChange): Answer<Plan> =>
  pipe(
    findQueue(queues, row.queue),
    E.map(({ id }) => ({ queue: id })),
    E.bind('add', () =>
      pipe(
        row.add ?? [],
        E.traverseArray(({ agent, ...membership }) =>
          pipe(
            findId(agents, agent),
            E.map((id) => ({ id, membership })),
          ),
        ),
      ),
    ),
    E.bind('remove', () =>
      pipe(
        row.remove ?? [],
        E.traverseArray((agent) => findId(agents, agent)),
      ),
    ),
    E.filterOrElse(namesEachAgentOnce, () => invalid('remove', 'names an agent that is in `add`, too')),
  );

/**
 * A field that is left out keeps its value for a member, and gets the default for a new one. Returns whether
 * anything changed.
 */
const join = (
  { memberships }: QueuesState,
  queue: QueueId,
  { id, membership }: Plan['add'][number],
): boolean => {
  const before = memberships.of(queue).get(id);
  const after = patched(before ?? usualMembership, membership);
  memberships.put(queue, id, after);
  return !isDeepStrictEqual(before, after);
};

const leave = ({ memberships }: QueuesState, queue: QueueId, id: AgentId): boolean => {
  const wasMember = memberships.of(queue).has(id);
  memberships.remove(queue, id);
  return wasMember;
};

/** Does all that a row asks for. */
export const carryOut = (
  queues: QueuesState,
  { queue, add, remove }: Plan,
): Outcome<{ readonly queue: QueueId }> => {
  const changes = [
    ...add.map((newcomer) => join(queues, queue, newcomer)),
    ...remove.map((agent) => leave(queues, queue, agent)),
  ];
  return { outcome: changes.includes(true) ? 'applied' : 'unchanged', value: { queue } };
};
