// Brings the checkout to the state a script needs: `ensure.mjs` installs, `ensure.mjs build` also builds.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const packagesIn = (lockfile) => JSON.parse(readFileSync(lockfile, 'utf8')).packages;

/** Compared by content: a checkout, a copy or a CI cache all change the files' times. */
const isInstalled = () => {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const present = packagesIn('node_modules/.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || (present[path] ? present[path].version === version : (optional ?? devOptional ?? false)),
  );
};

const run = (...command) => {
  console.error(`> ${command.join(' ')}`);
  const { status, error } = spawnSync(command[0], command.slice(1), { stdio: 'inherit' });
  if (status === 0) return;
  console.error(`"${command.join(' ')}" failed: ${error?.message ?? `exit code ${status}`}`);
  process.exit(status ?? 1);
};

process.chdir(`${import.meta.dirname}/..`);
if (!isInstalled()) run('npm', 'ci', '--no-audit', '--no-fund');
if (process.argv[2] === 'build') {
  run(process.execPath, 'node_modules/typescript/bin/tsc', '-b');
  run(process.execPath, '.ci/build.mjs');
}
