// Runs core's and the adapters' own tests, and the smoke test, on another version of Node: `node .ci/on-node.mjs 22`.
// The versions are those of .ci/node/package.json, whose packages contain the binaries for linux x64.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const versions = join(import.meta.dirname, 'node');
const name = `node-${process.argv[2]}`;
const installed = join(versions, 'node_modules', name);

const packageAt = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const [, wanted] = packageAt(versions).dependencies[name].split('@');
const isInstalled = () => existsSync(installed) && packageAt(installed).version === wanted;

const jest = [
  ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
  ...['packages/(core|itniotech|sobot|huawei-cc)/test/', '--testPathIgnorePatterns=/law\\.test\\.ts$'],
];

const testWith = (program) => {
  // First on the PATH, so that npm and installed programs run on it too.
  const env = { ...process.env, PATH: [join(installed, 'bin'), process.env.PATH].join(delimiter) };
  const passes = (args) => spawnSync(program, args, { cwd: root, env, stdio: 'inherit' }).status === 0;
  return [passes(jest), passes(['.ci/smoke.mjs'])];
};

if (process.platform === 'linux' && process.arch === 'x64') {
  const install = ['ci', '--no-audit', '--no-fund', '--no-bin-links', '--prefer-offline'];
  if (!isInstalled()) execFileSync('npm', install, { cwd: versions, stdio: 'inherit' });
  execFileSync(process.execPath, [join(root, '.ci/ensure.mjs'), 'build'], { stdio: 'inherit' });
  const program = join(installed, 'bin/node');
  const version = execFileSync(program, ['-p', 'process.version'], { encoding: 'utf8' }).trim();
  assert.equal(version, `v${wanted}`);
  console.log(`Node ${version}`);
  process.exitCode = testWith(program).every(Boolean) ? 0 : 1;
} else {
  console.log(`skipped: this gate is for linux x64 only, not for ${process.platform} ${process.arch}`);
}
