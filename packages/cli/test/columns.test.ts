import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { folderWith, run, tidyUp, type Ran, type World } from './support.js';

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith({
    'cordboard.json': '{"provider":"memory","providers":{"memory":{"agents":60}}}',
    'rows.jsonl': '{"queue":"5001"}\n{"queue":"9999"}\n{"queue":5002}\n',
  });
});
afterAll(tidyUp);

const list = (more: string, world: World = {}): Promise<Ran> =>
  run(['agents', 'list', '--limit', '6', ...more.split(' ').filter((word) => word !== '')], {
    cwd,
    ...world,
  });

const headOf = ({ stdout }: Ran): readonly string[] => (stdout.split('\n')[0] ?? '').split(/ +/);

const widest = ({ stdout }: Ran): number => Math.max(...stdout.split('\n').map((line) => line.length));

describe('without --columns a table has what fits', () => {
  test.each([200, 120, 80, 60, 40, 20])('in %i characters, the first fields first', async (columns) => {
    const ran = await list('', { columns });
    const all = headOf(await list('', { columns: 1000 }));
    const head = headOf(ran);
    expect(head).toEqual(all.slice(0, head.length));
    expect(widest(ran)).toBeLessThanOrEqual(columns);
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(7);
    const missing = all.slice(head.length);
    expect(ran.stderr).toContain(
      missing.length === 0
        ? ''
        : `not shown here: ${missing.join(', ')}; choose with --columns, --json shows all\n`,
    );
  });

  test('shows the fields of a record in an item each in a column of its own', async () => {
    expect(headOf(await list('', { columns: 1000 }))).toEqual(
      expect.arrayContaining(['presence.state', 'presence.since', 'wrapUp.durationSec', 'queues']),
    );
  });
});

describe('--columns', () => {
  test('names the columns and their order, by dotted paths, also into a list', async () => {
    const ran = await list('--columns name,presence.state,queues.name,id');
    expect(headOf(ran)).toEqual(['name', 'presence.state', 'queues.name', 'id']);
    expect(ran.stdout).toMatch(/^Mara Lindqvist +ready +\w.* +20001$/m);
    expect(ran.stderr).not.toContain('not shown here');
  });

  test('shows a record whole where its path is given', async () => {
    expect((await list('--columns presence')).stdout).toMatch(/^ready \(since: /m);
  });

  test('leaves none out where there is little room, and shortens the cells', async () => {
    const ran = await list('--columns id,name,createdAt,updatedAt', { columns: 40 });
    expect(headOf(ran)).toHaveLength(4);
    expect(widest(ran)).toBeLessThanOrEqual(40);
    expect(ran.stdout).toContain('…');
  });

  test('counts for --all, and not for --json', async () => {
    expect(headOf(await list('--all --columns id'))).toEqual(['id']);
    expect((await list('--columns id --json')).stdout).toBe((await list('--json')).stdout);
  });

  test.each([
    [
      'agents list --columns presnce.state',
      '"presnce.state" (did you mean presence.state?); columns: id, number, ',
    ],
    ['agents list --columns id,wrap-up', '"wrap-up" (did you mean wrapUp?); columns: id, '],
    ['agents list --columns id,', '""; columns: id, '],
    ['agents list --json --columns salary', '"salary"; columns: id, '],
    [
      'queues update-members --rows rows.jsonl --columns lin',
      '"lin" (did you mean line?); columns: line, row, outcome, what, ',
    ],
  ])('%s is refused with what there is', async (line, complaint) => {
    const { exitCode, stdout, stderr } = await run(line.split(' '), { cwd });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll('\\"', '"')).toContain(`--columns: there is no column ${complaint}`);
  });

  test('chooses what is shown of the rows of a bulk write', async () => {
    const line = ['queues', 'update-members', '--rows', 'rows.jsonl', '--columns', 'line,outcome,error.kind'];
    const { exitCode, stdout } = await run(line, { cwd });
    expect(exitCode).toBe(1);
    expect(stdout.split('\n').slice(1)).toEqual([
      'line  outcome    error.kind',
      '1     unchanged',
      '2     failed     NotFound',
      '3     failed     InvalidInput',
      '',
    ]);
  });
});
