import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { connect, connectAll, orThrow, type ConnectOptions } from '@cordboard/core/fp';
import type { Adapter } from '@cordboard/core';
import {
  agentDirectory,
  AgentId,
  defineAdapter,
  defineProvider,
  failure,
  SecretText,
  serve,
  fields,
  strictObject,
  text,
  type Runtime,
} from '@cordboard/core/provider';
import { failed, printed } from './support.js';

const Settings = strictObject('Settings', fields({ key: SecretText }, { operator: text(10) }));

const closed: string[] = [];

/** An adapter with one agent, named after the operator, whose calls fail for the operator 'none'. */
const adapterOf = (provider: string): Adapter =>
  defineAdapter({
    provider,
    settings: Settings,
    example: { key: 'key' },
    build: ({ operator = '' }, runtime: Runtime) =>
      defineProvider({
        provider,
        accountKey: `${provider}/${operator}`,
        runtime,
        operations: [
          serve(agentDirectory.list, () =>
            operator === 'none'
              ? TE.left(failure('NotFound', 'no such agent'))
              : TE.right({ items: [{ id: AgentId('1'), name: operator }] }),
          ),
        ],
        close: () =>
          TE.fromIO(() => {
            closed.push(operator);
          }),
      }),
  });

/** An adapter that needs no settings. */
const plain = defineAdapter({
  provider: 'plain',
  settings: strictObject('Plain', fields({}, {})),
  example: {},
  build: (_, runtime) => defineProvider({ provider: 'plain', accountKey: 'plain', runtime, operations: [] }),
});

const adapters = [adapterOf('acme'), adapterOf('other-vendor')];
const options: ConnectOptions = { adapters, environment: { KEY: 'hunter2', WHICH: 'us', KIND: 'acme' } };

const entry = { adapter: 'acme', key: '${KEY}' };
const config = {
  $schema: './cordboard.schema.json',
  provider: 'eu',
  providers: {
    eu: { ...entry, operator: 'Ada' },
    us: { ...entry, operator: 'none' },
    'other-vendor': { key: 'k', operator: 'Bo' },
  },
};

/** The configuration with this in place of the entry `us`. */
const withUs = (us: unknown, provider = 'us'): unknown => ({
  ...config,
  provider,
  providers: { ...config.providers, us },
});

const problemsOf = async (given: unknown, more: ConnectOptions = {}): Promise<unknown> => {
  const error = await failed(connect(given, { ...options, ...more }));
  expect(error.kind).toBe('Misconfigured');
  expect(printed(error)).not.toContain('hunter2');
  return error.problems;
};

describe('an account', () => {
  test('is the entry that `provider` names, of the adapter that the entry names', async () => {
    const center = await orThrow(connect(config, options));
    expect([center.account, center.provider]).toEqual(['eu', 'acme']);
    expect(await orThrow(center.agents.list({}))).toEqual({ items: [{ id: '1', name: 'Ada' }] });
  });

  test('is another one by `account`, even where the file names none', async () => {
    const center = await orThrow(connect({ providers: config.providers }, { ...options, account: 'us' }));
    expect([center.account, center.provider]).toEqual(['us', 'acme']);
  });

  test('without `adapter` has the name of its adapter, as before', async () => {
    const center = await orThrow(connect(config, { ...options, account: 'other-vendor' }));
    expect([center.account, center.provider]).toEqual(['other-vendor', 'other-vendor']);
  });

  test('and its adapter may come from the environment', async () => {
    const given = withUs({ ...entry, adapter: '${KIND}', operator: 'Ada' }, '${WHICH}');
    const center = await orThrow(connect(given, options));
    expect([center.account, center.provider]).toEqual(['us', 'acme']);
  });

  test('is named by errors, before the provider where the two have different names', async () => {
    const center = await orThrow(connect(config, { ...options, account: 'us' }));
    const error = await failed(center.agents.list({}));
    expect(error.message).toBe('us (acme) agents.list: no such agent');
    expect(error.toJSON()).toMatchObject({ account: 'us', provider: 'acme', operation: 'agents.list' });
    const plain = await orThrow(
      connect({ provider: 'acme', providers: { acme: { key: 'k', operator: 'none' } } }, options),
    );
    const other = await failed(plain.agents.list({}));
    expect(other.message).toBe('acme agents.list: no such agent');
    expect(other).toMatchObject({ account: 'acme', provider: 'acme' });
  });

  test('is named by what it lacks of what is required', async () => {
    const error = await failed(connect(config, { ...options, requires: ['queues.create'] }));
    expect(error).toMatchObject({ kind: 'Unsupported', account: 'eu', provider: 'acme' });
    expect(error.message).toMatch(/^eu \(acme\) lacks what this program requires: queues\.create is not/);
  });

  test('is named by defects, those of an adapter that leaves the call included', async () => {
    const defects: unknown[] = [];
    const broken = new Error('broken');
    const onDefect = (defect: unknown): void => {
      defects.push(defect);
    };
    const throwing = defineAdapter({
      provider: 'acme',
      settings: Settings,
      example: {},
      build: (_, runtime) => {
        runtime.onDefect({ where: 'background', error: broken });
        return defineProvider({
          provider: 'acme',
          accountKey: 'acme',
          runtime,
          operations: [serve(agentDirectory.list, () => () => Promise.reject(broken))],
        });
      },
    });
    const center = await orThrow(
      connect(config, { ...options, adapters: [throwing], runtime: { onDefect }, account: 'us' }),
    );
    await failed(center.agents.list({}));
    expect(defects).toEqual([
      { account: 'us', where: 'background', error: broken },
      { account: 'us', where: 'agents.list', error: broken },
    ]);
  });
});

describe('a mistake about accounts', () => {
  test.each<readonly [string, unknown, ConnectOptions, string, string]>([
    [
      'a name that is not there',
      { ...config, provider: 'nowhere' },
      {},
      'provider',
      'names no account in providers',
    ],
    [
      'a name in another spelling',
      { ...config, provider: 'othervender' },
      {},
      'provider',
      'names no account in providers; did you mean other-vendor?',
    ],
    [
      'a name given in code',
      config,
      { account: 'E-U' },
      'account',
      'names no account in providers; did you mean eu?',
    ],
    [
      'a name from the environment',
      { ...config, provider: '${KEY}' },
      {},
      'provider',
      'is filled in from an environment variable, which names no account in providers',
    ],
    [
      'a variable that is not set',
      { ...config, provider: '${NONE}' },
      {},
      'provider',
      'needs the environment variable NONE, which is not set',
    ],
    [
      'no name at all',
      { providers: config.providers },
      {},
      'provider',
      'is missing: name the account to use, a key of providers',
    ],
    [
      'an unknown adapter',
      withUs({ ...entry, adapter: 'acmee' }),
      {},
      'providers.us.adapter',
      'names no adapter that was passed to connect (passed: acme, other-vendor); did you mean acme?',
    ],
    [
      'an unknown adapter from the environment',
      withUs({ ...entry, adapter: '${KEY}' }),
      {},
      'providers.us.adapter',
      'is filled in from an environment variable, which names no adapter that is installed or was passed to connect',
    ],
    [
      'an adapter from a variable that is not set',
      withUs({ ...entry, adapter: '${NONE}' }),
      {},
      'providers.us.adapter',
      'needs the environment variable NONE, which is not set',
    ],
    [
      'an adapter that is no text',
      withUs({ ...entry, adapter: 5 }),
      {},
      'providers.us.adapter',
      'expected the name of an adapter, such as memory',
    ],
    [
      'an adapter that is not installed',
      withUs({ ...entry, adapter: 'nowhere' }),
      { adapters: undefined },
      'providers.us.adapter',
      'names no adapter that is installed: install its package (@cordboard/nowhere) or pass the adapter to connect',
    ],
    [
      'a misspelt setting',
      withUs({ ...entry, operater: 'hunter2' }),
      {},
      'providers.us.operater',
      'is not a known field; did you mean operator?',
    ],
    [
      'a setting from a variable that is not set',
      withUs({ ...entry, key: '${NONE}' }),
      {},
      'providers.us.key',
      'needs the environment variable NONE, which is not set',
    ],
    [
      'a name that no path and no message could hold',
      { providers: { 'my account': entry } },
      { account: 'my account' },
      'providers.[key]',
      'is not the name of an account: a letter, then letters, digits, - and _, 40 characters at most',
    ],
  ])('is told by its path: %s', async (_, given, more, path, message) => {
    expect(await problemsOf(given, more)).toEqual([{ path, message }]);
  });

  test('is no mistake where no entry names an adapter: what is not there has no settings', async () => {
    const old = { provider: 'plain', providers: { acme: { key: 'k' } } };
    expect(E.isRight(await connect(old, { adapters: [plain] })())).toBe(true);
  });

  test('does not concern accounts that are not in use', async () => {
    expect(E.isRight(await connect(withUs({ adapter: '${NONE}', x: 1 }, 'eu'), options)())).toBe(true);
  });

  test('in `requires` is told by the name that was meant', async () => {
    const requires = ['agents.list', 'agents.lst', 'nothing.alike'];
    // @ts-expect-error names that TypeScript would not take
    expect(await problemsOf(config, { requires })).toEqual([
      { path: 'requires[1]', message: 'names no operation; did you mean agents.list?' },
      { path: 'requires[2]', message: 'names no operation' },
    ]);
  });
});

describe('connectAll', () => {
  test('connects every account of the configuration', async () => {
    const centers = await orThrow(connectAll(config, options));
    expect(Object.entries(centers).map(([name, { account, provider }]) => [name, account, provider])).toEqual(
      [
        ['eu', 'eu', 'acme'],
        ['us', 'us', 'acme'],
        ['other-vendor', 'other-vendor', 'other-vendor'],
      ],
    );
  });

  test('connects those it is given, each once', async () => {
    const { us, eu } = await orThrow(connectAll(config, { ...options, accounts: ['us', 'eu', 'us'] }));
    expect([us.account, eu.account]).toEqual(['us', 'eu']);
    expect(await orThrow(connectAll(config, { ...options, accounts: [] }))).toEqual({});
  });

  test('connects the account in use where it has no entry, too', async () => {
    const centers = await orThrow(connectAll({ provider: 'plain' }, { adapters: [plain] }));
    expect(Object.keys(centers)).toEqual(['plain']);
  });

  test('tells the mistakes of all accounts in one error', async () => {
    const given = {
      provider: 'eu',
      providers: {
        eu: { ...entry, operater: 'hunter2' },
        us: { adapter: 'acmee', key: '${KEY}' },
        asia: { adapter: 'other-vendor', key: '${NONE}' },
      },
    };
    const error = await failed(connectAll(given, options));
    expect(error.kind).toBe('Misconfigured');
    expect(error.problems.map(({ path }) => path)).toEqual([
      'providers.eu.operater',
      'providers.us.adapter',
      'providers.asia.key',
    ]);
    expect(printed(error)).not.toContain('hunter2');
    const accounts = ['uss', 'eu', 'other-vendr'];
    expect((await failed(connectAll(config, { ...options, accounts }))).problems).toEqual([
      { path: 'accounts[0]', message: 'names no account in providers; did you mean us?' },
      {
        path: 'accounts[2]',
        message: 'names no account in providers; did you mean other-vendor?',
      },
    ]);
  });

  test('names the account of each operation that is lacking', async () => {
    const error = await failed(connectAll(config, { ...options, requires: ['queues.create'] }));
    expect(error.kind).toBe('Unsupported');
    expect(error.problems.map(({ path }) => path)).toEqual([
      'eu (acme) queues.create',
      'us (acme) queues.create',
      'other-vendor queues.create',
    ]);
  });

  test('closes what was connected when another account cannot be', async () => {
    closed.length = 0;
    const given = withUs({ ...entry, key: '' }, 'eu');
    expect((await failed(connectAll(given, options))).problems).toMatchObject([{ path: 'providers.us.key' }]);
    expect(closed).toEqual(['Ada', 'Bo']);
  });
});
