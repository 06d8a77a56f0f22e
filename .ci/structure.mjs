// The house rule that no linter knows: every adapter has the same files. Imports are dependency-cruiser's.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ports as tables } from '@cordboard/core/schema';

const root = join(import.meta.dirname, '..');
const adapters = ['itniotech', 'sobot', 'huawei-cc'];
const files = ['index.ts', 'config.ts', 'provider.ts'];
const filesOfSurface = ['surface.ts', 'auth.ts', 'codes.ts'];
const ports = Object.keys(tables);

const pascal = (name) => name.replace(/(^|-)(.)/g, (_, __, letter) => letter.toUpperCase());

/** A port of which the vendor offers nothing has no mapping. */
const isServed = (file) => /\bserve\(/.test(readFileSync(file, 'utf8'));

const surfacesIn = (source) => readdirSync(join(source, 'surfaces')).map((surface) => `surfaces/${surface}`);

const anatomy = (adapter) => {
  const source = join(root, 'packages', adapter, 'src');
  const isThere = (file) => existsSync(join(source, file));
  const expected = [
    ...files,
    ...surfacesIn(source).flatMap((surface) =>
      [...filesOfSurface, 'wire'].map((file) => `${surface}/${file}`),
    ),
    ...ports.map((port) => `ports/${port}.ts`),
    ...ports
      .filter((port) => isThere(`ports/${port}.ts`) && isServed(join(source, `ports/${port}.ts`)))
      .map((port) => `mapping/${port}.ts`),
  ];
  const index = readFileSync(join(source, 'index.ts'), 'utf8');
  const name = pascal(adapter);
  const door = [`${name[0].toLowerCase()}${name.slice(1)}`, `${name}Config`];
  return [
    ...expected.filter((file) => !isThere(file)).map((file) => `packages/${adapter}/src/${file} is missing`),
    ...door
      .filter((word) => !new RegExp(`\\b${word}\\b`).test(index))
      .map((word) => `packages/${adapter}/src/index.ts does not export ${word}`),
  ];
};

const problems = adapters.flatMap(anatomy);
problems.forEach((problem) => console.error(problem));
console.log(`${adapters.length} adapters compared, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
