// What is published, and how it gets to an application that installs it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/**
 * Starts what does not end in time once more. A registry may stop answering, and a process of Node 22 or 24 may, rarely,
 * wait for itself when it ends (https://github.com/nodejs/node/issues/54918).
 */
const twice = (what, start) => {
  try {
    return start();
  } catch (error) {
    if (error.code !== 'ETIMEDOUT') throw error;
    console.error(`${what} did not end and was killed: once more`);
    return start();
  }
};

/** Runs a program and returns what it prints. One that does not end in time fails. */
export const run = (cwd, command, ...args) =>
  twice(command, () =>
    execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 180_000,
      killSignal: 'SIGKILL',
    }),
  );

/** Runs a program that prints as it goes, and which takes a few minutes; throws when it fails. */
export const runAloud = (cwd, env, command, ...args) =>
  twice(command, () =>
    execFileSync(command, args, { cwd, env, stdio: 'inherit', timeout: 420_000, killSignal: 'SIGKILL' }),
  );

export const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

/** The folders of the published packages. What exports nothing is for this repository alone. */
export const published = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'src/index.ts')),
);

/** Packs every published package into a folder: by name, what npm says of the tarball. */
export const pack = (destination) => {
  const workspaces = published.map((name) => `--workspace=packages/${name}`);
  const reply = JSON.parse(
    run(root, 'npm', 'pack', ...workspaces, '--json', '--pack-destination', destination),
  );
  return new Map(Object.values(reply).map((packed) => [packed.name, packed]));
};

/** Makes an application in a new folder and installs tarballs in it, with what they and it need from the registry. */
export const install = (folder, manifest, tarballs) => {
  const dependencies = {
    ...manifest.dependencies,
    ...Object.fromEntries(tarballs.map(([name, file]) => [name, `file:${file}`])),
  };
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest, dependencies }));
  run(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund');
};
