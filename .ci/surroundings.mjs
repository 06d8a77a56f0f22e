// Runs a part of the suite in random order and in surroundings that no test expects: another time zone and language,
// a home and a temporary folder with odd names, another working directory, proxies, colors, and every variable set that
// a test might listen to. Jest prints its seed; `npm test -- --randomize --seed=<seed>` runs in that order again.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
// Not those that compute most: what they draw has a seed that is written in them, and lint sees to that.
const suites = [
  'packages/(cli|memory)/test/',
  'packages/(sandbox|itniotech)/test/(?!law|conformance|itniotech-tasks)',
  'packages/core/test/(bulk|codec|di|errors|instant-text|journal|paging|provider|wiring)',
];

/** Every variable that a source or a page of this repository names. */
const namedVariables = execFileSync(
  'grep',
  ['-rohwE', 'CORDBOARD_[A-Z_]+', 'packages', 'docs', '--exclude-dir=node_modules', '--exclude-dir=dist'],
  { cwd: root, encoding: 'utf8' },
);
const seeds = ['SEED', 'FC_SEED', 'JEST_SEED', 'RANDOM_SEED', 'TEST_SEED', 'CORDBOARD_SEED'];
const deadProxy = 'http://127.0.0.1:9';

const home = mkdtempSync(join(tmpdir(), "cordboard ü '"));
const temporary = join(home, 'tmp');
mkdirSync(temporary);
const surroundings = {
  ...Object.fromEntries([...seeds, ...namedVariables.trim().split('\n')].map((name) => [name, '7'])),
  ...{ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  ...{ HOME: home, TMPDIR: temporary },
  ...{ HTTP_PROXY: deadProxy, HTTPS_PROXY: deadProxy, http_proxy: deadProxy, https_proxy: deadProxy },
  ...{ NODE_ENV: 'production', FORCE_COLOR: '3', COLUMNS: '20' },
};

const jest = [
  ...['--max-semi-space-size=64', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  ...[join(root, 'node_modules/jest/bin/jest.js'), `--config=${join(root, 'jest.config.ts')}`],
];
try {
  const { status } = spawnSync(process.execPath, [...jest, '--randomize', ...suites], {
    cwd: join(root, 'packages/core'),
    env: { ...process.env, ...surroundings },
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}
