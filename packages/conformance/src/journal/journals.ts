import type { Journal, OpenJournal, Place } from '@cordboard/core/provider';
import type { Runner } from '../runner.js';
import { answerOf } from '../store/stores.js';

/** One journal, as two processes see it. */
export interface JournalPair {
  readonly one: Journal;
  /** The same journal for another process; in memory it is `one`. */
  readonly other: Journal;
  /**
   * Simulates a power loss of the process that has the journal, with the worst result for what was not
   * durable. Without it, the cases that need it are skipped.
   */
  readonly cutPower?: () => Promise<void>;
  /**
   * Makes the next append fail when half of its line is written. Without it, the cases that need it are
   * skipped.
   */
  readonly failNextAppend?: () => void;
}

/** A journal under test. */
export interface JournalSubject {
  readonly name: string;
  /** A new journal for each case. */
  readonly create: () => Promise<JournalPair>;
}

/** One rule of a journal's contract, and how it is checked. */
export interface JournalCase {
  /** A sentence that completes "a journal …". */
  readonly title: string;
  /** What the subject has to be able to do for it. */
  readonly needs?: 'cutPower' | 'failNextAppend';
  readonly check: (journals: JournalPair, expect: Runner['expect']) => Promise<void>;
}

/** A journal that was opened, with the lines that were read. */
export interface Read {
  readonly open: OpenJournal;
  readonly lines: readonly string[];
  readonly places: readonly Place[];
}

export const read = async (journal: Journal): Promise<Read> => {
  const lines: string[] = [];
  const places: Place[] = [];
  const open = await answerOf(
    journal.open((line, place) => {
      lines.push(line);
      places.push(place);
    }),
  );
  return { open, lines, places };
};

/** How the first line of every journal begins. */
export const firstLine = '{"journal":2,"operation":"größe \\"1\\"\\t✓"}';

export const lineOf = (n: number): string => JSON.stringify({ sent: n, rows: '0f'.repeat(n) });

/** Writes the first line and `count` others, and closes the journal. */
export const writeLines = async (journal: Journal, count: number): Promise<readonly string[]> => {
  const lines = [firstLine, ...Array.from({ length: count }, (_, n) => lineOf(n))];
  const { open } = await read(journal);
  for (const line of lines) await answerOf(open.append(line, 'usual'));
  await answerOf(open.close());
  return lines;
};

/** The lines that another run finds. */
export const linesIn = async (journal: Journal): Promise<readonly string[]> => {
  const { open, lines } = await read(journal);
  await answerOf(open.close());
  return lines;
};
