import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { connect, orThrow, type ConnectOptions } from '@cordboard/core/fp';
import { readConfigFile } from '@cordboard/core/schema';
import {
  defineAdapter,
  defineProvider,
  fields,
  strictObject,
  Secret,
  SecretText,
  text,
} from '@cordboard/core/provider';
import { errorOf, failed, printed } from './support.js';

interface Settings {
  readonly app: string;
  readonly key: Secret;
  readonly names?: readonly string[] | undefined;
}

const adapterFor = (seen: Settings[]) =>
  defineAdapter({
    provider: 'test',
    settings: strictObject(
      'Settings',
      fields(
        { app: text(20), key: SecretText },
        {
          names: t.readonlyArray(t.string),
          more: strictObject('More', fields({}, { name: text(20) })),
          byName: t.record(t.string, text(20)),
        },
      ),
    ),
    example: { app: 'app', key: 'key' },
    build: (settings, runtime) => {
      seen.push(settings);
      return defineProvider({ provider: 'test', accountKey: 'test', runtime, operations: [] });
    },
  });

const environment = { APP: 'app-1', KEY: 'hunter2', DOLLARS: 'a${APP}b' };
const options = (seen: Settings[] = []): ConnectOptions => ({ adapters: [adapterFor(seen)], environment });

/** What the adapter gets of these settings. */
const settingsFrom = async (test: unknown, provider: unknown = 'test'): Promise<unknown> => {
  const seen: Settings[] = [];
  await orThrow(connect({ provider, providers: { test } }, options(seen)));
  return seen.map(({ key, ...rest }) => ({ ...rest, key: key.reveal() }))[0];
};

const problemsOf = async (settings: unknown) => {
  const error = await failed(connect({ provider: 'test', providers: { test: settings } }, options()));
  expect(error.kind).toBe('Misconfigured');
  return error.problems;
};

const good = { app: '${APP}', key: '${KEY}' };
const filled = { app: 'app-1', key: 'hunter2' };

const bare = (fields: object): object => {
  const made: object = Object.setPrototypeOf({ ...fields }, null);
  return made;
};

class Values {
  readonly app = '${APP}';
  readonly key = '${KEY}';
}

describe('variables are filled in', () => {
  test.each([
    ['a plain object', good],
    ['an object without a prototype', bare(good)],
    ['an instance of a class', new Values()],
    ['a frozen object', Object.freeze({ ...good })],
    [
      'an object with getters',
      {
        get app() {
          return '${APP}';
        },
        key: '${KEY}',
      },
    ],
    ['secrets', { app: '${APP}', key: new Secret('${KEY}') }],
  ])('in %s', async (_, settings) => {
    expect(await settingsFrom(settings)).toEqual(filled);
  });

  test('in objects without a prototype all the way down, and in lists', async () => {
    const settings = bare({ ...good, names: ['x', '${APP}'], more: bare({ name: 'is ${APP}' }) });
    const config = bare({ provider: '${NAME}', providers: bare({ test: settings }) });
    const seen: Settings[] = [];
    await orThrow(connect(config, { ...options(seen), environment: { ...environment, NAME: 'test' } }));
    expect(seen).toMatchObject([{ app: 'app-1', names: ['x', 'app-1'], more: { name: 'is app-1' } }]);
  });

  test('once: what a variable holds is taken as it stands', async () => {
    expect(await settingsFrom({ app: 'x', key: '${DOLLARS}' })).toMatchObject({ key: 'a${APP}b' });
  });

  test.each([
    ['a map', new Map(Object.entries(good))],
    ['inherited fields', Object.create(good)],
    ['a list', [good]],
  ])('or the settings are refused: %s', async (_, settings) => {
    await problemsOf(settings);
  });
});

describe('a variable that is not set', () => {
  test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'NOT_SET'])(
    'is reported by its name: ${%s}',
    async (name) => {
      expect(await problemsOf({ ...good, app: `\${${name}}` })).toEqual([
        { path: 'providers.test.app', message: `needs the environment variable ${name}, which is not set` },
      ]);
    },
  );

  test.each(['pass${word1}', '${pass word}', '${}', 'a${b', '${APP}${word1}'])(
    'is reported without its name where that may be a secret: %s',
    async (key) => {
      for (const settings of [
        { ...good, key },
        { ...good, key: new Secret(key) },
      ]) {
        const problems = await problemsOf(settings);
        expect(problems).toMatchObject([
          { path: 'providers.test.key', message: expect.stringMatching(/environment variable/) },
        ]);
        expect(JSON.stringify(problems)).not.toMatch(/word|b'|app-1/);
      }
    },
  );
});

describe('no value is printed', () => {
  const silent = async (config: unknown, more: ConnectOptions = {}): Promise<void> => {
    const error = await failed(connect(config, { ...options(), ...more }));
    expect(error.kind).toBe('Misconfigured');
    expect(printed(error)).not.toContain('hunter2');
  };

  test('of the variable that names the provider', async () => {
    const config = { provider: '${KEY}', providers: {} };
    await silent(config);
    await silent(config, { adapters: undefined });
    const error = await failed(connect(config, { adapters: undefined, environment }));
    expect(error.problems).toMatchObject([
      { path: 'provider', message: expect.stringMatching(/environment variable/) },
    ]);
  });

  test('of a provider that is no name', async () => {
    await silent({ provider: '/hunter2' }, { adapters: undefined });
  });

  test.each(['hunter2', 'hunter2-of-the-account'])('that stands where a name should: %s', async (key) => {
    await silent({ provider: 'test', providers: { test: { ...good, [key]: 'x' } } });
    await silent({ provider: 'test', providers: { test: { ...good, [key]: '${NOT_SET}' } } });
    await silent({ provider: 'test', providers: { test: { ...good, byName: { [key]: '' } } } });
    await silent({ provider: 'test', providers: {}, [key]: 'x' });
  });

  test('that could be a word, beside a secret', async () => {
    const problems = await problemsOf({ ...good, letmein: 'x' });
    expect(problems).toMatchObject([
      { path: 'providers.test.[key]', message: expect.stringMatching(/^is not a known field/) },
    ]);
    expect(JSON.stringify(problems)).not.toContain('letmein');
  });

  test('but a mistyped name is', async () => {
    const problems = await problemsOf({ ...good, appName: 'x', mroe: 'x', NAMES: 'x' });
    expect(problems.map(({ path }) => path)).toEqual([
      'providers.test.appName',
      'providers.test.mroe',
      'providers.test.NAMES',
    ]);
  });
});

describe('a configuration that cannot be read to its end is refused', () => {
  const deep = (levels: number): object => {
    let value: object = {};
    for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? { more: value } : [value];
    return value;
  };
  const cycle: Record<string, unknown> = { ...good };
  cycle.more = { name: cycle };
  const list: unknown[] = [];
  list.push(list);
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const throwing = {
    ...good,
    get more(): unknown {
      throw new Error('hunter2');
    },
  };

  test.each([
    ['a cycle', cycle, 'more.name'],
    ['a list that holds itself', { ...good, names: list }, 'names.0'],
    ['100,000 levels', { ...good, more: deep(100_000) }, 'more'],
    ['a getter that throws', throwing, 'more'],
    ['a revoked proxy', { ...good, more: revoked.proxy }, 'more'],
  ])('%s', async (_, settings, path) => {
    const [problem] = await problemsOf(settings);
    expect(problem?.path).toMatch(new RegExp(`^providers\\.test\\.${path.replace('.', '\\.')}`));
    expect(problem?.message).not.toContain('hunter2');
  });

  test('also at its root', async () => {
    for (const config of [
      throwing,
      revoked.proxy,
      cycle,
      deep(100_000),
      { provider: cycle, providers: cycle },
    ]) {
      expect((await failed(connect(config, options()))).kind).toBe('Misconfigured');
    }
    const lazily = {
      provider: 'test',
      get providers(): unknown {
        throw new Error('hunter2');
      },
    };
    expect(printed(await failed(connect(lazily, options())))).not.toContain('hunter2');
  });

  test('but what stands in several places is no cycle, however often it does', async () => {
    let shared: Record<string, unknown> = { name: '${APP}' };
    for (let i = 0; i < 40; i += 1) shared = { a: shared, b: shared };
    const error = await failed(
      connect({ provider: 'test', providers: { test: { ...good, shared } } }, options()),
    );
    expect(error.problems).toHaveLength(1);
    const twice = { name: '${APP}' };
    expect(await settingsFrom({ ...good, more: twice, byName: twice })).toMatchObject({
      more: { name: 'app-1' },
      byName: { name: 'app-1' },
    });
  });
});

test('an adapter that is given settings with a getter that throws refuses them too', () => {
  const settings = {
    get app(): unknown {
      throw new Error('hunter2');
    },
  };
  const { create, problemsIn } = adapterFor([]);
  expect(errorOf(create(settings)).kind).toBe('Misconfigured');
  expect(problemsIn(settings)).toHaveLength(1);
});

describe('settings of the provider', () => {
  test.each(['constructor', '__proto__', 'toString'])('are its own: %s', async (provider) => {
    const named = { ...adapterFor([]), provider };
    const error = await failed(connect({ provider, providers: {} }, { adapters: [named] }));
    expect(error.problems.map(({ message }) => message)).toEqual([
      'is missing: expected text of 1 to 20 characters',
      'is missing: expected secret text',
    ]);
  });
});

describe('a configuration file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cordboard-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const fileOf = async (content: string | Uint8Array): Promise<string> => {
    const path = join(folder, 'config.json');
    await writeFile(path, content);
    return path;
  };

  test('may begin with a byte order mark', async () => {
    const path = await fileOf('\uFEFF{"provider":"test"}');
    expect(await readConfigFile(path)()).toEqual(E.right({ provider: 'test' }));
  });

  test('that is not UTF-8 is said to be so', async () => {
    for (const content of [
      Buffer.from('\uFEFF{"provider":"test"}', 'utf16le'),
      Uint8Array.of(0x22, 0xe9, 0x22),
    ]) {
      expect(await failed(readConfigFile(await fileOf(content)))).toMatchObject({
        kind: 'Misconfigured',
        message: expect.stringMatching(/UTF-8/),
      });
    }
  });
});
