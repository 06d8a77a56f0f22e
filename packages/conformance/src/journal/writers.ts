import type { Journal } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { answerOf } from '../store/stores.js';
import { linesIn, read, writeLines, type JournalCase } from './journals.js';

/** The error with which opening is refused. */
const refusalOf = async (journal: Journal): Promise<object | undefined> => {
  const opened = await journal.open(() => undefined)();
  if (E.isLeft(opened)) return { kind: opened.left.kind, effect: opened.left.effect };
  await answerOf(opened.right.close());
  return undefined;
};

/** One writer at a time has it. */
export const writerCases: readonly JournalCase[] = [
  {
    title: 'is refused with Conflict while another has it, and free once that one has closed it',
    check: async ({ one, other }, expect) => {
      const lines = await writeLines(one, 1);
      const { open } = await read(one);
      const inUse = { kind: 'Conflict', effect: 'none' };
      expect(await refusalOf(other)).toEqual(inUse);
      expect(await refusalOf(one)).toEqual(inUse);
      await answerOf(open.close());
      expect(await refusalOf(other)).toEqual(undefined);
      expect(await linesIn(one)).toEqual(lines);
    },
  },
  {
    title: 'is given to one of many who open it at once',
    check: async ({ one, other }, expect) => {
      const asked = Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? one : other));
      const opened = await Promise.all(asked.map((journal) => journal.open(() => undefined)()));
      const holders = opened.filter(E.isRight);
      expect(holders.length).toEqual(1);
      for (const { right } of holders) await answerOf(right.close());
    },
  },
];
