import { answerOf } from '../store/stores.js';
import { firstLine, lineOf, linesIn, read, writeLines, type JournalCase } from './journals.js';

/** Lines come back as they were added. */
export const lineCases: readonly JournalCase[] = [
  {
    title: 'that is new holds no line',
    check: async ({ one, other }, expect) => {
      expect(await linesIn(one)).toEqual([]);
      expect(await linesIn(other)).toEqual([]);
    },
  },
  {
    title: 'hands over its lines in their order, letter for letter, each time it is opened',
    check: async ({ one, other }, expect) => {
      const lines = await writeLines(one, 50);
      expect(await linesIn(other)).toEqual(lines);
      expect(await linesIn(one)).toEqual(lines);
    },
  },
  {
    title: 'adds behind the lines it has',
    check: async ({ one, other }, expect) => {
      const lines = await writeLines(one, 2);
      const { open } = await read(other);
      await answerOf(open.append(lineOf(2), 'lasting'));
      await answerOf(open.append(lineOf(3), 'usual'));
      await answerOf(open.close());
      expect(await linesIn(one)).toEqual([...lines, lineOf(2), lineOf(3)]);
    },
  },
  {
    title: 'keeps lines that are added at once whole, in the order of the calls',
    check: async ({ one, other }, expect) => {
      const lines = [firstLine, ...Array.from({ length: 40 }, (_, n) => lineOf(n))];
      const { open } = await read(one);
      await Promise.all(
        lines.map((line, n) => answerOf(open.append(line, n % 3 === 0 ? 'lasting' : 'usual'))),
      );
      await answerOf(open.close());
      expect(await linesIn(other)).toEqual(lines);
    },
  },
  {
    title: 'gives a line again by its place, also once others were added',
    check: async ({ one, other }, expect) => {
      const lines = await writeLines(one, 9);
      const { open, places } = await read(other);
      await answerOf(open.append(lineOf(9), 'usual'));
      const again: string[] = [];
      for (const place of places.toReversed()) again.unshift(await answerOf(open.lineAt(place)));
      await answerOf(open.close());
      expect(again).toEqual(lines);
    },
  },
  {
    title: 'takes lines as long as a batch of ten thousand rows makes them',
    check: async ({ one, other }, expect) => {
      const long = JSON.stringify({ settled: 0, parts: 'ü'.repeat(1_000_000) });
      const { open } = await read(one);
      for (const line of [firstLine, long, lineOf(1)]) await answerOf(open.append(line, 'usual'));
      await answerOf(open.close());
      expect((await linesIn(other)).map((line) => line.length)).toEqual(
        [firstLine, long, lineOf(1)].map((line) => line.length),
      );
    },
  },
];
