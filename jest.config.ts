/** @jest-config-loader esbuild-register */
import { availableParallelism } from 'node:os';
import type { Config } from 'jest';

/** What tests import from a package is its sources, by the doors that its `exports` name. */
const sourcesByName = async (): Promise<Record<string, string>> => {
  const { doors } = await import('./.ci/exports.mjs');
  return Object.fromEntries(
    doors.map(({ name, folder, file }) => [`^${name}$`, `<rootDir>/packages/${folder}/src/${file}.ts`]),
  );
};

const config = async (): Promise<Config> => ({
  testMatch: ['<rootDir>/packages/*/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/packages/[^/]+/dist/'],
  // The second one tells how many cases of the contract each provider was held to.
  reporters: ['default', '<rootDir>/.ci/conformance-reporter.mjs'],
  injectGlobals: false,
  testSequencer: '<rootDir>/.ci/longest-first.mjs',
  // What a suite leaves behind is kept by its worker: a new one begins small.
  workerIdleMemoryLimit: '1GB',
  // Three for two cores: some of the suites wait for what has to take its time, and another one works meanwhile.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // Most of what runs side by side waits for a reply that does not come.
  maxConcurrency: 10,
  // Time enough on a busy machine: what a test is about must decide, not how long others take.
  testTimeout: 60_000,
  // What is looked for first is what is there most.
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  extensionsToTreatAsEsm: ['.ts'],
  // Tests run on the sources, so they never see a stale build.
  moduleNameMapper: {
    ...(await sourcesByName()),
    // The adapter of the guide, which is written to a workspace of its own.
    '^@cordboard/([^/]+)$': '<rootDir>/packages/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false },
        },
      },
    ],
  },
  coverageProvider: 'v8',
  collectCoverageFrom: ['packages/*/src/**/*.ts'],
});

export default config;
