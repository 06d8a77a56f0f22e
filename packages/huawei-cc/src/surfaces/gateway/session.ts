import {
  failure,
  isRetryable,
  neverAborted,
  reportDefect,
  singleFlight,
  Secret,
  type CallContext,
  type ContactCenterError,
  type Runtime,
} from '@cordboard/core/provider';
import { renewable, type Renewable } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { defaultPollPauseMs, type AgentCredentials, type HuaweiCcConfig } from '../../config.js';
import { codes, isRefusal, sessionOver } from './codes.js';
import { byTicket, type Used } from './auth.js';
import type { Gateway, Request, Sender } from './surface.js';
import { fromSignIn } from '../../mapping/session.js';
import { startPoll, type Poll } from './poll.js';
import { sessionLossMs, sharedSession, type SharedSession } from './shared-session.js';
import { Ticket } from './ticket.js';
import type { VendorCall } from './wire/envelope.js';
import { agentEvent, forceLogin, logout, signIn, updateGuid, type EventNotice } from './wire/session.js';

type Result<A> = E.Either<ContactCenterError, A>;
type Task<A> = TE.TaskEither<ContactCenterError, A>;

/** What a session needs. */
export interface SessionParts {
  readonly agentId: string;
  readonly gatewayUrl: string;
  readonly settings: HuaweiCcConfig;
  readonly runtime: Runtime;
  readonly gateway: Gateway;
  readonly credentials: Task<AgentCredentials>;
  /** Called for each event of the agent. */
  readonly onEvent: (event: EventNotice) => void;
}

/** The error once the session is closed. */
export const closedError = failure('Conflict', 'the center is closed');

const noGuid = failure('MalformedReply', 'the reply to the sign-in brought no Guid (header Set-GUID)');

const use = (ticket: Ticket): Used => ({ ticket, guid: ticket.guid });

/** Longer than the 10 s for which the gateway holds a poll open. */
const pollTimeoutMs = 15_000;

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

/**
 * An agent's session: begun by the first call that needs it, kept alive by polling, ended by `close`. Where
 * processes share a store they share the session: one signs in, one polls, and the last one signs out.
 */
export class AgentSession {
  readonly #parts: SessionParts;
  readonly #shared: SharedSession;
  readonly #correlationId: string;
  readonly #ticket: Renewable<Ticket>;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #refreshes = new Map<Ticket, Promise<Result<void>>>();
  /** The previous ticket may hold the cookie of the node that knows the agent. */
  #lastTicket: Ticket | undefined;
  #poll: Poll | undefined;
  #isClosed = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#correlationId = parts.runtime.uuid();
    this.#shared = sharedSession(parts);
    this.#ticket = renewable({
      obtain: this.#signIn(),
      monotonicNow: parts.runtime.monotonicNow,
      shared: this.#shared.shared,
    });
  }

  /** Makes one call in the agent's name; signs the agent in first, and once more when the session was lost. */
  ask<A>(call: VendorCall<A>, request: Request, context: CallContext): Task<A> {
    const { gateway, agentId } = this.#parts;
    const recover = (error: ContactCenterError, used: Used): Task<void> | undefined => {
      if (isRefusal(error, [codes.guidRefused])) return this.refresh(used);
      if (!isRefusal(error, sessionOver)) return undefined;
      return TE.fromIO(() => {
        this.#ticket.discard(used.ticket);
      });
    };
    const auth = byTicket(TE.map(use)(this.#enter()), recover);
    return this.#counted(this.#telling(gateway.ask(call, request, { agentId, context, auth })));
  }

  /**
   * Gets a new Guid for the same session, unless it has a newer one by now, from here or from another
   * process. When the gateway refuses that, too, the session is lost, and the next request signs the agent in
   * again.
   */
  refresh(used: Used): Task<void> {
    return this.#counted(async () => {
      const { ticket, guid } = used;
      if (this.#isClosed) return E.left(closedError);
      if (ticket.guid !== guid) return E.right(undefined);
      const finished = (): boolean => this.#refreshes.delete(ticket);
      const underWay = this.#refreshes.get(ticket) ?? this.#renewGuid(used)().finally(finished);
      this.#refreshes.set(ticket, underWay);
      return underWay;
    });
  }

  /** Signs the agent out as soon as nothing else is under way. Nothing is sent for the agent after that. */
  close(): Task<void> {
    return () => {
      this.#isClosed = true;
      return this.#end();
    };
  }

  /** The ticket for a request. A single request signs the agent in, however many calls wait for it. */
  #enter(): Task<Ticket> {
    return this.#counted(
      pipe(
        this.#open(),
        TE.chain(() => this.#ticket.get),
        TE.chainEitherK((ticket) => {
          if (this.#isClosed) return E.left(closedError);
          this.#lastTicket = ticket;
          this.#poll ??= this.#startPoll(ticket);
          return E.right(ticket);
        }),
      ),
    );
  }

  /** Fails once the session is being closed. */
  #open(): Task<void> {
    return () => Promise.resolve(this.#isClosed ? E.left(closedError) : E.right(undefined));
  }

  #signIn(): Task<Ticket> {
    const mayTakeOver = (error: ContactCenterError): boolean =>
      this.#parts.settings.takeOver === true && isRefusal(error, [codes.signedInElsewhere]);
    return pipe(
      TE.fromTask(async () => this.#poll?.end()),
      TE.chain(() => this.#parts.credentials),
      TE.chain((credentials) =>
        pipe(
          this.#signInBy(signIn, credentials),
          TE.orElse((error) =>
            mayTakeOver(error) ? this.#signInBy(forceLogin, credentials) : TE.left(error),
          ),
        ),
      ),
    );
  }

  #signInBy(call: VendorCall<void>, credentials: AgentCredentials): Task<Ticket> {
    return async () => {
      if (this.#isClosed) return E.left(closedError);
      const ticket = new Ticket(this.#parts.runtime.uuid(), credentials, this.#lastTicket?.cookie);
      this.#lastTicket = ticket;
      const json = fromSignIn(credentials, this.#parts.settings.signIn ?? {});
      return pipe(
        this.#parts.gateway.askOnce(call, { body: { json } }, this.#sender(ticket, 'session.signIn')),
        TE.filterOrElse(
          () => ticket.guid !== undefined,
          () => noGuid,
        ),
        TE.bimap(asCallFailure, () => ticket),
      )();
    };
  }

  #renewGuid({ ticket, guid }: Used): Task<void> {
    const { shared } = this.#shared;
    const isRefused = (found: Ticket): boolean =>
      found.isOfSession(ticket) && found.guid?.reveal() === guid?.reveal();
    const updated = this.#updateGuid(ticket);
    const renewed =
      shared === undefined ? updated : singleFlight(shared, (found) => !isRefused(found), updated);
    return pipe(
      renewed,
      TE.map((found) => {
        if (!found.isOfSession(ticket)) this.#ticket.discard(ticket);
        // A poll may have brought a newer one in the meantime.
        else if (ticket.guid === guid) ticket.follow(found);
      }),
      TE.orElse((error) => {
        const isLost = isRefusal(error, [codes.guidRefused, ...sessionOver]);
        if (isLost) this.#ticket.discard(ticket);
        return isLost ? TE.right(undefined) : TE.left(error.with({ effect: 'none' }));
      }),
    );
  }

  #updateGuid(ticket: Ticket): Task<Ticket> {
    return pipe(
      this.#parts.gateway.askOnce(updateGuid, {}, this.#sender(ticket, 'session.refresh')),
      TE.map(({ result }) => {
        ticket.guid = new Secret(result.guid);
        return ticket;
      }),
    );
  }

  #startPoll(first: Ticket): Poll {
    const { gateway, settings, runtime, onEvent } = this.#parts;
    const timeoutMs = Math.max(pollTimeoutMs, settings.timeoutMs ?? 0);
    const call = { ...agentEvent, endpoint: { ...agentEvent.endpoint, timeoutMs } };
    let polled = first;
    return startPoll({
      ask: (signal) => {
        polled = this.#ticket.current() ?? polled;
        return this.#telling(gateway.askOnce(call, {}, this.#sender(polled, 'session.poll', signal)));
      },
      pauseMs: settings.pollPauseMs ?? defaultPollPauseMs,
      sleep: runtime.sleep,
      asLeader: this.#shared.leadership.poll,
      onEvent,
      onLost: () => {
        this.#ticket.discard(polled);
      },
      onDefect: (error) => {
        reportDefect(runtime, { where: 'session.poll', error });
      },
      onEnd: () => {
        this.#poll = undefined;
      },
    });
  }

  async #end(): Promise<Result<void>> {
    await this.#poll?.end();
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
    const ticket = this.#ticket.current();
    if (ticket === undefined) return E.right(undefined);
    const signOut = pipe(
      this.#parts.gateway.ask(logout, {}, this.#sender(ticket, 'session.signOut')),
      TE.chainFirstTaskK(() => this.#shared.shared?.remove(ticket) ?? T.of(undefined)),
      TE.map(() => undefined),
    );
    return this.#shared.leadership.ifLastUser(signOut)();
  }

  /**
   * Shares what a successful call has brought with the other processes. No call waits for that, only `close`.
   */
  #telling<A>(call: Task<A>): Task<A> {
    return pipe(
      call,
      TE.map((value) => {
        const ticket = this.#ticket.current();
        const news = ticket && this.#shared.news(ticket);
        if (news !== undefined) void this.#counted(news)();
        return value;
      }),
    );
  }

  /** A request of the session itself, which no caller can cancel. */
  #sender(ticket: Ticket, operation: string, signal: AbortSignal = neverAborted): Sender {
    const { agentId, runtime } = this.#parts;
    const { onDefect } = runtime;
    const own = { correlationId: this.#correlationId, idempotencyKey: runtime.uuid() };
    const context = { operation, signal, waitSignal: signal, onDefect, ...own };
    return { agentId, context, auth: byTicket(TE.fromIO(() => use(ticket))) };
  }

  #counted<A>(task: Task<A>): Task<A> {
    return async () => {
      const work = task();
      this.#underWay.add(work);
      return work.finally(() => this.#underWay.delete(work));
    };
  }
}
