import { hash } from 'node:crypto';
import {
  createHttpClient,
  jsonAs,
  kindOfStatus,
  proven,
  type CallContext,
  type ContactCenterError,
  type Exchange,
  type Runtime,
} from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { defaultBaseUrl, provider, type ItniotechConfig } from './config.js';
import { refusalError, type Refusal } from './errors.js';
import { textOf } from './mapping/values.js';
import { Envelope, type VendorCall } from './wire/envelope.js';

export interface Client {
  /** Makes one of the vendor's calls and returns the `data` of its reply, proven. */
  readonly ask: <A>(
    call: VendorCall<A>,
    request: Pick<Exchange<A>, 'query' | 'json'>,
    context: CallContext,
  ) => TE.TaskEither<ContactCenterError, A>;
}

/** The headers of one attempt. Neither method nor address nor body is signed: key, secret and second are. */
const signedHeaders = (
  { apiKey, apiSecret }: ItniotechConfig,
  now: number,
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(now / 1000));
  const signed = `${apiKey.reveal()}${apiSecret.reveal()}${timestamp}`;
  return {
    'Content-Type': 'application/json;charset=UTF-8',
    'Api-Key': apiKey.reveal(),
    Timestamp: timestamp,
    Sign: hash('md5', signed),
  };
};

const succeeded = '0';

/** Opens the envelope: a failure often arrives as HTTP 200, and is known by its status only. */
const dataOf = <A>(
  { endpoint, reply: codec }: VendorCall<A>,
  received: Pick<Refusal, 'reply' | 'receivedAt' | 'secrets'>,
): E.Either<ContactCenterError, A> => {
  const opened = jsonAs(Envelope, received.reply);
  if (E.isLeft(opened)) return opened;
  const envelope = opened.right;
  const code = textOf(envelope.status) ?? textOf(envelope.code);
  const reason = textOf(envelope.reason) ?? textOf(envelope.msg);
  return code === succeeded && kindOfStatus(received.reply.status) === undefined
    ? proven(codec, envelope.data)
    : E.left(refusalError({ ...received, endpoint, code, reason }));
};

// A timestamp can go stale on the way; a clock that is wrong stays wrong, so this helps once or not at all.
const signAgain = (error: ContactCenterError): TE.TaskEither<ContactCenterError, void> | undefined =>
  error.kind === 'ClockSkew' ? TE.right(undefined) : undefined;

/** Makes the client of one account. Each attempt is signed afresh. */
export const createClient = (config: ItniotechConfig, runtime: Runtime): Client => {
  const { baseUrl = defaultBaseUrl } = config;
  const secrets = [config.apiKey, config.apiSecret];
  const http = createHttpClient({ ...config, provider, baseUrl, account: config.apiKey.reveal() }, runtime);
  return {
    ask: (call, request, context) =>
      http.exchange({
        query: request.query,
        json: request.json,
        endpoint: call.endpoint,
        context,
        headers: TE.fromIO(() => signedHeaders(config, runtime.now())),
        read: (reply) => dataOf(call, { reply, receivedAt: runtime.now(), secrets }),
        recover: signAgain,
      }),
  };
};
