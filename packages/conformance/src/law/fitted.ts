import type { Capabilities } from '@cordboard/core/provider';
import type { Seed } from '@cordboard/memory';
import type { Person } from './pools.js';

/** One of a list of a seed. */
export type Part<K extends keyof Seed> = NonNullable<Seed[K]>[number];

/** What is drawn of a center, before its parts are made to fit each other. */
export interface Parts {
  readonly agents: readonly Part<'agents'>[];
  readonly queues: readonly Part<'queues'>[];
  readonly settings: readonly Part<'settings'>[];
  readonly members: readonly Part<'members'>[];
  readonly extensions: readonly string[];
  /** The agents who get an extension each, as long as there are free ones. */
  readonly holders: readonly Person[];
}

/** Whether an agent is in no queue before. */
const isFirst = ({ agent }: Part<'members'>, i: number, members: readonly Part<'members'>[]): boolean =>
  members.findIndex((other) => other.agent === agent) === i;

/** Settings, members and bound extensions of those queues and agents only that are there. */
export const fitted = (
  { agents, queues, settings, members, extensions, holders }: Parts,
  { 'queues.updateMembers': { traits } }: Capabilities,
): Seed => {
  const agentIds = new Set(agents.map(({ id }) => id));
  const queueIds = new Set(queues.map(({ id }) => id));
  const held = new Map(
    holders
      .filter(({ id }) => agentIds.has(id))
      .slice(0, extensions.length)
      .map(({ id }, i) => [id, { extension: extensions[i] }]),
  );
  return {
    agents: agents.map((agent) => ({ ...agent, station: { ...agent.station, ...held.get(agent.id) } })),
    queues,
    settings: settings.filter(({ queue }) => queueIds.has(queue)),
    members: members
      .filter(({ agent, queue }) => agentIds.has(agent) && queueIds.has(queue))
      .filter((...place) => traits?.membership !== 'single' || isFirst(...place)),
    extensions: extensions.map((number, i) => ({
      number,
      codec: 'Opus',
      ...(i < held.size ? { boundAt: '2025-03-10T09:40:00+08:00' } : {}),
    })),
  };
};
