// Writes what core's doors export, and its layers, where people look for them: from the built package and the rule file.
// `--check` only compares, and fails when a page says something else.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';
import { layers } from './dependency-cruiser.config.mjs';
import { doors, packages } from './exports.mjs';

const root = join(import.meta.dirname, '..');
const core = doors.filter(({ folder }) => folder === 'core');
const built = ({ file }, extension) => join(packages, 'core/dist', `${file}${extension}`);

/** What an application has to look through. */
const mostValuesAtTheRoot = 60;

const program = ts.createProgram(
  core.map((door) => built(door, '.d.ts')),
  { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, skipLibCheck: true },
);
const checker = program.getTypeChecker();

/** What can be written where a type is wanted: `export type *` brings values along that cannot be used as either. */
const isType = (symbol) => {
  const { flags } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (flags & ts.SymbolFlags.Type) !== 0;
};

const exportsOf = async (door) => {
  const values = Object.keys(await import(built(door, '.js'))).sort();
  const module = checker.getSymbolAtLocation(program.getSourceFile(built(door, '.d.ts')));
  const types = checker.getExportsOfModule(module).filter(isType);
  const onlyTypes = types.map(({ name }) => name).filter((name) => !values.includes(name));
  return { door, values, types: onlyTypes.sort() };
};
const exported = await Promise.all(core.map(exportsOf));

const checkDoors = () => {
  const [{ values }] = exported;
  assert(
    values.length <= mostValuesAtTheRoot,
    `the root exports ${values.length} values, more than ${mostValuesAtTheRoot}`,
  );
  const files = readdirSync(join(packages, 'core/src')).filter((name) => name.endsWith('.ts'));
  const named = core.map(({ file }) => `${file}.ts`);
  assert.deepEqual(files.sort(), named.sort(), 'a file in the root of core/src is a door that exports names');
  const { paths } = JSON.parse(readFileSync(join(packages, 'tsconfig.json'), 'utf8')).compilerOptions;
  for (const { name, folder, file } of doors.filter(({ file }) => file !== 'index'))
    assert.deepEqual(
      paths[name],
      [`./${folder}/src/${file}.ts`],
      `packages/tsconfig.json does not map ${name}`,
    );
};

const listed = (kind, names) =>
  names.length === 0
    ? []
    : [`**${kind}** (${names.length}): ${names.map((name) => `\`${name}\``).join(', ')}`];

const schema = exported.find(({ door }) => door.file === 'schema');

const doorAsText = ({ door, values, types }) => {
  const [behind, known] =
    door.file === 'provider' ? [[`Everything of \`${schema.door.name}\`, and:`], schema] : [[], undefined];
  const own = (names, others = []) => names.filter((name) => !others.includes(name));
  return [
    `## \`${door.name}\``,
    ...behind,
    ...listed('Values', own(values, known?.values)),
    ...listed('Types', own(types, known?.types)),
  ].join('\n\n');
};

const doorsAsText = () => exported.map(doorAsText).join('\n\n');

const layersAsText = () =>
  [
    '| folder | what it is |',
    '| --- | --- |',
    ...layers.map(([name, about]) => `| \`${name}/\` | ${about} |`),
  ].join('\n');

const config = await prettier.resolveConfig(join(root, 'package.json'));
const filled = async (page, name, block) => {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  assert(from !== -1 && to > from, `no place for ${name} in the page`);
  const formatted = (await prettier.format(block, { ...config, parser: 'markdown' })).trim();
  return `${page.slice(0, from)}${start}\n\n${formatted}\n\n${page.slice(to)}`;
};

checkDoors();
const check = process.argv.includes('--check');
for (const [path, name, block] of [
  ['docs/doors.md', 'doors', doorsAsText()],
  ['docs/architecture.md', 'layers', layersAsText()],
]) {
  const present = readFileSync(join(root, path), 'utf8');
  const wanted = await filled(present, name, block);
  if (present === wanted) continue;
  if (check) {
    console.error(`${path} is out of date: run node .ci/doors.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(root, path), wanted);
    console.log(`wrote ${path}`);
  }
}
console.log(
  exported
    .map(({ door, values, types }) => `${door.name}: ${values.length} values, ${types.length} types`)
    .join('\n'),
);
