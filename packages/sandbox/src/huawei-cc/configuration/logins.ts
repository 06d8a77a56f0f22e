import { randomUUID } from 'node:crypto';
import { fields, strictObject } from '@cordboard/core/provider';
import * as t from 'io-ts';
import { credentials } from '../../credentials.js';
import { json, parseJson, type SandboxReply, type SandboxRequest } from '../../http.js';
import type { Refusal } from './codes.js';

/** Who is logged in to the configuration. */
export interface Logins {
  readonly give: () => string;
  readonly isGood: (guid: unknown) => boolean;
  /** Ends all of them. */
  readonly clear: () => void;
}

export const createLogins = (): Logins => {
  const given = new Set<string>();
  return {
    give: () => {
      const guid = `${randomUUID()}.AgentGateway1`;
      given.add(guid);
      return guid;
    },
    isGood: (guid) => typeof guid === 'string' && given.has(guid),
    clear: () => {
      given.clear();
    },
  };
};

const Login = strictObject('config/login', fields({ agentId: t.number, password: t.string }, {}));

/** Answers a login: the key is in the body, and in a header. */
export const answerLogin = (
  logins: Logins,
  { body }: SandboxRequest,
  refused: (code: Refusal) => SandboxReply,
): SandboxReply => {
  const asked = parseJson(body);
  if (!Login.is(asked)) return refused('107-002');
  const { user, password } = credentials['huawei-cc'].configuration;
  if (asked.agentId !== user || asked.password !== password) return refused('107-003');
  const guid = logins.give();
  return json({ result: { guid }, message: 'success', retcode: '0' }, 200, { guid });
};
