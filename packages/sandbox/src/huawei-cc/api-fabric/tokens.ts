import { text } from '@cordboard/core/provider';
import * as t from 'io-ts';
import { credentials } from '../../credentials.js';
import { isWhole } from '../../guards.js';
import { json, parseJson, type SandboxReply, type SandboxRequest } from '../../http.js';
import { httpError } from '../http-error.js';
import type { Grants } from './grants.js';

export const tokenPath = '/apigovernance/api/oauth/tokenByAkSk';

const { appKey, appSecret } = credentials['huawei-cc'].apiFabric;

const Keys = t.strict({ app_key: text(128), app_secret: text(128) });

const defaultLifeSec = 600;
const isLife = isWhole(1, 3600);

/**
 * Gives a token for the key, as the page on the authentication by access key and secret key prints it: every value is text. What
 * a wrong key is answered, the page does not say.
 */
export const answerToken = (grants: Grants, request: SandboxRequest, now: number): SandboxReply => {
  const lifeSec = Number(request.headers['x-token-expire'] ?? defaultLifeSec);
  const keys = parseJson(request.body);
  if (!isLife(lifeSec) || !Keys.is(keys)) return httpError(400, request, now);
  if (keys.app_key !== appKey || keys.app_secret !== appSecret) return httpError(401, request, now);
  const { token, createdAt } = grants.give(lifeSec);
  return json({
    AccessToken: token,
    ApplyType: 'Bearer',
    CreateTime: String(Math.floor(createdAt / 1000)),
    Expires: String(lifeSec),
    Scope: 'sandbox',
    AppKey: appKey,
    UserID: 'Anonymous',
  });
};
