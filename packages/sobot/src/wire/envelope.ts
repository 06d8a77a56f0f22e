import type { Endpoint, ErrorKind } from '@cordboard/core';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import type { TokenKind } from './tokens.js';

/** What every reply but a token's is wrapped in. Nothing in it can be relied on, so nothing is required. */
export const Envelope = t.partial(
  {
    /** `Success`. */
    status: t.unknown,
    /** 200; mirrors the HTTP status. */
    code: t.unknown,
    /** `000000`; on about half of the replies. */
    retCode: t.unknown,
    ret_code: t.unknown,
    retMsg: t.unknown,
    ret_msg: t.unknown,
    message: t.unknown,
    reason: t.unknown,
    data: t.unknown,
  },
  'SobotEnvelope',
);
export type Envelope = t.TypeOf<typeof Envelope>;

/** A header that only some calls document. */
export type CallHeader = 'timezoneid' | 'language' | 'Idempotency-Key';

/** What codes mean. */
export type KindsByCode = Readonly<Partial<Record<string, ErrorKind>>>;

/** A call of the vendor's: where it goes, as whom, with which headers, and what its `data` looks like. */
export interface VendorCall<A> {
  readonly endpoint: Endpoint;
  readonly token: TokenKind;
  readonly headers: readonly CallHeader[];
  readonly reply: t.Type<A, unknown>;
  /** What it means when there is nothing in `data`, in whichever spelling. */
  readonly nothing: O.Option<A>;
  /** Codes that mean something else here than elsewhere. */
  readonly codes?: KindsByCode;
}

type Manner = Pick<VendorCall<never>, 'token' | 'headers' | 'nothing'>;

/** How most calls are made. */
export const byCompany: Manner = { token: 'company', headers: ['timezoneid'], nothing: O.none };

/** How the calls are made whose page says "Agent token". */
export const byAgent: Manner = { token: 'agent', headers: ['timezoneid', 'language'], nothing: O.none };

/** A path in one of the vendor's modules. Both editions have the same: `/callservice/v6/cc-config/…`, `/callservice/tm/tm-config/…`. */
export const pathIn = (path: string): string => `/callservice/{version}/{product}-${path}`;
