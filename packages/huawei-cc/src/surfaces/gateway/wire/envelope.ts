import { refined } from '@cordboard/core/provider';
import type { SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';

/** The path prefix of the gateway. */
export const resource = '/agentgateway/resource';

/** Codes are text; some pages show success as a number. A blank one says nothing. */
const Code = refined(
  t.union([t.string, t.number]),
  'code (text that is not blank, or number)',
  (code) => String(code).trim() !== '',
);

/** The envelope of every reply of the gateway. */
export const Envelope = t.intersection(
  [
    t.type({ retcode: Code }),
    t.partial({ message: t.union([t.string, t.null, t.undefined], 'text or null') }),
  ],
  'HuaweiEnvelope',
);
export type Envelope = t.TypeOf<typeof Envelope>;

/** What a call of the gateway declares. */
export interface Manner {
  /** Codes for "no change". */
  readonly unchanged?: readonly string[];
}

/**
 * A call of the gateway. Its answer is decoded from the whole reply: the data is in `result` or in `event`,
 * or there is none.
 */
export type VendorCall<A> = SurfaceCall<A> & Manner;
