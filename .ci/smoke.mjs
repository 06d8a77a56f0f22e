// Packs every package, installs the tarballs in empty apps and uses them from plain Node: what a test
// runner or a workspace link forgives (folder imports, undeclared dependencies, missing files) fails here.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, pack, run } from './packages.mjs';

const work = mkdtempSync(join(tmpdir(), 'cordboard-smoke-'));

const checkFiles = ({ name, files }) => {
  const paths = files.map(({ path }) => path);
  for (const path of ['package.json', 'README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts'])
    assert(paths.includes(path), `${name}: ${path} is not in the package`);
  const strays = paths.filter(
    (path) => !/^(dist|bin|sample)\/|^(package\.json|README\.md|LICENSE)$/.test(path),
  );
  const tests = paths.filter((path) => /\.test\./.test(path));
  assert.deepEqual([...strays, ...tests], [], `${name}: files that do not belong in the package`);
};

const appWith = (name, packed, names) => {
  const folder = join(work, name);
  install(
    folder,
    {},
    names.map((each) => [each, join(work, packed.get(each).filename)]),
  );
  return folder;
};

/** A class is printed by its own name, which a build that brings many files together may change. */
const checkExports = (name) => `(exported) => {
  if (exported.length === 0) throw new Error('${name} exports nothing');
  for (const [key, value] of exported)
    if (/^class\\b/.test(String(value)) && value.name !== key)
      throw new Error(\`${name} exports \${key} as \${value.name}\`);
}`;

const importBothWays = (directory, names) => {
  for (const name of names) {
    const [esm, cjs] = [`import('${name}')`, `Promise.resolve(require('${name}'))`];
    for (const loaded of [esm, cjs])
      run(
        directory,
        process.execPath,
        '--disable-warning=ExperimentalWarning',
        '-e',
        `${loaded}.then(Object.entries).then(${checkExports(name)})`,
      );
  }
};

const megabytes = (directory) => {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  const bytes = entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return (bytes / 1e6).toFixed(1);
};

try {
  const packed = pack(work);
  const everything = [...packed.keys()];
  everything.forEach((name) => checkFiles(packed.get(name)));
  console.log(`packed ${everything.length} packages`);

  const pair = ['@cordboard/core', '@cordboard/sobot'];
  const small = appWith('one-vendor', packed, pair);
  assert.deepEqual(readdirSync(join(small, 'node_modules/@cordboard')).sort(), ['core', 'sobot']);
  importBothWays(small, pair);
  console.log(`${pair.join(' + ')}: ${megabytes(join(small, 'node_modules'))} MB installed`);

  const large = appWith('everything', packed, everything);
  importBothWays(large, everything);
  const help = run(large, 'npx', '--no-install', 'cordboard', '--help');
  assert.match(help, /usage: cordboard/i);
  console.log('everything: imported, and cordboard --help answers');
} finally {
  rmSync(work, { recursive: true, force: true });
}
