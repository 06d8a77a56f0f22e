// Does what docs/adding-an-adapter.md tells a newcomer to do, with the text itself: every ```ts file=… fence is
// written to a workspace of its own beside the real packages, type-checked as they are, and tested. `--keep` leaves
// the workspace to look at.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { doors } from './exports.mjs';

const root = join(import.meta.dirname, '..');
const page = 'docs/adding-an-adapter.md';
// Inside the repository, so that what the files import is found as from any package.
const workspace = join(root, '.newcomer');

const filesIn = (text) =>
  [...text.matchAll(/^```\w+ file=(packages\/[\w./-]+)\r?\n(.*?)^```$/gms)].map(([, path, content]) => ({
    path,
    content,
  }));

const write = (path, content) => {
  const file = join(workspace, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { flag: 'wx' });
};

/** The packages that are there stand beside the new one; both find each other by their sources. */
const furnish = (files) => {
  mkdirSync(join(workspace, 'packages'), { recursive: true });
  files.forEach(({ path, content }) => write(path, content));
  for (const name of readdirSync(join(root, 'packages')))
    symlinkSync(join(root, 'packages', name), join(workspace, 'packages', name), 'junction');
  const tsconfig = {
    extends: '../packages/tsconfig.json',
    compilerOptions: {
      paths: {
        ...Object.fromEntries(
          doors.map(({ name, folder, file }) => [name, [`./packages/${folder}/src/${file}.ts`]]),
        ),
        '@cordboard/*': ['./packages/*/src/index.ts'],
      },
    },
    files: files.map(({ path }) => path),
    // What packages declare for libraries that do not say it themselves.
    include: ['packages/*/src/**/*.d.ts'],
  };
  write('tsconfig.json', JSON.stringify(tsconfig));
};

const isFine = (...command) =>
  spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status === 0;

const typeCheck = () => isFine('node_modules/typescript/bin/tsc', '-p', workspace);
const test = () =>
  isFine(
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--config=jest.config.ts',
    '--reporters=default',
    `--testSequencer=${join(root, '.ci/longest-first.mjs')}`,
    `--rootDir=${workspace}`,
  );

const clear = () => {
  rmSync(workspace, { recursive: true, force: true });
};

try {
  clear();
  const files = filesIn(readFileSync(join(root, page), 'utf8'));
  furnish(files);
  console.log(`${files.length} files of ${page}`);
  const outcomes = [typeCheck(), test()];
  process.exitCode = outcomes.every(Boolean) ? 0 : 1;
} finally {
  if (!process.argv.includes('--keep')) clear();
}
