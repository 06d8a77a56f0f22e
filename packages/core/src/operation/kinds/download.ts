import type { Readable } from 'node:stream';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { CallOptions } from '../../context/call-options.js';
import type { Operation } from '../operation.js';
import type { Handler } from '../runners.js';

/**
 * A file on its way. The stream reads no further ahead than its reader and is destroyed with a `ContactCenterError`
 * when the file cannot be read to its end, the signal is aborted, or the time of the call is over. A stream that is not
 * wanted has to be destroyed: it holds a connection.
 */
export interface Download {
  /** Such as `audio/wav`; `application/octet-stream` where the provider does not say. */
  readonly contentType: string;
  /** How many bytes there will be; absent when the provider does not say. */
  readonly bytes?: number | undefined;
  /** The content, read once; destroy it when it is not wanted to its end. */
  readonly stream: Readable;
}

/** The types of a download. */
export interface DownloadTypes<I> {
  readonly call: (input: I, options?: CallOptions) => TaskEither<ContactCenterError, Download>;
  readonly handler: Handler<I, Download>;
  readonly input: I;
  readonly told: Omit<Download, 'stream'>;
  readonly row: never;
}

/** Returns a file, as a stream. */
export interface DownloadOperation<N extends string, I> extends Operation<N, 'download', DownloadTypes<I>> {
  /** Says that this is a download. */
  readonly kind: 'download';
  /** What the caller gives. */
  readonly input: t.Type<I, unknown>;
}

/** Describes an operation that returns a file. */
export const download = <const N extends string, I>(
  name: N,
  about: { readonly summary: string; readonly input: t.Type<I, unknown> },
): DownloadOperation<N, I> => {
  const operation: DownloadOperation<N, I> = {
    kind: 'download',
    name,
    ...about,
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    inputParts: [{ path: '', codec: about.input }],
    told: t.type({ contentType: t.string, bytes: t.union([t.number, t.undefined]) }),
    implement: ({ download: run }, handler, serving) => run(operation, handler, serving),
  };
  return operation;
};
