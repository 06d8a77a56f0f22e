import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Round } from '../race.js';
import type { App } from './app.js';

const statement = /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"];/gm;

const specifiersIn = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(statement)].flatMap(([, specifier]) => specifier ?? []);

/** Every module of others that is loaded when a file is, Node's own included. */
export const dependenciesOf = ({ folder, adapter }: App): readonly string[] => {
  /** The file behind a door, such as `core/http`. */
  const entry = (door: string): string => {
    const [name = '', file = 'index'] = door.split('/');
    return join(folder, 'node_modules/@cordboard', name, `dist/${file}.js`);
  };
  const seen = new Set<string>();
  const others = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const specifier of specifiersIn(file)) {
      if (specifier.startsWith('.')) visit(join(dirname(file), specifier));
      else if (specifier.startsWith('@cordboard/')) visit(entry(specifier.slice('@cordboard/'.length)));
      else others.add(specifier);
    }
  };
  visit(entry('core'));
  visit(entry(adapter));
  return [...others];
};

const measure = `const before = process.cpuUsage();
await import(process.argv[2]);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
process.exit();
`;

/** CPU milliseconds that importing some modules costs a process that has loaded nothing yet. */
export const importing = (from: string, name: string, specifiers: readonly string[]): Round => {
  const folder = join(from, 'node_modules/.bench');
  mkdirSync(folder, { recursive: true });
  const [measuring, modules] = [join(folder, 'measure.mjs'), join(folder, `${name}.mjs`)];
  if (!existsSync(measuring)) writeFileSync(measuring, measure);
  writeFileSync(modules, specifiers.map((specifier) => `import '${specifier}';\n`).join(''));
  return () =>
    Promise.resolve(Number(execFileSync(process.execPath, [measuring, modules], { encoding: 'utf8' })));
};
