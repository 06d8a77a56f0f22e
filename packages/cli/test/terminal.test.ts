import { afterEach, describe, expect, test } from '@jest/globals';
import { folderWith, run, tidyUp } from './support.js';

afterEach(tidyUp);

/** A screen cleared, a title set, a line hidden, a direction turned, a character nobody sees, and half of one. */
const evil = 'Ann\u001b[2J\u001b]0;owned\u0007\u009b2K\r\u202e\u200b\u{e0041}\u2028\ud83c Ó 张伟';
const harmful = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;

const withoutLineEnds = (text: string): string => text.replaceAll('\n', '');

const folder = (): Promise<string> => {
  const agents = Array.from({ length: 3 }, (_, i) => ({ id: String(i + 1), number: `0${i}`, name: evil }));
  const seed = { agents, queues: [{ id: 'q', name: evil }], members: [] };
  return folderWith({
    'cordboard.json': JSON.stringify({ provider: 'memory', providers: { memory: { seed } } }),
    'rows.json': JSON.stringify([{ phoneNumber: evil }, { phoneNumber: '12025550101', [evil]: 1 }]),
  });
};

describe('what a terminal is given holds nothing that it obeys', () => {
  test.each([
    ['a table', ['agents', 'list'], 'Ann'],
    ['a table that grows', ['agents', 'list', '--all'], 'Ann'],
    ['a record', ['agents', 'get', '--input', '{"agent":{"number":"00"}}'], 'Ann'],
    ['JSON', ['agents', 'list', '--json'], 'Ann'],
    ['JSON Lines', ['agents', 'list', '--all', '--json'], 'Ann'],
    ['an error as JSON', ['agents', evil, '--json'], 'Ann'],
    ['an unknown command', ['agents', evil], 'Ann'],
    ['an unknown option', ['agents', 'list', `--${evil}`], 'Ann'],
    ['a file that is not there', ['agents', 'list', '--config', `${evil}.json`], 'Ann'],
    ['an input file that is not there', ['agents', 'list', '--input', `@${evil}`], 'Ann'],
    [
      'an input with a strange field',
      ['agents', 'list', '--input', JSON.stringify({ [evil]: 1 })],
      'not a known field',
    ],
  ] as const)('as %s', async (_, argv, expected) => {
    const { stdout, stderr } = await run(argv, { cwd: await folder(), tty: false, columns: 60 });
    expect(stdout + stderr).toContain(expected);
    expect(withoutLineEnds(stdout + stderr)).not.toMatch(harmful);
  });

  test('and JSON still says what is there, letter for letter', async () => {
    const { stdout } = await run(['agents', 'list', '--json'], { cwd: await folder() });
    expect(JSON.parse(stdout)).toMatchObject({ items: [{ name: evil }, { name: evil }, { name: evil }] });
  });
});
