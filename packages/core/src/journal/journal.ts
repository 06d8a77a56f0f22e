import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';

/** Where a line of a journal stands. */
export interface Place {
  /** In bytes from the beginning. */
  readonly at: number;
  readonly bytes: number;
}

/** A journal in the hands of its one writer. */
export interface OpenJournal {
  /** Hands over every whole line, from the first. A line that a crash tore is not one, and is gone. */
  readonly read: (take: (line: string, place: Place) => void) => TaskEither<ContactCenterError, void>;
  /** A line again, by its place. */
  readonly lineAt: (place: Place) => TaskEither<ContactCenterError, string>;
  /** Adds a line. `lasting`: it is on the disk when this comes back, and outlives a loss of power. */
  readonly append: (line: string, care: 'usual' | 'lasting') => TaskEither<ContactCenterError, void>;
  /** Lets go of it, with all lines on the disk. */
  readonly close: () => TaskEither<ContactCenterError, void>;
}

/**
 * Keeps what a bulk write has done, line by line, so that one that was interrupted can go on. Its lines hold
 * no row, no phone number and no name.
 */
export interface Journal {
  /** Opens it for one writer at a time: `Conflict` while another has it, `Misconfigured` when it cannot be used. */
  readonly open: () => TaskEither<ContactCenterError, OpenJournal>;
}
