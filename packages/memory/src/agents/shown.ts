import type { Agent, Extension } from '@cordboard/core/provider';
import type { State } from '../state.js';
import type { SeedAgent } from './seed.js';

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

/** An extension as callers see it: with the present name of its agent. */
export const toExtension =
  ({ agents: { byId } }: State) =>
  (extension: Extension): Extension => {
    const holder = extension.agent === undefined ? undefined : byId.get(extension.agent.id);
    return holder === undefined ? extension : { ...extension, agent: { id: holder.id, name: holder.name } };
  };
