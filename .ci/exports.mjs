// What packages are to each other: their doors, by their `exports`, and what they depend on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const packages = join(import.meta.dirname, '../packages');

/** The folder of every package in this repository. */
export const folders = readdirSync(packages).filter((folder) =>
  existsSync(join(packages, folder, 'package.json')),
);

const manifestOf = (folder) => JSON.parse(readFileSync(join(packages, folder, 'package.json'), 'utf8'));

const doorsOf = (folder) => {
  const { name, exports = {} } = manifestOf(folder);
  return Object.entries(exports).map(([path, { default: built }]) => ({
    folder,
    /** What an import names: `@cordboard/core/http`. */
    name: name + path.slice(1),
    /** Its file in `src` and in `dist`, without an extension: `http`. */
    file: /^\.\/dist\/(\w+)\.js$/.exec(built)[1],
  }));
};

/** Every door of every package. */
export const doors = folders.flatMap(doorsOf);

/** The folders of the packages that a package depends on. */
export const siblingsOf = (folder) => {
  const dependencies = Object.keys(manifestOf(folder).dependencies ?? {});
  return folders.filter((other) => dependencies.includes(manifestOf(other).name));
};
