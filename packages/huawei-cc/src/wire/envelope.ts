import type { Endpoint } from '@cordboard/core';
import * as t from 'io-ts';

/** Under which the gateway serves everything. */
export const resource = '/agentgateway/resource';

/** What every reply of the gateway is wrapped in. Codes are text; some pages show success as a number. */
export const Envelope = t.intersection(
  [
    t.type({ retcode: t.union([t.string, t.number], 'text or number') }),
    t.partial({ message: t.union([t.string, t.null, t.undefined], 'text or null') }),
  ],
  'HuaweiEnvelope',
);
export type Envelope = t.TypeOf<typeof Envelope>;

/** A call of the gateway: where it goes, and what its reply looks like when it succeeds. */
export interface VendorCall<A> {
  readonly endpoint: Endpoint;
  /** Of the whole reply: the data stands in `result` or in `event`, or there is none. */
  readonly reply: t.Type<A, unknown>;
  /** Codes that say: it was so already. */
  readonly unchanged?: readonly string[];
}
