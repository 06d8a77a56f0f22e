// Which way imports may point, in core and between packages: `npm run imports`. Paths begin in `packages`.

/** The folders of core, the lowest first: each imports itself and those before it. docs/architecture.md shows them. */
export const layers = [
  ['foundation', 'signals, deadlines, clocks, semaphore, clean text'],
  ['codec', 'what io-ts lacks: records, texts, dates, secrets, problems by path'],
  ['schema', 'JSON Schema and Standard Schema, made from the codecs'],
  ['errors', '`ContactCenterError`, its kinds, `orThrow`'],
  ['store', 'the store, the one in memory, what processes share through it'],
  ['domain', 'agents, queues, routing, campaigns, pages, reports'],
  ['context', "what a call is given: the caller's options, the center's runtime, its deadline"],
  ['operation', 'the kinds of operation'],
  ['ports', 'the tables of operations'],
  ['schema', 'what codecs mean, in words'],
  ['policies', 'rate limit, retry, circuit breaker'],
  ['paging', 'numbered pages, cursors, walks over a list'],
  ['bulk', 'the engine of bulk writes, and its journal'],
  ['provider', 'capabilities, and a center made of what an adapter serves'],
  ['http', "surfaces: one HTTP API of a vendor's each"],
  ['connect', 'configuration, adapters, `connect`'],
  ['promise', 'the Promise face of a center, and a fake one for tests'],
  ['di', 'tokens for dependency injection'],
];

/** What a package may import of the others. Bench measures all of them, and imports none into another. */
const siblings = {
  core: [],
  memory: ['core'],
  itniotech: ['core'],
  sobot: ['core'],
  'huawei-cc': ['core'],
  redis: ['core'],
  sandbox: ['core', 'memory'],
  conformance: ['core', 'memory'],
  cli: ['core', 'memory', 'sandbox'],
  bench: ['core', 'itniotech', 'sobot', 'huawei-cc', 'sandbox'],
};

/** What a library costs at start-up, or changes for the whole process, is loaded by one folder alone. */
const libraries = {
  http: ['ky', 'hpagent', 'http', 'https'],
  policies: ['cockatiel'],
  di: ['tsyringe', 'reflect-metadata'],
};

const core = '^core/src';
const anyOf = (names) => `(${names.join('|')})`;
const names = layers.map(([name]) => name);

const upward = names.map((name, i) => ({
  name: `core-${name}-imports-below`,
  comment: `Of core, ${name} imports itself and the folders before it in the list of layers.`,
  severity: 'error',
  from: { path: `${core}/${name}/` },
  to: { path: `${core}/`, pathNot: `${core}/${anyOf(names.slice(0, i + 1))}/` },
}));

const acrossPackages = Object.entries(siblings).map(([name, others]) => ({
  name: `${name}-imports-${others.join('-and-') || 'no-package'}`,
  comment: 'Arrows point inward only, and no adapter sees another.',
  severity: 'error',
  from: { path: `^${name}/src/` },
  to: { path: '^[^/.]+/src/', pathNot: `^${anyOf([name, ...others])}/` },
}));

const librariesInOneFolder = Object.entries(libraries).map(([folder, modules]) => ({
  name: `core-loads-${modules.join('-')}-in-${folder}`,
  comment: 'Whoever imports another door of core does not load it.',
  severity: 'error',
  from: { path: `${core}/`, pathNot: `${core}/${folder}/` },
  to: { path: [`node_modules/${anyOf(modules)}/`, `^${anyOf(modules)}$`] },
}));

export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Types may refer to each other: nothing is loaded for them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-cycle-between-folders',
      severity: 'error',
      scope: 'folder',
      from: { path: core },
      to: { circular: true },
    },
    {
      name: 'every-package-is-listed',
      comment: 'A new package says which others it may import.',
      severity: 'error',
      from: { path: '^[^/.]+/src/', pathNot: `^${anyOf(Object.keys(siblings))}/` },
      to: {},
    },
    {
      name: 'every-folder-of-core-is-a-layer',
      comment: 'A new folder takes its place in the list of layers.',
      severity: 'error',
      from: {},
      to: { path: `${core}/[^/]+/`, pathNot: `${core}/${anyOf(names)}/` },
    },
    {
      name: 'nothing-inside-core-imports-a-door',
      severity: 'error',
      from: { path: `${core}/[^/]+/` },
      to: { path: `${core}/[^/]+$` },
    },
    {
      name: 'a-package-is-entered-by-its-doors',
      comment: 'A door is a file in src, named in `exports`.',
      severity: 'error',
      from: { path: '^([^/]+)/src/' },
      to: { path: '^[^/.]+/src/', pathNot: ['^$1/', '^[^/]+/src/[^/]+$'] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...upward,
    ...acrossPackages,
    ...librariesInOneFolder,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
