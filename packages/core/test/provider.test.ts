import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  notOffered,
  agentDirectory,
  AgentId,
  defineProvider,
  failure,
  keyOf,
  serve,
  operations,
  notImplemented,
  ports,
  queueAdmin,
  systemRuntime,
  type Agent,
  type AgentPatch,
  type OneAgent,
  type Handler,
} from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';
import { failed, printed } from './support.js';

const ada: Agent = { id: AgentId('1'), name: 'Ada' };

const centerWith = (get: Handler<OneAgent, Agent>): ContactCenter => {
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test/account',
    runtime: systemRuntime,
    operations: [
      serve(agentDirectory.get, get),
      notOffered(queueAdmin.configure, 'set it in the console'),
      notImplemented(queueAdmin.create, 'the call is known'),
    ],
  });
  if (E.isLeft(made)) throw made.left;
  return made.right;
};

const getAda = { agent: { id: AgentId('1') } };

test('every operation is named after its place in its port', () => {
  for (const [port, table] of Object.entries(ports)) {
    for (const [key, { name }] of Object.entries(table)) expect(name).toBe(`${port}.${key}`);
  }
  expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
  expect(operations.map(keyOf)).toContain('listExtensions');
});

describe('a provider', () => {
  test('serves what it offers', async () => {
    const center = centerWith(() => TE.right(ada));
    expect(await center.agents.get(getAda)()).toEqual(E.right(ada));
  });

  test('answers Unsupported for the rest, saying what is offered instead', async () => {
    const center = centerWith(() => TE.right(ada));
    const error = await failed(center.queues.remove({ queue: '1' as never }));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none', operation: 'queues.remove' });
    expect((await failed(center.queues.configure({ queue: '1' as never, set: {} }))).message).toBe(
      'test queues.configure: set it in the console',
    );
    expect((await failed(center.queues.create({ name: 'x' }))).message).toContain('not implemented yet');
  });

  test('says of every operation how it stands to it', () => {
    const { capabilities } = centerWith(() => TE.right(ada));
    expect(Object.keys(capabilities)).toHaveLength(operations.length);
    expect(capabilities['agents.get'].support).toBe('native');
    expect(capabilities['queues.create'].support).toBe('notImplemented');
    expect(capabilities['agents.update'].support).toBe('notOffered');
  });

  test('proves the input before the adapter sees it', async () => {
    let asked = 0;
    const center = centerWith(() => {
      asked += 1;
      return TE.right(ada);
    });
    const input: unknown = { agent: { number: 13800138000 }, extra: true };
    const error = await failed(center.agents.get(input as never));
    expect(error).toMatchObject({ kind: 'InvalidInput', provider: 'test', operation: 'agents.get' });
    expect(error.problems.map(({ path }) => path)).toEqual(['agent', 'extra']);
    expect(printed(error)).not.toContain('13800138000');
    expect(asked).toBe(0);
  });

  test('refuses the part of an input that it cannot carry, by path and with the reason', async () => {
    let asked = 0;
    const made = defineProvider({
      provider: 'test',
      accountKey: 'test/account',
      runtime: systemRuntime,
      operations: [
        serve(
          agentDirectory.update,
          () => {
            asked += 1;
            return TE.right({ value: ada, outcome: 'applied', warnings: [] });
          },
          {
            without: {
              'set.extension=null': 'cannot be cleared',
              'set.wrapUpScope': 'is for the whole center',
            },
          },
        ),
      ],
    });
    if (E.isLeft(made)) throw made.left;
    const update = (set: AgentPatch) => made.right.agents.update({ ...getAda, set });
    const error = await failed(update({ extension: null, wrapUpScope: 'agent', wrapUpSec: 5 }));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    expect(error.problems).toEqual([
      { path: 'set.extension', message: 'cannot be cleared' },
      { path: 'set.wrapUpScope', message: 'is for the whole center' },
    ]);
    expect(asked).toBe(0);
    expect(E.isRight(await update({ extension: '1000' })())).toBe(true);
  });

  test('turns a breakdown of the adapter into an error that prints nothing of it', async () => {
    const center = centerWith(() => () => Promise.reject(new Error('13800138000')));
    const error = await failed(center.agents.get(getAda));
    expect(error).toMatchObject({ kind: 'Internal', effect: 'none' });
    expect(printed(error)).not.toContain('13800138000');
  });

  test('names itself and the operation in every error', async () => {
    const center = centerWith(() => TE.left(failure('NotFound', 'no agent has that id')));
    const error = await failed(center.agents.get(getAda));
    expect(error.message).toBe('test agents.get: no agent has that id');
  });

  test('does not start what was canceled or is out of time', async () => {
    const center = centerWith(() => TE.right(ada));
    expect((await failed(center.agents.get(getAda, { signal: AbortSignal.abort() }))).kind).toBe('Canceled');
    const overdue = AbortSignal.timeout(0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await failed(center.agents.get(getAda, { signal: overdue }))).kind).toBe('Timeout');
  });
});
