import { getEventListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { orThrow, paginate, withLayers, type LayerSettings, type ContactCenter } from '@cordboard/core/fp';
import {
  agentDirectory,
  AgentId,
  callRouting,
  defineProvider,
  failure,
  serve,
  notImplemented,
  queueAdmin,
  RecordingId,
  records,
  systemRuntime,
  type CallContext,
  type Defect,
  type ErrorKind,
  type RetryEvent,
  type Runtime,
} from '@cordboard/core/provider';
import { errorOf, failed } from '../support.js';
import { pauseFor } from './support.js';

async function* pieces() {
  yield await Promise.resolve(Buffer.from('one'));
  for (;;) yield await new Promise<Buffer>(() => undefined);
}

const ada = { id: AgentId('1'), name: 'Ada' };

/** A center that somebody else made: it fails in these ways one after another, and then succeeds. */
const centerOf = (...kinds: readonly ErrorKind[]) => {
  const seen: CallContext[] = [];
  const answer =
    <A>(value: A) =>
    (context: CallContext): TE.TaskEither<ReturnType<typeof failure>, A> => {
      const kind = kinds[seen.length];
      seen.push(context);
      return kind === undefined ? TE.right(value) : TE.left(failure(kind, 'as told'));
    };
  const center = defineProvider({
    provider: 'theirs',
    accountKey: 'theirs/account',
    runtime: systemRuntime,
    operations: [
      serve(agentDirectory.get, (_, context) => answer(ada)(context)),
      serve(agentDirectory.list, (_, context) => answer({ items: [ada, ada] })(context)),
      serve(
        callRouting.blockNumbers,
        (_, rows, context) => answer({ rows: rows.map(() => ({ outcome: 'applied' as const })) })(context),
        { batching: 10 },
      ),
      serve(records.downloadRecording, (_, context) =>
        answer({ contentType: 'audio/wav', stream: pieces() })(context),
      ),
      notImplemented(queueAdmin.create, 'the call is known'),
    ],
  });
  return { center, seen };
};

const layeredOf = (
  center: E.Either<ReturnType<typeof failure>, ContactCenter>,
  settings: LayerSettings,
  runtime: Partial<Runtime> = {},
): ContactCenter => {
  const layered = pipe(
    center,
    E.chain((made) => withLayers(made, settings, runtime)),
  );
  if (E.isLeft(layered)) throw layered.left;
  return layered.right;
};

const getRecording = { recording: { id: RecordingId('1') } };
const getAda = { agent: { id: AgentId('1') } };
const atOnce: LayerSettings = { retry: { baseDelayMs: 0 } };

describe('layers around any center', () => {
  test('repeat what failed, with the same correlation and the same key of the intent', async () => {
    const events: RetryEvent[] = [];
    const { center, seen } = centerOf('Unavailable', 'Timeout');
    const layered = layeredOf(center, atOnce, { onRetry: (event) => events.push(event) });
    expect(await layered.agents.get(getAda)()).toEqual(E.right(ada));
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(new Set(seen.map(({ correlationId }) => correlationId)).size).toBe(1);
    expect(events.map(({ provider, operation, attempt }) => [provider, operation, attempt])).toEqual([
      ['theirs', 'agents.get', 1],
      ['theirs', 'agents.get', 2],
    ]);
  });

  test('keep what a caller said', async () => {
    const { center, seen } = centerOf('Unavailable');
    const options = { idempotencyKey: '00000000-0000-4000-8000-000000000001', correlationId: 'mine' };
    await layeredOf(center, atOnce).agents.get(getAda, options)();
    expect(seen).toMatchObject([options, options]);
  });

  test('say an error once, as the center said it', async () => {
    const { center } = centerOf('NotFound');
    expect((await failed(layeredOf(center, atOnce).agents.get(getAda))).message).toBe(
      'theirs agents.get: as told',
    );
  });

  test('see the beginning of a download, which its signal ends later, and its time does not', async () => {
    const { center, seen } = centerOf('Unavailable', 'Unavailable');
    const layered = layeredOf(center, atOnce);
    const controller = new AbortController();
    const { signal } = controller;
    const { stream } = await orThrow(
      layered.records.downloadRecording(getRecording, { signal, timeoutMs: 1000 }),
    );
    expect(seen).toHaveLength(3);
    const reader = stream[Symbol.asyncIterator]();
    expect(await reader.next()).toMatchObject({ done: false });
    const next = reader.next();
    controller.abort();
    await expect(next).rejects.toMatchObject({ kind: 'Canceled', operation: 'records.downloadRecording' });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('keep nothing of a download that was left', async () => {
    const { center } = centerOf();
    const { signal } = new AbortController();
    const call = layeredOf(center, atOnce).records.downloadRecording(getRecording, { signal, timeoutMs: 40 });
    const { stream } = await orThrow(call);
    await wait(60);
    for await (const piece of stream) {
      expect(piece).toHaveLength(3);
      break;
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('do not send bulk writes again: their rows may have been a stream', async () => {
    const { center, seen } = centerOf('Unavailable');
    const rows = (function* () {
      yield { number: '12025550100', direction: 'outbound' as const };
    })();
    const error = await failed(layeredOf(center, atOnce).routing.blockNumbers({ rows }));
    expect(error.kind).toBe('Unavailable');
    expect(seen).toHaveLength(1);
  });

  test('open a breaker for all operations of the center, and name it in the error', async () => {
    const { center, seen } = centerOf('Unavailable', 'Timeout');
    const layered = layeredOf(center, { breaker: { failures: 2 } });
    await layered.agents.get(getAda)();
    await layered.agents.list({})();
    const error = await failed(layered.agents.get(getAda));
    expect(error).toMatchObject({ kind: 'Unavailable', provider: 'theirs', operation: 'agents.get' });
    expect(error.message).toMatch(/^theirs agents.get: /);
    expect(seen).toHaveLength(2);
  });

  test('keep a rate, and give up within the time of the caller', async () => {
    const { center, seen } = centerOf();
    const layered = layeredOf(center, { rate: { requests: 1, perMs: 5000 } });
    await layered.agents.get(getAda)();
    const error = await failed(layered.agents.get(getAda, { timeoutMs: 20 }));
    expect(error).toMatchObject({ kind: 'Timeout', effect: 'none', operation: 'agents.get' });
    expect(seen).toHaveLength(1);
  });

  test('leave alone what is not served, the capabilities and the end', async () => {
    const { center } = centerOf();
    const plain = layeredOf(center, {});
    const layered = layeredOf(center, { rate: { requests: 1, perMs: 5000 } });
    await layered.agents.get(getAda)();
    expect((await failed(layered.queues.create({ name: 'x' }))).message).toBe(
      'theirs queues.create: not implemented yet: the call is known',
    );
    expect(layered.capabilities).toEqual(plain.capabilities);
    expect(await layered.close()()).toEqual(E.right(undefined));
  });

  test('still tell a list what its items are known by', async () => {
    const { center } = centerOf();
    const names: unknown[] = [];
    for await (const { name } of paginate(layeredOf(center, atOnce).agents.list)({})) names.push(name);
    expect(names).toEqual(['Ada']);
    expect((await orThrow(layeredOf(center, atOnce).agents.list({}))).items).toHaveLength(2);
  });
});

/** A center made without this package's help: its reads are as told, and closing it ends nothing. */
const foreign = (get: ContactCenter['agents']['get']): ContactCenter => {
  const { center } = centerOf();
  if (E.isLeft(center)) throw center.left;
  return { ...center.right, agents: { ...center.right.agents, get }, close: () => TE.right(undefined) };
};

const broken = new Error('15550100123');

describe('layers around a center that keeps no promise', () => {
  test.each<readonly [string, ContactCenter['agents']['get']]>([
    [
      'throws',
      () => {
        throw broken;
      },
    ],
    ['rejects', () => () => Promise.reject(broken)],
  ])('turn what it %s into an error, with or without a breaker', async (_, get) => {
    for (const settings of [{}, { breaker: {} }, { retry: {}, rate: { requests: 9, perMs: 1000 } }]) {
      const defects: Defect[] = [];
      const layered = layeredOf(E.right(foreign(get)), settings, {
        onDefect: (defect) => defects.push(defect),
      });
      const error = await failed(layered.agents.get(getAda));
      expect(error).toMatchObject({ kind: 'Internal', effect: 'none', operation: 'agents.get' });
      expect(error.message).not.toContain('15550100123');
      expect(defects).toEqual([{ account: 'theirs', where: 'agents.get', error: broken }]);
    }
  });

  test('know that a read changes nothing, and so may be repeated, by its error', async () => {
    let tries = 0;
    const layered = layeredOf(
      E.right(
        foreign(() => {
          tries += 1;
          return TE.left(failure('Timeout', 'no', { effect: 'maybe', provider: 'theirs' }));
        }),
      ),
      { retry: { baseDelayMs: 0, attempts: 2 } },
    );
    expect(await failed(layered.agents.get(getAda))).toMatchObject({ effect: 'none', retryable: true });
    expect(tries).toBe(2);
  });

  test('hand it callbacks that cannot spoil its run', async () => {
    const { center } = centerOf();
    if (E.isLeft(center)) throw center.left;
    const defects: Defect[] = [];
    const theirs: ContactCenter = {
      ...center.right,
      routing: {
        ...center.right.routing,
        blockNumbers: (input, { onOutcome, ...options } = {}) => {
          for (let row = 0; row < 3; row += 1) onOutcome?.({ row, outcome: 'applied' });
          return center.right.routing.blockNumbers(input, options);
        },
      },
    };
    const layered = layeredOf(E.right(theirs), {}, { onDefect: (defect) => defects.push(defect) });
    const rows = [{ number: '12025550100', direction: 'outbound' as const }];
    const onOutcome = (): void => {
      throw broken;
    };
    const report = await orThrow(layered.routing.blockNumbers({ rows }, { onOutcome }));
    expect(report).toMatchObject({ total: 1, applied: 1 });
    expect(defects).toEqual([{ account: 'theirs', where: 'onOutcome', error: broken }]);
  });

  test.each<readonly [string, LayerSettings, ContactCenter['agents']['get']]>([
    ['a permit', { rate: { requests: 1, perMs: 60_000 } }, () => TE.right(ada)],
    [
      'the next try',
      { retry: { maxDelayMs: 60_000 } },
      () => TE.left(failure('Unavailable', 'no', { retryAfterMs: 60_000 })),
    ],
  ])(
    'end what waits for %s when they are closed, and let no later call through',
    async (_, settings, get) => {
      let calls = 0;
      const center = foreign((input, options) => {
        calls += 1;
        return get(input, options);
      });
      const layered = layeredOf(E.right(center), settings);
      const isClosed = { kind: 'Conflict', effect: 'none', operation: 'agents.get' };
      const first = layered.agents.get(getAda)();
      const second = layered.agents.get(getAda, { timeoutMs: 60_000 })();
      await pauseFor(5);
      await orThrow(layered.close());
      expect(errorOf(await second)).toMatchObject(isClosed);
      await first;
      const before = calls;
      expect(await failed(layered.agents.get(getAda))).toMatchObject(isClosed);
      expect(calls).toBe(before);
    },
  );
});
