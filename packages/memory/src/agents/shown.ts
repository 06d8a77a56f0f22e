import type { Agent, Extension, QueueId } from '@cordboard/core/provider';
import { patched } from '../shared/patch.js';
import type { State } from '../state.js';
import type { SeedAgent } from './seed.js';

/** An agent as callers see it: with the queues that the memberships say, and those that are led. */
export const toAgent =
  ({ queues: { memberships, byId } }: State) =>
  ({ role = 'agent', supervises, ...agent }: SeedAgent): Agent => {
    const named = (ids: readonly QueueId[]): Agent['queues'] =>
      ids.flatMap((each) => byId.get(each) ?? []).map(({ id, name }) => ({ id, name }));
    return patched<Agent>(
      { ...agent, role: { role }, queues: named(memberships.queuesOf(agent.id)) },
      { supervises: supervises && named(supervises) },
    );
  };

/** An extension as callers see it: with the present name of its agent. */
export const toExtension =
  ({ agents: { byId } }: State) =>
  (extension: Extension): Extension => {
    const holder = extension.agent === undefined ? undefined : byId.get(extension.agent.id);
    return holder === undefined ? extension : { ...extension, agent: { id: holder.id, name: holder.name } };
  };
