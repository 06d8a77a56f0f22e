import type { Agent } from '@cordboard/core/provider';
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
