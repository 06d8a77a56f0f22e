// Makes each door of every published package one file to load, and of what several doors need a few more, which is far
// quicker than a file per module (docs/decisions/0022-layers-and-doors.md). Types are there already, from `tsc -b`. What
// neither of the two has made is cleared away, so that it is never packed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { doors, packages } from './exports.mjs';

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name));

/** What several doors of a package need is in chunks of its own, so that a process has one of each class. */
const bundle = async (folder, files) => {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: files.map((file) => `src/${file}.ts`),
    outdir: 'dist',
    splitting: true,
    chunkNames: 'chunks/[hash]',
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    write: false,
  });
  return outputFiles;
};

/** A file that is as it should be stays untouched: it may be in use. */
const write = ({ path, contents }) => {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || !readFileSync(path).equals(contents)) writeFileSync(path, contents);
};

const typesOf = (folder) => {
  const [src, dist] = [join(folder, 'src'), join(folder, 'dist')];
  const declarations = filesIn(src).map((file) => file.replace(src, dist).replace(/\.ts$/, '.d.ts'));
  return [join(dist, '.tsbuildinfo'), ...declarations.flatMap((file) => [file, `${file}.map`])];
};

const buildPackage = async (name) => {
  const folder = join(packages, name);
  const files = doors.filter((door) => door.folder === name).map(({ file }) => file);
  const outputFiles = await bundle(folder, files);
  outputFiles.forEach(write);
  const made = new Set([...outputFiles.map(({ path }) => path), ...typesOf(folder)]);
  for (const file of filesIn(join(folder, 'dist'))) if (!made.has(file)) rmSync(file);
};

await Promise.all([...new Set(doors.map(({ folder }) => folder))].map(buildPackage));
