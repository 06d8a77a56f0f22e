// Runs docs/examples as their readers do: each is copied to a folder of its own, installed with the packed packages, passes
// the standard lint rules and its own `npm test`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { install, pack, readJson, root } from './packages.mjs';

const examples = readdirSync(join(root, 'docs/examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
// A library that wants a later Node than the workspace fails here instead of with a reader.
process.env.npm_config_engine_strict = 'true';

const work = mkdtempSync(join(tmpdir(), 'cordboard-examples-'));

/** What a reader who ran an example here has left behind is not copied. */
const made = ['node_modules', 'dist', 'imports', 'package.json', 'package-lock.json'];

const furnish = (name, packed) => {
  const folder = join(work, name);
  const manifest = readJson('docs/examples', name, 'package.json');
  const ours = Object.keys(manifest.dependencies).filter((dependency) => packed.has(dependency));
  assert(ours.length > 0, `docs/examples/${name} depends on no package of this repository`);
  install(
    folder,
    manifest,
    ours.map((dependency) => [dependency, join(work, packed.get(dependency).filename)]),
  );
  cpSync(join(root, 'docs/examples', name), folder, {
    recursive: true,
    filter: (path) => !made.includes(basename(path)),
  });
  return folder;
};

/** node:test waits for its tests itself. */
const safeCalls = [{ from: 'package', package: 'node:test', name: ['after', 'before', 'describe', 'test'] }];

const lint = async (folder) => {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: tseslint.config(tseslint.configs.recommendedTypeChecked, {
      languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: folder } },
      rules: {
        '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: safeCalls }],
      },
    }),
  });
  const results = await eslint.lintFiles(['src/**/*.ts', 'test/**/*.ts']);
  const report = await (await eslint.loadFormatter('stylish')).format(results);
  assert(report === '', report);
};

try {
  const packed = pack(work);
  for (const name of examples) {
    const folder = furnish(name, packed);
    await lint(folder);
    console.log(`--- ${name}`);
    const { status } = spawnSync('npm', ['test', '--silent'], { cwd: folder, stdio: 'inherit' });
    assert.equal(status, 0, `docs/examples/${name} fails its own tests`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
