import {
  failure,
  isRetryable,
  type CallContext,
  type ContactCenterError,
  type SettableState,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { AgentCredentials, HuaweiCcConfig } from '../../config.js';
import { fromSignIn } from '../../mapping/session.js';
import { byTicket } from './auth.js';
import { codes, isRefusal } from './codes.js';
import { sessionLossMs } from './shared-session.js';
import type { Gateway, Sender } from './surface.js';
import type { Ticket } from './ticket.js';
import type { VendorCall } from './wire/envelope.js';
import { forceLogin, signIn } from './wire/session.js';

type Task<A> = TE.TaskEither<ContactCenterError, A>;

/** How a caller wishes an agent to be signed in. */
export interface Wish {
  readonly state: SettableState;
  /** Left out: as the settings say. */
  readonly takeOver: boolean | undefined;
  /** What stands in the place of the configured credentials. */
  readonly instead: Partial<AgentCredentials>;
  readonly context: CallContext;
}

/** The error once the session is closed. */
export const closedError = failure('Conflict', 'the center is closed');

/** The error of what needs a session and does not begin one. */
export const notSignedIn = failure(
  'Conflict',
  'this center has not signed the agent in, or the session is over; presence.signIn does it',
);

/** Whether that is what failed. */
export const isNotSignedIn = ({ kind, message }: ContactCenterError): boolean =>
  kind === notSignedIn.kind && message === notSignedIn.message;

// A session may have begun all the same.
const noGuid = failure('MalformedReply', 'the reply to the sign-in brought no Guid (header Set-GUID)', {
  effect: 'maybe',
});

/**
 * What a failed sign-in means for the call that needed it: that call did nothing. Where the sign-in may have
 * happened all the same, another one would get `signed in elsewhere` until that session is over.
 */
const asCallFailure = (error: ContactCenterError): ContactCenterError => {
  const isOpen = error.effect === 'maybe' && isRetryable(error.kind, 'none');
  return error.with({
    message: `the agent could not be signed in: ${error.message}`,
    effect: 'none',
    retryAfterMs: isOpen ? Math.max(sessionLossMs, error.retryAfterMs ?? 0) : error.retryAfterMs,
  });
};

/** What a sign-in is sent with. */
interface Parts {
  readonly agentId: string;
  readonly settings: HuaweiCcConfig;
  readonly gateway: Gateway;
  readonly credentials: Task<AgentCredentials>;
}

/** What the session lends to it. */
interface Lent {
  readonly ticketOf: (credentials: AgentCredentials) => Ticket;
  readonly isClosed: () => boolean;
  /** Of a request of the session itself. */
  readonly sender: (ticket: Ticket) => Sender;
}

/** Sends one of the two calls. */
const sendWith =
  ({ agentId, settings, gateway }: Parts, wish: Wish | undefined, { ticketOf, isClosed, sender }: Lent) =>
  (call: VendorCall<void>, credentials: AgentCredentials): Task<Ticket> =>
  async () => {
    if (isClosed()) return E.left(closedError);
    const ticket = ticketOf(credentials);
    const { state = settings.signIn?.state } = wish ?? {};
    const body = { json: fromSignIn(credentials, { ...settings.signIn, state }) };
    const auth = byTicket(TE.right({ ticket, guid: ticket.guid }));
    const sent =
      wish === undefined
        ? gateway.askOnce(call, { body }, sender(ticket))
        : gateway.ask(call, { body }, { agentId, context: wish.context, auth });
    return pipe(
      sent,
      TE.filterOrElse(
        () => ticket.guid !== undefined,
        () => noGuid,
      ),
      TE.bimap(
        (error) => (wish === undefined ? asCallFailure(error) : error),
        () => ticket,
      ),
    )();
  };

/**
 * Signs an agent in. What a caller wished is sent as the caller's own request, and what another call needs as a part of that call; neither is
 * repeated once it may have happened.
 */
export const signInAs = (parts: Parts, wish: Wish | undefined, lent: Lent): Task<Ticket> => {
  const send = sendWith(parts, wish, lent);
  const mayTakeOver = wish?.takeOver ?? parts.settings.takeOver ?? false;
  return pipe(
    parts.credentials,
    TE.map((configured): AgentCredentials => ({ ...configured, ...wish?.instead })),
    TE.chain((found) =>
      pipe(
        send(signIn, found),
        TE.orElse((error) =>
          mayTakeOver && isRefusal(error, [codes.signedInElsewhere])
            ? send(forceLogin, found)
            : TE.left(error),
        ),
      ),
    ),
  );
};
