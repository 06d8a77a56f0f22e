// Bundles the tests of an adapter into one file, with the sources that Stryker has mutated: it runs this in its copy of the
// repository. `node bundle.mjs <adapter> <repository> <files>`
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { doors } from '../exports.mjs';

const [adapter, repository, files] = process.argv.slice(2);
const root = process.cwd();
const folder = join(root, 'packages', adapter, 'test');
const sources = new Map(
  doors.map((door) => [door.name, join(root, 'packages', door.folder, 'src', `${door.file}.ts`)]),
);
const names = readdirSync(folder).filter((name) => new RegExp(files).test(name) && name.endsWith('.test.ts'));
// What is made to kill mutants comes first: those of tables run every test.
names.sort((a, b) => Number(b.startsWith('mapping')) - Number(a.startsWith('mapping')));

await build({
  stdin: {
    contents: names
      .map((name) => `cordboardTests.group('${name}', () => { require('./${name}'); });`)
      .join('\n'),
    resolveDir: folder,
  },
  outfile: join(root, 'mutants.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  nodePaths: [join(repository, 'node_modules')],
  external: ['nock', 'fast-check', 'expect', 'jest-each'],
  plugins: [
    {
      name: 'repository',
      setup: ({ onResolve, onLoad }) => {
        onResolve({ filter: /^@cordboard\// }, ({ path }) => ({ path: sources.get(path) }));
        onResolve({ filter: /^@jest\/globals$/ }, () => ({ path: join(import.meta.dirname, 'globals.cjs') }));
        // A mutant of an import's own name.
        onResolve({ filter: /^$/ }, () => ({ path: 'nothing', external: true }));
        onLoad({ filter: /\.ts$/ }, ({ path }) => ({
          loader: 'ts',
          contents: readFileSync(path, 'utf8')
            .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path)))
            .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
        }));
      },
    },
  ],
});
