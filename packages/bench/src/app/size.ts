import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as t from 'io-ts';
import { failed } from '../checked.js';

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

/** What a folder holds, in megabytes. */
export const megabytesIn = (folder: string): number => bytesIn(folder) / 1e6;

const Manifest = t.partial({ dependencies: t.record(t.string, t.string) });

const dependenciesOf = (folder: string): readonly string[] => {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Manifest.is(manifest) ? Object.keys(manifest.dependencies ?? {}) : [];
};

/** Where Node finds a package that is asked for in a folder. */
const folderOf = (name: string, from: string): string => {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  return dirname(from) === from ? failed(`${name} is not installed`) : folderOf(name, dirname(from));
};

/** A package and everything it needs, as the folders they are in. */
const closureOf = (name: string, from: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (folder: string): void => {
    if (found.has(folder)) return;
    found.add(folder);
    for (const dependency of dependenciesOf(folder)) visit(folderOf(dependency, folder));
  };
  visit(folderOf(name, from));
  return found;
};

/** What installing one package brings into a folder where nothing is yet, in megabytes. */
export const megabytesOf = (name: string, from: string): number => {
  const folders = [...closureOf(name, from)];
  const isInside = (folder: string): boolean =>
    folders.some((other) => folder !== other && folder.startsWith(`${other}/`));
  return folders.filter((folder) => !isInside(folder)).reduce((sum, folder) => sum + megabytesIn(folder), 0);
};
