import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import type { Agent, QueueId } from '@cordboard/core';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import type { Vendor } from '@cordboard/sandbox';
import { pageRows } from '../world/peer-pages.js';

/** A call of an adapter that makes one request, and the number of its rows. */
export interface AdapterCall {
  readonly vendor: Vendor;
  readonly reply: string;
  /** How many rows there should be. */
  readonly rows: number;
  readonly call: (center: ContactCenter) => () => Promise<readonly unknown[]>;
}

/** The first page of agents. */
export const pageOfAgents =
  ({ agents }: ContactCenter) =>
  async (): Promise<readonly Agent[]> =>
    (await orThrow(agents.list({ limit: pageRows }))).items;

/** Signed, sent, decoded and mapped: each adapter's page of agents, and one of its calls about one thing. */
export const adapterCalls = (queue: QueueId): readonly AdapterCall[] => [
  { vendor: 'itniotech', reply: 'page of 100 agents', rows: pageRows, call: pageOfAgents },
  {
    vendor: 'itniotech',
    reply: 'one object',
    rows: 1,
    call: (center) => async () => RA.of(await orThrow(center.queues.configure({ queue, set: {} }))),
  },
  { vendor: 'sobot', reply: 'page of 100 agents', rows: pageRows, call: pageOfAgents },
  {
    vendor: 'sobot',
    reply: 'one object',
    rows: 1,
    call: (center) => async () => RA.of(await orThrow(center.agents.get({ agent: { number: '1001' } }))),
  },
  {
    vendor: 'huawei-cc',
    reply: 'one object',
    rows: 1,
    call: (center) => async () =>
      RA.of(
        await orThrow(center.routing.setConcurrency({ agent: { number: '1001' }, channel: 'chat', max: 5 })),
      ),
  },
];
