import type { ContactCenterError, Secret } from '@cordboard/core/provider';
import type { Auth } from '@cordboard/core/http';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Ticket } from './ticket.js';

type Task<A> = TaskEither<ContactCenterError, A>;

/** A ticket, and the Guid it held when a request was signed with it. */
export interface Used {
  readonly ticket: Ticket;
  readonly guid: Secret | undefined;
}

/** An agent's session: the Guid and the sticky cookie of its ticket. Every reply may bring new ones, refusals too. */
export const byTicket = (
  ticket: Task<Used>,
  recover?: (error: ContactCenterError, used: Used) => Task<void> | undefined,
): Auth<Used> => ({
  obtain: () => ticket,
  sign: (_, { ticket: held }) => held.headers(),
  onReply: (head, { ticket: held }) => {
    held.keep(head);
  },
  onRefused: recover,
  secrets: ({ ticket: held }) => held.secrets(),
});
