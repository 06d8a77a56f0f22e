import { reads, type Endpoint } from '@cordboard/core/http';
import * as t from 'io-ts';
import { Loose, Text } from '../../api/wire/values.js';

/** On whose behalf a call is made: the account's, or one agent's. */
export type TokenKind = 'company' | 'agent';

export interface TokenRequest {
  readonly responseType: 'token';
  readonly appId: string;
  /** Now, epoch milliseconds. */
  readonly currentTime: string;
  /** MD5, in hex, of `appId`, `currentTime`, `responseType` and the secret, one after the other. */
  readonly sign: string;
  readonly agentId?: string;
  readonly agentNo?: string;
}

/** It has no envelope. The two editions spell it differently. */
export const TokenReply = t.partial(
  { access_token: Text, accessToken: Text, expires_in: Loose, expiresIn: Loose },
  'SobotTokenReply',
);
export type TokenReply = t.TypeOf<typeof TokenReply>;

/** Sobot API Function Specification, Obtain the Authentication Token. */
export const tokenCalls: Readonly<Record<TokenKind, Endpoint>> = {
  company: reads('POST', '/tokens/company'),
  agent: reads('POST', '/tokens/agent'),
};
