import {
  createHttpClient,
  failure,
  isNothing,
  jsonAs,
  proven,
  type CallContext,
  type ContactCenterError,
  type Exchange,
  type HttpReply,
  type Renewable,
  type Runtime,
} from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { defaults, provider, type SobotConfig } from './config.js';
import { failureIn, isEnvelope } from './errors.js';
import { createTokens, type Token } from './tokens.js';
import { Envelope, type CallHeader, type VendorCall } from './wire/envelope.js';

export interface Client {
  /** Makes one of the vendor's calls and returns the `data` of its reply, proven. */
  readonly ask: <A>(
    call: VendorCall<A>,
    request: Pick<Exchange<A>, 'query' | 'json'>,
    context: CallContext,
  ) => TE.TaskEither<ContactCenterError, A>;
}

const editions = {
  'call-center': { version: 'v6', product: 'cc' },
  telemarketing: { version: 'tm', product: 'tm' },
} as const;

/** Proven alone first: a wrapping that only names the place in a report would be made for every reply. */
const provenData = <A>(reply: t.Type<A, unknown>, data: unknown): E.Either<ContactCenterError, A> =>
  reply.is(data)
    ? E.right(data)
    : pipe(
        proven(t.type({ data: reply }), { data }),
        E.map((proof) => proof.data),
        // The envelope has said that it happened.
        E.mapLeft((error) => error.with({ effect: 'done' })),
      );

/** Looks at the envelope first; what it holds is proven only when it says that all went well. */
const read =
  <A>(call: VendorCall<A>) =>
  (reply: HttpReply): E.Either<ContactCenterError, A> => {
    const opened = jsonAs(Envelope, reply);
    if (E.isLeft(opened)) return opened;
    const envelope = opened.right;
    const failed = failureIn(reply.status, envelope, call);
    if (O.isSome(failed)) return E.left(failed.value);
    if (!isEnvelope(envelope)) {
      return E.left(failure('MalformedReply', 'the reply has nothing of its documented envelope'));
    }
    return isNothing(envelope.data) && O.isSome(call.nothing)
      ? E.right(call.nothing.value)
      : provenData(call.reply, envelope.data);
  };

type Headers = Readonly<Record<string, string>>;

/** The headers that a call documents, and those that all have. */
const headersOf = (
  call: Pick<VendorCall<unknown>, 'headers'>,
  config: SobotConfig,
  { idempotencyKey, hasBody, token }: { idempotencyKey: string; hasBody: boolean; token: Token },
): Headers => {
  const values: Readonly<Record<CallHeader, string | undefined>> = {
    timezoneid: config.timeZone ?? defaults.timeZone,
    language: config.language,
    'Idempotency-Key': idempotencyKey,
  };
  const headers: Record<string, string> = {};
  for (const name of call.headers) {
    const value = values[name];
    if (value !== undefined) headers[name] = value;
  }
  if (hasBody) headers['content-type'] = 'application/json;charset=utf-8';
  const scheme = config.authorizationScheme ?? defaults.authorizationScheme;
  headers.Authorization = `${scheme} ${token.value.reveal()}`.trimStart();
  return headers;
};

/** Asks for the token at every try; one that is refused is discarded, and the request is sent once more. */
const authorized = (
  token: Renewable<Token>,
  headersWith: (token: Token) => Headers,
): Pick<Exchange<unknown>, 'headers' | 'recover'> => {
  let sent: Token | undefined;
  return {
    headers: async () => {
      // A token that could not be had was never sent, and asking again would not help.
      sent = undefined;
      const fresh = await token.get();
      if (E.isLeft(fresh)) return fresh;
      sent = fresh.right;
      return E.right(headersWith(sent));
    },
    recover: ({ kind }) => {
      const refused = sent;
      return kind === 'Unauthenticated' && refused !== undefined
        ? TE.fromIO(() => {
            token.discard(refused);
          })
        : undefined;
    },
  };
};

/** Makes the client of an account. Nothing is sent yet. */
export const createClient = (config: SobotConfig, runtime: Runtime): Client => {
  const { baseUrl = defaults.baseUrl } = config;
  const http = createHttpClient({ ...config, provider, baseUrl, account: config.appId }, runtime);
  const tokens = createTokens(config, runtime);
  return {
    ask: (call, { query, json }, context) => {
      // Reads need a key too, and one of their own: under the caller's, two pages of a list would be one request.
      const idempotencyKey = call.endpoint.access === 'read' ? runtime.uuid() : context.idempotencyKey;
      const { headers, recover } = authorized(
        tokens[config.tokens === 'company' ? 'company' : call.token],
        (token) => headersOf(call, config, { idempotencyKey, hasBody: json !== undefined, token }),
      );
      return http.exchange({
        endpoint: call.endpoint,
        params: editions[config.edition ?? defaults.edition],
        query,
        json,
        context,
        headers,
        read: read(call),
        recover,
      });
    },
  };
};
