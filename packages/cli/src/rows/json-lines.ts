import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { parseJson } from '../files/json-text.js';
import type { Read, ReadRows } from './read-rows.js';
import { linesOf, maxRowLength } from './text.js';
import { isBlank } from './visible.js';

const tooLong = `is not JSON, or is longer than ${maxRowLength} characters`;

const rowIn = (content: string, line: number): Read =>
  pipe(
    parseJson(content),
    E.bimap(
      () => ({ line, mistake: content.length > maxRowLength ? tooLong : 'is not JSON' }),
      (row) => ({ line, row }),
    ),
  );

/** Reads JSON Lines: one row per line. */
export const jsonLineRows: ReadRows = async function* (text) {
  let line = 0;
  for await (const content of linesOf(text)) {
    line += 1;
    if (E.isRight(content) && isBlank(content.right)) continue;
    const read = E.isLeft(content) ? content : rowIn(content.right, line);
    yield [read];
    if (E.isLeft(read)) return;
  }
};
