import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as t from 'io-ts';
import { failed } from '../checked.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

const run = (cwd: string, command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** The adapters, each of which can be all that an app installs beside core. */
export const adapters = ['itniotech', 'sobot', 'huawei-cc'] as const;

/** See {@link adapters}. */
export type AdapterName = (typeof adapters)[number];

/** An empty app into which core and one adapter were installed as their users install them: packed. */
export interface App {
  readonly adapter: AdapterName;
  readonly folder: string;
}

const Packed = t.readonlyArray(t.type({ name: t.string, filename: t.string }));

const pack = (folder: string): ReadonlyMap<string, string> => {
  const workspaces = ['core', ...adapters].map((name) => `--workspace=@cordboard/${name}`);
  const reply: unknown = JSON.parse(
    run(root, 'npm', 'pack', ...workspaces, '--json', '--silent', '--pack-destination', folder),
  );
  // Newer versions of npm answer with an object.
  const packed: unknown = t.UnknownRecord.is(reply) ? Object.values(reply) : reply;
  return Packed.is(packed)
    ? new Map(packed.map(({ name, filename }) => [name, `file:${join(folder, filename)}`]))
    : failed('npm pack answered with something else than its files');
};

const install = (folder: string, tarballs: ReadonlyMap<string, string>, adapter: AdapterName): App => {
  const app = join(folder, adapter);
  const names = ['@cordboard/core', `@cordboard/${adapter}`];
  const dependencies = Object.fromEntries(names.map((name) => [name, tarballs.get(name)]));
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  run(app, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error');
  return { adapter, folder: app };
};

/** Packs core and the adapters, and installs an app for each adapter. `remove` leaves nothing behind. */
export const installApps = (): { readonly apps: readonly App[]; readonly remove: () => Promise<void> } => {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-bench-'));
  const tarballs = pack(folder);
  return {
    apps: adapters.map((adapter) => install(folder, tarballs, adapter)),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
};
