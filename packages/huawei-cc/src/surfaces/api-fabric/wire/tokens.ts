import type { Secret } from '@cordboard/core/provider';
import { json, reads, type SurfaceCall } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { Loose, Text } from './values.js';

/** The header `X-Token-Expire` says how long the token is to be good. */
export interface TokenRequest {
  readonly app_key: Secret;
  readonly app_secret: Secret;
}

/** It has no envelope. `Expires` is in seconds; one public client reads `expiresIn`. */
export const TokenReply = t.partial(
  { AccessToken: Text, Expires: Loose, expiresIn: Loose },
  'HuaweiTokenReply',
);
export type TokenReply = t.TypeOf<typeof TokenReply>;

/** CEC interface reference, C1: obtaining a token by access key and secret key. */
export const tokenByAkSk: SurfaceCall<TokenReply> = {
  endpoint: reads('POST', '/apigovernance/api/oauth/tokenByAkSk'),
  answer: json(TokenReply, O.some({})),
};
