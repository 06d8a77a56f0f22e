import { Readable } from 'node:stream';
import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import {
  download,
  failure,
  isContactCenterError,
  fields,
  strictObject,
  serve,
  systemRuntime,
  watch,
  type CallContext,
  type ContactCenterError,
  type Download,
} from '@cordboard/core/provider';
import { portCallOf } from '../src/provider/define-provider.js';
import type { TaskCall, WatchCall } from '../src/provider/ports-of.js';

const Input = strictObject('Input', fields({}, { agent: t.string }));

const ticks = watch('tests.watch', { summary: 'Tell numbers', input: Input, item: t.number });
const recording = download('tests.download', { summary: 'Get a recording', input: Input });

const hostWith = (closing = new AbortController()) => ({
  provider: 'test',
  account: 'test',
  accountKey: 'test',
  runtime: systemRuntime,
  closing: closing.signal,
});

const isWatchCall = (u: unknown): u is WatchCall => typeof u === 'function';
const isTaskCall = (u: unknown): u is TaskCall => typeof u === 'function';

const watchWith = (
  handler: (input: object, context: CallContext) => AsyncIterable<number>,
  closing?: AbortController,
): WatchCall => {
  const call: unknown = portCallOf(hostWith(closing), ticks, serve(ticks, handler));
  return isWatchCall(call) ? call : () => Readable.from([]);
};

const downloadWith = (
  handler: (input: object, context: CallContext) => TE.TaskEither<ContactCenterError, Download>,
  closing?: AbortController,
): TaskCall => {
  const call: unknown = portCallOf(hostWith(closing), recording, serve(recording, handler));
  return isTaskCall(call) ? call : () => TE.right(undefined);
};

/** What a loop took, and what ended it. */
const taken = async (items: AsyncIterable<unknown>, most = Infinity) => {
  const seen: unknown[] = [];
  try {
    for await (const item of items) {
      seen.push(item);
      if (seen.length >= most) break;
    }
    return { seen };
  } catch (error) {
    return { seen, error: isContactCenterError(error) ? error : undefined };
  }
};

const never = new Promise<never>(() => undefined);

describe('a watch', () => {
  test('gives one after another until there are no more, and begins with the first that is asked for', async () => {
    let opened = 0;
    const call = watchWith(async function* () {
      await Promise.resolve();
      opened += 1;
      yield* [1, 2, 3];
    });
    const items = call({});
    expect(opened).toBe(0);
    expect(await taken(items)).toEqual({ seen: [1, 2, 3] });
    expect(await taken(items)).toEqual({ seen: [1, 2, 3] });
    expect(opened).toBe(2);
  });

  test('is closed at the adapter when the loop is left, and leaves nothing on the signal', async () => {
    const { signal } = new AbortController();
    let closed = 0;
    const call = watchWith(async function* () {
      await Promise.resolve();
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        closed += 1;
      }
    });
    expect(await taken(call({}, { signal }), 2)).toEqual({ seen: [0, 1] });
    expect(closed).toBe(1);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('ends with what its adapter throws, named, and without effect', async () => {
    const call = watchWith(async function* () {
      await Promise.resolve();
      yield 1;
      throw failure('Unavailable', 'the line broke');
    });
    expect(await taken(call({}))).toMatchObject({
      seen: [1],
      error: { kind: 'Unavailable', effect: 'none', message: 'test tests.watch: the line broke' },
    });
  });

  test('tells nothing of what an adapter throws by mistake', async () => {
    const call = watchWith(async function* () {
      await Promise.resolve();
      yield 1;
      throw new Error('13800138000');
    });
    const { error } = await taken(call({}));
    expect(error).toMatchObject({ kind: 'Internal', operation: 'tests.watch' });
    expect(JSON.stringify(error)).not.toContain('13800138000');
  });

  test.each([
    ['Canceled', (controller: AbortController) => ({ signal: controller.signal })],
    ['Timeout', () => ({ timeoutMs: 30 })],
  ] as const)('that is stuck ends as %s', async (kind, optionsOf) => {
    const controller = new AbortController();
    const call = watchWith(async function* () {
      await Promise.resolve();
      yield 1;
      await never;
    });
    setTimeout(() => {
      controller.abort();
    }, 30);
    expect(await taken(call({}, optionsOf(controller)))).toMatchObject({ seen: [1], error: { kind } });
  });

  test('ends as Conflict when the center is closed, before and on the way', async () => {
    const closing = new AbortController();
    const call = watchWith(async function* () {
      await Promise.resolve();
      yield 1;
      await never;
    }, closing);
    const items = call({})[Symbol.asyncIterator]();
    expect(await items.next()).toEqual({ done: false, value: 1 });
    const next = items.next();
    closing.abort(failure('Conflict', 'the center is closed'));
    await expect(next).rejects.toMatchObject({ operation: 'tests.watch' });
    expect(await taken(call({}))).toMatchObject({ seen: [], error: { kind: 'Conflict' } });
  });

  test('refuses an input that it cannot take before it opens', async () => {
    let opened = 0;
    const call = watchWith(async function* () {
      await Promise.resolve();
      opened += 1;
      yield 1;
    });
    expect(await taken(call({ agnet: 'x' }))).toMatchObject({ error: { kind: 'InvalidInput' } });
    expect(opened).toBe(0);
  });

  test('that is not served says so at the first step', async () => {
    const entry = {
      served: false,
      operation: 'tests.watch',
      capability: { support: 'notOffered', note: 'there is a web page' },
    } as const;
    const call: unknown = portCallOf(hostWith(), ticks, entry);
    expect(isWatchCall(call) && (await taken(call({})))).toMatchObject({
      error: { kind: 'Unsupported', message: 'test tests.watch: there is a web page' },
    });
  });
});

const bytesOf = async (answer: E.Either<unknown, unknown>): Promise<{ bytes: number; error?: unknown }> => {
  let bytes = 0;
  const isDownload = (u: unknown): u is Download => typeof u === 'object' && u !== null && 'stream' in u;
  if (E.isLeft(answer) || !isDownload(answer.right)) return { bytes: -1 };
  try {
    for await (const chunk of answer.right.stream) bytes += Buffer.byteLength(String(chunk));
    return { bytes };
  } catch (error) {
    return { bytes, error };
  }
};

const endless = () => new Readable({ read: () => undefined });

describe('a download', () => {
  test('answers a stream with its type', async () => {
    const call = downloadWith(() => TE.right({ contentType: 'audio/wav', stream: Readable.from(['abc']) }));
    const answer = await call({})();
    expect(answer).toMatchObject({ right: { contentType: 'audio/wav' } });
    expect(await bytesOf(answer)).toEqual({ bytes: 3 });
  });

  test.each([
    ['Canceled', (controller: AbortController) => ({ signal: controller.signal })],
    ['Timeout', () => ({ timeoutMs: 50 })],
  ] as const)('that stops on the way ends as %s, after the call has answered', async (kind, optionsOf) => {
    const controller = new AbortController();
    const call = downloadWith(() => TE.right({ contentType: 'audio/wav', stream: endless() }));
    const answer = await call({}, optionsOf(controller))();
    setTimeout(() => {
      controller.abort();
    }, 20);
    expect(await bytesOf(answer)).toMatchObject({ error: { kind } });
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  test('leaves nothing on the signal once it was read, given up or refused', async () => {
    const { signal } = new AbortController();
    const read = downloadWith(() => TE.right({ contentType: 'audio/wav', stream: Readable.from(['abc']) }));
    await bytesOf(await read({}, { signal })());
    const stream = endless();
    await downloadWith(() => TE.right({ contentType: 'audio/wav', stream }))({}, { signal })();
    const closed = new Promise((resolve) => stream.once('close', resolve));
    stream.destroy();
    await closed;
    await downloadWith(() => TE.left(failure('NotFound', 'there is none')))({}, { signal })();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('changes nothing, whatever its adapter says of its failure', async () => {
    const call = downloadWith(() => TE.left(failure('Timeout', 'too late', { effect: 'maybe' })));
    expect(await call({})()).toMatchObject({ left: { effect: 'none', operation: 'tests.download' } });
  });
});
