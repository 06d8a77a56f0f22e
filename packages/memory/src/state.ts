import { createAgents, type AgentsState } from './agents/state.js';
import { createCalls, type CallsState } from './calls/state.js';
import { createCampaigns, type CampaignsState } from './campaigns/state.js';
import { createPresence, type PresenceState } from './presence/state.js';
import { createQueues, type QueuesState } from './queues/state.js';
import { createRecords, type RecordsState } from './records/state.js';
import { createRouting, type RoutingState } from './routing/state.js';
import type { Seed } from './seed.js';
import type { Clock } from './shared/clock.js';

/** Everything a center in memory knows, port by port. The values are immutable; a write replaces them. */
export interface State {
  readonly clock: Clock;
  readonly agents: AgentsState;
  readonly presence: PresenceState;
  readonly queues: QueuesState;
  readonly routing: RoutingState;
  readonly campaigns: CampaignsState;
  readonly calls: CallsState;
  readonly records: RecordsState;
}

/** The state that a seed describes. */
export const createState = (seed: Seed, clock: Clock): State => ({
  clock,
  agents: createAgents(seed),
  presence: createPresence(),
  queues: createQueues(seed),
  routing: createRouting(seed),
  campaigns: createCampaigns(seed),
  calls: createCalls(),
  records: createRecords(seed),
});
