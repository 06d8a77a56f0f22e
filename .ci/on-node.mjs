// Runs core's own tests and the kit on every adapter on another version of Node: `node .ci/on-node.mjs 22`.
// Of Node an adapter itself uses hashes and a timer; the rest it has through core.
import { delimiter, dirname } from 'node:path';
import { nodeProgram } from './nodes.mjs';
import { root, run, runAloud } from './packages.mjs';

const jest = [
  ...['--max-semi-space-size=64', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  'node_modules/jest/bin/jest.js',
  ...['packages/(core/test/|[^/]+/test/conformance\\.test)'],
];

const program = nodeProgram(process.argv[2]);
if (program !== undefined) {
  run(root, process.execPath, '.ci/ensure.mjs', 'build');
  // First on the PATH, so that programs which tests start run on it too.
  const env = { ...process.env, PATH: [dirname(program), process.env.PATH].join(delimiter) };
  try {
    runAloud(root, env, program, ...jest);
  } catch {
    process.exitCode = 1;
  }
}
