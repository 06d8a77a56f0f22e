import type { HttpReply, Secret } from '@cordboard/core';
import type { AgentCredentials } from './config.js';
import { fromTokens, toGuid, toStickyCookie } from './mapping/session.js';

/**
 * What the gateway recognizes an agent by, from one sign-in to its end. A late reply to a request of an
 * earlier sign-in renews that one's ticket and leaves this one alone.
 */
export class Ticket {
  guid: Secret | undefined;
  /** Shared by all sign-ins of the agent: it leads to the node, not to the session. */
  cookie: Secret | undefined;
  readonly #credentials: AgentCredentials;

  constructor(credentials: AgentCredentials, cookie: Secret | undefined) {
    this.#credentials = credentials;
    this.cookie = cookie;
  }

  /** Takes over what a reply brings; what it does not bring stays. */
  keep(reply: HttpReply): void {
    this.guid = toGuid(reply) ?? this.guid;
    this.cookie = toStickyCookie(reply) ?? this.cookie;
  }

  headers(): Readonly<Record<string, string>> {
    return fromTokens(this);
  }

  /** Everything about the agent that must not show in an error. */
  secrets(): readonly Secret[] {
    const { password, phoneNumber } = this.#credentials;
    return [password, phoneNumber, this.guid, this.cookie].flatMap((secret) => secret ?? []);
  }
}
