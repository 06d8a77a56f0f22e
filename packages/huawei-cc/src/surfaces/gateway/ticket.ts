import { HeaderText, Secret } from '@cordboard/core/provider';
import type { ReplyHead } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import type { AgentCredentials } from '../../config.js';
import { fromTokens, toGuid, toStickyCookie } from '../../mapping/session.js';

const StoredTicket = t.intersection(
  [t.type({ session: t.string, guid: HeaderText }), t.partial({ cookie: HeaderText })],
  'HuaweiStoredTicket',
);

/**
 * Identifies an agent's session, from sign-in to its end. A late reply to a request of an earlier sign-in
 * changes the ticket of that one only.
 */
export class Ticket {
  guid: Secret | undefined;
  /** Shared by all sign-ins of the agent: it leads to the node, not to the session. */
  cookie: Secret | undefined;
  /** Names the sign-in, for all processes that use it. */
  readonly #session: string;
  readonly #credentials: AgentCredentials;

  constructor(session: string, credentials: AgentCredentials, cookie: Secret | undefined) {
    this.#session = session;
    this.#credentials = credentials;
    this.cookie = cookie;
  }

  /** A ticket of another process, for an agent with these credentials. */
  static fromStored(credentials: AgentCredentials, stored: unknown): O.Option<Ticket> {
    if (!StoredTicket.is(stored)) return O.none;
    const { session, guid, cookie } = stored;
    const ticket = new Ticket(session, credentials, cookie === undefined ? cookie : new Secret(cookie));
    ticket.guid = new Secret(guid);
    return O.some(ticket);
  }

  /** The stored form, for another process. */
  toStored(): unknown {
    return { session: this.#session, guid: this.guid?.reveal(), cookie: this.cookie?.reveal() };
  }

  /** Whether the two are of one sign-in. */
  isOfSession(other: Ticket): boolean {
    return this.#session === other.#session;
  }

  /** Copies the state that another process has of the same session. */
  follow({ guid, cookie }: Ticket): void {
    this.guid = guid;
    this.cookie = cookie;
  }

  /** Keeps the tokens of a reply; those that it lacks stay as they are. */
  keep(reply: ReplyHead): void {
    this.guid = toGuid(reply) ?? this.guid;
    this.cookie = toStickyCookie(reply) ?? this.cookie;
  }

  headers(): Readonly<Record<string, string>> {
    return fromTokens(this);
  }

  /** The agent's secrets, for masking in errors. */
  secrets(): readonly Secret[] {
    const { password, phoneNumber } = this.#credentials;
    return [password, phoneNumber, this.guid, this.cookie].flatMap((secret) => secret ?? []);
  }
}
