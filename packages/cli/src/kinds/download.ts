import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { failure } from '@cordboard/core/provider';
import { isContactCenterError, type Download } from '@cordboard/core';
import { Option } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { failed, usage, type Failure } from '../exit.js';
import { codeOf } from '../files/open-file.js';
import { asRecord } from '../output/result.js';
import type { Session } from '../session.js';
import type { CliKind } from './kind.js';
import { callOnce, show } from './show.js';
import { withCall } from './with-call.js';

interface Saved {
  readonly file: string;
  readonly contentType: string;
  readonly bytes: number;
}

/** Writes a stream to a file that was not there before; what cannot be read to its end leaves none. */
const save =
  (session: Session, path: string) =>
  ({ contentType, stream }: Download): TE.TaskEither<Failure, Saved> => {
    const file = createWriteStream(resolve(session.io.cwd, path), { flags: 'wx' });
    return pipe(
      TE.tryCatch(
        () => pipeline(stream, file),
        (cause) => {
          if (isContactCenterError(cause)) return failed(cause);
          return codeOf(cause) === 'EEXIST'
            ? usage(`--output: ${path} exists already`)
            : failed(failure('Internal', `${path} cannot be written (${codeOf(cause)})`));
        },
      ),
      TE.orElseFirstTaskK((saving) => async () => {
        if (saving.error.kind !== 'InvalidInput') await rm(file.path, { force: true });
      }),
      TE.map(() => ({ file: path, contentType, bytes: file.bytesWritten })),
    );
  };

/** Saves a file, and tells its type and its size. */
export const download: CliKind = {
  options: [
    new Option('--output <file>', 'where the file goes; it must not exist yet').makeOptionMandatory(),
  ],
  run: (session, operation) =>
    pipe(
      withCall(session, operation, 'download', callOnce(session)),
      TE.chain(save(session, session.flags.output ?? '')),
      TE.chain(show(session, asRecord)),
    ),
};
