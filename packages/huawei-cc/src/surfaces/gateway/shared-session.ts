import {
  accountKey,
  sharedValue,
  type ContactCenterError,
  type Runtime,
  type SharedValue,
  type Store,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { provider, type AgentCredentials } from '../../config.js';
import { Ticket } from './ticket.js';
import { soleLeader, leadershipBy, type PollLeadership } from './poll-leadership.js';

type Task<A> = TE.TaskEither<ContactCenterError, A>;

/** Without a poll for this long, the gateway ends a session. */
export const sessionLossMs = 120_000;

/** How often a valid ticket is written to the store again. */
const tellAgainMs = 30_000;

/** The shared part of an agent's session. */
export interface SharedSession {
  /** The ticket in the store. */
  readonly shared: SharedValue<Ticket> | undefined;
  /** Shares a ticket that was just accepted; `undefined` when it is already shared. */
  readonly news: (ticket: Ticket) => Task<void> | undefined;
  readonly leadership: PollLeadership;
}

const unshared: SharedSession = { shared: undefined, news: () => undefined, leadership: soleLeader };

interface Parts {
  readonly agentId: string;
  readonly gatewayUrl: string;
  readonly credentials: Task<AgentCredentials>;
  readonly runtime: Runtime;
}

/** The ticket stays in the store for as long as the gateway waits for another poll. */
const sharedTicketOf = (store: Store, name: string, { credentials, runtime }: Parts): SharedValue<Ticket> => {
  let known: AgentCredentials | undefined;
  const shared = sharedValue<Ticket>({
    store,
    name,
    sleep: runtime.sleep,
    toStored: (ticket) => ticket.toStored(),
    fromStored: (stored) =>
      pipe(
        O.fromNullable(known),
        O.chain((present) => Ticket.fromStored(present, stored)),
      ),
    isSame: (one, other) => one.isOfSession(other),
    keepMs: () => sessionLossMs,
  });
  // Needed to mask the session's secrets in errors, even when another process signed in.
  const read = pipe(
    credentials,
    TE.chain((found) => {
      known = found;
      return shared.read;
    }),
  );
  return { ...shared, read: () => (known === undefined ? read() : shared.read()) };
};

const newsOf = (
  { read, write }: SharedValue<Ticket>,
  now: Runtime['monotonicNow'],
): SharedSession['news'] => {
  let told: { readonly ticket: Ticket; readonly guid: Ticket['guid']; readonly at: number } | undefined;
  const isKnown = (ticket: Ticket): boolean =>
    told?.ticket === ticket && told.guid === ticket.guid && now() < told.at + tellAgainMs;
  return (ticket) => {
    if (isKnown(ticket)) return undefined;
    told = { ticket, guid: ticket.guid, at: now() };
    return pipe(
      read,
      // A late reply of an old session must not replace a newer session.
      TE.map(O.exists((found) => !found.isOfSession(ticket))),
      TE.chain((isOver) => (isOver ? TE.right(undefined) : write(ticket))),
    );
  };
};

/** The shared part of an agent's session; without a store nothing is shared. */
export const sharedSession = (parts: Parts): SharedSession => {
  const { agentId, gatewayUrl, runtime } = parts;
  const { store, monotonicNow } = runtime;
  if (store === undefined) return unshared;
  const name = `${accountKey(provider, gatewayUrl, agentId)}/session`;
  const shared = sharedTicketOf(store, name, parts);
  return { shared, news: newsOf(shared, monotonicNow), leadership: leadershipBy(store, name, runtime) };
};
