// What is published, and how it gets to an application that installs it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export const run = (cwd, command, ...args) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

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
