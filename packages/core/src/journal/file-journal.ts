import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Journal, OpenJournal, Place } from './journal.js';
import { addressOf, lock, type Release } from './lock.js';

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';

/** What went wrong with the file. Its name is the caller's and may be anything, so it is not quoted. */
const attempt = <A>(what: string, work: () => Promise<A>): TE.TaskEither<ContactCenterError, A> =>
  TE.tryCatch(work, (cause) => failure('Misconfigured', `the journal cannot be ${what} (${codeOf(cause)})`));

const inUse = failure('Conflict', 'another run is writing to this journal: let it end first');

const noJournal = failure('Misconfigured', 'the file that was named as the journal holds something else');

const newline = 0x0a;

interface Ends {
  /** Where the last whole line ends. */
  readonly whole: number;
  /** How many bytes stand behind it. */
  readonly torn: number;
}

/** Reads the whole lines of a file. */
const readLines = async (file: FileHandle, take: (line: string, place: Place) => void): Promise<Ends> => {
  const chunks: AsyncIterable<unknown> = file.createReadStream({ start: 0, autoClose: false });
  let rest = Buffer.alloc(0);
  let at = 0;
  for await (const chunk of chunks) {
    if (!Buffer.isBuffer(chunk)) continue;
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(newline); end !== -1; end = rest.indexOf(newline)) {
      take(rest.toString('utf8', 0, end), { at, bytes: end });
      rest = rest.subarray(end + 1);
      at += end + 1;
    }
  }
  return { whole: at, torn: rest.length };
};

class JournalFile implements OpenJournal {
  // One after the other: two writes at once could end up inside each other.
  private last: Promise<unknown> = Promise.resolve();
  private tornAt: number | undefined;

  constructor(
    private readonly file: FileHandle,
    private readonly release: Release,
  ) {}

  read(take: (line: string, place: Place) => void): TE.TaskEither<ContactCenterError, void> {
    return pipe(
      attempt('read', () => readLines(this.file, take)),
      // A file without one whole line may be anybody's: nothing of it is thrown away.
      TE.filterOrElse(
        ({ whole, torn }) => whole > 0 || torn === 0,
        () => noJournal,
      ),
      TE.map(({ whole, torn }) => {
        if (torn > 0) this.tornAt = whole;
      }),
    );
  }

  lineAt({ at, bytes }: Place): TE.TaskEither<ContactCenterError, string> {
    return attempt('read', async () => {
      const { buffer } = await this.file.read(Buffer.alloc(bytes), 0, bytes, at);
      return buffer.toString('utf8');
    });
  }

  append(line: string, care: 'usual' | 'lasting'): TE.TaskEither<ContactCenterError, void> {
    return attempt('written', () => {
      const written = this.last.then(async () => {
        await this.cutOff();
        await this.file.appendFile(`${line}\n`);
        if (care === 'lasting') await this.file.datasync();
      });
      this.last = written.catch(() => undefined);
      return written;
    });
  }

  close(): TE.TaskEither<ContactCenterError, void> {
    return attempt('closed', async () => {
      await this.last;
      try {
        await this.file.datasync();
      } finally {
        await this.file.close();
        await this.release();
      }
    });
  }

  /** What is torn goes when the first line is added: until then the file may not be a journal at all. */
  private async cutOff(): Promise<void> {
    if (this.tornAt !== undefined) await this.file.truncate(this.tornAt);
    this.tornAt = undefined;
  }
}

/** Of the file itself, whatever the path it was reached by. */
const lockOf = async (file: FileHandle): Promise<Release | undefined> => {
  const { dev, ino } = await file.stat();
  return lock(addressOf(`${String(dev)}-${String(ino)}`));
};

/** Not every system can put a folder on the disk; where it cannot, it does so by itself soon enough. */
const keepEntry = async (path: string): Promise<void> => {
  const folder = await open(dirname(path)).catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
};

/**
 * A journal in a file, which is made when there is none, readable by its owner alone. One run at a time has
 * it: the lock is the system's, so that it is gone with its process, `kill -9` included. It holds within one
 * machine.
 */
export const fileJournal = (path: string): Journal => ({
  open: () =>
    pipe(
      attempt('opened', () => open(path, 'a+', 0o600)),
      TE.chain((file) =>
        pipe(
          attempt('locked', () => lockOf(file)),
          TE.chainEitherK(E.fromNullable(inUse)),
          TE.orElseFirst(() => attempt('closed', () => file.close())),
          TE.map((release) => new JournalFile(file, release)),
        ),
      ),
      TE.chainFirst(() => attempt('kept', () => keepEntry(path))),
    ),
});
