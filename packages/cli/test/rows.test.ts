import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { ports } from '@cordboard/core/schema';
import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { RowFormat } from '../src/flags.js';
import { rowReader } from '../src/rows/cells.js';
import { RowFile } from '../src/rows/row-file.js';
import { rowsIn } from './support.js';

const blocked = ports.routing.blockNumbers.row;
const contact = ports.campaigns.addContacts.row;
const members = ports.queues.updateMembers.row;

const read = (row: t.Mixed, header: readonly string[], cells: readonly string[]): unknown => {
  const reader = rowReader(row, header);
  return E.isRight(reader) ? reader.right(cells) : reader.left;
};

const fileOf = (
  stream: Readable,
  format: RowFormat = 'csv',
  { row = blocked, signal = new AbortController().signal }: { row?: t.Mixed; signal?: AbortSignal } = {},
) => new RowFile({ name: 'a file', stream, total: undefined }, format, row, signal);

const abortedSoon = (reason: string): AbortSignal => {
  const controller = new AbortController();
  setTimeout(() => {
    controller.abort(reason);
  }, 30);
  return controller.signal;
};

const textFile = (text: string | Buffer, format?: RowFormat, row?: t.Mixed): RowFile =>
  fileOf(Readable.from([Buffer.from(text)]), format, row === undefined ? {} : { row });

describe('a cell', () => {
  test('stays text where text is wanted, so that zeros are kept', () => {
    expect(read(contact, ['phoneNumber', 'name', 'agentNumber'], ['0012025550101', 'true', '007'])).toEqual({
      phoneNumber: '0012025550101',
      name: 'true',
      agentNumber: '007',
    });
  });

  test.each([
    ['true', true],
    ['TRUE', true],
    ['false', false],
  ])('%j is a truth value where one is wanted', (cell, enabled) => {
    expect(read(blocked, ['number', 'direction', 'enabled'], ['110', 'outbound', cell])).toMatchObject({
      enabled,
    });
  });

  test('is a number where one is wanted', () => {
    // No row has one; the columns of any input are read alike.
    const { input } = ports.queues.create;
    expect(read(input, ['name', 'weight'], ['Sales', '7'])).toEqual({ name: 'Sales', weight: 7 });
  });

  test('is JSON where a list is wanted', () => {
    expect(read(members, ['queue', 'remove'], ['5001', '[{"number":"1001"}]'])).toEqual({
      queue: '5001',
      remove: [{ number: '1001' }],
    });
  });

  test('that is empty is left out', () => {
    expect(read(blocked, ['number', 'direction', 'note'], ['110', 'outbound', ''])).toEqual({
      number: '110',
      direction: 'outbound',
    });
  });

  test('that is none of these stays as it is, for the provider to refuse', () => {
    expect(read(blocked, ['number', 'direction', 'enabled'], ['x', 'up', 'yes'])).toEqual({
      number: 'x',
      direction: 'up',
      enabled: 'yes',
    });
  });

  test('under fields.<id> goes into the fields', () => {
    expect(read(contact, ['phoneNumber', 'fields.city', 'fields.a.b'], ['110', 'Springfield', 'x'])).toEqual({
      phoneNumber: '110',
      fields: { city: 'Springfield', 'a.b': 'x' },
    });
  });
});

describe('a header', () => {
  test.each([
    [['number', 'direction', 'colour'], 'column 3 names no field (fields: number, direction, enabled'],
    [['number', 'direction', 'number'], 'column 3 is there already'],
    [['number', 'note'], 'without the column direction'],
    [['+15550101', 'outbound'], 'column 1 names no field'],
  ])('%j is refused, and not quoted', (header, complaint) => {
    const mistake = read(blocked, header, []);
    expect(mistake).toEqual(expect.stringContaining(complaint));
    expect(mistake).not.toEqual(expect.stringContaining('15550101'));
  });

  test('may name the keys of a map', () => {
    expect(read(contact, ['phoneNumber', 'fields.'], [])).toEqual(
      expect.stringContaining(
        'column 2 names no field (fields: phoneNumber, name, note, agentNumber, fields.<id>, externalId)',
      ),
    );
  });
});

describe('a row that comes in several forms', () => {
  const selector = ports.campaigns.removeContacts.row;

  test('has the fields of each, and none that all lines need', () => {
    expect(read(selector, ['externalId', 'phoneNumber'], ['007', ''])).toEqual({ externalId: '007' });
    expect(read(selector, ['batch'], ['SPRING1'])).toEqual({ batch: 'SPRING1' });
  });

  test('is not found under another header', () => {
    expect(read(selector, ['number'], [])).toEqual(
      expect.stringContaining('names no field (fields: externalId, phoneNumber, batch)'),
    );
  });
});

describe('a CSV file', () => {
  const header = 'number,direction,note\n';

  test('is read with quotes, spaces, empty lines, a byte order mark and the line ends of Windows', async () => {
    const file = textFile(
      `\ufeffnumber, direction ,note\r\n110,outbound,"a, ""b"""\r\n\r\n 111 ,inbound,\r\n`,
    );
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toEqual([
      { number: '110', direction: 'outbound', note: 'a, "b"' },
      { number: '111', direction: 'inbound' },
    ]);
    expect(stoppedBy).toBeUndefined();
    expect([file.takeLine(0), file.takeLine(1), file.takeLine(1)]).toEqual([2, 4, undefined]);
  });

  test.each([
    ['110,outbound,\n111,inbound\n112,inbound,\n', 1, 'line 3 has not as many cells'],
    [
      '110,outbound,\n111,inbound,"5551234567\n112,inbound,\n',
      1,
      'line 3 opens a quote that is never closed',
    ],
    ['110,outbound,\n111,inbound,55512"34567\n112,inbound,\n', 1, 'line 3 has a quote inside a cell'],
    [
      '110,outbound,\n111,inbound,"555"1234567\n112,inbound,\n',
      1,
      'line 3 has something after a closing quote',
    ],
  ])(
    '%j is read up to the line that is broken, which is named and not quoted',
    async (text, count, mistake) => {
      const file = textFile(header + text);
      const { rows, stoppedBy } = await rowsIn(file);
      expect(rows).toHaveLength(count);
      expect(stoppedBy).toMatchObject({
        kind: 'InvalidInput',
        message: expect.stringContaining(mistake),
      });
      expect(stoppedBy?.message).not.toMatch(/55512|34567/);
    },
  );

  test('of many rows loses none of those before the broken one', async () => {
    const good = Array.from({ length: 5000 }, (_, i) => `${110 + i},outbound,\n`).join('');
    const file = textFile(`${header}${good}broken\n${good}`);
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toHaveLength(5000);
    expect(stoppedBy?.message).toContain('line 5002 ');
  });

  test('that is empty is broken', async () => {
    const file = textFile('');
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toEqual([]);
    expect(stoppedBy?.message).toContain('the file is empty');
  });

  test('with nothing but a header has no rows, and that is right', async () => {
    const file = textFile(header);
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toEqual([]);
    expect(stoppedBy).toBeUndefined();
  });

  test('in another encoding than UTF-8 is refused', async () => {
    const file = textFile(Buffer.concat([Buffer.from(header), Buffer.from([0x31, 0xff, 0xfe])]));
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toEqual([]);
    expect(stoppedBy?.message).toContain('has to be UTF-8');
  });

  test('cut within a character is refused', async () => {
    const file = textFile(Buffer.from(`${header}110,outbound,陈`).subarray(0, -1));
    const { stoppedBy } = await rowsIn(file);
    expect(stoppedBy?.message).toContain('has to be UTF-8');
  });

  test('is not read whole when a quote is never closed', async () => {
    let served = 0;
    const endless = Readable.from(
      (function* () {
        yield Buffer.from(`${header}110,outbound,"`);
        for (;;) {
          served += 1;
          yield Buffer.alloc(65_536, 'x');
        }
      })(),
    );
    const file = fileOf(endless);
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toEqual([]);
    expect(stoppedBy?.message).toContain('line 2 opens a quote');
    expect(served).toBeLessThan(100);
  });
});

describe('JSON Lines', () => {
  test('are read line by line, empty ones aside', async () => {
    const file = textFile('{"number":"110"}\r\n\r\n[1]\n{"number":"111"}', 'jsonl');
    const { rows } = await rowsIn(file);
    expect(rows).toEqual([{ number: '110' }, [1], { number: '111' }]);
    expect([file.takeLine(0), file.takeLine(1), file.takeLine(2)]).toEqual([1, 3, 4]);
  });

  test('end at the line that is no JSON', async () => {
    const file = textFile('{"number":"110"}\n{"number":"5551234567\n{"number":"111"}\n', 'jsonl');
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toEqual([{ number: '110' }]);
    expect(stoppedBy?.message).toBe('a file: line 2 is not JSON');
  });

  test('without end are not read whole', async () => {
    let served = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          served += 1;
          yield Buffer.alloc(65_536, 'x');
        }
      })(),
    );
    const file = fileOf(endless, 'jsonl');
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toEqual([]);
    expect(stoppedBy?.message).toContain('line 1 is not JSON');
    expect(served).toBeLessThan(100);
  });
});

describe('reading', () => {
  test('takes no more from the file than is asked for', async () => {
    let served = 0;
    const endless = Readable.from(
      (function* () {
        yield Buffer.from('number,direction\n');
        for (;;) {
          served += 1;
          yield Buffer.from('110,outbound\n'.repeat(100));
        }
      })(),
    );
    const rows = fileOf(endless).read();
    for (let i = 0; i < 1000; i += 1) await rows.next();
    await rows.return(undefined);
    expect(served).toBeLessThan(200);
  });

  test('that fails in the middle gives the rows before, and names the error by its code', async () => {
    const failing = Readable.from(
      (function* () {
        yield Buffer.from('number,direction\n110,outbound\n111,outbound\n112,out');
        throw Object.assign(new Error('5551234567'), { code: 'EIO' });
      })(),
    );
    const file = fileOf(failing);
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toHaveLength(2);
    expect(stoppedBy?.message).toBe('a file cannot be read any further after line 3: EIO');
  });

  test.each([
    ['Timeout', () => AbortSignal.timeout(30)],
    ['Canceled', () => abortedSoon('SIGINT')],
  ])('ends when the signal is aborted, and says %s', async (kind, signal) => {
    const stream = new Readable({ read: () => undefined });
    stream.push('number,direction\n110,outbound\n111,outbound\n112,out');
    const file = fileOf(stream, 'csv', { signal: signal() });
    const { rows, stoppedBy } = await rowsIn(file);
    expect(rows).toHaveLength(2);
    expect(stoppedBy).toMatchObject({ kind });
  });
});
