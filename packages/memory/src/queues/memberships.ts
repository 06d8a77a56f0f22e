import type { AgentId, QueueId } from '@cordboard/core/provider';
import { patched } from '../shared/patch.js';
import type { SeedMember } from './seed.js';

/** How an agent serves a queue. */
export interface Membership {
  readonly level: number;
  readonly weight?: number | undefined;
  readonly autoSignIn: boolean;
}

/** The default membership. */
export const usualMembership: Membership = { level: 1, autoSignIn: true };

/** Which agents serve which queues, indexed both ways, in the order of joining. */
export class Memberships {
  private readonly byQueue = new Map<QueueId, Map<AgentId, Membership>>();
  private readonly byAgent = new Map<AgentId, Set<QueueId>>();

  constructor(members: readonly SeedMember[]) {
    for (const { queue, agent, ...membership } of members) {
      this.put(queue, agent, patched(usualMembership, membership));
    }
  }

  of(queue: QueueId): ReadonlyMap<AgentId, Membership> {
    return this.byQueue.get(queue) ?? new Map();
  }

  queuesOf(agent: AgentId): readonly QueueId[] {
    return [...(this.byAgent.get(agent) ?? [])];
  }

  put(queue: QueueId, agent: AgentId, membership: Membership): void {
    this.byQueue.set(
      queue,
      (this.byQueue.get(queue) ?? new Map<AgentId, Membership>()).set(agent, membership),
    );
    this.byAgent.set(agent, (this.byAgent.get(agent) ?? new Set<QueueId>()).add(queue));
  }

  remove(queue: QueueId, agent: AgentId): void {
    this.byQueue.get(queue)?.delete(agent);
    this.byAgent.get(agent)?.delete(queue);
  }

  removeAgent(agent: AgentId): void {
    for (const queue of this.queuesOf(agent)) this.byQueue.get(queue)?.delete(agent);
    this.byAgent.delete(agent);
  }

  removeQueue(queue: QueueId): void {
    for (const agent of this.of(queue).keys()) this.byAgent.get(agent)?.delete(queue);
    this.byQueue.delete(queue);
  }
}
