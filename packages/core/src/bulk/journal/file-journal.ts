import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { failure, type ContactCenterError } from '../../errors/contact-center-error.js';
import type { Files, JournalFile } from './files.js';
import { frameOf, lineIn } from './frame.js';
import type { Care, Journal, OpenJournal, Place, TakeLine } from '../../context/journal.js';
import { nodeFiles } from './node-files.js';
import { readLines, type Extent } from './read-lines.js';
import { changedMeanwhile } from './refusals.js';

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';

const noRoom = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/**
 * Runs file work and turns its error into one of ours. The file's name is not quoted, because it may be
 * anything.
 */
const attempt = <A>(what: string, work: () => Promise<A>): TE.TaskEither<ContactCenterError, A> =>
  TE.tryCatch(work, (cause) => {
    const code = codeOf(cause);
    const advice = noRoom.includes(code) ? ': no space is left; free some, then run it again to resume' : '';
    return failure('Misconfigured', `the journal cannot be ${what} (${code})${advice}`, { cause });
  });

const inUse = failure('Conflict', 'another run is writing to this journal: let it end first');

const writeAll = async (file: JournalFile, bytes: Buffer): Promise<void> => {
  for (let at = 0; at < bytes.length;) {
    const taken = await file.append(bytes.subarray(at));
    if (taken === 0) return Promise.reject(new Error('the file takes no more bytes'));
    at += taken;
  }
};

class FileJournal implements OpenJournal {
  // Writes are queued: concurrent ones could interleave.
  private last: Promise<unknown> = Promise.resolve();
  /** Where the next line goes. */
  private end: number;
  /** How much is durable. */
  private synced: number;
  /** What follows this offset is unreliable, and is truncated before the next append. */
  private cutAt: number | undefined;

  constructor(
    private readonly file: JournalFile,
    { end, isTorn }: Extent,
  ) {
    this.end = end;
    this.synced = end;
    this.cutAt = isTorn ? end : undefined;
  }

  lineAt({ at, bytes }: Place): TE.TaskEither<ContactCenterError, string> {
    return pipe(
      attempt('read', async () => {
        const frame = Buffer.alloc(bytes);
        let filled = 0;
        for (let more = 1; more > 0 && filled < bytes; filled += more) {
          more = await this.file.read(frame.subarray(filled), at + filled);
        }
        return lineIn(frame.subarray(0, filled), at);
      }),
      TE.chainEitherK(E.fromNullable(changedMeanwhile)),
    );
  }

  append(line: string, care: Care): TE.TaskEither<ContactCenterError, void> {
    return attempt('written', () => this.inTurn(() => this.add(line, care)));
  }

  close(): TE.TaskEither<ContactCenterError, void> {
    return attempt('closed', async () => {
      try {
        await this.inTurn(() => this.sync());
      } finally {
        await this.last;
        await this.file.close();
      }
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const worked = this.last.then(work);
    // A failed write is truncated at once where that is possible, else before the next append.
    this.last = worked.catch(() => this.cutBack()).catch(() => undefined);
    return worked;
  }

  private async add(line: string, care: Care): Promise<void> {
    await this.cutBack();
    const frame = frameOf(line, this.end);
    this.cutAt = this.end;
    await writeAll(this.file, frame);
    this.end += frame.length;
    this.cutAt = undefined;
    if (care === 'lasting') await this.sync();
  }

  /**
   * After a failed sync, everything since the last good one may be lost even if it can still be read; a later
   * success does not bring it back.
   */
  private async sync(): Promise<void> {
    this.cutAt = this.synced;
    await this.file.datasync();
    this.synced = this.end;
    this.cutAt = undefined;
  }

  private async cutBack(): Promise<void> {
    if (this.cutAt === undefined) return;
    await this.file.truncate(this.cutAt);
    await this.file.datasync();
    this.end = this.cutAt;
    this.synced = this.cutAt;
    this.cutAt = undefined;
  }
}

/** Reads a file and makes it ready to be added to. */
const opened = (file: JournalFile, take: TakeLine): TE.TaskEither<ContactCenterError, OpenJournal> =>
  pipe(
    attempt('read', () => readLines(file, take)),
    TE.chainEitherK(identity),
    TE.chainFirst(() => attempt('made readable by its owner alone', () => file.makePrivate())),
    // A killed run may have left lines that are not durable: they are synced before this run relies on them.
    TE.chainFirst(({ end }) => (end === 0 ? TE.right(undefined) : attempt('kept', () => file.datasync()))),
    TE.map((extent) => new FileJournal(file, extent)),
  );

/** A journal in a file of a file system. */
export const journalOn = (files: Files, path: string): Journal => ({
  open: (take) =>
    pipe(
      attempt('opened', () => files.open(path)),
      TE.chainEitherK(E.fromNullable(inUse)),
      TE.chain((file) =>
        pipe(
          opened(file, take),
          TE.chainFirst(() => attempt('kept', () => files.syncFolder(path))),
          TE.orElseFirst(() => attempt('closed', () => file.close())),
        ),
      ),
    ),
});

/**
 * A journal in a file, which is made when there is none, readable by its owner alone. One run at a time has
 * it, within one machine. Each line has a checksum, so that damage is noticed; an incomplete last line is
 * truncated.
 */
export const fileJournal = (path: string): Journal => journalOn(nodeFiles, path);
