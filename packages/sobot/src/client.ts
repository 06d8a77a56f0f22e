import {
  createHttpClient,
  failure,
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

const isNothing = (data: unknown): boolean =>
  data === null || data === undefined || (t.UnknownRecord.is(data) && Object.keys(data).length === 0);

const dataOf = (envelope: Envelope): E.Either<ContactCenterError, unknown> =>
  isEnvelope(envelope)
    ? E.right(envelope.data)
    : E.left(failure('MalformedReply', 'the reply has nothing of its documented envelope'));

/** Looks at the envelope first; what it holds is proven only when it says that all went well. */
const read =
  <A>(call: VendorCall<A>) =>
  (reply: HttpReply): E.Either<ContactCenterError, A> =>
    pipe(
      jsonAs(Envelope, reply),
      E.chain((envelope) =>
        pipe(
          failureIn(reply.status, envelope, call),
          O.match(() => dataOf(envelope), E.left<ContactCenterError, unknown>),
        ),
      ),
      E.chain((data) =>
        isNothing(data) && O.isSome(call.nothing)
          ? E.right(call.nothing.value)
          : provenData(call.reply, data),
      ),
    );

type Headers = Readonly<Record<string, string>>;

const documentedHeaders = (
  { headers }: Pick<VendorCall<unknown>, 'headers'>,
  config: SobotConfig,
  idempotencyKey: string,
): Headers => {
  const values: Readonly<Record<CallHeader, string | undefined>> = {
    timezoneid: config.timeZone ?? defaults.timeZone,
    language: config.language,
    'Idempotency-Key': idempotencyKey,
  };
  return Object.fromEntries(
    headers.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
};

/** Asks for the token at every try; one that is refused is discarded, and the request is sent once more. */
const authorized = (
  token: Renewable<Token>,
  scheme: string,
  headers: Headers,
): Pick<Exchange<unknown>, 'headers' | 'recover'> => {
  let sent: Token | undefined;
  return {
    headers: pipe(
      TE.fromIO<void, ContactCenterError>(() => {
        sent = undefined;
      }),
      TE.chain(() => token.get),
      TE.map((fresh) => {
        sent = fresh;
        return { ...headers, Authorization: `${scheme} ${fresh.value.reveal()}`.trimStart() };
      }),
    ),
    // A token that could not be had was never sent, and asking again would not help.
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
    ask: (call, request, context) => {
      // Reads need a key too, and one of their own: under the caller's, two pages of a list would be one request.
      const key = call.endpoint.access === 'read' ? runtime.uuid() : context.idempotencyKey;
      return http.exchange({
        ...request,
        endpoint: call.endpoint,
        params: editions[config.edition ?? defaults.edition],
        context,
        read: read(call),
        ...authorized(
          tokens[config.tokens === 'company' ? 'company' : call.token],
          config.authorizationScheme ?? defaults.authorizationScheme,
          {
            ...documentedHeaders(call, config, key),
            ...(request.json === undefined ? {} : { 'content-type': 'application/json;charset=utf-8' }),
          },
        ),
      });
    },
  };
};
