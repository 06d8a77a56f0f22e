import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { folderWith, linesOf, run, tidyUp } from './support.js';

const configOf = (agents: number): string =>
  JSON.stringify({ provider: 'memory', providers: { memory: { agents } } });

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith({ 'cordboard.json': configOf(120) });
});
afterAll(tidyUp);

describe('one page', () => {
  test('is a table whose cells are readable in a line each', async () => {
    const { exitCode, stdout } = await run(['agents', 'list', '--input', '{"limit":6}'], { cwd });
    expect(exitCode).toBe(0);
    const [head, first, , third] = linesOf(stdout);
    expect(head).toMatch(
      /^id +number +name +displayName +enabled +presence\.state +presence\.reason +presence\.since$/,
    );
    expect(first).toMatch(/^20001 +1001 +Mara Lindqvist +Mara +true +ready +2026-/);
    expect(third).toMatch(/not-ready +meal +2026-/);
    expect(linesOf(stdout)).toHaveLength(7);
  });

  test('keeps to the width of the terminal and tells what it leaves out', async () => {
    const { stdout, stderr } = await run(['agents', 'list', '--input', '{"limit":6}'], { cwd, columns: 60 });
    expect(Math.max(...linesOf(stdout).map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(stderr).toMatch(/not shown here: .*presence\.state.*; choose with --columns, --json shows all/);
  });

  test('cuts a long cell with an ellipsis', async () => {
    const seed = { agents: [{ id: '1', number: '1', name: 'x'.repeat(60) }], queues: [], members: [] };
    const folder = await folderWith({
      'cordboard.json': JSON.stringify({ provider: 'memory', providers: { memory: { seed } } }),
    });
    const { stdout } = await run(['agents', 'list'], { cwd: folder });
    expect(stdout).toMatch(/ x{39}… /m);
  });

  test('tells on stderr that there is a next one, and its cursor', async () => {
    const { stdout, stderr } = await run(['agents', 'list', '--json', '--input', '{"limit":50}'], { cwd });
    const page = JSON.parse(stdout) as { next: string };
    expect(page).toMatchObject({ total: 120, next: expect.any(String) });
    expect(stderr).toContain('these are 50 of 120');
    expect(stderr).toContain(`go on with --cursor ${page.next}\n`);
  });

  test('is quiet about a next one at the end, and says when nothing was found', async () => {
    const { exitCode, stdout, stderr } = await run(['agents', 'list', '--input', '{"name":"Nobody"}'], {
      cwd,
    });
    expect([exitCode, stdout, stderr]).toEqual([0, 'nothing found\n', '']);
  });

  test('does not let a name from the vendor command the terminal', async () => {
    const seed = { agents: [{ id: '1', number: '1', name: 'A\u001b[31m\nB' }], queues: [], members: [] };
    const folder = await folderWith({
      'cordboard.json': JSON.stringify({ provider: 'memory', providers: { memory: { seed } } }),
    });
    const { stdout } = await run(['agents', 'list'], { cwd: folder });
    expect(stdout).toContain('A B');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('--all', () => {
  test('walks every page as JSON Lines', async () => {
    const { exitCode, stdout, stderr } = await run(
      ['agents', 'list', '--all', '--json', '--input', '{"limit":7}'],
      { cwd },
    );
    const ids = linesOf(stdout).map((line) => (JSON.parse(line) as { id: string }).id);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(new Set(ids).size).toBe(120);
    expect(ids).toHaveLength(120);
  });

  test('grows a table with one head, aligned to its end', async () => {
    const { stdout } = await run(['agents', 'list', '--all', '--input', '{"limit":7}'], { cwd });
    const lines = linesOf(stdout);
    expect(lines).toHaveLength(121);
    expect(lines.filter((line) => line.startsWith('id '))).toHaveLength(1);
    const column = lines[0]!.indexOf('enabled');
    expect(new Set(lines.slice(7).map((line) => line.slice(column, column + 4)))).toEqual(
      new Set(['true', 'fals']),
    );
  });

  test('prints rows before the list has come to its end', async () => {
    const printed: string[] = [];
    const stdout = new Writable({
      write: (chunk: Buffer, _, done) => {
        printed.push(chunk.toString());
        done();
      },
    });
    await run(['agents', 'list', '--all', '--json', '--input', '{"limit":7}'], { cwd, stdout });
    expect(printed.filter((text) => text !== '')).toHaveLength(120);
  });

  test('stops quietly, and asks for no more, when nobody reads any more', async () => {
    let writes = 0;
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        writes += 1;
        done(writes > 10 ? Object.assign(new Error('broken pipe'), { code: 'EPIPE' }) : null);
      },
    });
    stdout.on('error', () => undefined);
    const { exitCode, stderr } = await run(['agents', 'list', '--all', '--json'], { cwd, stdout });
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(writes).toBe(11);
  });

  test('fails when the output cannot be written for another reason', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        done(Object.assign(new Error('disk full'), { code: 'ENOSPC' }));
      },
    });
    stdout.on('error', () => undefined);
    const { exitCode, stderr } = await run(['agents', 'list', '--all', '--json'], { cwd, stdout });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('ENOSPC');
  });

  test('refuses a wrong query with the path of each mistake', async () => {
    const { exitCode, stderr } = await run(['agents', 'list', '--all', '--input', '{"limit":0,"nam":"x"}'], {
      cwd,
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('  - limit expected whole number from 1 to 1000\n  - nam is not a known field');
  });
});

describe('against a vendor', () => {
  let sandbox: Sandbox;
  let folder = '';
  beforeAll(async () => {
    sandbox = await startSandbox({ agents: 130 });
    const settings = sandbox.config.providers.itniotech;
    folder = await folderWith({
      'cordboard.json': JSON.stringify({
        provider: 'itniotech',
        providers: { itniotech: { ...settings, retry: { attempts: 1 } } },
      }),
    });
  });
  afterAll(() => sandbox.close());

  test('shows what arrived before a page failed', async () => {
    // The first page has 40 agents, fewer than a table waits for before it settles its columns.
    sandbox.faults.clear();
    sandbox.faults.add({ fault: 'delay', when: 'before', delayMs: 1 });
    sandbox.faults.add({ fault: 'status', status: 503, when: 'before', times: Infinity });
    const { exitCode, stdout, stderr } = await run(['agents', 'list', '--all', '--input', '{"limit":40}'], {
      cwd: folder,
    });
    sandbox.faults.clear();
    expect(exitCode).toBe(1);
    expect(linesOf(stdout)).toHaveLength(41);
    expect(stderr).toContain('error: itniotech agents.list:');
    expect(stderr).toContain('Trying again later may help.');
  });

  test('ends with Timeout when the whole call takes longer than --timeout', async () => {
    sandbox.faults.add({ fault: 'hang', when: 'before' });
    const { exitCode, stderr } = await run(['agents', 'list', '--json', '--timeout', '150'], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ kind: 'Timeout', provider: 'itniotech' });
  });

  test('is aborted by a signal, and ends with its exit code', async () => {
    sandbox.faults.add({ fault: 'hang', when: 'before' });
    const controller = new AbortController();
    const running = run(['agents', 'list', '--json'], { cwd: folder, interrupt: controller.signal });
    setTimeout(() => {
      controller.abort('SIGINT');
    }, 150);
    const { exitCode, stdout, stderr } = await running;
    expect([exitCode, stdout]).toEqual([130, '']);
    expect(JSON.parse(stderr)).toMatchObject({ kind: 'Canceled' });
  });
});

test('one value is shown field by field, with the vendor\u2019s own spelling', async () => {
  const sandbox = await startSandbox();
  const folder = await folderWith({
    'cordboard.json': JSON.stringify({ ...sandbox.config, provider: 'sobot' }),
  });
  const { exitCode, stdout } = await run(['agents', 'get', '--input', '{"agent":{"number":"1001"}}'], {
    cwd: folder,
  });
  await sandbox.close();
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^wrapUp\.durationSec +30$/m);
  expect(stdout).toMatch(/^name +Mara Lindqvist$/m);
});

test('a write shows its outcome first and its warnings last', async () => {
  const { stdout } = await run(['queues', 'create', '--input', '{"name":"Spring"}'], { cwd });
  expect(linesOf(stdout)[0]).toBe('applied');
  expect(stdout).toMatch(/^name +Spring$/m);
  const again = await run(['agents', 'update', '--input', '{"agent":{"number":"1001"},"set":{}}'], { cwd });
  expect(linesOf(again.stdout)[0]).toBe('unchanged');
});
