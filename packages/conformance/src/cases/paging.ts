import {
  agentDirectory,
  campaigns,
  callRouting,
  queueAdmin,
  type ContactCenter,
  type ListCall,
  type OperationName,
  type PageRequest,
} from '@cordboard/core';
import type { Case } from '../case.js';
import { allOf, errorOf } from '../results.js';
import type { Known } from '../world.js';

interface Listing<Q extends PageRequest, A> {
  readonly name: OperationName;
  readonly identity: (item: A) => string;
  readonly call: (center: ContactCenter) => ListCall<Q, A>;
  readonly query: (known: Known) => Q;
}

const sizes = [1, 2, 3, 7, 1000] as const;

const casesOf = <Q extends PageRequest, A>(listing: Listing<Q, A>): readonly Case[] => [
  {
    title: `loses and repeats nothing of ${listing.name} under any page size`,
    needs: [listing.name],
    check: async ({ center, known }, expect) => {
      const call = listing.call(center);
      const walk = async (limit: number): Promise<readonly string[]> =>
        (await allOf(call, { ...listing.query(known), limit })).map(listing.identity);
      const whole = await walk(1000);
      expect(new Set(whole).size).toEqual(whole.length);
      for (const limit of sizes) expect(await walk(limit)).toEqual(whole);
    },
  },
  {
    title: `never puts more on a page of ${listing.name} than was asked`,
    needs: [listing.name],
    check: async ({ center, known }, expect) => {
      const page = await listing.call(center)({ ...listing.query(known), limit: 1 })();
      if (page._tag === 'Right') expect(page.right.items.length <= 1).toEqual(true);
      expect(page._tag).toEqual('Right');
    },
  },
  {
    title: `refuses a cursor of ${listing.name} that is not its own`,
    needs: [listing.name],
    check: async ({ center, known, requests }, expect) => {
      const error = await errorOf(listing.call(center)({ ...listing.query(known), cursor: '../forged' }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
      expect(requests()).toEqual(0);
    },
  },
];

/** What holds of every list. The order of items is the provider's, and only promised while nothing changes. */
export const pagingCases: readonly Case[] = [
  ...casesOf({
    ...agentDirectory.list,
    call: ({ agents }) => agents.list,
    query: () => ({}),
  }),
  ...casesOf({
    ...agentDirectory.listExtensions,
    call: ({ agents }) => agents.listExtensions,
    query: () => ({}),
  }),
  ...casesOf({ ...queueAdmin.list, call: ({ queues }) => queues.list, query: () => ({}) }),
  ...casesOf({
    ...queueAdmin.listMembers,
    call: ({ queues }) => queues.listMembers,
    query: () => ({}),
  }),
  ...casesOf({
    ...callRouting.listCallerIds,
    call: ({ routing }) => routing.listCallerIds,
    query: () => ({}),
  }),
  ...casesOf({ ...callRouting.listFlows, call: ({ routing }) => routing.listFlows, query: () => ({}) }),
  ...casesOf({
    ...campaigns.list,
    call: ({ campaigns: outbound }) => outbound.list,
    query: () => ({}),
  }),
  ...casesOf({
    ...campaigns.importResult,
    call: ({ campaigns: outbound }) => outbound.importResult,
    query: ({ campaign }) => ({ campaign }),
  }),
];
