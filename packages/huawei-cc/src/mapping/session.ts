import { HeaderText, Secret, type SettableState, type SignIn } from '@cordboard/core/provider';
import type { ReplyHead } from '@cordboard/core/http';
import type { AgentCredentials, SignInOptions } from '../config.js';
import type { LoginReply } from '../surfaces/configuration/wire/login.js';
import type { SignInRequest } from '../surfaces/gateway/wire/session.js';
import { textOf } from './values.js';

/** A value that a header cannot carry counts as absent. */
const secretOf = (value: string | undefined): Secret | undefined =>
  HeaderText.is(value) ? new Secret(value) : undefined;

/** The Guid that a reply brings, if any. The header looks like a cookie but is not one. */
export const toGuid = (reply: ReplyHead): Secret | undefined =>
  secretOf(
    reply
      .header('set-guid')
      ?.trim()
      .replace(/^JSESSIONID=/i, ''),
  );

/** The value of the cookie by which the load balancer finds the node that knows the agent, if any. */
export const toStickyCookie = (reply: ReplyHead): Secret | undefined =>
  secretOf(/(?:^|,\s*)huaweielbsession=([^;,\s]*)/.exec(reply.header('set-cookie') ?? '')?.[1]);

/** The login to the configuration that a reply brings, if any. */
export const toLogin = (
  { result }: LoginReply,
  head: ReplyHead | undefined,
): { readonly guid: Secret; readonly cookie: Secret | undefined } | undefined => {
  const told = typeof result === 'object' && result !== null && 'guid' in result ? result.guid : undefined;
  const guid = secretOf(textOf(told)) ?? secretOf(textOf(head?.header('guid')));
  return guid && { guid, cookie: head && toStickyCookie(head) };
};

/** The headers that identify an agent's session, or a login. */
export const fromTokens = (tokens: {
  readonly guid: Secret | undefined;
  readonly cookie: Secret | undefined;
}): Readonly<Record<string, string>> => ({
  ...(tokens.guid === undefined ? {} : { Guid: tokens.guid.reveal() }),
  ...(tokens.cookie === undefined ? {} : { Cookie: `huaweielbsession=${tokens.cookie.reveal()}` }),
});

const agentTypes = { voice: 4, video: 11 } as const;

const statuses: Readonly<Record<SettableState, number>> = { 'not-ready': 3, ready: 4, 'wrap-up': 5 };

/**
 * Fields that are `undefined` are not sent, so the gateway's default applies; but for the state, which is ready there: no call is to arrive
 * because an agent was signed in.
 */
export const fromSignIn = (
  { password, phoneNumber }: AgentCredentials,
  { state = 'not-ready', phone, autoAnswer, readyAfterCall, releasePhone, ip }: SignInOptions,
): SignInRequest => ({
  password,
  phonenum: phoneNumber,
  autoanswer: autoAnswer,
  autoenteridle: readyAfterCall,
  releasephone: releasePhone,
  agenttype: phone && agentTypes[phone],
  status: statuses[state],
  ip,
});

/** What a sign-in says in the place of the configured credentials. */
export const credentialsIn = ({ password, station }: SignIn): Partial<AgentCredentials> => ({
  ...(password === undefined ? {} : { password }),
  ...(station?.phoneNumber === undefined ? {} : { phoneNumber: new Secret(station.phoneNumber) }),
});
