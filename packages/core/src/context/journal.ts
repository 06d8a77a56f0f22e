import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';

/** The position of a line. What the numbers count is up to the journal: bytes in a file, rows in a table. */
export interface Place {
  /** Where the line begins. */
  readonly at: number;
  /** How long the line is. */
  readonly bytes: number;
}

/** Takes a line and its position, as a journal is read. */
export type TakeLine = (line: string, place: Place) => void;

/** `lasting`: durable when the append returns, with every line before it, even across a power loss. */
export type Care = 'usual' | 'lasting';

/** A journal opened by its only writer. */
export interface OpenJournal {
  /** Reads a line by its position; `Misconfigured` when it is not the line that was read there. */
  readonly lineAt: (place: Place) => TaskEither<ContactCenterError, string>;
  /**
   * Adds a line at the end. Lines that are added at once stand one after the other. A failed append leaves
   * nothing behind, and later appends may succeed. A failed `lasting` append may lose the usual lines since
   * the last lasting one.
   */
  readonly append: (line: string, care: Care) => TaskEither<ContactCenterError, void>;
  /** Syncs all lines and closes it. */
  readonly close: () => TaskEither<ContactCenterError, void>;
}

/**
 * Keeps what a bulk write has done, line by line, so that one that was interrupted can go on. A line is a JSON
 * object without line breaks, and the first begins with `{"journal":`. They hold no row, no phone number and no
 * name. `describeJournal` of `@cordboard/conformance` checks that a journal keeps this contract.
 */
export interface Journal {
  /**
   * Opens it for one writer at a time and passes every line, from the first; an incomplete last line is left
   * out. `Conflict` while another has it; `Misconfigured` when it cannot be used, or a line is not as it was
   * written.
   */
  readonly open: (take: TakeLine) => TaskEither<ContactCenterError, OpenJournal>;
}
