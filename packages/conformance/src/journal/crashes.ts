import * as E from 'fp-ts/lib/Either.js';
import { answerOf } from '../store/stores.js';
import { firstLine, lineOf, linesIn, read, type JournalCase } from './journals.js';

/** What a journal keeps after a fault. */
export const crashCases: readonly JournalCase[] = [
  {
    title: 'keeps every line up to the last lasting one through a loss of power, and no part of another',
    needs: 'cutPower',
    check: async ({ one, other, cutPower }, expect) => {
      const kept = [firstLine, lineOf(0), lineOf(1)];
      const { open } = await read(one);
      await answerOf(open.append(firstLine, 'lasting'));
      await answerOf(open.append(lineOf(0), 'usual'));
      await answerOf(open.append(lineOf(1), 'lasting'));
      const later = [lineOf(2), lineOf(3)];
      for (const line of later) await answerOf(open.append(line, 'usual'));
      await cutPower?.();
      const found = await linesIn(other);
      expect(found.slice(0, kept.length)).toEqual(kept);
      expect(found.slice(kept.length)).toEqual(later.slice(0, found.length - kept.length));
    },
  },
  {
    title: 'is free after a loss of power, and can be added to',
    needs: 'cutPower',
    check: async ({ one, other, cutPower }, expect) => {
      const { open } = await read(one);
      await answerOf(open.append(firstLine, 'lasting'));
      await cutPower?.();
      const next = await read(other);
      await answerOf(next.open.append(lineOf(0), 'usual'));
      await answerOf(next.open.close());
      expect(await linesIn(one)).toEqual([firstLine, lineOf(0)]);
    },
  },
  {
    title: 'keeps every line through a loss of power once it was closed',
    needs: 'cutPower',
    check: async ({ one, other, cutPower }, expect) => {
      const { open } = await read(one);
      for (const line of [firstLine, lineOf(0)]) await answerOf(open.append(line, 'usual'));
      await answerOf(open.close());
      await cutPower?.();
      expect(await linesIn(other)).toEqual([firstLine, lineOf(0)]);
    },
  },
  ...(['usual', 'lasting'] as const).map((care): JournalCase => ({
    title: `says that a ${care} line could not be added, keeps nothing of it, and takes the next`,
    needs: 'failNextAppend',
    check: async ({ one, other, failNextAppend }, expect) => {
      const { open } = await read(one);
      for (const line of [firstLine, lineOf(0)]) await answerOf(open.append(line, 'lasting'));
      failNextAppend?.();
      const [failed, next] = await Promise.all([
        open.append(lineOf(1), care)(),
        open.append(lineOf(2), 'usual')(),
      ]);
      expect([E.isLeft(failed), E.isRight(next)]).toEqual([true, true]);
      await answerOf(open.close());
      expect(await linesIn(other)).toEqual([firstLine, lineOf(0), lineOf(2)]);
    },
  })),
];
