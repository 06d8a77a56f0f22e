import { describe, expect, test } from '@jest/globals';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  connect,
  connectTo,
  attempt,
  type Agent,
  type AgentDirectory,
  type Center,
  type CenterOf,
  type Page,
} from '@cordboard/core';
import {
  connect as fpConnect,
  connectTo as fpConnectTo,
  orThrow,
  paginate,
  type AgentDirectory as FpAgentDirectory,
  type ContactCenter,
} from '@cordboard/core/fp';
import {
  agentDirectory,
  defineAdapter,
  defineProvider,
  queueAdmin,
  Secret,
  SecretText,
  serve,
  fields,
  strictObject,
  text,
} from '@cordboard/core/provider';
import { vendorSurface } from '@cordboard/core/http';

const parley = defineAdapter({
  provider: 'parley',
  settings: strictObject('Parley', fields({ key: SecretText }, { region: text(10) })),
  example: { key: 'key' },
  build: (settings, runtime) =>
    defineProvider({
      provider: 'parley',
      accountKey: 'parley',
      runtime,
      operations: [
        serve(agentDirectory.list, () => TE.right({ items: [], total: settings.key.reveal().length })),
        serve(queueAdmin.remove, ({ queue }) =>
          TE.right({ value: { queue }, outcome: 'applied', warnings: [] }),
        ),
      ],
      surfaces: {
        api: vendorSurface(
          { agent: 'none' },
          { ask: () => TE.right('asked'), probe: { notChecked: 'made up' } },
        ),
      },
    }),
});

const config = { provider: 'parley', providers: { parley: { key: 'abc' } } };

describe('connect', () => {
  test('gives a center', async () => {
    const center = await connect(config, { adapters: [parley] });
    expect(center.provider).toBe('parley');
    expect(await center.agents.list({})).toEqual({ items: [], total: 3 });
  });

  test.each([
    ['a function', () => parley],
    ['an async function', () => Promise.resolve(parley)],
  ])('finds the adapter with %s', async (_, adapters) => {
    expect((await connect(config, { adapters })).provider).toBe('parley');
  });

  test('rejects with every mistake at once', async () => {
    const wrong = { provider: 'parley', providers: { parley: { region: 'a region too long' } } };
    await expect(connect(wrong, { adapters: [parley] })).rejects.toMatchObject({
      kind: 'Misconfigured',
      problems: [{ path: 'providers.parley.key' }, { path: 'providers.parley.region' }],
    });
    await expect(connect(config, { adapters: [parley], requires: ['queues.create'] })).rejects.toMatchObject({
      kind: 'Unsupported',
    });
  });

  test('rejects with what finding the adapter failed with', async () => {
    const adapters = () => Promise.reject(new Error('the registry is down'));
    await expect(connect(config, { adapters })).rejects.toMatchObject({
      kind: 'Internal',
      message: 'the registry is down',
    });
  });
});

describe('connectTo', () => {
  test('takes settings as they are written in code, text for a secret', async () => {
    const center = await connectTo(parley, { key: 'abcd' });
    expect(await center.agents.list({})).toEqual({ items: [], total: 4 });
    const secret = await connectTo(parley, { key: new Secret('abc'), region: 'eu' });
    expect(await secret.agents.list({})).toEqual({ items: [], total: 3 });
    expect(await orThrow(fpConnectTo(parley, { key: 'ab' }))).toMatchObject({ provider: 'parley' });
  });

  test('rejects with every mistake', async () => {
    const settings: object = { region: 'a region too long' };
    const answer = await attempt(connectTo(parley, settings as { key: string }));
    expect(answer.ok ? [] : answer.error.problems.map(({ path }) => path)).toEqual(['key', 'region']);
  });

  test('asks the vendor through its surfaces', async () => {
    const center = await connectTo(parley, { key: 'abc' });
    expect(Object.keys(center.vendor.surfaces)).toEqual(['api']);
  });
});

/** Compiled, never run: each marked line must stay an error. */
export const mustNotCompile = (
  narrow: CenterOf<typeof parley>,
  center: Center,
  fp: ContactCenter,
): unknown[] => [
  narrow.agents.list({}),
  narrow.agents.all.list({}),
  narrow.fp.agents.list({}),
  narrow.vendor.request({ surface: 'api', method: 'GET', path: '/' }),
  // @ts-expect-error the provider does not serve it
  narrow.queues.configure,
  // @ts-expect-error and does not list it
  narrow.queues.all.list,
  // @ts-expect-error in neither face
  narrow.fp.queues.configure,
  // @ts-expect-error the vendor has no such API
  narrow.vendor.request({ surface: 'apis', method: 'GET', path: '/' }),
  connectTo(parley, {
    key: 'x',
    // @ts-expect-error a misspelt setting
    regoin: 'eu',
  }),
  connectTo(parley, {
    // @ts-expect-error a misspelt setting, where the right one is required
    kei: 'x',
  }),
  // @ts-expect-error a setting is missing
  connectTo(parley, {}),
  // @ts-expect-error a Promise is not a Task
  orThrow(center.agents.list({})),
  // @ts-expect-error a Task is not a Promise
  attempt(fp.agents.list({})),
  // @ts-expect-error the port of the other face
  ((agents: AgentDirectory) => agents)(fp.agents),
  // @ts-expect-error the port of the other face
  ((agents: FpAgentDirectory) => agents)(center.agents),
  paginate(fp.agents.list),
  // @ts-expect-error a function around a list does not tell its items apart
  paginate((query: object) => fp.agents.list(query)),
  // @ts-expect-error not even one that is written out
  paginate((): TE.TaskEither<never, Page<Agent>> => TE.right({ items: [] })),
  fpConnect(config),
];

test('what must not compile does not', () => {
  expect(mustNotCompile).toBeInstanceOf(Function);
});
