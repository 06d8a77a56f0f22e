import type { Download, FileFacts } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** A file that was read to its end. */
export interface ReadFile extends FileFacts {
  /** Its bytes, in hexadecimal. */
  readonly content: string;
}

/** Reads a file to its end. The Left is what broke it. */
export const readAll = ({ stream, ...facts }: Download): TE.TaskEither<Error, ReadFile> =>
  TE.tryCatch(async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    return { ...facts, content: Buffer.concat(pieces).toString('hex') };
  }, E.toError);
