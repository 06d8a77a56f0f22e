import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  agentDirectory,
  type Agent,
  type AgentPatch,
  type AgentQuery,
  type Extension,
  type NewExtension,
  type StationPart,
  type Written,
  unchanged,
} from '@cordboard/core/provider';
import { alreadyExists, applied, type Answer } from '../shared/answers.js';
import { holds } from '../shared/filter.js';
import { patched } from '../shared/patch.js';
import { serve, serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import { accounts } from './accounts.js';
import { mayBind, rebind } from './binding.js';
import type { SeedAgent } from './seed.js';
import { toAgent, toExtension } from './shown.js';
import { findAgent, findAgentId, isAgent, namesAreFree, putAgent } from './state.js';
import { eachIsThere, once } from './supervising.js';

/** An unknown queue has no members, so no agent matches it. */
const matches = ({ queues }: State, query: AgentQuery): ((agent: SeedAgent) => boolean) => {
  const name = query.name?.toLowerCase();
  return (agent) =>
    holds(name, (part) => agent.name.toLowerCase().includes(part)) &&
    holds(query.number, (number) => agent.number === number) &&
    holds(query.username, (username) => agent.username === username) &&
    holds(query.email, (email) => agent.email === email) &&
    holds(query.role, (role) => (agent.role ?? 'agent') === role) &&
    holds(query.queue, (queue) => queues.memberships.of(queue).has(agent.id)) &&
    holds(query.state, (state) => agent.presence?.state === state) &&
    holds(query.enabled, (enabled) => agent.enabled === enabled) &&
    holds(query.extension, (part) => agent.station?.extension?.includes(part) === true);
};

/** Who leads none already goes on so. */
const supervisedBy = ({ supervises = [] }: SeedAgent, wanted: AgentPatch['supervises']) =>
  wanted === null && supervises.length === 0 ? undefined : once(wanted);

/** A supervisor may have no state; everyone else has one. */
const withRole = (agent: SeedAgent, role: AgentPatch['role']): SeedAgent =>
  role === undefined || role === (agent.role ?? 'agent')
    ? agent
    : { presence: { state: 'logged-out' }, ...agent, role };

const withPatch = (
  agent: SeedAgent,
  { wrapUpSec, wrapUpScope, phoneNumber, extension, role, supervises, ...own }: AgentPatch,
): SeedAgent => ({
  ...withRole(patched(agent, { ...own, supervises: supervisedBy(agent, supervises) }), role),
  station: patched(agent.station ?? {}, { phoneNumber, extension }),
  ...(wrapUpSec === undefined && wrapUpScope === undefined
    ? {}
    : {
        wrapUp: patched(agent.wrapUp ?? { durationSec: 0 }, { durationSec: wrapUpSec, scope: wrapUpScope }),
      }),
});

const change = (state: State, before: SeedAgent, patch: AgentPatch): Written<Agent> => {
  const after = withPatch(before, patch);
  if (isDeepStrictEqual(before, after)) return unchanged(toAgent(state)(before));
  const saved = { ...after, updatedAt: state.clock.now() };
  rebind(state, before, saved);
  putAgent(state.agents, saved);
  return applied(state.clock, toAgent(state)(saved));
};

/** What unbinding a part of the station clears. */
const unbindings: Readonly<Record<StationPart, AgentPatch>> = {
  extension: { extension: null },
  phone: { phoneNumber: null },
  both: { extension: null, phoneNumber: null },
};

/** The password is not kept, because there is no phone that needs it. */
const createExtension = (
  { agents: { extensions, nextExtension }, clock }: State,
  { number, name, group, callerId }: NewExtension,
): Answer<Written<Extension>> => {
  const isOfGroup = (other: Extension): boolean => other.group === group;
  if (number !== undefined && extensions.has(number)) {
    return E.left(alreadyExists('an extension', 'number'));
  }
  if (group !== undefined && [...extensions.values()].some(isOfGroup)) {
    return E.left(alreadyExists('a group of phones', 'name'));
  }
  const made: Extension = { number: number ?? nextExtension(), bound: false, codec: 'Opus' };
  const extension = patched(made, { name, group, callerId });
  extensions.set(extension.number, extension);
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
        [...state.agents.extensions.values()].filter(
          ({ bound, agent }) =>
            holds(query.bound, (wanted) => bound === wanted) &&
            holds(query.agent, (wanted) => isAgent(state.agents, wanted)(agent?.id)),
        ),
      ),
    show: toExtension(state),
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
      E.chainFirst(({ id }) => namesAreFree(state.agents, set, id)),
      E.chainFirst(() => eachIsThere(state, set.supervises)),
      E.chainFirst(({ id }) => mayBind(state.agents, set.extension, id)),
      E.map((found) => change(state, found, set)),
    ),
  ),
  ...accounts(state),
  ...stations(state),
];
