import type { AgentId, BlockedNumber, BlockListId, CallerId, CallFlow } from '@cordboard/core/provider';
import { byKey } from '../shared/by-key.js';
import { blockKey } from './do-not-call.js';
import type { RoutingSeed } from './seed.js';

/** The port's part of the state. */
export interface RoutingState {
  /** The agents who take no inbound calls. */
  readonly inboundOff: Set<AgentId>;
  /** The most contacts at once, by `channel/agent id`. */
  readonly concurrency: Map<string, number>;
  readonly callerIds: readonly CallerId[];
  readonly flows: readonly CallFlow[];
  /** The do-not-call lists that are there beside the first, which has no id. */
  readonly blockLists: ReadonlySet<BlockListId>;
  /** By `blockKey`. */
  readonly blocked: Map<string, BlockedNumber>;
}

/** The routing that a seed describes; every agent takes inbound calls. */
export const createRouting = ({
  callerIds = [],
  flows = [],
  blockLists = [],
  blocked = [],
}: RoutingSeed): RoutingState => ({
  inboundOff: new Set(),
  concurrency: new Map(),
  callerIds,
  flows,
  blockLists: new Set(blockLists),
  blocked: byKey(blocked, blockKey),
});
