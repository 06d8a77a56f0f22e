import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { connect, orThrow, type ConnectOptions } from '@cordboard/core/fp';
import {
  agentDirectory,
  defineAdapter,
  defineProvider,
  failure,
  isAdapter,
  memoryStore,
  serve,
  fields,
  strictObject,
  SecretText,
  text,
} from '@cordboard/core/provider';
import { BaseUrl } from '@cordboard/core/http';
import { failed, printed } from './support.js';

const Settings = strictObject(
  'Settings',
  fields({ baseUrl: BaseUrl, key: SecretText }, { region: text(10) }),
);

const about = {
  provider: 'test',
  settings: Settings,
  example: { baseUrl: 'https://vendor.example', key: 'key' },
};

const test1 = defineAdapter({
  ...about,
  build: (settings, runtime) =>
    defineProvider({
      provider: 'test',
      accountKey: 'test/account',
      runtime,
      operations: [
        serve(agentDirectory.list, () => TE.right({ items: [], total: settings.key.reveal().length })),
      ],
    }),
});

const good = {
  provider: 'test',
  providers: { test: { baseUrl: 'https://vendor.test', key: '${TEST_KEY}' } },
};
const options: ConnectOptions = { adapters: [test1], environment: { TEST_KEY: 'hunter2' } };

describe('connect', () => {
  test('fills in the environment and gives a center', async () => {
    const center = await orThrow(connect(good, options));
    expect(center.provider).toBe('test');
    expect(await center.agents.list({})()).toEqual(E.right({ items: [], total: 7 }));
  });

  const words = ['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf'];

  test.each(words)(
    'takes %s for no variable, although every object has something of that name',
    async (word) => {
      const config = {
        provider: 'test',
        providers: { test: { ...good.providers.test, key: `\${${word}}` } },
      };
      const error = await failed(connect(config, { ...options, environment: {} }));
      expect(error.problems).toEqual([
        { path: 'providers.test.key', message: `needs the environment variable ${word}, which is not set` },
      ]);
    },
  );

  test.each(words)(
    'takes %s for no settings, although every object has something of that name',
    async (word) => {
      const named = defineAdapter({
        ...about,
        provider: word,
        build: () => E.left(failure('Internal', 'built')),
      });
      const error = await failed(connect({ provider: word, providers: {} }, { adapters: [named] }));
      expect(error).toMatchObject({ kind: 'Misconfigured', problems: [{}, {}] });
    },
  );

  test('hands the store on to the adapter, given alone or with the runtime', async () => {
    const seen: unknown[] = [];
    const watching = defineAdapter({
      ...about,
      build: (_, runtime) => {
        seen.push(runtime.store);
        return defineProvider({ provider: 'test', accountKey: 'test/account', runtime, operations: [] });
      },
    });
    const store = memoryStore();
    const shared = { ...options, adapters: [watching] };
    await orThrow(connect(good, { ...shared, store }));
    await orThrow(connect(good, { ...shared, runtime: { store } }));
    await orThrow(connect(good, shared));
    expect(seen).toEqual([store, store, undefined]);
  });

  test('reports every mistake of a configuration at once, and no value', async () => {
    const config = {
      provider: 'test',
      providers: { test: { baseUrl: 'http://vendor.test', key: '${UNSET_KEY}', regoin: 'hunter2' } },
    };
    const error = await failed(connect(config, options));
    expect(error.kind).toBe('Misconfigured');
    expect(error.problems).toEqual([
      { path: 'providers.test.key', message: 'needs the environment variable UNSET_KEY, which is not set' },
      {
        path: 'providers.test.baseUrl',
        message: 'expected base URL (https, or http on loopback only; no query, no credentials)',
      },
      { path: 'providers.test.regoin', message: 'is not a known field; did you mean region?' },
    ]);
    expect(printed(error)).not.toContain('hunter2');
  });

  test('does not ask for the variables of providers that are not in use', async () => {
    const config = { ...good, providers: { ...good.providers, other: { key: '${NOT_SET}' } } };
    expect(E.isRight(await connect(config, options)())).toBe(true);
  });

  test.each([
    [{}, 'provider'],
    [{ provider: 'test', provders: {} }, 'provders'],
    [{ provider: 'other' }, 'provider'],
    ['no object', ''],
  ])('refuses %j', async (config, path) => {
    const error = await failed(connect(config === 'no object' ? 5 : config, options));
    expect(error.kind).toBe('Misconfigured');
    expect(error.problems[0]?.path).toBe(path);
  });

  test('says how to get an adapter that is not installed', async () => {
    const error = await failed(connect({ provider: 'nowhere' }));
    expect(error).toMatchObject({
      kind: 'Misconfigured',
      message: expect.stringMatching(/install its package/),
    });
  });

  test('lists at start-up what the provider lacks of what is required', async () => {
    const error = await failed(
      connect(good, { ...options, requires: ['agents.list', 'queues.create', 'agents.get'] }),
    );
    expect(error.kind).toBe('Unsupported');
    expect(error.problems.map(({ path }) => path)).toEqual(['queues.create', 'agents.get']);
  });
});

describe('a configuration file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cordboard-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is read like an object', async () => {
    const path = join(folder, 'good.json');
    await writeFile(path, JSON.stringify(good));
    expect(E.isRight(await connect(path, options)())).toBe(true);
  });

  test('that is not there, or not JSON, says so without quoting it', async () => {
    expect(await failed(connect(join(folder, 'none.json'), options))).toMatchObject({
      kind: 'Misconfigured',
      message: expect.stringMatching(/cannot be read/),
    });
    const path = join(folder, 'broken.json');
    await writeFile(path, '{ "key": "hunter2", oops }');
    const error = await failed(connect(path, options));
    expect(error).toMatchObject({ kind: 'Misconfigured', message: expect.stringMatching(/not valid JSON/) });
    expect(printed(error)).not.toContain('hunter2');
  });
});

test('an adapter is recognized by its brand', () => {
  expect(isAdapter(test1)).toBe(true);
  expect(isAdapter({ provider: 'test' })).toBe(false);
});
