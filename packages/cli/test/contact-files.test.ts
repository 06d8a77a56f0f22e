import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readContacts } from './support.js';

const fixture = (name: string): Promise<Buffer> => readFile(join(import.meta.dirname, 'fixtures', name));

const [ada, ben, cleo] = [
  { phoneNumber: '447700900101', name: 'Ada Brook' },
  { phoneNumber: '447700900102', name: 'Ben Castle' },
  { phoneNumber: '447700900103', name: 'Cleo Dunn' },
];

/** A file is cut into pieces anywhere: within a line break, a character, a pair of quotes. */
const pieceSizes = [1, 2, 3, 5, 7, 16_384];

/** Reads a file in pieces of several sizes, which must make no difference. */
const read = async (content: string | Buffer): ReturnType<typeof readContacts> => {
  const whole = await readContacts(content);
  for (const pieceSize of pieceSizes) expect(await readContacts(content, { pieceSize })).toEqual(whole);
  return whole;
};

describe('the sample files', () => {
  test.each([
    ['crlf-header-lf-rows.csv', [ada, ben, cleo], [2, 3, 4]],
    ['cr-header-lf-rows.csv', [ada, ben, cleo], [2, 3, 4]],
    ['comma-rows-at-the-end.csv', [ada], [2]],
    ['comma-row-between.csv', [ada, ben], [2, 4]],
    ['invisible-marks.csv', [ada, ben], [2, 3]],
  ])('%s is read as a spreadsheet shows it', async (name, rows, lines) => {
    expect(await read(await fixture(name))).toEqual({ rows, lines, stoppedBy: undefined });
  });
});

describe('line breaks', () => {
  test.each([
    ['\n', '\r\n', '\r'],
    ['\r\n', '\r', '\n'],
    ['\r', '\n', '\r\n'],
    ['\r', '\r\n', '\r\n'],
  ])('may be of any kind, in one file: %j %j %j', async (first, second, third) => {
    const text = `phoneNumber,name${first}447700900101,Ada Brook${second}447700900102,Ben Castle${third}`;
    expect(await read(text)).toEqual({ rows: [ada, ben], lines: [2, 3], stoppedBy: undefined });
  });

  test.each(['\n', '\r\n', '\r'])(
    'within quotes are part of the cell, and count as lines: %j',
    async (end) => {
      const text = `phoneNumber,note${end}447700900101,"gate${end}left"${end}${end}447700900102,x${end}`;
      expect(await read(text)).toEqual({
        rows: [
          { phoneNumber: '447700900101', note: `gate${end}left` },
          { phoneNumber: '447700900102', note: 'x' },
        ],
        lines: [2, 5],
        stoppedBy: undefined,
      });
    },
  );
});

describe('rows of empty cells', () => {
  test.each([
    [',\n447700900101,Ada Brook\n', 'after the header', 3],
    ['"",""\n447700900101,Ada Brook\n', 'in quotes', 3],
    [' ,"  "\n447700900101,Ada Brook\n', 'of blanks', 3],
    ['\u200b,\u00a0\n447700900101,Ada Brook\n', 'of invisible characters', 3],
    ['"\n",\n447700900101,Ada Brook\n', 'of a line break in quotes', 4],
    [',,,,\n447700900101,Ada Brook\n', 'longer than the header', 3],
    ['447700900101,Ada Brook\n,', 'at the end, without a line break', 2],
    ['447700900101,Ada Brook,,\n', 'are none: cells behind the last column that are empty', 2],
  ])('%j are skipped: %s', async (lines, _, line) => {
    expect(await read(`phoneNumber,name\n${lines}`)).toEqual({
      rows: [ada],
      lines: [line],
      stoppedBy: undefined,
    });
  });

  test('are skipped before the header too', async () => {
    expect(await read('\n,\nphoneNumber,name\n447700900101,Ada Brook\n')).toMatchObject({
      rows: [ada],
      lines: [4],
    });
  });
});

describe('characters that are not to be seen', () => {
  const [zeroWidth, mark, isolate, end, softHyphen, bell] = [
    '\u200b',
    '\u200e',
    '\u2068',
    '\u2069',
    '\u00ad',
    '\u0007',
  ];

  test.each([
    [`${mark}447700900101`],
    [`447700900101${mark}`],
    [`${isolate}447700900101${end}`],
    [`4477${zeroWidth}00900101`],
    [`4477${softHyphen}00\u200d900101`],
    [`\u00a0447700900101\u2007`],
    [`" 447700900101\u00a0"`],
    [`"${mark}447700900101"`],
    [`447700900101${bell}`],
    [`\ufeff447700900101`],
  ])('are taken off a phone number: %j', async (cell) => {
    expect(await read(`phoneNumber,name\n${cell},Ada Brook\n`)).toMatchObject({ rows: [ada] });
  });

  test('are taken off the ends of every cell and of the names of columns', async () => {
    expect(
      await read(`${mark}phoneNumber,name${zeroWidth}\n447700900101,${isolate}Ada Brook${end} \n`),
    ).toEqual({ rows: [ada], lines: [2], stoppedBy: undefined });
  });

  test.each([
    ['\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645', 'between letters that they keep apart'],
    ['\u{1f469}\u200d\u{1f52c}', 'within an emoji'],
    ['\u2764\ufe0f', 'behind a character whose look they choose'],
    ['Ada \u202b\u05d0\u05d1!\u202c', 'around a part of the text that is written the other way'],
  ])('stay in a text that needs them: %j, %s', async (name) => {
    expect(await read(`phoneNumber,name\n447700900101,${name}\n`)).toMatchObject({
      rows: [{ phoneNumber: '447700900101', name }],
    });
  });

  test('are no reason to shorten a text that is too long', async () => {
    const note = '\u{1f469}\u200d\u{1f52c}'.repeat(70);
    expect(await readContacts(`phoneNumber,note\n447700900101,${note}\n`)).toMatchObject({
      rows: [{ note }],
    });
  });

  test('take no time to be found in a cell of many blanks', async () => {
    const note = `\u00e9${' '.repeat(400_000)}\u00e9`;
    expect((await readContacts(`phoneNumber,note\n447700900101,${note}\n`)).rows).toHaveLength(1);
  });

  test('that make a number be seen in another order are not taken off', async () => {
    const cell = '\u202e101009007744\u202c';
    expect(await read(`phoneNumber,name\n${cell},Ada Brook\n`)).toMatchObject({
      rows: [{ phoneNumber: cell }],
    });
  });
});

describe('digits as other keyboards write them', () => {
  test.each([
    ['\uff14\uff14\uff17\uff17\uff10\uff10\uff19\uff10\uff10\uff11\uff10\uff11', '447700900101'],
    ['\uff0b\uff14\uff14\uff17\uff17', '+4477'],
    ['\u0664\u0664\u0667\u0667', '4477'],
    ['\u06f4\u06f4\u06f7\u06f7', '4477'],
    ['\u{1d7ce}\u{1d7e3}\u{1d7ff}', '019'],
  ])('%j is the phone number %s', async (cell, phoneNumber) => {
    expect(await read(`phoneNumber,name\n${cell},x\n`)).toMatchObject({ rows: [{ phoneNumber, name: 'x' }] });
  });

  test('stay as they are in a text', async () => {
    expect(await read('phoneNumber,name\n447700900101,\uff11\uff12\n')).toMatchObject({
      rows: [{ name: '\uff11\uff12' }],
    });
  });
});

describe('a header', () => {
  test.each([
    ['phoneNumber;name\n447700900101;Ada\n', 'semicolons'],
    ['"phoneNumber";"name"\n447700900101;Ada\n', 'semicolons'],
    ['phoneNumber\tname\n447700900101\tAda\n', 'tabs'],
    ['phoneNumber|name|note\n447700900101|Ada|a,b\n', 'pipes'],
    ['phoneNumber\uff0cname\n447700900101\uff0cAda\n', 'full-width commas'],
    ['Telefon;Name\n447700900101;Ada\n', 'semicolons'],
    ['sep=;\nphoneNumber;name\n', 'semicolons'],
  ])('%j names the separator', async (text, separators) => {
    const { rows, stoppedBy } = await read(text);
    expect(rows).toEqual([]);
    expect(stoppedBy).toContain(`contacts: line 1 has cells with ${separators} between them`);
  });

  test('may come after the line that tells a spreadsheet about commas', async () => {
    expect(await read('sep=,\r\nphoneNumber,name\r\n447700900101,Ada Brook\r\n')).toMatchObject({
      rows: [ada],
      lines: [3],
      stoppedBy: undefined,
    });
  });

  test('may leave columns without a name, as long as they are empty', async () => {
    expect(await read('phoneNumber,,name,\n447700900101,,Ada Brook,\n')).toMatchObject({ rows: [ada] });
    expect(await read('phoneNumber,,name,\n447700900101,,Ada Brook,\n447700900102,7,Ben,\n')).toMatchObject({
      rows: [ada],
      stoppedBy: 'contacts: line 3 has a value in column 2, which has no name in the header',
    });
  });

  test('that names a column twice is refused with both', async () => {
    expect(await read('phoneNumber,name, name\n')).toMatchObject({
      stoppedBy: 'contacts: line 1 has a header whose column 3 is there already, as column 2',
    });
  });
});

describe('a line that cannot be a row', () => {
  test.each([
    ['447700900102', 'has not as many cells as the header'],
    ['447700900102;Ben', 'has cells with semicolons between them'],
    ['447700900102,Ben,friend', 'has a value in column 3, but the header has only 2 columns'],
    ['447700900102,"Ben', 'opens a quote that is never closed'],
    ['\n"447700900102","Ben', 'opens a quote that is never closed', 4],
    ['447700900102,"a\r\nb" x', 'has something after a closing quote', 3],
  ])('%j is named by line and reason, and the rows before it are read', async (text, reason, line = 3) => {
    const { rows, stoppedBy } = await read(`phoneNumber,name\n447700900101,Ada Brook\n${text}`);
    expect(rows).toEqual([ada]);
    expect(stoppedBy).toContain(`contacts: line ${line} ${reason}`);
  });

  test.each([
    ['of one cell', `447700900101,${'x'.repeat(1_100_000)}`],
    ['of cells', `447700900101${','.repeat(1_100_000)}`],
    ['of lines', `447700900101,"${'x\n'.repeat(600_000)}`],
  ])('because it is too long (%s) is called so, as a quote may have made it so long', async (_, line) => {
    const { stoppedBy } = await readContacts(`phoneNumber,name\n${line}`);
    expect(stoppedBy).toBe(
      'contacts: line 2 opens a quote that is never closed, or is longer than 1048576 characters',
    );
  });
});

describe('JSON Lines', () => {
  test('may have line breaks of any kind, byte order marks where files were joined, and lines of blanks', async () => {
    const [first, second, third] = [ada, ben, cleo].map((row) => JSON.stringify(row));
    const text = `\ufeff${first}\r\n\ufeff${second}\r\u00a0\n${third}\r`;
    const whole = await readContacts(text, { format: 'jsonl' });
    expect(whole).toEqual({ rows: [ada, ben, cleo], lines: [1, 2, 4], stoppedBy: undefined });
    for (const pieceSize of pieceSizes) {
      expect(await readContacts(text, { format: 'jsonl', pieceSize })).toEqual(whole);
    }
  });
});
