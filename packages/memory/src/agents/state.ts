import {
  AgentId,
  decidingName,
  type AgentName,
  type AgentRef,
  type Extension,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { notFound, type Answer } from '../shared/answers.js';
import { byKey } from '../shared/by-key.js';
import { patched } from '../shared/patch.js';
import type { AgentsSeed, SeedAgent, SeedExtension } from './seed.js';

type OtherName = Exclude<AgentName, 'id'>;

/** The port's part of the state. */
export interface AgentsState {
  readonly byId: Map<AgentId, SeedAgent>;
  /** What agents are named by beside their id. */
  readonly idBy: Readonly<Record<OtherName, Map<string, AgentId>>>;
  /** By number. */
  readonly extensions: Map<string, Extension>;
}

const toExtensions = ({ agents = [], extensions = [] }: AgentsSeed): Map<string, Extension> => {
  const holders = new Map(agents.map((agent) => [agent.station?.extension, agent]));
  const toExtension = ({ number, codec, boundAt }: SeedExtension): Extension => {
    const holder = holders.get(number);
    return holder === undefined
      ? patched<Extension>({ number, bound: false }, { codec })
      : patched<Extension>(
          { number, bound: true, agent: { id: holder.id, name: holder.name } },
          { codec, boundAt },
        );
  };
  return byKey(extensions.map(toExtension), ({ number }) => number);
};

/** An agent with defaults for everything else. */
const newcomer = ({ id, number, name }: SeedAgent): SeedAgent => ({
  id,
  number,
  name,
  enabled: true,
  presence: { state: 'logged-out' },
  station: {},
});

const idsBy = (name: OtherName, agents: readonly SeedAgent[]): Map<string, AgentId> =>
  new Map(
    agents.flatMap((agent) => {
      const value = agent[name];
      return value === undefined ? [] : [[value, agent.id]];
    }),
  );

/** The agents and extensions that a seed describes. */
export const createAgents = (seed: AgentsSeed): AgentsState => {
  const agents = (seed.agents ?? []).map((agent) => patched(newcomer(agent), agent));
  return {
    byId: byKey(agents, ({ id }) => id),
    idBy: {
      number: idsBy('number', agents),
      username: idsBy('username', agents),
      email: idsBy('email', agents),
    },
    extensions: toExtensions(seed),
  };
};

/** The agent a reference means; `NotFound`. */
export const findAgent = ({ byId, idBy }: AgentsState, ref: AgentRef): Answer<SeedAgent> => {
  const { name, value } = decidingName(ref);
  const id = name === 'id' ? AgentId(value) : idBy[name].get(value);
  return E.fromNullable(notFound('agent'))(id === undefined ? undefined : byId.get(id));
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
