import type { Agent, QueueId } from '@cordboard/core/provider';
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
