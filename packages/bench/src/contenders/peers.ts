import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as t from 'io-ts';
import { failed } from '../checked.js';

/** Where the peers are installed, apart from everything else. */
export const peersFolder = fileURLToPath(new URL('../../peers/', import.meta.url));

/** The alternatives, and their packages. */
export const peers = {
  genesys: 'purecloud-platform-client-v2',
  aws: '@aws-sdk/client-connect',
  twilio: 'twilio',
} as const;

const Lockfile = t.type({ packages: t.record(t.string, t.UnknownRecord) });

const versionsIn = (path: string): ReadonlyMap<string, unknown> => {
  const lockfile: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  const packages = Lockfile.is(lockfile) ? lockfile.packages : {};
  return new Map(Object.entries(packages).map(([folder, { version }]) => [folder, version]));
};

const areInstalled = (): boolean => {
  const wanted = versionsIn(join(peersFolder, 'package-lock.json'));
  const present = versionsIn(join(peersFolder, 'node_modules/.package-lock.json'));
  return [...wanted].every(([folder, version]) => folder === '' || present.get(folder) === version);
};

/** Installs the peers where they are not installed yet. */
export const installPeers = (): void => {
  if (areInstalled()) return;
  process.stderr.write('installing what to compare with\n');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: peersFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
};

/** A page of 100, as an SDK brings it. */
export type PeerPage = () => Promise<readonly unknown[]>;

const isFunction = (u: unknown): u is (...inputs: readonly unknown[]) => unknown => typeof u === 'function';

/** Opens a client of the folder `peers`. They are plain JavaScript: their packages need not be here to build. */
export const openPeer = async (name: string, url: string): Promise<PeerPage> => {
  const loaded: unknown = await import(new URL(`../../peers/${name}.mjs`, import.meta.url).href);
  const open = t.UnknownRecord.is(loaded) ? loaded.open : undefined;
  const page = isFunction(open) ? open(url) : undefined;
  if (!isFunction(page)) return failed(`the client ${name} has no open()`);
  return async () => {
    const rows = await page();
    return t.UnknownArray.is(rows) ? rows : failed(`the client ${name} brought no rows`);
  };
};
