import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { HeaderText } from '../../codec/header-text.js';
import { Count } from '../../codec/scalars.js';
import { fields, strictObject, type FieldsOf, type Named } from '../../codec/strict-object.js';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { DownloadOptions } from '../../context/call-options.js';
import type { Operation } from '../operation.js';
import type { DownloadHandler } from '../runners.js';

const fileFields = fields(
  {
    /** Such as `audio/wav`; `application/octet-stream` where the provider does not say. */
    contentType: t.string,
  },
  {
    /** How many bytes are left out in front: as many as `resume` said. Absent: none, the file comes from its beginning. */
    from: Count,
    /** As the provider calls it, without a folder; not made for a disk. Absent when it does not say. */
    fileName: t.string,
    /** How long the whole file is, in bytes; absent when the provider does not say. */
    bytes: Count,
    /** Tells this content from another of the same name, for `resume`; absent when the provider does not say. */
    version: HeaderText,
    /** `true`: the provider says that it can leave out what is there already. Absent: it may or may not. */
    resumable: t.literal(true),
  },
);
/** What is told of a file beside its content. */
export interface FileFacts extends FieldsOf<typeof fileFields>, Named {}
export const FileFacts = strictObject<FileFacts>('FileFacts', fileFields);

/** A file on its way. */
export interface Download extends FileFacts {
  /**
   * The content, read once, no further ahead than its reader. Iteration rejects with the `ContactCenterError` that ends it
   * early: the connection broke (`Unavailable`), nothing came for too long (`Timeout`), it was shorter (`Unavailable`) or longer
   * (`MalformedReply`) than `bytes`, the signal was aborted (`Canceled`). It holds a connection until it ends: leave the loop, or
   * abort the signal of the call, when the rest is not wanted.
   */
  readonly stream: AsyncIterable<Uint8Array>;
}

/** The types of a download. */
export interface DownloadTypes<I> {
  readonly call: (input: I, options?: DownloadOptions) => TaskEither<ContactCenterError, Download>;
  readonly handler: DownloadHandler<I>;
  readonly input: I;
  readonly told: FileFacts;
  readonly row: never;
}

/**
 * Returns a file, as a stream. The answer comes with the first bytes: a failure until then is a failure of the call, which is
 * retried; afterwards the stream breaks, and only the caller takes it up again, with `resume`.
 */
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
    told: FileFacts,
    implement: ({ download: run }, handler, serving) => run(operation, handler, serving),
  };
  return operation;
};
