import { AgentId, AgentName, decidingName, type AgentRef, type Extension } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { alreadyExists, orNotFound, type Answer } from '../shared/answers.js';
import { byKey } from '../shared/by-key.js';
import { patched } from '../shared/patch.js';
import { supply } from '../shared/supply.js';
import { AgentChanges } from './changes.js';
import type { AgentsSeed, SeedAgent, SeedExtension } from './seed.js';

type OtherName = Exclude<AgentName, 'id'>;

/** The port's part of the state. */
export interface AgentsState {
  readonly byId: Map<AgentId, SeedAgent>;
  /** What agents are named by beside their id. */
  readonly idBy: Readonly<Record<OtherName, Map<string, AgentId>>>;
  /** By number. */
  readonly extensions: Map<string, Extension>;
  /** Every id that an agent has or had: none is given twice. */
  readonly idsUsed: Set<AgentId>;
  readonly changes: AgentChanges;
  readonly nextId: () => AgentId;
  readonly nextNumber: () => string;
  readonly nextExtension: () => string;
}

const toExtensions = ({ agents = [], extensions = [] }: AgentsSeed): Map<string, Extension> => {
  const holders = new Map(agents.map((agent) => [agent.station?.extension, agent]));
  const toExtension = ({ number, boundAt, ...more }: SeedExtension): Extension => {
    const holder = holders.get(number);
    return patched<Extension>(
      { number, bound: holder !== undefined },
      holder === undefined ? more : { ...more, boundAt, agent: { id: holder.id, name: holder.name } },
    );
  };
  return byKey(extensions.map(toExtension), ({ number }) => number);
};

/** An agent with defaults for everything else. */
export const newcomer = ({ id, number, name, role }: SeedAgent): SeedAgent => ({
  id,
  number,
  name,
  enabled: true,
  ...(role === 'supervisor' ? {} : { presence: { state: 'logged-out' } }),
  station: {},
});

const otherNames = AgentName.values.filter((name) => name !== 'id');

const forget = ({ idBy }: Pick<AgentsState, 'idBy'>, agent: SeedAgent): void => {
  for (const name of otherNames) idBy[name].delete(agent[name] ?? '');
};

const remember = ({ idBy }: Pick<AgentsState, 'idBy'>, agent: SeedAgent): void => {
  for (const name of otherNames) {
    const value = agent[name];
    if (value !== undefined) idBy[name].set(value, agent.id);
  }
};

/** The agents and extensions that a seed describes. */
export const createAgents = (seed: AgentsSeed): AgentsState => {
  const agents = (seed.agents ?? []).map((agent) => patched(newcomer(agent), agent));
  const byId = byKey(agents, ({ id }) => id);
  const idBy = { number: new Map(), username: new Map(), email: new Map() };
  for (const agent of agents) remember({ idBy }, agent);
  const idsUsed = new Set(byId.keys());
  const extensions = toExtensions(seed);
  const ids = supply(20_001, String, (id) => idsUsed.has(AgentId(id)));
  return {
    byId,
    idBy,
    extensions,
    idsUsed,
    changes: new AgentChanges(),
    nextId: () => AgentId(ids()),
    nextNumber: supply(1001, String, (number) => idBy.number.has(number)),
    nextExtension: supply(80_001, String, (number) => extensions.has(number)),
  };
};

/** What an agent may be named by; what is `null` is taken away. */
type Names = Readonly<Partial<Record<OtherName, string | null>>>;

/** Whether no agent, or none but one, has one of these names; `AlreadyExists`. */
export const namesAreFree = ({ idBy }: AgentsState, names: Names, own?: AgentId): Answer<void> => {
  const taken = otherNames.find((name) => {
    const holder = idBy[name].get(names[name] ?? '');
    return holder !== undefined && holder !== own;
  });
  return taken === undefined ? E.right(undefined) : E.left(alreadyExists('an agent', taken));
};

/** Keeps an agent as it is now. */
export const putAgent = (agents: AgentsState, agent: SeedAgent): void => {
  const before = agents.byId.get(agent.id);
  if (before !== undefined) forget(agents, before);
  agents.byId.set(agent.id, agent);
  agents.idsUsed.add(agent.id);
  remember(agents, agent);
  agents.changes.tell({ before, now: agent });
};

/** Keeps an agent no longer. */
export const takeAgent = (agents: AgentsState, agent: SeedAgent): void => {
  agents.byId.delete(agent.id);
  forget(agents, agent);
  agents.changes.tell({ before: agent });
};

/** The agent a reference means; `NotFound`. */
export const findAgent = ({ byId, idBy }: AgentsState, ref: AgentRef): Answer<SeedAgent> => {
  const { name, value } = decidingName(ref);
  const id = name === 'id' ? AgentId(value) : idBy[name].get(value);
  return orNotFound('agent')(id === undefined ? undefined : byId.get(id));
};

/** The id of an agent who need not be named; `NotFound` when one is named and unknown. */
export const findAgentId = (agents: AgentsState, ref: AgentRef | undefined): Answer<AgentId | undefined> =>
  ref === undefined
    ? E.right(undefined)
    : pipe(
        findAgent(agents, ref),
        E.map(({ id }) => id),
      );

/** Whether an agent is the one that a filter asks for; an unknown agent matches nothing. */
export const isAgent = (agents: AgentsState, wanted: AgentRef): ((id: AgentId | undefined) => boolean) => {
  const agent = findAgent(agents, wanted);
  return (id) => E.isRight(agent) && agent.right.id === id;
};
