import {
  neverAborted,
  reportDefect,
  type CallContext,
  type ContactCenterError,
  type Runtime,
} from '@cordboard/core/provider';
import { renewable, type Renewable } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { defaultPollPauseMs, type AgentCredentials, type HuaweiCcConfig } from '../../config.js';
import { codes, isRefusal, sessionOver } from './codes.js';
import { byTicket, type Used } from './auth.js';
import type { Gateway, Request, Sender } from './surface.js';
import { GuidRenewal } from './guid-renewal.js';
import { startPoll, type Poll } from './poll.js';
import { sharedSession, type SharedSession } from './shared-session.js';
import { Ticket } from './ticket.js';
import type { VendorCall } from './wire/envelope.js';
import { closedError, notSignedIn, signInAs, type Wish } from './sign-in.js';
import { agentEvent, logout, updateGuid, type EventNotice } from './wire/session.js';

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

const use = (ticket: Ticket): Used => ({ ticket, guid: ticket.guid });

/** Longer than the 10 s for which the gateway holds a poll open. */
const pollTimeoutMs = 15_000;

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
  readonly #renewal: GuidRenewal;
  /** The previous ticket may hold the cookie of the node that knows the agent. */
  #lastTicket: Ticket | undefined;
  #poll: Poll | undefined;
  /** How the caller wishes the next sign-in who asked for it. */
  #wish: Wish | undefined;
  readonly #granted = new WeakSet<Wish>();
  /** How many wait for a ticket who may have the agent signed in for it. */
  #entering = 0;
  #isLeaving = false;
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
    this.#renewal = new GuidRenewal({
      ticket: this.#ticket,
      shared: this.#shared.shared,
      update: (ticket) => parts.gateway.askOnce(updateGuid, {}, this.#sender(ticket, 'session.refresh')),
      isClosed: () => this.#isClosed,
    });
  }

  /** Makes one call in the agent's name; signs the agent in first, and once more when the session was lost. */
  ask<A>(call: VendorCall<A>, request: Request, context: CallContext): Task<A> {
    return this.#asking(this.#enter(), call, request, context);
  }

  /** Makes one call in the agent's name, without signing the agent in: `Conflict` where there is no session, or no longer. */
  within<A>(call: VendorCall<A>, request: Request, context: CallContext): Task<A> {
    return this.#asking(this.#held(), call, request, context);
  }

  /** Signs the agent in, and says whether it was this wish that did: another call may have come first. */
  signIn(wish: Wish): Task<boolean> {
    return pipe(
      this.#enter(wish),
      TE.map(() => this.#granted.has(wish)),
    );
  }

  /** Signs the agent out by a call. Nothing is sent for the agent after that, until the next sign-in. */
  signOut(call: VendorCall<void>, request: Request, context: CallContext): Task<void> {
    return this.#counted(async () => {
      const held = await this.#held()();
      if (E.isLeft(held)) return held;
      this.#isLeaving = true;
      await this.#poll?.end();
      const left = await this.within(call, request, context)();
      this.#isLeaving = false;
      const isOver = E.isRight(left) || this.#ticket.current() === undefined;
      if (isOver) this.#ticket.discard(held.right);
      else this.#use(held.right);
      return isOver ? E.right(undefined) : left;
    });
  }

  #asking<A>(ticket: Task<Ticket>, call: VendorCall<A>, request: Request, context: CallContext): Task<A> {
    const { gateway, agentId } = this.#parts;
    const recover = (error: ContactCenterError, used: Used): Task<void> | undefined => {
      if (isRefusal(error, [codes.guidRefused])) return this.#counted(this.#renewal.refresh(used));
      if (!isRefusal(error, sessionOver)) return undefined;
      return TE.fromIO(() => {
        this.#ticket.discard(used.ticket);
      });
    };
    const auth = byTicket(TE.map(use)(ticket), recover);
    return this.#counted(this.#telling(gateway.ask(call, request, { agentId, context, auth })));
  }

  /** Signs the agent out as soon as nothing else is under way. Nothing is sent for the agent after that. */
  close(): Task<void> {
    return () => {
      this.#isClosed = true;
      return this.#end();
    };
  }

  /** The ticket for a request. A single request signs the agent in, however many calls wait for it. */
  #enter(wish?: Wish): Task<Ticket> {
    const obtained: Task<Ticket> = async () => {
      this.#wish = wish ?? this.#wish;
      this.#entering += 1;
      const result = await this.#ticket.get();
      this.#entering -= 1;
      if (this.#wish === wish) this.#wish = undefined;
      return result;
    };
    return this.#counted(
      pipe(
        this.#open(),
        TE.chain(() => obtained),
        TE.chainEitherK((ticket) => this.#use(ticket)),
      ),
    );
  }

  /** The ticket of an agent who is signed in, here or in another process; `Conflict` where there is none. */
  #held(): Task<Ticket> {
    const { shared } = this.#shared;
    const isThere: Task<boolean> = async () =>
      shared === undefined || this.#ticket.current() !== undefined
        ? E.right(this.#ticket.current() !== undefined)
        : pipe(await shared.read(), E.map(O.isSome));
    return this.#counted(
      pipe(
        this.#open(),
        TE.chain(() => this.#parts.credentials),
        TE.chain(() => isThere),
        TE.chain((present) => (present ? this.#ticket.get : TE.left(notSignedIn))),
        TE.chainEitherK((ticket) => this.#use(ticket)),
      ),
    );
  }

  #use(ticket: Ticket): Result<Ticket> {
    if (this.#isClosed) return E.left(closedError);
    this.#lastTicket = ticket;
    if (!this.#isLeaving) this.#poll ??= this.#startPoll(ticket);
    return E.right(ticket);
  }

  /** Fails once the session is being closed. */
  #open(): Task<void> {
    return () => Promise.resolve(this.#isClosed ? E.left(closedError) : E.right(undefined));
  }

  /** Signs the agent in: as the caller wishes who asked for it, else as the settings say. */
  #signIn(): Task<Ticket> {
    return async () => {
      const wish = this.#wish;
      this.#wish = undefined;
      if (this.#isClosed) return E.left(closedError);
      if (this.#entering === 0) return E.left(notSignedIn);
      if (wish !== undefined) this.#granted.add(wish);
      await this.#poll?.end();
      return signInAs(this.#parts, wish, {
        ticketOf: (credentials) => {
          const ticket = new Ticket(this.#parts.runtime.uuid(), credentials, this.#lastTicket?.cookie);
          this.#lastTicket = ticket;
          return ticket;
        },
        isClosed: () => this.#isClosed,
        sender: (ticket) => this.#sender(ticket, 'session.signIn'),
      })();
    };
  }

  #startPoll(first: Ticket): Poll {
    const { gateway, settings, runtime, onEvent } = this.#parts;
    const timeoutMs = Math.max(pollTimeoutMs, settings.timeoutMs ?? 0);
    const call = { ...agentEvent, endpoint: { ...agentEvent.endpoint, timeoutMs } };
    let polled = first;
    return startPoll({
      ask: (signal) => {
        polled = this.#ticket.current() ?? polled;
        return this.#telling(gateway.poll(call, {}, this.#sender(polled, 'session.poll', signal)));
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
