import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';

/** Where a line of a journal stands. What the numbers count is up to the journal: bytes in a file, rows in a table. */
export interface Place {
  readonly at: number;
  readonly bytes: number;
}

/** Takes a line as a journal is read, and its place. */
export type TakeLine = (line: string, place: Place) => void;

/** `lasting`: on the disk when the append comes back, with every line before it, so that they outlive a loss of power. */
export type Care = 'usual' | 'lasting';

/** A journal in the hands of its one writer. */
export interface OpenJournal {
  /** A line again, by its place; `Misconfigured` when it is not the line that was read there. */
  readonly lineAt: (place: Place) => TaskEither<ContactCenterError, string>;
  /**
   * Adds a line at the end. Lines that are added at once stand one after the other. Of a line that could not be
   * added nothing is left, and later ones can be added once what was wrong has passed. A failed `lasting` append
   * may take with it the usual lines since the last lasting one.
   */
  readonly append: (line: string, care: Care) => TaskEither<ContactCenterError, void>;
  /** Lets go of it, with all lines on the disk. */
  readonly close: () => TaskEither<ContactCenterError, void>;
}

/**
 * Keeps what a bulk write has done, line by line, so that one that was interrupted can go on. A line is a JSON
 * object without line breaks, and the first begins with `{"journal":`. They hold no row, no phone number and no
 * name. `describeJournal` of `@cordboard/conformance` checks that a journal keeps this contract.
 */
export interface Journal {
  /**
   * Opens it for one writer at a time and hands over every line, from the first; a line that a crash tore is
   * none. `Conflict` while another has it; `Misconfigured` when it cannot be used, or a line is not as it was written.
   */
  readonly open: (take: TakeLine) => TaskEither<ContactCenterError, OpenJournal>;
}
