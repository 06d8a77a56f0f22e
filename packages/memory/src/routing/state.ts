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
  /** The agents who take no inbound contacts of a channel, as `channel/agent id`. */
  readonly inboundOff: Set<string>;
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

/** The routing that a seed describes; every agent takes inbound contacts. */
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
  const isTheirs = (key: string): boolean => key.slice(key.indexOf('/') + 1) === agent;
  for (const kept of [inboundOff, concurrency]) {
    for (const key of [...kept.keys()].filter(isTheirs)) kept.delete(key);
  }
};
