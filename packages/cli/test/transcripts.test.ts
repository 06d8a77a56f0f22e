import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { folderWith, run, tidyUp } from './support.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());
afterAll(tidyUp);

const prompt = '$ cordboard ';

/** The words of a command line, without the quotes around those with blanks. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** Without times, which differ from run to run; what stands behind them stays in its column. */
const withoutTimes = (text: string): string =>
  text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, (time) => '<time>'.padEnd(time.length))
    .replace(/<time> +$/gm, '<time>');

/** What a terminal would show: each command line, what it prints, and how it ends where it fails. */
const transcriptOf = async (script: string, cwd: string): Promise<string> => {
  const shown: string[] = [];
  for (const line of script.split('\n')) {
    if (line.startsWith('#') || line === '') shown.push(`${line}\n`);
    if (!line.startsWith(prompt)) continue;
    const { exitCode, stdout, stderr } = await run(wordsOf(line.slice(prompt.length)), { cwd, columns: 100 });
    shown.push(`${line}\n`, withoutTimes(stdout), withoutTimes(stderr));
    if (exitCode !== 0) shown.push(`(exit ${exitCode})\n`);
  }
  return shown.join('').trimEnd();
};

const folder = join(import.meta.dirname, 'transcripts');
const providers = readdirSync(folder).map((name) => name.replace(/\.txt$/, ''));

// The files are the scripts as well: lines that begin with the prompt are run, and the whole is what is to be seen.
describe('from the command line alone', () => {
  test.each(providers)('%s: a queue and its people, from their creation to their end', async (provider) => {
    const file = join(folder, `${provider}.txt`);
    const script = (await readFile(file, 'utf8')).trimEnd();
    const cwd = await folderWith({ 'cordboard.json': JSON.stringify({ ...sandbox.config, provider }) });
    expect(await transcriptOf(script, cwd)).toBe(script);
  });
});
