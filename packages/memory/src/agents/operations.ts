import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import {
  agentDirectory,
  failure,
  type Agent,
  type AgentPatch,
  type AgentQuery,
  type AgentState,
  type Extension,
  type NewExtension,
  type StationPart,
  type Written,
} from '@cordboard/core/provider';
import { alreadyExists, applied, notFound, unchanged, type Answer } from '../shared/answers.js';
import { holds } from '../shared/filter.js';
import { patched } from '../shared/patch.js';
import { serve, serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import type { SeedAgent } from './seed.js';
import { findAgent, findAgentId, type AgentsState } from './state.js';

/** An agent as callers see it: with the queues that the memberships say. */
export const toAgent =
  ({ queues: { memberships, byId } }: State) =>
  (agent: SeedAgent): Agent => ({
    ...agent,
    queues: memberships
      .queuesOf(agent.id)
      .flatMap((id) => byId.get(id) ?? [])
      .map(({ id, name }) => ({ id, name })),
  });

/** An unknown queue has no members, so no agent matches it. */
const matches = ({ queues }: State, query: AgentQuery): ((agent: SeedAgent) => boolean) => {
  const name = query.name?.toLowerCase();
  return (agent) =>
    holds(name, (part) => agent.name.toLowerCase().includes(part)) &&
    holds(query.queue, (queue) => queues.memberships.of(queue).has(agent.id)) &&
    holds(query.state, (state) => agent.presence?.state === state) &&
    holds(query.enabled, (enabled) => agent.enabled === enabled) &&
    holds(query.extension, (part) => agent.station?.extension?.includes(part) === true);
};

/** An extension must be there and free, or be the agent's own already. */
const mayBind = (
  { extensions }: AgentsState,
  agent: SeedAgent,
  number?: string | null,
): Answer<SeedAgent> => {
  if (number === undefined || number === null) return E.right(agent);
  const extension = extensions.get(number);
  if (extension === undefined) return E.left(notFound('extension'));
  return extension.agent === undefined || extension.agent.id === agent.id
    ? E.right(agent)
    : E.left(failure('Conflict', 'the extension is bound to another agent'));
};

const withPatch = (agent: SeedAgent, { wrapUpSec, wrapUpScope, ...station }: AgentPatch): SeedAgent => ({
  ...agent,
  station: patched(agent.station ?? {}, station),
  ...(wrapUpSec === undefined && wrapUpScope === undefined
    ? {}
    : {
        wrapUp: patched(agent.wrapUp ?? { durationSec: 0 }, { durationSec: wrapUpSec, scope: wrapUpScope }),
      }),
});

const rebind = ({ agents: { extensions }, clock }: State, before: SeedAgent, after: SeedAgent): void => {
  const [from, to] = [before.station?.extension, after.station?.extension];
  if (from === to) return;
  const left = from === undefined ? undefined : extensions.get(from);
  if (left !== undefined) {
    extensions.set(left.number, patched(left, { bound: false, boundAt: null, agent: null }));
  }
  const taken = to === undefined ? undefined : extensions.get(to);
  if (taken !== undefined) {
    const agent = { id: after.id, name: after.name };
    extensions.set(taken.number, patched(taken, { bound: true, boundAt: clock.now(), agent }));
  }
};

const change = (state: State, before: SeedAgent, patch: AgentPatch): Written<Agent> => {
  const after = withPatch(before, patch);
  if (isDeepStrictEqual(before, after)) return unchanged(toAgent(state)(before));
  const saved = { ...after, updatedAt: state.clock.now() };
  rebind(state, before, saved);
  state.agents.byId.set(saved.id, saved);
  return applied(state.clock, toAgent(state)(saved));
};

const onCall: readonly (AgentState | undefined)[] = ['reserved', 'busy'];

/** A disabled agent is signed out, so a call under way is in the way. */
const setEnabled = (state: State, before: SeedAgent, enabled: boolean): Answer<Written<Agent>> => {
  if (before.enabled === enabled) return E.right(unchanged(toAgent(state)(before)));
  if (!enabled && onCall.includes(before.presence?.state)) {
    return E.left(failure('Conflict', 'the agent is on a call'));
  }
  const now = state.clock.now();
  const presence = enabled ? before.presence : ({ state: 'logged-out', since: now } as const);
  const saved = { ...before, enabled, presence, updatedAt: now };
  state.agents.byId.set(saved.id, saved);
  return E.right(applied(state.clock, toAgent(state)(saved)));
};

/** What unbinding a part of the station clears. */
const unbindings: Readonly<Record<StationPart, AgentPatch>> = {
  extension: { extension: null },
  phone: { phoneNumber: null },
  both: { extension: null, phoneNumber: null },
};

/** The password is not kept, because there is no phone that needs it. */
const createExtension = (
  { agents: { extensions }, clock }: State,
  { number }: NewExtension,
): Answer<Written<Extension>> => {
  if (extensions.has(number)) return E.left(alreadyExists('an extension', 'number'));
  const extension: Extension = { number, bound: false, codec: 'Opus' };
  extensions.set(number, extension);
  return E.right(applied(clock, extension));
};

const stations = (state: State) => [
  serve(agentDirectory.unbindStation, ({ agent, station }) =>
    pipe(
      findAgent(state.agents, agent),
      E.map((found) => change(state, found, unbindings[station])),
    ),
  ),
  serveList(agentDirectory.listExtensions, state.clock, {
    matching: (query) =>
      E.right(
        [...state.agents.extensions.values()].filter(({ bound }) =>
          holds(query.bound, (wanted) => bound === wanted),
        ),
      ),
    show: identity<Extension>,
  }),
  serve(agentDirectory.createExtension, ({ extension, createdBy }) =>
    pipe(
      findAgentId(state.agents, createdBy),
      E.chain(() => createExtension(state, extension)),
    ),
  ),
];

/** The port's operations on a state. */
export const agents = (state: State) => [
  serveList(agentDirectory.list, state.clock, {
    matching: (query) => E.right([...state.agents.byId.values()].filter(matches(state, query))),
    show: toAgent(state),
  }),
  serve(agentDirectory.get, ({ agent }) => pipe(findAgent(state.agents, agent), E.map(toAgent(state)))),
  serve(agentDirectory.update, ({ agent, set }) =>
    pipe(
      findAgent(state.agents, agent),
      E.chain((found) => mayBind(state.agents, found, set.extension)),
      E.map((found) => change(state, found, set)),
    ),
  ),
  serve(agentDirectory.setEnabled, ({ agent, enabled }) =>
    pipe(
      findAgent(state.agents, agent),
      E.chain((found) => setEnabled(state, found, enabled)),
    ),
  ),
  ...stations(state),
];
