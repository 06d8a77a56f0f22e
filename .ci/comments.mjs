// Every public interface and field has a doc comment that says more than its name, and the comments of what goes in and
// comes out are there at run time too: JSON Schema and the CLI's help show them. Without a flag the tables are written;
// `--check` only compares.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';
import { doors, packages } from './exports.mjs';

/** The packages whose doors have types that applications meet. */
const documented = ['core', 'itniotech', 'sobot', 'huawei-cc', 'memory'];

const fillers = new Set('the a an of this that is its for to in on by which what who whose s'.split(' '));
const wordsOf = (text) =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '' && !fillers.has(word))
    .map((word) => word.replace(/s$/, ''));

/** Whether a comment holds no word that is not in the names. */
const isRepeating = (comment, ...names) => {
  const known = new Set(names.flatMap(wordsOf));
  return wordsOf(comment).every((word) => known.has(word));
};

/** The comment on one line, with links as plain words. */
const textOf = (symbol, checker) =>
  symbol
    .getDocumentationComment(checker)
    .map(({ kind, text }) => (kind === 'link' ? '' : text))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)])/g, '')
    .trim();

const units = [
  { name: /Ms$/, comment: /\bmilliseconds?\b|\bms\b/i, word: 'milliseconds' },
  { name: /Sec$/, comment: /\bseconds?\b/i, word: 'seconds' },
];

/** The unit that a field's name stands for and its comment leaves out. */
const missingUnit = (name, comment) =>
  units.find((unit) => unit.name.test(name) && !unit.comment.test(comment))?.word;

const isOurs = (declaration) =>
  declaration.getSourceFile().fileName.startsWith(packages) &&
  !declaration.getSourceFile().fileName.includes('/node_modules/');

const isHidden = (declaration) =>
  (declaration.name !== undefined && ts.isPrivateIdentifier(declaration.name)) ||
  (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Static)) !== 0;

/** What a caller can name: not what a library's type declares, nor what is keyed by a symbol. */
const fieldsOf = (symbol, checker) =>
  checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
    .filter(({ name, declarations = [] }) => !name.startsWith('__') && declarations.some(isOurs))
    .filter(({ declarations }) => !declarations.some(isHidden));

const { Interface, Class, Alias } = ts.SymbolFlags;

/** The interfaces and classes that files export, each once. */
const interfacesOf = (program, files) => {
  const checker = program.getTypeChecker();
  const exported = files.flatMap((file) =>
    checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file))),
  );
  const targets = exported.map((symbol) =>
    symbol.flags & Alias ? checker.getAliasedSymbol(symbol) : symbol,
  );
  return [...new Set(targets)].filter(
    ({ flags, declarations = [] }) => (flags & (Interface | Class)) !== 0 && declarations.some(isOurs),
  );
};

const problemsOf = (symbol, checker) => {
  const told = (place, comment, ...names) =>
    comment === ''
      ? [`${place} has no doc comment`]
      : isRepeating(comment, ...names)
        ? [`${place}: "${comment}" only repeats the name`]
        : missingUnit(place, comment) !== undefined
          ? [`${place}: "${comment}" does not say that it counts ${missingUnit(place, comment)}`]
          : [];
  return [
    ...told(symbol.name, textOf(symbol, checker), symbol.name),
    ...fieldsOf(symbol, checker).flatMap((field) =>
      told(`${symbol.name}.${field.name}`, textOf(field, checker), symbol.name, field.name),
    ),
  ];
};

/** A gate that cannot fail says nothing: these four have to be noticed. */
const checkTheGate = () => {
  const file = join(packages, 'sample.ts');
  const source = ts.createSourceFile(
    file,
    `/** Somebody who works here. */
    export interface Agent {
      /** Shown to customers. */
      readonly name: string;
      readonly id: string;
      /** The agent's names. */
      readonly agentName: string;
      /** How long a break may be. */
      readonly breakSec: number;
    }
    export interface Bare {}`,
    ts.ScriptTarget.Latest,
    true,
  );
  const host = ts.createCompilerHost({});
  const program = ts.createProgram(
    [file],
    { noLib: true },
    {
      ...host,
      fileExists: (path) => path === file,
      getSourceFile: (path) => (path === file ? source : undefined),
    },
  );
  const problems = interfacesOf(program, [file]).flatMap((symbol) =>
    problemsOf(symbol, program.getTypeChecker()),
  );
  assert.deepEqual(problems, [
    'Agent.id has no doc comment',
    'Agent.agentName: "The agent\'s names." only repeats the name',
    'Agent.breakSec: "How long a break may be." does not say that it counts seconds',
    'Bare has no doc comment',
  ]);
};

const optionsOf = (file) =>
  ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, packages).options;

checkTheGate();
const files = doors
  .filter(({ folder }) => documented.includes(folder))
  .map(({ folder, file }) => ({ folder, path: join(packages, folder, 'src', `${file}.ts`) }));
const program = ts.createProgram(
  files.map(({ path }) => path),
  optionsOf(join(packages, 'tsconfig.json')),
);
const checker = program.getTypeChecker();
const interfaces = interfacesOf(
  program,
  files.map(({ path }) => path),
);

const problems = interfaces.flatMap((symbol) => problemsOf(symbol, checker));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

const fieldCount = interfaces.reduce((sum, symbol) => sum + fieldsOf(symbol, checker).length, 0);
console.log(`${interfaces.length} interfaces and ${fieldCount} fields documented`);

/** The interfaces that codecs are made for, by name: `strictObject<Agent>`, `strictObject<Page<A>>`. */
const ofCodecs = new Set(
  program
    .getSourceFiles()
    .flatMap(({ text }) => [...text.matchAll(/\bstrictObject<(\w+)/g)])
    .map(([, name]) => name),
);

/** By codec and field; the codec itself is the empty field. */
const tableOf = (folder) =>
  Object.fromEntries(
    interfacesOf(
      program,
      files.filter((file) => file.folder === folder).map(({ path }) => path),
    )
      .filter(({ name }) => ofCodecs.has(name))
      .filter(({ declarations }) =>
        declarations.some((found) => found.getSourceFile().fileName.includes(`/${folder}/src/`)),
      )
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map((symbol) => [
        symbol.name,
        {
          '': textOf(symbol, checker),
          ...Object.fromEntries(
            fieldsOf(symbol, checker).map((field) => [field.name, textOf(field, checker)]),
          ),
        },
      ]),
  );

const config = await prettier.resolveConfig(join(packages, '../package.json'));
const check = process.argv.includes('--check');
for (const folder of documented) {
  const path = join(packages, folder, 'src', folder === 'core' ? 'schema' : '', 'descriptions.ts');
  const type = folder === 'core' ? './description-of.js' : '@cordboard/core/schema';
  const wanted = await prettier.format(
    `import type { Descriptions } from '${type}';

/** The doc comments of the interfaces of codecs. Written by \`node .ci/comments.mjs\`. */
export const descriptions: Descriptions = ${JSON.stringify(tableOf(folder))};`,
    { ...config, parser: 'typescript' },
  );
  if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
  if (check) {
    console.error(`${path} is out of date: run node .ci/comments.mjs`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wanted);
    console.log(`wrote ${path}`);
  }
}
