import { createHash } from 'node:crypto';
import type { AgentRef } from '@cordboard/core/provider';
import type { SobotConfig } from '../../config.js';
import type { TokenRequest } from './wire/tokens.js';

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
  const named = agent === undefined ? {} : 'id' in agent ? { agentId: agent.id } : { agentNo: agent.number };
  return { responseType, appId, currentTime, sign, ...named };
};
