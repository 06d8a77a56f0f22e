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

/** Without times and made-up codes, which differ from run to run; what stands behind a time stays in its column. */
const withoutChance = (text: string): string =>
  text
    .replace(/\bbatch [\da-f]{20}\b/g, 'batch <code>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, (time) => '<time>'.padEnd(time.length))
    .replace(/<time> +$/gm, '<time>');

/** What a terminal would show: each command line, what it prints, and how it ends where it fails. */
const transcriptOf = async (script: string, cwd: string): Promise<string> => {
  const shown: string[] = [];
  for (const line of script.split('\n')) {
    if (line.startsWith('#') || line === '') shown.push(`${line}\n`);
    if (!line.startsWith(prompt)) continue;
    const { exitCode, stdout, stderr } = await run(wordsOf(line.slice(prompt.length)), { cwd, columns: 100 });
    shown.push(`${line}\n`, withoutChance(stdout), withoutChance(stderr));
    if (exitCode !== 0) shown.push(`(exit ${exitCode})\n`);
  }
  return shown.join('').trimEnd();
};

const folder = join(import.meta.dirname, 'transcripts');

/** Who is called: a number stands there twice, and one is none. */
const customers = `phoneNumber,name
15550151,Ines Caldwell
15550152,Peter Voss
15550151,Ines Caldwell
no number,Amara Diallo
15550153,Yuki Tanabe
`;

// The files are the scripts as well: lines that begin with the prompt are run, and the whole is what is to be seen.
describe.each([
  ['a queue and its people, from their creation to their end', 'queue'],
  ['a campaign, from a file of contacts to a recording', 'campaign'],
])('from the command line alone: %s', (_, what) => {
  test.each(['itniotech', 'sobot'])('%s', async (provider) => {
    const script = (await readFile(join(folder, `${what}.${provider}.txt`), 'utf8')).trimEnd();
    const cwd = await folderWith({
      'cordboard.json': JSON.stringify({ ...sandbox.config, provider }),
      'customers.csv': customers,
    });
    expect(await transcriptOf(script, cwd)).toBe(script);
  });
});
