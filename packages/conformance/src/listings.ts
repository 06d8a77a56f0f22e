import { orThrow, type ListCall } from '@cordboard/core';
import {
  agentDirectory,
  callRouting,
  campaigns,
  queueAdmin,
  type ContactCenter,
  type OperationName,
  type PageRequest,
} from '@cordboard/core/provider';
import type { Known } from './world.js';

/** Something that happens to a list while somebody reads it. */
export type Change = (behind: ContactCenter, known: Known) => Promise<unknown>;

/** A list operation, and what there is to know in order to walk it. */
export interface Listing<Q extends PageRequest, A> {
  readonly name: OperationName;
  readonly identity: (item: A) => string;
  readonly call: (center: ContactCenter) => ListCall<Q, A>;
  readonly query: (known: Known) => Q;
  /** Puts items into a list that is empty at first. */
  readonly fill?: Change;
  /** Adds an item, where one can be added. */
  readonly add?: Change;
  /** Removes one, where one can be removed. */
  readonly remove?: Change;
}

const rows = [{ phoneNumber: '12025550188' }];
const schedule = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' };

type OfListing<R> = <Q extends PageRequest, A>(listing: Listing<Q, A>) => readonly R[];

const ofAgentsAndQueues = <R>(what: OfListing<R>): readonly R[] => [
  ...what({ ...agentDirectory.list, call: ({ agents }) => agents.list, query: () => ({}) }),
  ...what({
    ...agentDirectory.listExtensions,
    call: ({ agents }) => agents.listExtensions,
    query: () => ({}),
    add: ({ agents }, { freeExtension: number }) =>
      orThrow(agents.createExtension({ extension: { number, password: '482915' } })),
  }),
  ...what({
    ...queueAdmin.list,
    call: ({ queues }) => queues.list,
    query: () => ({}),
    add: ({ queues }) => orThrow(queues.create({ name: 'Added meanwhile' })),
    remove: ({ queues }, { queue }) => orThrow(queues.remove({ queue })),
  }),
  ...what({
    ...queueAdmin.listMembers,
    call: ({ queues }) => queues.listMembers,
    query: () => ({}),
    add: ({ queues }, { queue, otherAgent }) =>
      orThrow(queues.updateMembers({ rows: [{ queue, add: [{ agent: otherAgent }] }] })),
    remove: ({ queues }, { queue, agent }) =>
      orThrow(queues.updateMembers({ rows: [{ queue, remove: [agent] }] })),
  }),
];

const ofRoutingAndCampaigns = <R>(what: OfListing<R>): readonly R[] => [
  ...what({
    ...callRouting.listCallerIds,
    call: ({ routing }) => routing.listCallerIds,
    query: () => ({}),
  }),
  ...what({ ...callRouting.listFlows, call: ({ routing }) => routing.listFlows, query: () => ({}) }),
  ...what({
    ...campaigns.list,
    call: ({ campaigns: outbound }) => outbound.list,
    query: () => ({}),
    add: ({ campaigns: outbound }) => orThrow(outbound.create({ name: 'Added meanwhile', schedule })),
  }),
  ...what({
    ...campaigns.importResult,
    call: ({ campaigns: outbound }) => outbound.importResult,
    query: ({ campaign }) => ({ campaign }),
    fill: async ({ campaigns: outbound }, { campaign }) => {
      for (const batch of ['B1', 'B2', 'B3']) await orThrow(outbound.addContacts({ campaign, batch, rows }));
    },
    add: ({ campaigns: outbound }, { campaign }) => orThrow(outbound.addContacts({ campaign, rows })),
  }),
];

/** Does something for every list there is, whatever its items are. */
export const forEachListing = <R>(what: OfListing<R>): readonly R[] => [
  ...ofAgentsAndQueues(what),
  ...ofRoutingAndCampaigns(what),
];
