import * as E from 'fp-ts/lib/Either.js';
import { abortedError } from '../errors/aborted.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { effectOfWrite } from '../errors/kinds.js';
import type { Result } from '../policies/layer.js';
import { orAborted } from '../policies/waiting.js';
import type { CallContext } from '../context/call-context.js';
import {
  accountName,
  guardCallback,
  type AttemptEvent,
  type DefectReport,
  type Runtime,
} from '../context/runtime.js';
import type { Headers } from './auth.js';
import type { Endpoint } from './endpoint.js';
import { opener, type Answer, type SurfaceCall } from './envelope.js';
import type { Prepared } from './prepare.js';
import { retryAfterMs } from './reply.js';
import type { Asking, Policies, SurfaceDefinition } from './surface.js';
import { kyTransport } from './transport/transport.js';
import type { BegunReply, HttpReply, ReplyHead, StreamedReply, WireRequest } from './transport/wire.js';

/** The result of an attempt, and the credential it was signed with. */
export interface Attempted<A, C> {
  readonly result: Result<A>;
  readonly credential: C;
}

/** One attempt at a call. A Left means that nothing was sent: there was no credential, or no time. */
export type AttemptCall<X> = <A, C>(
  call: SurfaceCall<A> & X,
  prepared: Prepared,
  asking: Asking<C>,
  attempt: number,
) => Promise<Result<Attempted<A, C>>>;

const defaultTimeoutMs = 30_000;

// Replies to writes are short: a tighter limit than for lists keeps concurrent imports from buffering much.
const mostBytesOfWrite = 1024 * 1024;

/** Sets the effect of a failure: a read changes nothing; a write may have, unless it was refused. */
const settled =
  ({ access }: Endpoint) =>
  (error: ContactCenterError): ContactCenterError =>
    error.with({ effect: access === 'read' ? 'none' : (error.details.effect ?? effectOfWrite(error.kind)) });

const wireRequestOf =
  (
    { endpoint, answer }: SurfaceCall<unknown>,
    { signable, body }: Prepared,
    { timeoutMs = defaultTimeoutMs, headersTimeoutMs }: Policies,
  ): ((headers: Headers, context: CallContext) => WireRequest) =>
  (headers, { signal, waitSignal }) => ({
    method: endpoint.method,
    path: signable.path,
    headers,
    body,
    signal,
    waitSignal,
    timeoutMs: endpoint.timeoutMs ?? timeoutMs,
    headersTimeoutMs: endpoint.timeoutMs === undefined ? headersTimeoutMs : undefined,
    maxReplyBytes: endpoint.access === 'write' ? mostBytesOfWrite : undefined,
    isStreamed: answer.kind === 'file' ? answer.isStreamed : undefined,
  });

/** What is streamed has arrived once its beginning is seen: until then the attempt can fail, and another can be made. */
const begun = async (
  answer: Answer<unknown>,
  reply: Result<HttpReply | StreamedReply>,
): Promise<Result<HttpReply | BegunReply>> =>
  E.isRight(reply) && 'stream' in reply.right && answer.kind === 'file' && answer.begin !== undefined
    ? answer.begin(reply.right)
    : reply;

/** Adds the status and Retry-After of a reply to its error. */
const withHead =
  (reply: ReplyHead, receivedAt: number) =>
  (error: ContactCenterError): ContactCenterError =>
    error.with({
      retryAfterMs: error.retryAfterMs ?? retryAfterMs(reply, receivedAt),
      native: { httpStatus: reply.status, ...error.native },
    });

/** Tells `onAttempt` of attempts at an account. */
const tellingOf =
  (provider: string, runtime: Runtime) =>
  (report: DefectReport, attempt: Omit<AttemptEvent, 'provider' | 'account'>): void => {
    const account = accountName(provider, runtime);
    guardCallback(report, 'onAttempt', runtime.onAttempt)({ provider, account, ...attempt });
  };

/** Sends single requests over a surface: obtains a credential, signs, sends, and understands what comes back. */
export const attemptOf = <W, X>(definition: SurfaceDefinition<W, X>, runtime: Runtime): AttemptCall<X> => {
  const { provider, baseUrl, connections, envelope, policies } = definition;
  const transport = kyTransport(connections, new URL(baseUrl).origin);
  const open = opener(envelope);
  const tell = tellingOf(provider, runtime);

  return async (call, prepared, { context, auth }, attempt) => {
    const { operation, correlationId, waitSignal } = context;
    const { method, path, shownPath = path } = call.endpoint;
    if (waitSignal.aborted) return E.left(abortedError(waitSignal, 'none'));
    const obtained = await orAborted(auth.obtain(context), waitSignal);
    if (E.isLeft(obtained)) return obtained;
    const credential = obtained.right;
    const secrets = () => [...prepared.secrets(), ...(auth.secrets?.(credential) ?? [])];
    const understand = <A>(answered: SurfaceCall<A> & X, reply: HttpReply | BegunReply): Result<A> => {
      auth.onReply?.(reply, credential);
      const receivedAt = runtime.now();
      connections.clock.note({ head: reply, receivedAt, durationMs: performance.now() - startedAt });
      return E.mapLeft(withHead(reply, receivedAt))(open(answered, reply, receivedAt, secrets));
    };
    const headers = { ...prepared.headers, ...auth.sign(prepared.signable, credential) };
    const startedAt = performance.now();
    const reply = await begun(
      call.answer,
      await transport(wireRequestOf(call, prepared, policies)(headers, context)),
    );
    const result = E.mapLeft(settled(call.endpoint))(E.isLeft(reply) ? reply : understand(call, reply.right));
    tell(context, {
      operation,
      correlationId,
      method,
      path: shownPath,
      attempt,
      durationMs: performance.now() - startedAt,
      httpStatus: E.isRight(reply) ? reply.right.status : undefined,
      errorKind: E.isLeft(result) ? result.left.kind : undefined,
    });
    return E.right({ result, credential });
  };
};
