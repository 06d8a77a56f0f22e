import { createHash } from 'node:crypto';
import { decidingName, type AgentRef, type DecidingName } from '@cordboard/core/provider';
import type { SobotConfig } from '../../config.js';
import type { TokenRequest } from './wire/tokens.js';

const namedBy = ({ name, value }: DecidingName): Pick<TokenRequest, 'agentId' | 'agentNo'> =>
  name === 'id' ? { agentId: value } : { agentNo: value };

/** The request for a token, which is signed with the secret and the present time in its body. */
export const signedRequest = (
  { appId, appSecret }: SobotConfig,
  now: number,
  agent: AgentRef | undefined,
): TokenRequest => {
  const responseType = 'token';
  const currentTime = String(now);
  const signed = `${appId}${currentTime}${responseType}${appSecret.reveal()}`;
  const sign = createHash('md5').update(signed).digest('hex');
  const named = agent === undefined ? {} : namedBy(decidingName(agent));
  return { responseType, appId, currentTime, sign, ...named };
};
