import type { ErrorKind } from '@cordboard/core/provider';
import type { Endpoint, SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';
import type { TokenKind } from '../../tokens/wire/tokens.js';

/**
 * The envelope of every reply except that of a token. None of its fields is reliable, so none is required.
 */
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
export type KindsByCode = ReadonlyMap<string, ErrorKind>;

/** The token and headers of a call. */
export interface Manner {
  readonly endpoint: Endpoint;
  readonly token: TokenKind;
  readonly headers: readonly CallHeader[];
  /** Codes with another meaning for this call. */
  readonly codes?: KindsByCode;
}

export type VendorCall<A> = SurfaceCall<A> & Manner;

/** How most calls are made. */
export const byCompany = { token: 'company', headers: ['timezoneid'] } as const;

/** For calls whose page names "Agent token". */
export const byAgent = { token: 'agent', headers: ['timezoneid', 'language'] } as const;

/** A path in one of the vendor's modules. Both editions have the same: `/callservice/v6/cc-config/…`, `/callservice/tm/tm-config/…`. */
export const pathIn = (path: string): string => `/callservice/{version}/{product}-${path}`;
