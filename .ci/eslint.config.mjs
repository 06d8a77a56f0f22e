import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { ownKeys } from './eslint-own-keys.mjs';
import { doors, folders, siblingsOf } from './exports.mjs';

const sources = (name) => [`packages/${name}/src/**/*.ts`];

const foldersOfFpTs = {
  regex: '^(fp-ts$|(fp-ts|io-ts)/(?!lib/[\\w-]+\\.js$))',
  message:
    "Write 'fp-ts/lib/<Module>.js': folder imports die in plain Node and the barrel loads every module.",
};
const globalContainer = {
  name: 'tsyringe',
  importNames: ['container'],
  message: 'The global container is for applications: take one as a parameter.',
};
const namedRequests = ['node:http', 'node:https'].map((name) => ({
  name,
  importNames: ['request', 'get'],
  message: 'Call http.request on the default import: nock cannot intercept a named one.',
}));
const restrictImports = (patterns = [], paths = [globalContainer, ...namedRequests]) => [
  'error',
  { paths, patterns: [foldersOfFpTs, ...patterns] },
];

/** Of its siblings, a package's sources import what its package.json lists, by the doors that `exports` name. */
const otherSiblings = (folder) => {
  const siblings = siblingsOf(folder);
  const allowed = doors.filter((door) => siblings.includes(door.folder)).map(({ name }) => `${name}$`);
  return {
    regex: `^(?!${allowed.join('|') || '$'})@cordboard/`,
    message: 'Import a sibling that package.json lists, by a door that its `exports` name.',
  };
};
const onlySiblings = (folder) => ({
  files: sources(folder),
  rules: { '@typescript-eslint/no-restricted-imports': restrictImports([otherSiblings(folder)]) },
});

const madeInVain = {
  selector:
    "CallExpression[callee.object.name=/^T?E$/][callee.property.name='fromNullable'] > CallExpression.arguments",
  message:
    'Made each time, needed or not, and an error takes longer than the mapping around it: make it once.',
};

const defaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name.',
};
const drawnAtRandom = {
  selector:
    'CallExpression[callee.object.name="fc"][callee.property.name=/^(assert|check|sample)$/]:not(:has(Property[key.name="seed"]))',
  message: 'Name a seed: a test draws the same values in every run.',
};
/** It has no keys of its own, so that `toMatchObject` takes it for a form that everything has. */
const patternAsForm = {
  selector: 'CallExpression[callee.property.name="toMatchObject"] Property > Literal[regex]',
  message: 'Write expect.stringMatching(…): a pattern by itself matches everything here.',
};
/** Journals, ledgers and attempts hold digests, durations and instants, in which a few digits turn up by chance. */
const fewDigits = {
  selector:
    'CallExpression[callee.object.property.name="not"][callee.property.name=/^to(Match|Contain)$/] > Literal:matches([value=/^\\d{1,4}$/], [regex.pattern=/(^|[|])\\d{1,4}([|]|$)/])',
  message: 'Look for more digits of it, or for its edge (\\b): so few turn up by chance.',
};
/** What differs from machine to machine. */
const surroundings = ['env', 'cwd', 'chdir'].map((property) => ({
  object: 'process',
  property,
  message:
    'Take it as a parameter: code and tests do not depend on the environment or the working directory.',
}));
const throwing = { selector: 'ThrowStatement', message: 'Return failure as a value (TaskEither).' };

export default defineConfig(
  // The examples are programs of their own, with libraries of their own: .ci/examples.mjs lints them where they are installed.
  { ignores: ['**/dist/', 'coverage/', '.newcomer/', 'docs/examples/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: 'packages/tsconfig.json', tsconfigRootDir: `${import.meta.dirname}/..` },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // `Named` is the empty base that keeps an interface's name in the compiler's messages.
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends', allowWithName: '^Named$' },
      ],
      '@typescript-eslint/no-restricted-imports': restrictImports(),
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A value and its type share one name, `void` is what fp-ts calls a result nobody reads, and a
      // codec's interface or type is chosen for how it reads in an editor.
      'no-redeclare': 'off',
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['packages/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', defaultExport],
      'no-restricted-properties': ['error', ...surroundings],
    },
  },
  {
    // The two places where the product itself reads its surroundings.
    files: ['packages/cli/src/io.ts', 'packages/core/src/**/connect.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: sources('*'),
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 40],
      'no-console': 'error',
    },
  },
  {
    // Written by .ci/comments.mjs, as long as there are types to tell of.
    files: ['packages/*/src/**/descriptions.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: sources('*'),
    plugins: { cordboard: { rules: { 'own-keys': ownKeys } } },
    rules: { 'cordboard/own-keys': 'error' },
  },
  {
    // The keys are those of codecs, and this is most of what decoding a page costs.
    files: ['packages/core/src/codec/fields.ts'],
    rules: { 'cordboard/own-keys': 'off' },
  },
  ...folders.map(onlySiblings),
  {
    files: sources('*'),
    rules: { 'no-restricted-syntax': ['error', defaultExport, madeInVain] },
  },
  {
    files: sources('core'),
    rules: { 'no-restricted-syntax': ['error', defaultExport, madeInVain, throwing] },
  },
  {
    // What JavaScript, or a standard, asks to be thrown.
    files: ['packages/core/src/errors/or-throw.ts', 'packages/core/src/schema/standard.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport] },
  },
  {
    // An application, which makes a child of the global container.
    files: ['packages/cli/src/commands/demo.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': restrictImports([otherSiblings('cli')], namedRequests),
    },
  },
  {
    files: ['packages/*/test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', defaultExport, drawnAtRandom, patternAsForm, fewDigits],
      '@typescript-eslint/no-restricted-imports': restrictImports([], namedRequests),
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'fetch', 'performance', 'process', 'setTimeout', 'URL'].map((name) => [name, 'readonly']),
      ),
    },
  },
);
