import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  agentDirectory,
  failure,
  type Agent,
  type AgentState,
  type NewAgent,
  type OneAgent,
  type Written,
  unchanged,
} from '@cordboard/core/provider';
import { usualMembership } from '../queues/memberships.js';
import { forgetAgent } from '../routing/state.js';
import { alreadyExists, applied, invalid, type Answer } from '../shared/answers.js';
import { patched } from '../shared/patch.js';
import { serve } from '../shared/serve.js';
import type { State } from '../state.js';
import { mayBind, rebind } from './binding.js';
import type { SeedAgent } from './seed.js';
import { toAgent } from './shown.js';
import { findAgent, namesAreFree, newcomer, putAgent, takeAgent } from './state.js';
import { eachIsThere, once } from './supervising.js';

/** Every queue is there, and is named once. */
const joinable = (state: State, { queues: wanted = [] }: NewAgent): Answer<unknown> => {
  const ids = wanted.map(({ queue }) => queue);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) < i);
  return twice >= 0
    ? E.left(invalid(`agent.queues.${twice}.queue`, 'names a queue twice'))
    : eachIsThere(state, ids);
};

const isFree = ({ agents }: State, { id, ...names }: NewAgent): Answer<void> =>
  id !== undefined && agents.byId.has(id)
    ? E.left(alreadyExists('an agent', 'id'))
    : namesAreFree(agents, names);

/** The agent who is made; nothing is kept yet. */
const made = ({ agents, clock }: State, wanted: NewAgent): SeedAgent => {
  const { id, number, name, phoneNumber, extension } = wanted;
  const { displayName, username, email, callerId, callingCode, role, supervises } = wanted;
  const now = clock.now();
  return patched(
    newcomer({ id: id ?? agents.nextId(), number: number ?? agents.nextNumber(), name, role }),
    patched<Partial<SeedAgent>>(
      { createdAt: now, updatedAt: now, station: patched({}, { phoneNumber, extension }) },
      { displayName, username, email, callerId, callingCode, role, supervises: once(supervises) },
    ),
  );
};

const create = (state: State, wanted: NewAgent): Answer<Written<Agent>> =>
  pipe(
    isFree(state, wanted),
    E.chain(() => joinable(state, wanted)),
    E.chain(() => eachIsThere(state, wanted.supervises)),
    E.chain(() => mayBind(state.agents, wanted.extension)),
    E.map(() => {
      const agent = made(state, wanted);
      putAgent(state.agents, agent);
      rebind(state, undefined, agent);
      for (const { queue, level } of wanted.queues ?? []) {
        state.queues.memberships.put(queue, agent.id, patched(usualMembership, { level }));
      }
      return applied(state.clock, toAgent(state)(agent));
    }),
  );

const onCall: readonly (AgentState | undefined)[] = ['reserved', 'busy'];

const notOnCall = ({ presence }: SeedAgent): Answer<void> =>
  onCall.includes(presence?.state)
    ? E.left(failure('Conflict', 'the agent is on a call'))
    : E.right(undefined);

/** What refers to the agent goes too; what the agent did before stays. */
const remove = (state: State, agent: SeedAgent): Answer<Written<OneAgent>> =>
  pipe(
    notOnCall(agent),
    E.map(() => {
      takeAgent(state.agents, agent);
      rebind(state, agent, undefined);
      state.queues.memberships.removeAgent(agent.id);
      forgetAgent(state.routing, agent.id);
      state.presence.settings.delete(agent.id);
      return applied(state.clock, { agent: { id: agent.id } });
    }),
  );

/** A disabled agent is signed out, so a call under way is in the way. */
const setEnabled = (state: State, before: SeedAgent, enabled: boolean): Answer<Written<Agent>> => {
  if (before.enabled === enabled) return E.right(unchanged(toAgent(state)(before)));
  return pipe(
    enabled ? E.right(undefined) : notOnCall(before),
    E.map(() => {
      const now = state.clock.now();
      const isSignedOut = !enabled && before.presence !== undefined;
      if (isSignedOut) state.presence.settings.delete(before.id);
      const presence = isSignedOut ? { state: 'logged-out' as const, since: now } : undefined;
      const saved = patched<SeedAgent>({ ...before, enabled, updatedAt: now }, { presence });
      putAgent(state.agents, saved);
      return applied(state.clock, toAgent(state)(saved));
    }),
  );
};

/** The password is not kept: nothing signs in to a center in memory. */
const setPassword = ({ clock }: State, { id }: SeedAgent): Written<OneAgent> =>
  applied(clock, { agent: { id } });

/** The operations on accounts. */
export const accounts = (state: State) => [
  serve(agentDirectory.create, ({ agent }) => create(state, agent)),
  serve(agentDirectory.remove, ({ agent }) =>
    pipe(
      findAgent(state.agents, agent),
      E.chain((found) => remove(state, found)),
    ),
  ),
  serve(agentDirectory.setEnabled, ({ agent, enabled }) =>
    pipe(
      findAgent(state.agents, agent),
      E.chain((found) => setEnabled(state, found, enabled)),
    ),
  ),
  serve(agentDirectory.setPassword, ({ agent }) =>
    pipe(
      findAgent(state.agents, agent),
      E.map((found) => setPassword(state, found)),
    ),
  ),
];
