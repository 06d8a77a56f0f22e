import type { Readable } from 'node:stream';
import type { Either } from 'fp-ts/lib/Either.js';

/** The beginning of a reply. */
export interface ReplyHead {
  /** The number of HTTP, such as 200. */
  readonly status: number;
  /** A header by its name in any case; `null` when it is not there. */
  readonly header: (name: string) => string | null;
}

/** A reply with its whole body, unpacked as `Content-Encoding` says. */
export interface HttpReply extends ReplyHead {
  /** The content, unpacked. */
  readonly bytes: Buffer;
}

/** A reply whose body arrives while it is read. It holds its connection until it ends or is destroyed. */
export interface StreamedReply extends ReplyHead {
  /** The content, as it arrives. */
  readonly stream: Readable;
}

/** A streamed reply whose beginning was looked at. */
export interface BegunReply extends ReplyHead {
  /** All of the content, as it arrives; leaving it frees the connection. */
  readonly stream: AsyncIterable<Uint8Array>;
}

/** One HTTP request, complete: nothing is added to it on the way but `Connection`. */
export interface WireRequest {
  readonly method: string;
  /** Behind the vendor's host, the query included. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  readonly signal: AbortSignal;
  /** Ends the wait for a free connection, and no request that has one. Aborted when `signal` is. */
  readonly waitSignal: AbortSignal;
  /** From the beginning of the connection to the end of the reply, or to its head where the body is streamed. */
  readonly timeoutMs: number;
  /** From sending the request to the first byte of the reply. */
  readonly headersTimeoutMs?: number | undefined;
  /** Where the reply is known to be shorter than the connection's limit. */
  readonly maxReplyBytes?: number | undefined;
  /** Which replies are streamed, by their head. Default: none. */
  readonly isStreamed?: ((head: ReplyHead) => boolean) | undefined;
}

/** Why there is no usable reply. */
export interface WireFailure {
  readonly reason:
    | 'aborted'
    | 'closed'
    | 'connecting'
    | 'headers'
    | 'whole'
    | 'too-large'
    | 'encoding'
    | 'upgrade'
    | 'unsendable'
    | 'network';
  /** Whether anything of the request can have reached the vendor: state decides, never the name of an error. */
  readonly sent: boolean;
  readonly cause?: unknown;
  /** What the reply's `Content-Encoding` says, where it could not be unpacked. */
  readonly encoding?: string | undefined;
}

export type WireResult = Either<WireFailure, HttpReply | StreamedReply>;
