// Mutates the mapping of an adapter, by hand, with a Stryker that is installed elsewhere (docs/testing.md):
// `node .ci/mutants.mjs sobot --stryker /tmp/stryker [--tests mapping] [--mutate 'mapping/queues.ts:20-40']`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stryker: text,
    tests: { ...text, default: 'mapping' },
    mutate: { ...text, default: 'mapping/*.ts' },
  },
});
const [adapter] = positionals;
if (adapter === undefined || values.stryker === undefined) {
  console.error(
    'usage: node .ci/mutants.mjs <adapter> --stryker <folder> [--tests <pattern>] [--mutate <files>]',
  );
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'cordboard-mutants-'));
const report = join(folder, 'mutants.json');
const beside = (name) => join(import.meta.dirname, 'mutants', name);
const config = {
  mutate: values.mutate.split(',').map((files) => `packages/${adapter}/src/${files}`),
  testRunner: 'bundle',
  plugins: [beside('runner.mjs')],
  buildCommand: ['node', beside('bundle.mjs'), adapter, root, values.tests].join(' '),
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // On a busy machine less would take slow tests for killed mutants.
  timeoutMS: 20_000,
  // What a bundle leaves behind when it is evaluated again adds up.
  maxTestRunnerReuse: 100,
  // Sources are compiled by esbuild: there is nothing to rewrite.
  tsconfigFile: 'none.json',
  tempDirName: join(folder, 'sandbox'),
  ignorePatterns: ['**/dist', 'docs', 'release'],
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: report },
};
const configFile = join(folder, 'stryker.config.json');
writeFileSync(configFile, JSON.stringify(config));
const stryker = join(values.stryker, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const { status } = spawnSync(process.execPath, [stryker, 'run', configFile], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(1);

const alive = ['Survived', 'NoCoverage'];

/** What became of a mutant that no test has killed, or only the clock. */
const lineOf = (name, source, { location: { start, end }, mutatorName, replacement = '', status: fate }) => {
  const [first, ...rest] = source.split('\n').slice(start.line - 1, end.line);
  const from = start.column - 1;
  const before = rest.length === 0 ? first.slice(from, end.column - 1) : `${first.slice(from)} …`;
  const after = replacement.replaceAll(/\s+/g, ' ');
  return `${name}:${start.line}:${start.column} ${fate} ${mutatorName}: ${before} → ${after}`;
};

const { files } = JSON.parse(readFileSync(report, 'utf8'));
const table = Object.entries(files).map(([path, { source, mutants }]) => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const told = mutants.filter(({ status: fate }) => [...alive, 'Timeout'].includes(fate));
  for (const mutant of told) console.log(lineOf(name, source, mutant));
  const survived = told.filter(({ status: fate }) => alive.includes(fate)).length;
  return { name, mutants: mutants.length, killed: mutants.length - survived, survived };
});
console.table(table);
const sum = (column) => table.reduce((total, row) => total + row[column], 0);
const score = ((100 * sum('killed')) / sum('mutants')).toFixed(1);
console.log(`${sum('killed')} of ${sum('mutants')} mutants killed, ${score} %: ${report}`);
