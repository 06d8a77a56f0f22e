import {
  createHttpClient,
  failure,
  jsonAs,
  kindOfStatus,
  proven,
  type Secret,
  type CallContext,
  type ContactCenterError,
  type Exchange,
  type HttpClient,
  type HttpReply,
  type Runtime,
} from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { provider, type HuaweiCcConfig } from './config.js';
import { codes, refusalError } from './errors.js';
import type { Ticket } from './ticket.js';
import { Envelope, type VendorCall } from './wire/envelope.js';

type Task<A> = TE.TaskEither<ContactCenterError, A>;

/** What a call is given beside the agent. */
export type Request = Pick<Exchange<unknown>, 'query' | 'json'>;

/** A ticket, and the Guid it held when a request was sent with it. */
export interface Used {
  readonly ticket: Ticket;
  readonly guid: Secret | undefined;
}

/** In whose name a request travels, and for which call. */
export interface Sender {
  readonly agentId: string;
  readonly context: CallContext;
  /** Asked for again before each attempt. */
  readonly ticket: Task<Ticket>;
  readonly recover?: (error: ContactCenterError, used: Used) => Task<void> | undefined;
}

// The gateway wants it on requests without a body, too.
const contentType = { 'Content-Type': 'application/json; charset=UTF-8' };

/** Opens the envelope: a failure arrives as HTTP 200 like a success, and is known by its code only. */
const understand = <A>(
  { reply: codec, unchanged = [] }: VendorCall<A>,
  reply: HttpReply,
  secrets: readonly Secret[],
): E.Either<ContactCenterError, A> =>
  pipe(
    jsonAs(Envelope, reply),
    E.chain((envelope) => {
      const code = String(envelope.retcode).trim();
      const isFine = code === codes.success || unchanged.includes(code);
      if (!isFine) return E.left(refusalError({ code, message: envelope.message ?? undefined }, secrets));
      const kind = kindOfStatus(reply.status);
      return kind === undefined
        ? proven(codec, envelope)
        : E.left(failure(kind, `HTTP ${String(reply.status)}`));
    }),
  );

/** Sends one call. Every reply is looked through for a new Guid, also one that reports a failure. */
const send = <A>(http: HttpClient, call: VendorCall<A>, request: Request, sender: Sender): Task<A> => {
  const { agentId, context, ticket, recover } = sender;
  return () => {
    let used: Used | undefined;
    return http.exchange({
      ...request,
      endpoint: call.endpoint,
      params: { agentid: agentId },
      context,
      headers: pipe(
        ticket,
        TE.map((held) => {
          used = { ticket: held, guid: held.guid };
          return { ...contentType, ...held.headers() };
        }),
      ),
      read: (reply) => {
        used?.ticket.keep(reply);
        return understand(call, reply, used?.ticket.secrets() ?? []);
      },
      recover: (error) => used && recover?.(error, used),
    })();
  };
};

/** How calls reach the gateway. */
export interface Gateway {
  /** Tries as often as the settings say. */
  readonly ask: <A>(call: VendorCall<A>, request: Request, sender: Sender) => Task<A>;
  /** Tries once: for what must not be repeated blindly, and for what is repeated anyway. */
  readonly askOnce: <A>(call: VendorCall<A>, request: Request, sender: Sender) => Task<A>;
}

export const createGateway = (settings: HuaweiCcConfig, runtime: Runtime): Gateway => {
  const common = { ...settings, provider, baseUrl: settings.gatewayUrl };
  const http = createHttpClient(common, runtime);
  const httpOnce = createHttpClient({ ...common, retry: { attempts: 1 } }, runtime);
  return {
    ask: (call, request, sender) => send(http, call, request, sender),
    askOnce: (call, request, sender) => send(httpOnce, call, request, sender),
  };
};
