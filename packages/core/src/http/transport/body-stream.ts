import { Readable } from 'node:stream';
import { abortedError } from '../../errors/aborted.js';
import { failure } from '../../errors/contact-center-error.js';
import { onAbort } from '../../foundation/cancel.js';
import { cannotUnpack } from './explain.js';
import { UnpackError } from './unpack.js';

/** What ends the stream of a body early. */
export interface StreamLimits {
  readonly signal: AbortSignal;
  /** The longest wait for the next piece. The time that a slow reader takes does not count. */
  readonly idleTimeoutMs: number;
  /** The body's `Content-Encoding`. */
  readonly encoding: string | undefined;
}

const broke = failure('Unavailable', 'the connection broke before the body was complete', { effect: 'none' });

const silent = (ms: number) =>
  failure('Timeout', `nothing more of the body came within ${String(ms)} ms`, { effect: 'none' });

const damaged = (encoding: string | undefined) =>
  failure('MalformedReply', cannotUnpack(encoding), { effect: 'none' });

/**
 * The body of a reply as a stream with back-pressure: every early end is a `ContactCenterError`. Destroying
 * it frees its connection.
 */
export const bodyStream = (source: Readable, { signal, idleTimeoutMs, encoding }: StreamLimits): Readable => {
  const pieces: AsyncIterator<unknown> = source[Symbol.asyncIterator]();
  const forget = onAbort(signal, () => {
    body.destroy(abortedError(signal, 'none'));
  });
  const next = async (): Promise<void> => {
    const idle = setTimeout(() => {
      body.destroy(silent(idleTimeoutMs));
    }, idleTimeoutMs);
    try {
      const piece = await pieces.next();
      body.push(piece.done === true ? null : piece.value);
    } catch (cause) {
      body.destroy(cause instanceof UnpackError ? damaged(encoding) : broke.with({ cause }));
    } finally {
      clearTimeout(idle);
    }
  };
  const body = new Readable({
    read: () => void next(),
    destroy: (error, callBack) => {
      forget();
      source.destroy();
      callBack(error);
    },
  });
  return body;
};
