// Makes every published package one file to load, which is far quicker than many (docs/decisions/0017-one-file-per-package.md).
// Its types are there already, from `tsc -b`. What neither of the two has made is cleared away, so that it is never packed.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const packages = join(import.meta.dirname, '../packages');
const entry = 'src/index.ts';

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name));

const bundle = async (folder) => {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    outdir: 'dist',
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
  if (!existsSync(path) || !readFileSync(path).equals(contents)) writeFileSync(path, contents);
};

const typesOf = (folder) => {
  const [src, dist] = [join(folder, 'src'), join(folder, 'dist')];
  const declarations = filesIn(src).map((file) => file.replace(src, dist).replace(/\.ts$/, '.d.ts'));
  return [join(dist, '.tsbuildinfo'), ...declarations.flatMap((file) => [file, `${file}.map`])];
};

const buildPackage = async (folder) => {
  const outputFiles = await bundle(folder);
  outputFiles.forEach(write);
  const made = new Set([...outputFiles.map(({ path }) => path), ...typesOf(folder)]);
  for (const file of filesIn(join(folder, 'dist'))) if (!made.has(file)) rmSync(file);
};

const folders = readdirSync(packages).map((name) => join(packages, name));
await Promise.all(folders.filter((folder) => existsSync(join(folder, entry))).map(buildPackage));
