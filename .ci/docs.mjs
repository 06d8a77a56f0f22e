// Type-checks every ```ts fence of the READMEs and docs against the built packages. A fence keeps the line
// numbers of its page, so a diagnostic points into the page. ```ts no-check fences are skipped.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
    .map((path) => join('docs', path)),
  ...readdirSync(join(root, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join('packages', name, 'README.md')),
];

const fencesOf = (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```ts[ \t]*\r?\n(.*?)^```[ \t]*$/gms)].map((fence) => {
    const above = text.slice(0, fence.index).split('\n').length;
    return [join(root, `${page}.${above}.ts`), '\n'.repeat(above) + fence[1]];
  });
};
const fences = new Map(pages.flatMap(fencesOf));

const configFile = join(root, 'tsconfig.json');
const { options } = ts.convertCompilerOptionsFromJson(
  {
    ...ts.readConfigFile(configFile, ts.sys.readFile).config.compilerOptions,
    composite: false,
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    moduleDetection: 'force',
    rootDir: undefined,
    outDir: undefined,
    tsBuildInfoFile: undefined,
  },
  root,
);
const host = ts.createCompilerHost(options);
const { readFile, fileExists } = host;
host.readFile = (path) => fences.get(path) ?? readFile(path);
host.fileExists = (path) => fences.has(path) || fileExists(path);
host.getSourceFile = (path, languageVersion) => {
  const text = host.readFile(path);
  return text === undefined ? undefined : ts.createSourceFile(path, text, languageVersion);
};

const program = ts.createProgram([...fences.keys()], options, host);
const failures = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (!file) return message;
  const page = relative(root, file.fileName).replace(/(\.md)\.\d+\.ts$/, '$1');
  return `${page}:${file.getLineAndCharacterOfPosition(start).line + 1} ${message}`;
});

failures.forEach((failure) => console.error(failure));
console.log(`${fences.size} examples in ${pages.length} pages, ${failures.length} errors`);
process.exitCode = failures.length > 0 ? 1 : 0;
