import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { failure } from '@cordboard/core/provider';
import { isContactCenterError, type ContactCenterError, type Download, type Resume } from '@cordboard/core';
import { Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Calls } from '../calls.js';
import { failed, usage, type Failure } from '../exit.js';
import { coded, codeOf } from '../files/open-file.js';
import { partialFile, type Begun, type PartialFile } from '../files/partial-file.js';
import { mebibytes, startBytes } from '../output/progress.js';
import { asRecord } from '../output/result.js';
import type { Session } from '../session.js';
import type { CliKind } from './kind.js';
import { show } from './show.js';
import { withCall } from './with-call.js';

interface Saved {
  readonly file: string;
  readonly contentType?: string | undefined;
  readonly bytes: number;
}

/** A file that is being saved: where it goes, and how it is asked for. */
interface Saving {
  readonly session: Session;
  /** As it was given. */
  readonly path: string;
  readonly file: PartialFile;
  /** What is downloaded, as a digest. */
  readonly of: string;
  readonly ask: (resume: Resume | undefined) => TE.TaskEither<ContactCenterError, Download>;
}

/** What became of one try: how much is there, and what broke it off. */
interface Tried {
  readonly download: Download;
  readonly bytes: number;
  readonly broken: ContactCenterError | undefined;
}

const exists = (path: string): Failure => usage(`--output: ${path} exists already`);

const unwritable =
  (path: string) =>
  (cause: unknown): Failure =>
    codeOf(cause) === 'EEXIST'
      ? exists(path)
      : failed(failure('Internal', `${path} cannot be written (${codeOf(cause)})`));

/** Writes a stream behind what is there, as it comes. The Left is a failure of the disk. */
const write = ({ session, path, file, of }: Saving, download: Download): TE.TaskEither<Failure, Tried> =>
  TE.tryCatch(async () => {
    const { stream, from = 0, version, bytes } = download;
    const handle = await file.open(from, { of, version, bytes });
    const progress = startBytes(session, bytes);
    let written = from;
    let broken: ContactCenterError | undefined;
    try {
      for await (const piece of stream) {
        await handle.appendFile(piece);
        written += piece.length;
        progress.update(written);
      }
      // A name must not last longer than what it names.
      await handle.sync();
    } catch (cause) {
      if (!isContactCenterError(cause)) return await Promise.reject(coded(codeOf(cause)));
      broken = cause;
    } finally {
      progress.stop();
      await handle.close();
    }
    return { download, bytes: written, broken };
  }, unwritable(path));

const mostTries = 5;

const comesAgain: readonly string[] = ['Unavailable', 'Timeout', 'RateLimited'];

const tellOfBeginning = ({ session }: Saving, { from }: Resume, download: Download): void => {
  if (download.from === undefined)
    session.note(`the provider sends it from its beginning: ${mebibytes(from)} of before are given up`);
  else session.note(`goes on behind the ${mebibytes(from)} that are there`);
};

/** Says what is left of a file that broke off, and removes what nothing can be put behind. */
const giveUp = (
  { session, file, path }: Saving,
  { download, bytes, broken }: Tried,
): TE.TaskEither<Failure, never> =>
  pipe(
    download.resumable === true && bytes > 0
      ? TE.fromIO<void, Failure>(() => {
          session.note(`${mebibytes(bytes)} are in ${path}.part: the same command goes on there`);
        })
      : TE.tryCatch(() => file.drop(), unwritable(path)),
    TE.chain(() => TE.left(failed(broken ?? failure('Internal', 'the download broke off')))),
  );

/** Downloads what is missing; what breaks off on the way is taken up again as long as every try brings something. */
const save = (saving: Saving, resume: Resume | undefined, tries = 1): TE.TaskEither<Failure, Saved> => {
  const { session, path, file, ask } = saving;
  return pipe(
    ask(resume),
    TE.mapLeft(failed),
    TE.chainFirstIOK((download) => () => {
      if (resume !== undefined) tellOfBeginning(saving, resume, download);
    }),
    TE.chain((download) => write(saving, download)),
    TE.chain((tried) => {
      const { download, bytes, broken } = tried;
      const { contentType, version } = download;
      if (broken === undefined)
        return pipe(
          TE.tryCatch(() => file.finish(), unwritable(path)),
          TE.map((): Saved => ({ file: path, contentType, bytes })),
        );
      const goesOn =
        download.resumable === true &&
        comesAgain.includes(broken.kind) &&
        bytes > (download.from ?? 0) &&
        tries < mostTries &&
        !session.signal.aborted;
      return goesOn
        ? save(saving, { from: bytes, version, bytes: download.bytes }, tries + 1)
        : giveUp(saving, tried);
    }),
  );
};

/** What is there of the file already. */
const begunOf = ({ path, file, of }: Saving): TE.TaskEither<Failure, Begun | undefined> =>
  pipe(
    TE.tryCatch(() => file.begun(of), unwritable(path)),
    TE.chainEitherKW(
      E.mapLeft(() => usage(`--output: ${path}.part exists already, and is no part of this file`)),
    ),
  );

const isWhole = ({ from, bytes }: Begun): boolean => from === bytes;

/** Goes on where an earlier run stopped, or begins. */
const saveOrGoOn = (saving: Saving): TE.TaskEither<Failure, Saved> =>
  pipe(
    begunOf(saving),
    TE.chain((begun) => {
      const { file, path } = saving;
      if (begun === undefined || begun.from === 0) return save(saving, undefined);
      const { from, version, bytes } = begun;
      // Only its name was missing.
      if (isWhole(begun))
        return pipe(
          TE.tryCatch(() => file.finish(), unwritable(path)),
          TE.map((): Saved => ({ file: path, bytes: from })),
        );
      return save(saving, { from, version, bytes });
    }),
  );

const digestOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Asks for the file, and for what is missing of it. */
const asking =
  ({ signal }: Session, call: Calls['download'], input: object): Saving['ask'] =>
  (resume) =>
    call(input, { signal, resume });

/** Saves a file, and tells its type and its size. It has its name once it is whole, and no other file loses its name to it. */
export const download: CliKind = {
  options: [
    new Option(
      '--output <file>',
      'where the file goes; it must not exist yet. Until it is whole it is called <file>.part, and the same command goes on there',
    ).makeOptionMandatory(),
  ],
  inExamples: ['--output', 'call.wav'],
  run: (session, operation) => {
    const { output: path = '' } = session.flags;
    const file = partialFile(resolve(session.io.cwd, path));
    return pipe(
      TE.tryCatch(() => file.isThere(), unwritable(path)),
      TE.filterOrElse(
        (isThere) => !isThere,
        () => exists(path),
      ),
      TE.chain(() =>
        withCall(session, operation, 'download', (call, input, { provider, account }) =>
          saveOrGoOn({
            session,
            path,
            file,
            of: digestOf(provider, account, operation.name, input),
            ask: asking(session, call, input),
          }),
        ),
      ),
      TE.chain(show(session, asRecord)),
    );
  },
};
