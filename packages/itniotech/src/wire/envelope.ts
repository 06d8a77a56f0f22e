import type { Endpoint } from '@cordboard/core';
import * as t from 'io-ts';
import { Loose } from './values.js';

/**
 * What every reply is wrapped in. `status` and `reason` on the call center pages, `code` and `msg` on their
 * twins, and some replies mix the two.
 */
export const Envelope = t.partial(
  { status: Loose, code: Loose, reason: Loose, msg: Loose, data: t.unknown },
  'ItniotechEnvelope',
);
export type Envelope = t.TypeOf<typeof Envelope>;

/** A call of the vendor: where it goes, and what its `data` looks like when it succeeds. */
export interface VendorCall<A> {
  readonly endpoint: Endpoint;
  readonly reply: t.Type<A, unknown>;
}
