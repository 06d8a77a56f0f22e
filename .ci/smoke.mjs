// Packs every package, installs the tarballs in empty apps and uses them from plain Node: what a test
// runner or a workspace link forgives (folder imports, undeclared dependencies, missing files) fails here.
// `node .ci/smoke.mjs 22 24` uses them on these versions of Node as well.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doors } from './exports.mjs';
import { nodeProgram } from './nodes.mjs';
import { install, pack, run } from './packages.mjs';

const others = process.argv.slice(2).map(nodeProgram);
const programs = [process.execPath, ...others.filter((program) => program !== undefined)];

const work = mkdtempSync(join(tmpdir(), 'cordboard-smoke-'));

const doorsOf = (name) => doors.filter((door) => door.name === name || door.name.startsWith(`${name}/`));

const checkFiles = ({ name, files }) => {
  const paths = files.map(({ path }) => path);
  const built = doorsOf(name).flatMap(({ file }) => [`dist/${file}.js`, `dist/${file}.d.ts`]);
  for (const path of ['package.json', 'README.md', 'LICENSE', ...built])
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

const importBothWays = (directory, names, program) => {
  for (const { name } of names.flatMap(doorsOf)) {
    const [esm, cjs] = [`import('${name}')`, `Promise.resolve(require('${name}'))`];
    for (const loaded of [esm, cjs])
      run(
        directory,
        program,
        '--disable-warning=ExperimentalWarning',
        '-e',
        `${loaded}.then(Object.entries).then(${checkExports(name)})`,
      );
  }
};

/** A program that fails when loading a module changes what can be reached by a global name. */
const checkGlobals = `const globals = () => JSON.stringify(
  Reflect.ownKeys(globalThis).map((name) => {
    const value = globalThis[name];
    const parts = [value, value?.prototype].filter((part) => part instanceof Object && part !== globalThis);
    return [String(name), ...parts.flatMap((part) => Reflect.ownKeys(part).map(String))];
  }),
);
// Node makes some of them when they are first asked for.
globals();
const before = globals();
await import(process.argv[2]);
if (globals() !== before) throw new Error(\`\${process.argv[2]} changes a global\`);
`;

const forHttpOnly = ['ky', 'hpagent'];
const forInjectionOnly = ['tsyringe', 'reflect-metadata'];

/** The doors of core do without the libraries of the others, which are taken away for this, and change no global. */
const checkDoors = (directory) => {
  const installed = (library) => existsSync(join(directory, 'node_modules', library));
  assert(forHttpOnly.every(installed), 'core installs what its door for HTTP loads');
  assert(!forInjectionOnly.some(installed), 'who injects nothing installs nothing for it');
  for (const library of forHttpOnly) rmSync(join(directory, 'node_modules', library), { recursive: true });
  writeFileSync(join(directory, 'globals.mjs'), checkGlobals);
  for (const program of programs)
    for (const { name } of doorsOf('@cordboard/core').filter(({ file }) => file !== 'http'))
      run(directory, program, 'globals.mjs', name);
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
  programs.forEach((program) => importBothWays(small, pair, program));
  console.log(`${pair.join(' + ')}: ${megabytes(join(small, 'node_modules'))} MB installed`);
  checkDoors(small);
  console.log('every door of core loads its own libraries only, and changes no global');

  const large = appWith('everything', packed, everything);
  assert.match(run(large, 'npx', '--no-install', 'cordboard', '--help'), /usage: cordboard/i);
  for (const program of programs) {
    importBothWays(large, everything, program);
    assert.match(run(large, program, 'node_modules/.bin/cordboard', '--help'), /usage: cordboard/i);
    const version = run(large, program, '-p', 'process.version').trim();
    console.log(`everything: imported on Node ${version}, and cordboard --help answers`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
