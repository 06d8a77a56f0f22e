// The house rules that no linter knows: every adapter has the same rooms, and no file imports itself in a circle.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const adapters = ['itniotech', 'sobot', 'huawei-cc'];
const rooms = ['index.ts', 'config.ts', 'client.ts', 'errors.ts', 'provider.ts'];
const perPort = ['wire', 'mapping', 'ports'];
const ports = ['agents', 'queues', 'routing', 'campaigns'];

const sourcesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

const anatomy = (adapter) => {
  const source = join(root, 'packages', adapter, 'src');
  const missing = rooms.filter((room) => !existsSync(join(source, room)));
  const served = existsSync(join(source, 'ports')) ? readdirSync(join(source, 'ports')) : [];
  const halves = served.flatMap((port) =>
    perPort.map((room) => `${room}/${port}`).filter((file) => !existsSync(join(source, file))),
  );
  const strangers = served.filter((file) => !ports.includes(file.replace(/\.ts$/, '')));
  const name = adapter.replace(/-cc$/, '').replace(/^./, (letter) => letter.toUpperCase());
  const index = readFileSync(join(source, 'index.ts'), 'utf8');
  const unexported = [`create${name}`, `register${name}`, `${name}`].filter((word) => !index.includes(word));
  return [
    ...[...missing, ...halves].map((file) => `packages/${adapter}/src/${file} is missing`),
    ...strangers.map((file) => `packages/${adapter}/src/ports/${file} names no port`),
    ...unexported.map((word) => `packages/${adapter}/src/index.ts does not export ${word}…`),
  ];
};

const importsOf = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)\.js';/gms)]
    .map((match) => join(dirname(file), `${match[1]}.ts`))
    .filter(existsSync);

const cycles = () => {
  const state = new Map();
  const found = [];
  const visit = (file, path) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].map((each) => relative(root, each)).join(' -> '));
      return;
    }
    state.set(file, 'open');
    importsOf(file).forEach((next) => visit(next, [...path, file]));
    state.set(file, 'done');
  };
  readdirSync(join(root, 'packages'))
    .map((name) => join('packages', name, 'src'))
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap(sourcesIn)
    .forEach((file) => visit(file, []));
  return found;
};

const problems = [...adapters.flatMap(anatomy), ...cycles().map((cycle) => `import cycle: ${cycle}`)];
problems.forEach((problem) => console.error(problem));
console.log(`${adapters.length} adapters compared, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
