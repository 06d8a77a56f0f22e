import type * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { Pieces } from './text.js';

/** A mistake in a file; nothing after it can be read. */
export interface Broken {
  readonly mistake: string;
  /** Where, from 1. Absent: the file as a whole. */
  readonly line?: number | undefined;
}

/** A row as it was read. */
export interface LineRow {
  readonly row: unknown;
  /** The line it begins on, from 1. */
  readonly line: number;
  /** Why it looks valid although it will be refused. */
  readonly reason?: string | undefined;
}

/** A row, or finally the mistake in the file. */
export type Read = E.Either<Broken, LineRow>;

/** Reads the rows of a text, some at a time. Ends at the first thing that is broken. */
export type ReadRows = (text: Pieces, row: t.Mixed) => AsyncGenerator<readonly Read[]>;
