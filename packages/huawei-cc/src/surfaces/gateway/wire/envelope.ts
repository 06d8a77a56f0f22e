import { refined } from '@cordboard/core/provider';
import type { SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';

/** Under which the gateway serves everything. */
export const resource = '/agentgateway/resource';

/** Codes are text; some pages show success as a number. A blank one says nothing. */
const Code = refined(
  t.union([t.string, t.number]),
  'code (text that is not blank, or number)',
  (code) => String(code).trim() !== '',
);

/** What every reply of the gateway is wrapped in. */
export const Envelope = t.intersection(
  [
    t.type({ retcode: Code }),
    t.partial({ message: t.union([t.string, t.null, t.undefined], 'text or null') }),
  ],
  'HuaweiEnvelope',
);
export type Envelope = t.TypeOf<typeof Envelope>;

/** What a call of the gateway says of itself. */
export interface Manner {
  /** Codes that say: it was so already. */
  readonly unchanged?: readonly string[];
}

/** A call of the gateway. Its answer is read from the whole reply: the data stands in `result` or in `event`, or there is none. */
export type VendorCall<A> = SurfaceCall<A> & Manner;
