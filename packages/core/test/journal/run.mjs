// By hand: `node packages/core/test/journal/run.mjs histories 10000 [seed]`, `node packages/core/test/journal/run.mjs kills 100`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const [what, count, seed] = process.argv.slice(2);
if (!['histories', 'kills'].includes(what) || !(Number(count) > 0)) {
  console.error('usage: node packages/core/test/journal/run.mjs histories|kills <how many> [seed]');
  process.exit(2);
}

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, `node_modules/.cache/cordboard-long-run-${process.pid}`);
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [join(import.meta.dirname, 'long-run.ts')],
  outfile: join(folder, 'long-run.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  tsconfig: join(root, 'packages/tsconfig.json'),
});
const argv = [join(folder, 'long-run.mjs'), what, count, root, ...(seed === undefined ? [] : [seed])];
const { status } = spawnSync(process.execPath, argv, { stdio: 'inherit' });
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
