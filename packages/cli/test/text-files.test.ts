import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { folderWith, readContacts, run, tidyUp } from './support.js';

afterEach(tidyUp);

const csv = 'phoneNumber,name\n447700900101,Ada Brook\n447700900102,Zo\u00eb\n';
const ada = { phoneNumber: '447700900101', name: 'Ada Brook' };
const mark = '\ufeff';

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('a byte order mark', () => {
  const agent = '{"agent":{"number":"1001"}}';

  test.each([
    ['the configuration', ['--config', 'c.json', 'agents', 'list'], ''],
    ['a file given to --input', ['agents', 'get', '--input', '@agent.json'], ''],
    ['the standard input', ['agents', 'get', '--input', '-'], mark + agent],
    ['--input itself', ['agents', 'get', '--input', mark + agent], ''],
    ['rows as CSV', ['routing', 'block-numbers', '--rows', 'rows.csv'], ''],
    ['rows as JSON Lines', ['routing', 'block-numbers', '--rows', 'rows.jsonl'], ''],
    [
      'rows from the standard input',
      ['routing', 'block-numbers', '--rows', '-', '--format', 'csv'],
      `${mark}number,direction\n110,outbound\n`,
    ],
  ])('may begin %s', async (_, argv, stdin) => {
    const cwd = await folderWith({
      'c.json': `${mark}{"provider":"memory"}`,
      'agent.json': mark + agent,
      'rows.csv': `${mark}number,direction\n110,outbound\n`,
      'rows.jsonl': `${mark}{"number":"110","direction":"outbound"}\n`,
    });
    const { exitCode, stderr } = await run([...argv, '--json'], { cwd, stdin });
    expect([exitCode, stderr.replace(/^note: .*\n/, '')]).toEqual([0, '']);
  });

  test('may begin cordboard.json', async () => {
    const cwd = await folderWith({ 'cordboard.json': `${mark}{"provider":"memory"}` });
    expect(await run(['agents', 'list', '--json'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('a file in another encoding than UTF-8', () => {
  test.each([
    ['UTF-16', Buffer.from(mark + csv, 'utf16le')],
    ['UTF-16', bigEndian(mark + csv)],
    ['UTF-16', Buffer.from(csv, 'utf16le')],
    ['UTF-16', bigEndian(csv)],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x70, 0, 0, 0])],
    ['a ZIP archive, as an Excel workbook (.xlsx) is', Buffer.from('PK\x03\x04\x14\x00\x06\x00', 'latin1')],
    ['an Excel workbook (.xls)', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['compressed with gzip', Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3])],
    ['no text', Buffer.from('phoneNumber,name\n447700900101,A\x00da\n')],
  ])('is called %s, and nothing of it is read', async (name, content) => {
    for (const pieceSize of [1, 3, 16_384]) {
      const { rows, stoppedBy } = await readContacts(content, { pieceSize });
      expect(rows).toEqual([]);
      expect(stoppedBy).toContain(`contacts is ${name}`);
    }
  });

  test.each([
    ['Windows-1252', Buffer.from(csv, 'latin1'), 3],
    ['GBK', Buffer.concat([Buffer.from('phoneNumber,name\r\r447700900102,'), Buffer.from([0xd5, 0xc5])]), 3],
    ['a character in two halves', Buffer.from([...Buffer.from('phoneNumber,name\n1,'), 0xed, 0xa0, 0xbd]), 2],
    ['a character that is cut off', Buffer.from('phoneNumber,name\n110,\u9648').subarray(0, -1), 2],
  ])('(%s) is refused at the line where it shows', async (_, content, line) => {
    for (const pieceSize of [1, 3, 16_384]) {
      const { stoppedBy } = await readContacts(content, { pieceSize });
      expect(stoppedBy).toContain(
        `contacts: line ${line} is in another encoding, such as Windows-1252 or GBK`,
      );
    }
  });

  test('gives the rows before that line', async () => {
    expect((await readContacts(Buffer.from(csv, 'latin1'))).rows).toEqual([ada]);
  });

  test.each([
    ['--input', ['agents', 'get', '--input', '@file.json']],
    ['--config', ['agents', 'list', '--config', 'file.json']],
  ])('is refused with its name by %s too', async (flag, argv) => {
    for (const [content, name] of [
      [Buffer.from(`${mark}{}`, 'utf16le'), 'is UTF-16'],
      [Buffer.from('{\n"name":"Zo\u00eb"}', 'latin1'), 'line 2 is in another encoding'],
    ] as const) {
      const cwd = await folderWith({ 'file.json': content });
      const { exitCode, stderr } = await run(argv, { cwd });
      expect([exitCode, stderr]).toEqual([
        2,
        expect.stringMatching(new RegExp(`${flag}: file\\.json:? ${name}`)),
      ]);
    }
  });
});

describe('what cannot be read', () => {
  const flags = [
    ['--rows', ['routing', 'block-numbers', '--rows'], ''],
    ['--config', ['agents', 'list', '--config'], ''],
    ['--input', ['agents', 'get', '--input'], '@'],
  ] as const;

  test.each(flags)('is named with the reason: %s', async (flag, argv, prefix) => {
    const cwd = await folderWith({ 'a.csv': 'number,direction\n' });
    await mkdir(join(cwd, 'd.csv'));
    for (const [path, reason] of [
      ['d.csv', 'it is a directory, not a file'],
      ['none.csv', 'there is no such file'],
      ['a.csv/b.csv', 'a part of its path is not a directory'],
      [`${'x'.repeat(300)}.csv`, 'ENAMETOOLONG'],
    ] as const) {
      const { exitCode, stdout, stderr } = await run([...argv, prefix + path], { cwd });
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`${flag}: `);
      expect(stderr).toContain(`${path} cannot be read: ${reason}`);
    }
  });

  test('is never taken for a configuration that is not there', async () => {
    const cwd = await folderWith({});
    await mkdir(join(cwd, 'cordboard.json'));
    const { exitCode, stderr } = await run(['agents', 'list'], { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('it is a directory, not a file')]);
  });
});
