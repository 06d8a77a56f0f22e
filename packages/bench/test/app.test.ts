import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { dependenciesOf } from '../src/app/imports.js';
import { megabytesOf } from '../src/app/size.js';

let folder: string;

const write = (path: string, text: string): void => {
  const file = join(folder, 'node_modules', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordboard-bench-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the dependencies of an adapter are what it and core load of others, and not what waits to be loaded', () => {
  write(
    '@cordboard/core/dist/index.js',
    "export * from './deep.js';\nimport 'reflect-metadata';\nimport { a,\n  b } from 'fp-ts/lib/Either.js';\n",
  );
  write(
    '@cordboard/core/dist/deep.js',
    "import http from 'node:http';\nconst lazy = () => import('hpagent');\n",
  );
  write('@cordboard/core/dist/unused.js', "import 'unused';\n");
  write(
    '@cordboard/sobot/dist/index.js',
    "import * as core from '@cordboard/core';\nconst text = 'import x from';\nimport * as t from 'io-ts';\n",
  );
  expect(dependenciesOf({ folder, adapter: 'sobot' })).toEqual([
    'node:http',
    'reflect-metadata',
    'fp-ts/lib/Either.js',
    'io-ts',
  ]);
});

test('the size of a package is its own and that of all it needs, each counted once', () => {
  const manifest = (dependencies: object): string => JSON.stringify({ dependencies }).padEnd(1000);
  write('a/package.json', manifest({ b: '1', c: '1' }));
  write('b/package.json', manifest({ c: '1', a: '1' }));
  write('c/package.json', manifest({}));
  write('c/big.js', ' '.repeat(2000));
  write('b/node_modules/c/package.json', manifest({}));
  write('other/package.json', manifest({}));
  expect(megabytesOf('a', folder)).toBeCloseTo(0.006, 6);
});
