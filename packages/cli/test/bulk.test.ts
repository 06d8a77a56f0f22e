import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { countRows } from '../src/rows/count.js';
import { startProgress } from '../src/output/progress.js';
import { folderWith, run, tidyUp, type Ran, type World } from './support.js';

let sandbox: Sandbox;
let config = '';

beforeAll(async () => {
  sandbox = await startSandbox();
  const sobot = { ...sandbox.config.providers.sobot, retry: { attempts: 1 } };
  config = JSON.stringify({ provider: 'sobot', providers: { sobot } });
});
afterAll(() => sandbox.close());
afterEach(async () => {
  sandbox.faults.clear();
  await tidyUp();
});

const header = 'number,direction,note\n';
const rowsOf = (count: number, from = 15550100): string =>
  Array.from({ length: count }, (_, i) => `${from + i},outbound,\n`).join('');

/** Blocks the numbers of a file named `rows.csv`. */
const block = async (rows: string, more: readonly string[] = [], world: World = {}): Promise<Ran> => {
  const cwd = await folderWith({ 'cordboard.json': config, 'rows.csv': rows });
  return run(['routing', 'block-numbers', '--rows', 'rows.csv', ...more], { cwd, ...world });
};

describe('rows from a file', () => {
  test('are sent in batches and counted', async () => {
    const { exitCode, stdout, stderr } = await block(header + rowsOf(250));
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^250 rows: 250 (applied|accepted)\n/);
  });

  test('that are wrong are named by the line of the file, and the others are sent', async () => {
    const { exitCode, stdout } = await block(
      `${header}15550101,outbound,\n+1 555 123 4567,outbound,\n\n110,up,\n`,
    );
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^3 rows: 1 \w+, 2 failed\n/);
    expect(stdout).toMatch(/^3 +1 +failed +InvalidInput: row 1 is invalid: number expected phone number/m);
    expect(stdout).toMatch(/^5 +2 +failed +InvalidInput: row 2 is invalid: direction expected one of/m);
    expect(stdout).not.toMatch(/555 123|4567\b/);
  });

  test('are reported as JSON alone on stdout', async () => {
    const { exitCode, stdout, stderr } = await block(`${header}15550101,outbound,\nx,outbound,\n`, [
      '--json',
    ]);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      total: 2,
      failed: 1,
      outcomes: [{ row: 0 }, { row: 1, outcome: 'failed', error: { kind: 'InvalidInput' } }],
    });
  });

  test('are reported as JSON with the line they begin on', async () => {
    const { stdout } = await block(`${header}15550101,outbound,"a\r\nb"\n,,\nx,outbound,\n`, ['--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      outcomes: [
        { row: 0, line: 2 },
        { row: 1, line: 5 },
      ],
    });
  });

  test.each([
    ['4.477E+11', 'column 1 holds a number that the spreadsheet shortened'],
    ['4,477e11', 'column 1 holds a number that the spreadsheet shortened'],
    ['\u202e1010055\u202c', 'column 1 holds the invisible character U+202E'],
  ])('are refused for what is not to be seen in them: %j', async (number, reason) => {
    const rows = `${header}"${number}",outbound,\n`;
    expect((await block(rows)).stdout).toContain(reason);
    const { outcomes } = JSON.parse((await block(rows, ['--json'])).stdout) as { outcomes: unknown };
    expect(outcomes).toMatchObject([{ line: 2, error: { message: expect.stringContaining(`; ${reason}`) } }]);
  });

  test('up to a broken line are sent; the line is named and the exit code is 1', async () => {
    const { exitCode, stdout } = await block(`${header}${rowsOf(120)}15550999\n${rowsOf(5)}`, ['--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      total: 120,
      failed: 0,
      unknown: 0,
      stoppedBy: { kind: 'InvalidInput', message: 'rows.csv: line 122 has not as many cells as the header' },
    });
    expect((await block(`${header}15550999\n`)).stderr).toContain('rows.csv: line 2 ');
  });

  test('are not shown without end', async () => {
    const { stdout } = await block(`${header}${'x,outbound,\n'.repeat(80)}`);
    expect(stdout.split('\n').filter((line) => line.includes('failed  '))).toHaveLength(50);
    expect(stdout).toContain('… and 30 more such rows; --json lists every row');
  });

  test('stop at an error that the next batch would meet too, and the report says how far it came', async () => {
    sandbox.faults.add({ fault: 'delay', when: 'before', delayMs: 1, path: /blacklist/ });
    sandbox.faults.add({ fault: 'status', status: 503, when: 'before', path: /blacklist/, times: Infinity });
    const { exitCode, stdout } = await block(header + rowsOf(350, 25550100), ['--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      total: 200,
      applied: 100,
      unknown: 100,
      stoppedBy: { kind: 'Unavailable' },
    });
  });

  test('of which none could be sent are a failure', async () => {
    sandbox.faults.add({ fault: 'status', status: 403, when: 'before', times: Infinity });
    const { exitCode, stdout, stderr } = await block(header + rowsOf(3), ['--json']);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr)).toMatchObject({ provider: 'sobot', operation: 'routing.blockNumbers' });
  });

  test('given twice, or not at all, are wrong usage', async () => {
    const both = await block(header, ['--input', '{"rows":[]}']);
    expect([both.exitCode, both.stderr]).toEqual([2, expect.stringContaining('give one of them')]);
  });

  test('cannot come from the standard input together with the input', async () => {
    const argv = ['routing', 'block-numbers', '--rows', '-', '--format', 'csv', '--input', '-'];
    const { exitCode, stderr } = await run(argv, { stdin: header });
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('--rows and --input: the standard input'),
    ]);
  });
});

test('rows may stand in --input', async () => {
  const input = JSON.stringify({ rows: [{ number: '15550101', direction: 'inbound' }] });
  const { exitCode, stdout } = await run(['routing', 'block-numbers', '--input', input]);
  expect([exitCode, stdout]).toEqual([0, '1 row: 1 applied\n']);
});

test('rows come from the standard input as JSON Lines, beside an input of their own', async () => {
  const plan = { name: 'Call back', start: '2030-01-01T09:00:00Z', end: '2030-01-01T10:00:00Z' };
  const { exitCode, stdout } = await run(
    [
      'campaigns',
      'schedule-callbacks',
      '--rows',
      '-',
      '--format',
      'jsonl',
      '--input',
      JSON.stringify({ ...plan, agent: { number: '1001' } }),
    ],
    { stdin: '{"phoneNumber":"15550101"}\n{"phoneNumber":"15550102"}\n' },
  );
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^2 rows: 2 applied\n/);
  // What a row brought back is shown: without its id a callback could not be named again.
  expect(stdout).toMatch(/^1 +0 +applied +\S+$/m);
});

test('a progress bar shows on a terminal only, on stderr', async () => {
  expect((await block(header + rowsOf(150))).stderr).toBe('');
  const { stdout, stderr } = await block(header + rowsOf(150), [], { tty: true });
  expect(stderr).toMatch(/0 of 150 rows done/);
  expect(stdout).not.toMatch(/rows done/);
});

test('the progress bar tells the truth: it goes by rows that are done, of all rows there are', () => {
  const seen: string[] = [];
  const io = { stderr: { isTTY: false } };
  const { update } = startProgress({ io, note: (text: string) => seen.push(text) } as never, 1000);
  const now = jest.spyOn(performance, 'now');
  const at = (ms: number, done: number): void => {
    now.mockReturnValueOnce(performance.now() + ms);
    update({ done, failed: 1, resumed: 200 });
  };
  at(0, 210);
  at(6_000, 500);
  now.mockRestore();
  expect(seen).toEqual(['500 of 1000 rows done, 200 of them before, 1 failed']);
});

test('a signal ends the reading, reports what was sent, and gives its exit code', async () => {
  const controller = new AbortController();
  const endless = new Readable({
    read: () => {
      // Long enough, once the rows are read, for a hundred of them on a busy machine.
      setTimeout(() => {
        controller.abort('SIGINT');
      }, 1000);
    },
  });
  endless.push(`${header}${rowsOf(130)}`);
  const cwd = await folderWith({ 'cordboard.json': config });
  const running = run(['routing', 'block-numbers', '--json', '--rows', '-', '--format', 'csv'], {
    cwd,
    stdin: endless,
    interrupt: controller.signal,
  });
  const { exitCode, stdout } = await running;
  expect(exitCode).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({ applied: 100, stoppedBy: { kind: 'Canceled' } });
});

describe('a journal', () => {
  const plain = `${header}${rowsOf(250, 35550100)}`;

  test('lets the same command go on where it stopped, and a third time sends nothing', async () => {
    const cwd = await folderWith({ 'cordboard.json': config, 'rows.csv': plain });
    const command = ['routing', 'block-numbers', '--rows', 'rows.csv', '--journal', 'block.journal'];
    sandbox.faults.add({ fault: 'delay', when: 'before', delayMs: 1, path: /blacklist/ });
    sandbox.faults.add({ fault: 'status', status: 403, when: 'before', path: /blacklist/ });
    const first = await run(command, { cwd });
    expect(first.exitCode).toBe(1);
    expect(first.stdout).toMatch(/^200 rows: 100 applied, 100 failed\n/);
    expect(first.stderr).toContain(
      'run the same command again to resume: block.journal records what is done',
    );
    const second = await run(command, { cwd });
    expect([second.exitCode, second.stdout]).toEqual([0, expect.stringMatching(/^250 rows: 250 applied\n/)]);
    const sent = sandbox.ledger.requests('sobot');
    expect((await run(command, { cwd })).stdout).toBe(second.stdout);
    expect(sandbox.ledger.requests('sobot')).toBe(sent);
  });

  test('of another file is refused as wrong usage', async () => {
    const cwd = await folderWith({ 'cordboard.json': config, 'rows.csv': plain, 'x.journal': 'hello\n' });
    const command = ['routing', 'block-numbers', '--rows', 'rows.csv', '--journal', 'x.journal'];
    const { exitCode, stderr } = await run(command, { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('line 1 of the journal')]);
  });

  test('is offered to whom it would have helped', async () => {
    sandbox.faults.add({ fault: 'delay', when: 'before', delayMs: 1, path: /blacklist/ });
    sandbox.faults.add({ fault: 'status', status: 403, when: 'before', path: /blacklist/ });
    expect((await block(plain)).stderr).toContain('with --journal such a run can be resumed');
  });
});

test.each([
  ['csv', 'number,note\n1,a\n2,b\n', 2],
  ['csv', 'number,note\r\n1,"a\r\nb"\r\n\r\n2,"say ""b"""', 2],
  ['csv', 'number,note', 0],
  ['csv', 'number,note\r1,a\n,\n"",\r\n ,"\n"\r2,b', 2],
  ['csv', '', 0],
  ['jsonl', '{"number":"1"}\n\n  \n{"note":"\\""}', 2],
  ['jsonl', '{"number":"1"}\r{"number":"2"}\r\n', 2],
] as const)('rows of %s are counted before they are read: %j', async (format, text, expected) => {
  // One byte at a time: a row may begin in one piece and end in another.
  const pieces = [...Buffer.from(text)].map((byte) => Buffer.from([byte]));
  expect(await countRows(Readable.from(pieces), format)).toBe(expected);
});

describe('a launch', () => {
  const launch = async (rows: string, more: readonly string[] = []): Promise<Ran> => {
    const cwd = await folderWith({ 'cordboard.json': '{"provider":"memory"}', 'people.csv': rows });
    return run(['campaigns', 'launch', '--name', 'Spring', '--rows', 'people.csv', ...more], { cwd });
  };
  const people = 'phoneNumber,name\n447700900101,Ada Brook\n447700900102,Ben Castle\n';

  test('shows the campaign that was made of the rows', async () => {
    const { exitCode, stdout } = await launch(people);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^2 rows: 2 applied\ncreated\n/);
    expect(stdout).toMatch(/^name +Spring$/m);
    expect(stdout).toMatch(/^state +running$/m);
    expect(stdout).not.toMatch(/4477009|Ada Brook/);
    expect(JSON.parse((await launch(people, ['--json'])).stdout)).toMatchObject({
      total: 2,
      created: { name: 'Spring', progress: { contacts: 2 } },
    });
  });

  test('of a file that is broken is none', async () => {
    const { exitCode, stdout, stderr } = await launch(`${people}447700900103\n`);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('people.csv: line 4 has not as many cells as the header');
  });
});
