import * as TE from 'fp-ts/lib/TaskEither.js';
import { failure, type Care, type OpenJournal } from '@cordboard/core/provider';
import type { Journal } from '@cordboard/core';
import type { JournalPair } from '@cordboard/conformance';

/** What a journal in memory can be made to do wrong. */
export interface Mistakes {
  readonly letsTwoIn?: boolean;
  readonly losesLasting?: boolean;
  readonly losesAtClose?: boolean;
  readonly keepsFailed?: boolean;
  readonly staysHeld?: boolean;
  readonly beginsAnew?: boolean;
  readonly givesNext?: boolean;
  readonly turnsAround?: boolean;
}

const done = TE.right(undefined);

/** A journal as somebody else would write it, in memory, with a power supply that can be cut. */
export const memoryJournal = (mistakes: Mistakes = {}): JournalPair => {
  let lines: string[] = [];
  let lasting = 0;
  let isHeld = false;
  let failsNext = false;

  const append = (line: string, care: Care) => {
    const fails = failsNext;
    failsNext = false;
    if (!fails || mistakes.keepsFailed === true) lines.push(line);
    if (fails) return TE.left(failure('Misconfigured', 'the journal cannot be written'));
    if (care === 'lasting' && mistakes.losesLasting !== true) lasting = lines.length;
    return done;
  };

  const open: OpenJournal = {
    lineAt: ({ at }) =>
      TE.fromNullable(failure('Misconfigured', 'no such line'))(
        lines[mistakes.givesNext === true ? at + 1 : at],
      ),
    append: (line, care) => TE.flatten(TE.fromIO(() => append(line, care))),
    close: () =>
      TE.fromIO(() => {
        if (mistakes.losesAtClose !== true) lasting = lines.length;
        isHeld = mistakes.staysHeld === true;
      }),
  };

  const journal: Journal = {
    open: (take) => () => {
      if (isHeld && mistakes.letsTwoIn !== true) {
        return TE.left(failure('Conflict', 'another run is writing to this journal'))();
      }
      isHeld = true;
      if (mistakes.beginsAnew === true) lines = [];
      const found = mistakes.turnsAround === true ? lines.toReversed() : lines;
      found.forEach((line, at) => {
        take(line, { at, bytes: line.length });
      });
      return TE.right(open)();
    },
  };

  return {
    one: journal,
    other: journal,
    failNextAppend: () => {
      failsNext = true;
    },
    cutPower: () => {
      lines = lines.slice(0, lasting);
      isHeld = false;
      return Promise.resolve();
    },
  };
};
