// What an application sees of core once it is installed: the README's first lines compile, pass the standard lint rules and
// run; a forgotten `await` is reported; an editor shows types by their names; the root stays light.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { install, pack, root, run } from './packages.mjs';

/** The most that the root may bring into a bundle, with its dependencies. It was 200 before it gave Promises. */
const mostKibibytes = 140;

const work = mkdtempSync(join(tmpdir(), 'cordboard-application-'));
const app = join(work, 'app');
const write = (name, text) => writeFileSync(join(app, name), text);

const node = { types: ['node'], typeRoots: [join(root, 'node_modules/@types')] };
const settings = { strict: true, skipLibCheck: true, target: 'es2022', lib: ['es2022'], ...node };
const resolutions = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler', noEmit: true },
};

const readmeLines = () => /^```ts\r?\n(.*?)^```/ms.exec(readFileSync(join(root, 'README.md'), 'utf8'))[1];

/** A program that forgets to wait, in the ways in which people do. */
const forgetful = `import { connect } from '@cordboard/core';
const center = await connect('./cordboard.json');
center.agents.list({});
[center].forEach(async (each) => { await each.close(); });
`;
const forgotten = [
  ['@typescript-eslint/no-floating-promises', 3],
  ['@typescript-eslint/no-misused-promises', 4],
];

/** A program with a comment behind each symbol that is pointed at. */
const pointing = `import { attempt, connect, type ContactCenterError } from '@cordboard/core';
export const look = async (problem: ContactCenterError) => {
  const center = await connect/*connect*/('./cordboard.json');
  const page = await center.agents.list/*center.agents.list*/({});
  for await (const agent of center.agents.all.list/*all.list*/({})) {
    const presence = agent/*an agent*/.presence/*its presence*/;
    console.log(presence);
  }
  await center.queues.create/*queues.create*/({ name: 'Billing' });
  const report = await center.campaigns.addContacts/*addContacts*/({ campaign: { code: 'x' }, rows: [] });
  console.log(page, report/*its report*/, problem/*an error*/);
  return attempt/*attempt*/(center.close());
};
`;

/** What is behind a name that the reader cannot look up. */
const machinery =
  /\b(Type|RecordOf|StrictObject|StrictObjectType|OneOf|TypesOf|PromisedPort|Promised|t\.\w+)</;

const compile = () => {
  write(
    'package.json',
    JSON.stringify({ ...JSON.parse(readFileSync(join(app, 'package.json'))), type: 'module' }),
  );
  write('main.ts', readmeLines());
  write('forgetful.ts', forgetful);
  write('pointing.ts', pointing);
  write('cordboard.json', JSON.stringify({ provider: 'memory', providers: { memory: {} } }));
  const files = ['main.ts', 'forgetful.ts', 'pointing.ts'];
  for (const [name, resolution] of Object.entries(resolutions)) {
    const project = name === 'nodenext' ? 'tsconfig.json' : `tsconfig.${name}.json`;
    write(project, JSON.stringify({ compilerOptions: { ...settings, ...resolution }, files }));
    run(app, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', project);
  }
};

const lint = async () => {
  const eslint = new ESLint({
    cwd: app,
    overrideConfigFile: true,
    overrideConfig: tseslint.config(tseslint.configs.recommendedTypeChecked, {
      languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: app } },
    }),
  });
  const [main, forgetting] = await eslint.lintFiles(['main.ts', 'forgetful.ts']);
  assert.deepEqual(main.messages, [], "the README's lines are not as the standard rules want them");
  const reported = forgetting.messages.map(({ ruleId, line }) => [ruleId, line]);
  assert.deepEqual(reported, forgotten, 'a forgotten await is not reported');
};

const hovers = () => {
  const options = ts.convertCompilerOptionsFromJson({ ...settings, ...resolutions.nodenext }, app).options;
  const file = join(app, 'pointing.ts');
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) =>
      ts.sys.fileExists(path) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(path)) : undefined,
    getCurrentDirectory: () => app,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return [...pointing.matchAll(/\/\*(.*?)\*\//g)].map(({ index, 1: name }) => {
    const { displayParts, documentation } = service.getQuickInfoAtPosition(file, index - 1);
    return {
      name,
      text: ts.displayPartsToString(displayParts),
      about: ts.displayPartsToString(documentation),
    };
  });
};

const checkHovers = () => {
  const shown = hovers();
  for (const { name, text } of shown) console.log(`--- ${name}\n${text}`);
  for (const name of ['center.agents.list', 'all.list', 'queues.create', 'addContacts', 'connect', 'attempt'])
    assert(shown.find((each) => each.name === name).about !== '', `${name} has lost its doc comment`);
  const unreadable = shown.filter(({ text }) => machinery.test(text)).map(({ name }) => name);
  assert.deepEqual(unreadable, [], 'an editor shows what these are made of instead of what they are');
};

const checkSize = async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export * from '@cordboard/core'", resolveDir: app },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  const kibibytes = outputFiles[0].contents.length / 1024;
  console.log(`the root in a bundle: ${kibibytes.toFixed(1)} KiB`);
  assert(kibibytes < mostKibibytes, `the root brings more than ${mostKibibytes} KiB into a bundle`);
};

try {
  const packed = pack(work);
  const names = ['@cordboard/core', '@cordboard/memory'];
  install(
    app,
    {},
    names.map((name) => [name, join(work, packed.get(name).filename)]),
  );
  compile();
  console.log(run(app, process.execPath, 'main.js'));
  await lint();
  await checkSize();
  checkHovers();
} finally {
  rmSync(work, { recursive: true, force: true });
}
