import {
  RouteId,
  type AgentId,
  type BlockedNumber,
  type BlockListId,
  type CallerId,
  type CallFlow,
  type Route,
} from '@cordboard/core/provider';
import { byKey } from '../shared/by-key.js';
import { supply } from '../shared/supply.js';
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
  readonly routes: Map<RouteId, Route>;
  readonly nextRouteId: () => RouteId;
  /** The do-not-call lists that are there beside the first, which has no id. */
  readonly blockLists: ReadonlySet<BlockListId>;
  /** By `blockKey`. */
  readonly blocked: Map<string, BlockedNumber>;
}

/** The routing that a seed describes; every agent takes inbound calls. */
export const createRouting = ({
  callerIds = [],
  flows = [],
  routes = [],
  blockLists = [],
  blocked = [],
}: RoutingSeed): RoutingState => {
  const routesById = byKey(routes, ({ id }) => id);
  const ids = supply(8101, String, (id) => routesById.has(RouteId(id)));
  return {
    inboundOff: new Set(),
    concurrency: new Map(),
    callerIds,
    flows,
    routes: routesById,
    nextRouteId: () => RouteId(ids()),
    blockLists: new Set(blockLists),
    blocked: byKey(blocked, blockKey),
  };
};

/** Keeps nothing of an agent who is gone. */
export const forgetAgent = ({ inboundOff, concurrency }: RoutingState, agent: AgentId): void => {
  inboundOff.delete(agent);
  for (const key of concurrency.keys()) {
    if (key.slice(key.indexOf('/') + 1) === agent) concurrency.delete(key);
  }
};
