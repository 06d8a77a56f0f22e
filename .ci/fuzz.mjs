// Answers the adapters with other spoiled replies than the suite draws, or with that of a finding again:
// `npm run fuzz -- --replies 1000000`, `npm run fuzz -- --seed=20261128 --path=12:3`.
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const text = { type: 'string' };
const { values } = parseArgs({ options: { seed: text, path: text, replies: text } });
const seed = Number(values.seed ?? randomInt(2 ** 31));
const replies = Number(values.replies ?? 20_000);
if (!Number.isInteger(seed) || !(Number.isInteger(replies) && replies > 0)) {
  console.error('usage: npm run fuzz -- [--replies <number>] [--seed=<number> [--path=<path>]]');
  process.exit(2);
}

/** What the suite fuzzes with. */
const loadFuzz = async () => {
  const outfile = join(root, 'node_modules/.cache/cordboard-fuzz/fuzz.mjs');
  const entryPoints = [join(root, 'packages/conformance/test/fuzz/fuzz.ts')];
  await build({ entryPoints, outfile, bundle: true, packages: 'external', format: 'esm' });
  return import(pathToFileURL(outfile));
};

let rejections = 0;
process.on('unhandledRejection', () => {
  rejections += 1;
});

// Nobody looks at where an error was made, and finding that out takes long.
Error.stackTraceLimit = 0;
const { fuzz } = await loadFuzz();
// What tries to add to what all objects share breaks down from here on. Frozen, it could not even be shadowed, which a
// copy of a reply with a field named `constructor` does.
for (const each of [Object, Array, Function, String, Error]) Object.seal(each.prototype);

let played = 0;
let spoiled = 0;
let most = { cpuMs: 0, requests: 0 };
const kinds = new Map();
const onOutcome = ({ isMutated, answers: [first], cpuMs, requests }) => {
  played += 1;
  spoiled += Number(isMutated);
  most = { cpuMs: Math.max(most.cpuMs, cpuMs), requests: Math.max(most.requests, requests) };
  const told = first._tag === 'Right' ? 'success' : String(first.left.kind);
  kinds.set(told, (kinds.get(told) ?? 0) + 1);
  if (played % 10_000 === 0) console.log(`${played} replies, ${(performance.now() / 1000).toFixed()} s`);
};

console.log(`${replies} replies of seed ${seed}`);
const finding = await fuzz({ seed, path: values.path, replies, mostMs: 100, onOutcome });
console.dir(finding ?? 'nothing is wrong', { depth: null });
console.log(
  `${played} calls, ${spoiled} of them answered with a spoiled reply; told:`,
  Object.fromEntries(kinds),
);
console.log(
  `at most ${most.cpuMs.toFixed(1)} ms of the processor and ${most.requests} requests; ${rejections} unhandled rejections`,
);
process.exitCode = finding === undefined && rejections === 0 ? 0 : 1;
