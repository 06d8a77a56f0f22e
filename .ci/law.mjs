// Holds an adapter to the commuting law with other sequences than the suite draws, or with those of a failure again:
// `npm run law -- sobot --runs 20000`, `npm run law -- sobot --seed=20261121 --path=12:3`.
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { checkLaw } from '@cordboard/conformance';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: text, path: text, runs: text },
});
const [adapter] = positionals;
const subjectFile = join(root, 'packages', String(adapter), 'test/law-subject.ts');
const seed = Number(values.seed ?? randomInt(2 ** 31));
const runs = Number(values.runs ?? 20_000);
if (!existsSync(subjectFile) || !Number.isInteger(seed) || !(Number.isInteger(runs) && runs > 0)) {
  console.error('usage: npm run law -- <adapter> [--runs <number>] [--seed=<number> [--path=<path>]]');
  process.exit(2);
}

/** What the adapter's own law.test.ts holds to the law. */
const loadSubject = async () => {
  const outfile = join(root, 'node_modules/.cache/cordboard-law', `${adapter}.mjs`);
  await build({ entryPoints: [subjectFile], outfile, bundle: true, packages: 'external', format: 'esm' });
  const { lawSubject } = await import(pathToFileURL(outfile));
  return lawSubject;
};

console.log(`${adapter}: ${runs} sequences of seed ${seed}`);
const finding = await checkLaw({ ...(await loadSubject()), runs, seed, path: values.path });
console.dir(finding ?? 'the law holds', { depth: null });
process.exitCode = finding === undefined ? 0 : 1;
