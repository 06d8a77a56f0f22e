// The other versions of Node that gates run on: those of .ci/node/package.json, whose packages contain the binaries for linux x64.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './packages.mjs';

const versions = join(import.meta.dirname, 'node');

const packageAt = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The program of a version, such as `22`, installed when it is not; undefined where there is none to install. */
export const nodeProgram = (version) => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log(
      `Node ${version} is skipped: it is for linux x64 only, not for ${process.platform} ${process.arch}`,
    );
    return undefined;
  }
  const name = `node-${version}`;
  const installed = join(versions, 'node_modules', name);
  const { [name]: dependency } = packageAt(versions).dependencies;
  assert(dependency, `Node ${version} is not in .ci/node/package.json`);
  const [, wanted] = dependency.split('@');
  if (!existsSync(installed) || packageAt(installed).version !== wanted)
    run(versions, 'npm', 'ci', '--no-audit', '--no-fund', '--no-bin-links', '--prefer-offline');
  const program = join(installed, 'bin/node');
  assert.equal(execFileSync(program, ['-p', 'process.version'], { encoding: 'utf8' }).trim(), `v${wanted}`);
  return program;
};
