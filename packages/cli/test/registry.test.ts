import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleInputs } from '@cordboard/conformance';
import { operations } from '@cordboard/core/schema';
import { known } from '@cordboard/sandbox';
import { folderWith, run, tidyUp, type Ran, type World } from './support.js';

const samples = sampleInputs(known);

type Json = Readonly<Record<string, unknown>>;

const inputOf = (name: keyof typeof samples): Json => JSON.parse(JSON.stringify(samples[name])) as Json;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const commandOf = (name: string): readonly string[] => name.split('.').map(kebab);

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith({ 'cordboard.json': '{"provider":"memory","providers":{"memory":{}}}' });
});
afterAll(tidyUp);

/** Calls an operation in a fresh memory, with its input on the command line. */
const call = (name: string, input: Json, more: readonly string[], world: World = {}): Promise<Ran> =>
  run([...commandOf(name), '--input', JSON.stringify(input), ...more], { cwd, ...world });

const cellOf = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.replaceAll('"', '""')}"`;
};

const asCsv = (rows: readonly Json[]): string => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => names.map((name) => (name in row ? cellOf(row[name]) : '')).join(','));
  return [names.join(','), ...lines, ''].join('\n');
};

const forms = {
  csv: asCsv,
  jsonl: (rows: readonly Json[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
};

/** A report without what differs: the line in the file, and the name of a batch that is made up. */
const whatCame = ({ stdout }: Ran): unknown =>
  JSON.parse(stdout, (key, value: unknown) => (['line', 'batch'].includes(key) ? undefined : value));

const bulkWrites = operations.filter(({ kind }) => kind === 'bulk').map(({ name }) => name);

describe.each(bulkWrites)('%s --rows', (name) => {
  const { rows, ...header } = inputOf(name) as Json & { readonly rows: readonly Json[] };

  test.each(Object.entries(forms))('takes its rows as %s', async (format, write) => {
    const ran = await call(name, header, ['--rows', '-', '--format', format, '--json'], {
      stdin: write(rows),
    });
    expect([ran.exitCode, ran.stderr]).toEqual([0, '']);
    expect(JSON.parse(ran.stdout)).toMatchObject({ total: rows.length, failed: 0, unknown: 0 });
  });

  test('sends what the same rows in the input send', async () => {
    const fromFile = await call(name, header, ['--rows', '-', '--format', 'jsonl', '--json'], {
      stdin: forms.jsonl(rows),
    });
    const fromInput = await call(name, inputOf(name), ['--json']);
    expect(whatCame(fromFile)).toEqual(whatCame(fromInput));
  });
});

/** Sentences are not cut: the terminal wraps them. */
const isSentence = (line: string): boolean => /^(batch|warning) /.test(line);

const widest = (text: string): number =>
  Math.max(...text.split('\n').map((line) => (isSentence(line) ? 0 : line.length)));

/** What stays until it is stopped. */
const untilStopped = (name: string): readonly string[] =>
  name === 'presence.signIn' ? ['--timeout', '500'] : [];

const shown = operations.filter(({ kind }) => ['read', 'list', 'write', 'bulk'].includes(kind));

describe.each(shown.map(({ name }) => name))('%s in a terminal', (name) => {
  test.each([120, 80, 40])('of %i columns prints no longer line', async (columns) => {
    const { exitCode, stdout } = await call(name, inputOf(name), untilStopped(name), { columns });
    expect(exitCode).toBe(0);
    expect(widest(stdout)).toBeLessThanOrEqual(columns);
  });
});

const lists = operations.filter(({ kind }) => kind === 'list').map(({ name }) => name);

describe.each(lists)('%s', (name) => {
  test('fits with every column chosen, and is not cut as JSON', async () => {
    const wide = await call(name, inputOf(name), [], { columns: 10_000 });
    const columns = (wide.stdout.split('\n')[0] ?? '').split(/ +/);
    const narrow = await call(name, inputOf(name), ['--columns', columns.join(',')], { columns: 80 });
    expect(widest(narrow.stdout)).toBeLessThanOrEqual(80);
    const json = await call(name, inputOf(name), ['--json'], { columns: 10 });
    expect(json.stdout).toBe((await call(name, inputOf(name), ['--json'], { columns: 10_000 })).stdout);
    expect(json.stdout).not.toContain('…');
  });
});
