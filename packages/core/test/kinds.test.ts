import { Readable } from 'node:stream';
import { getEventListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
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
  type Download,
  type DownloadHandler,
} from '@cordboard/core/provider';
import { portCallOf } from '../src/provider/define-provider.js';
import type { TaskCall, WatchCall } from '../src/provider/calls-in.js';

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

const downloadWith = (handler: DownloadHandler<object>, closing?: AbortController): TaskCall => {
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

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** A file that ends, breaks or never goes on. */
const fileOf = (stream: AsyncIterable<Uint8Array>, facts: Partial<Download> = {}): Download => ({
  contentType: 'audio/wav',
  ...facts,
  stream,
});

async function* sending(...texts: readonly string[]) {
  await Promise.resolve();
  for (const text of texts) yield bytes(text);
}

/** A beginning, and then nothing more. `left` tells whether its reader went away. */
const stalling = (...texts: readonly string[]) => {
  const told = { left: false };
  const stream = {
    [Symbol.asyncIterator]: () => {
      const pieces = sending(...texts);
      return {
        next: async () => {
          const step = await pieces.next();
          return step.done === true ? never : step;
        },
        return: () => {
          told.left = true;
          return never;
        },
      };
    },
  };
  return { stream, told };
};

const isFile = (u: unknown): u is Download => typeof u === 'object' && u !== null && 'stream' in u;

/** What was read of a file, and what ended it. */
const readOf = async (answer: E.Either<unknown, unknown>, most = Infinity) => {
  if (E.isLeft(answer) || !isFile(answer.right)) return { text: undefined, error: undefined };
  const { seen, ...end } = await taken(answer.right.stream, most);
  return { text: seen.map((piece) => Buffer.from(piece as Uint8Array).toString()).join(''), ...end };
};

describe('a download', () => {
  test('answers a stream with its type', async () => {
    const call = downloadWith(() => TE.right(fileOf(sending('abc', '', 'def'))));
    const answer = await call({})();
    expect(answer).toMatchObject({ right: { contentType: 'audio/wav' } });
    expect(await readOf(answer)).toEqual({ text: 'abcdef' });
  });

  test('may be empty', async () => {
    const call = downloadWith(() => TE.right(fileOf(sending(), { bytes: 0 })));
    expect(await readOf(await call({})())).toEqual({ text: '' });
  });

  test('is read once', async () => {
    const answer = await downloadWith(() => TE.right(fileOf(sending('abc'))))({})();
    expect(await readOf(answer)).toEqual({ text: 'abc' });
    expect(await readOf(answer)).toMatchObject({ text: '', error: { kind: 'Conflict', effect: 'none' } });
  });

  test('fails as a call where it fails with its first bytes, and afterwards as a stream', async () => {
    const breaking = (...texts: readonly string[]) =>
      downloadWith(() =>
        TE.right(
          fileOf(
            (async function* () {
              yield* sending(...texts);
              throw failure('Unavailable', 'the line broke');
            })(),
          ),
        ),
      )({})();
    const error = { kind: 'Unavailable', effect: 'none', message: 'test tests.download: the line broke' };
    expect(await breaking()).toMatchObject({ left: error });
    expect(await readOf(await breaking('abc'))).toMatchObject({ text: 'abc', error });
  });

  test.each([
    ['shorter', 'ab', 'Unavailable', 'the file ended after 2 of 3 bytes'],
    ['longer', 'abcd', 'MalformedReply', 'more of the file came than was announced'],
  ])('is never silently %s than was announced', async (_, sent, kind, message) => {
    const call = downloadWith(() => TE.right(fileOf(sending('a', sent.slice(1)), { bytes: 3 })));
    expect(await readOf(await call({})())).toMatchObject({
      error: { kind, message: `test tests.download: ${message}` },
    });
  });

  test('hands on what is there already, and counts it', async () => {
    const resume = { from: 2, version: '"1"', bytes: 5 };
    const call = downloadWith((_, __, asked) =>
      TE.right(fileOf(sending('cde'), { from: asked?.from, version: asked?.version, bytes: asked?.bytes })),
    );
    const answer = await call({}, { resume })();
    expect(answer).toMatchObject({ right: resume });
    expect(await readOf(answer)).toEqual({ text: 'cde' });
  });

  test('that begins elsewhere than it was asked to is an error', async () => {
    const { stream, told } = stalling('cde');
    const call = downloadWith(() => TE.right(fileOf(stream, { from: 3 })));
    expect(await call({}, { resume: { from: 2 } })()).toMatchObject({ left: { kind: 'MalformedReply' } });
    expect(told.left).toBe(true);
  });

  test.each([
    ['resume', { resume: { from: -1 } }],
    ['resume', { resume: { from: 1, version: 'a\nb' } }],
    ['idleTimeoutMs', { idleTimeoutMs: 0 }],
  ])('refuses a wrong %s', async (field, options) => {
    const call = downloadWith(() => TE.right(fileOf(sending('abc'))));
    expect(await call({}, options)()).toMatchObject({
      left: { kind: 'InvalidInput', problems: [{ path: expect.stringMatching(field) }] },
    });
  });

  test('whose vendor says nothing more ends as Timeout, and so does the call where that is at once', async () => {
    const error = { kind: 'Timeout', effect: 'none', message: expect.stringMatching(/within 30 ms/) };
    const { stream, told } = stalling('abc');
    const call = downloadWith(() => TE.right(fileOf(stream)));
    expect(await readOf(await call({}, { idleTimeoutMs: 30 })())).toMatchObject({ text: 'abc', error });
    expect(told.left).toBe(true);
    const silent = downloadWith(() => TE.right(fileOf(stalling().stream)));
    expect(await silent({}, { idleTimeoutMs: 30 })()).toMatchObject({ left: error });
  });

  test('may be read more slowly than its vendor may be silent', async () => {
    const call = downloadWith(() => TE.right(fileOf(sending('abc', 'def', 'ghi'))));
    const answer = await call({}, { idleTimeoutMs: 30 })();
    expect(E.isRight(answer) && isFile(answer.right)).toBe(true);
    if (E.isLeft(answer) || !isFile(answer.right)) return;
    let text = '';
    for await (const piece of answer.right.stream) {
      text += Buffer.from(piece).toString();
      await wait(50);
    }
    expect(text).toBe('abcdefghi');
  });

  test('has the time of its call until its first bytes, and as long as it takes afterwards', async () => {
    const slowly = async function* () {
      for (const letter of 'abcdef') {
        yield bytes(letter);
        await wait(30);
      }
    };
    const call = downloadWith(() => TE.right(fileOf(slowly())));
    expect(await readOf(await call({}, { timeoutMs: 100 })())).toEqual({ text: 'abcdef' });
    const silent = downloadWith(() => TE.right(fileOf(stalling().stream)));
    expect(await silent({}, { timeoutMs: 30 })()).toMatchObject({
      left: { kind: 'Timeout', message: expect.stringMatching(/within the time it was given/) },
    });
  });

  test('that is canceled on the way ends as Canceled, and is left at its adapter', async () => {
    const controller = new AbortController();
    const { stream, told } = stalling('abc');
    const call = downloadWith(() => TE.right(fileOf(stream)));
    const answer = await call({}, { signal: controller.signal })();
    setTimeout(() => {
      controller.abort();
    }, 20);
    expect(await readOf(answer)).toMatchObject({ text: 'abc', error: { kind: 'Canceled', effect: 'none' } });
    expect(told.left).toBe(true);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  test('that is canceled before anyone reads it is left at its adapter, too', async () => {
    const controller = new AbortController();
    const { stream, told } = stalling('abc');
    const answer = await downloadWith(() => TE.right(fileOf(stream)))({}, { signal: controller.signal })();
    controller.abort();
    expect(told.left).toBe(true);
    expect(await readOf(answer)).toMatchObject({ error: { kind: 'Canceled' } });
  });

  test('is left at its adapter with its loop, although the adapter is stuck', async () => {
    const { stream, told } = stalling('abc', 'def');
    const answer = await downloadWith(() => TE.right(fileOf(stream)))({})();
    expect(await readOf(answer, 1)).toEqual({ text: 'abc' });
    expect(told.left).toBe(true);
  });

  test('leaves nothing on the signal once it was read, given up or refused', async () => {
    const { signal } = new AbortController();
    const whole = downloadWith(() => TE.right(fileOf(sending('abc'))));
    await readOf(await whole({}, { signal })());
    await readOf(await whole({}, { signal })(), 1);
    await readOf(await downloadWith(() => TE.right(fileOf(stalling('a', 'b').stream)))({}, { signal })(), 1);
    await downloadWith(() => TE.left(failure('NotFound', 'there is none')))({}, { signal })();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('changes nothing, whatever its adapter says of its failure', async () => {
    const call = downloadWith(() => TE.left(failure('Timeout', 'too late', { effect: 'maybe' })));
    expect(await call({})()).toMatchObject({ left: { effect: 'none', operation: 'tests.download' } });
  });

  test('tells nothing of what an adapter throws by mistake', async () => {
    const call = downloadWith(() =>
      TE.right(
        fileOf(
          (async function* () {
            yield* sending('abc');
            throw new Error('13800138000');
          })(),
        ),
      ),
    );
    const { error } = await readOf(await call({})());
    expect(error).toMatchObject({ kind: 'Internal', operation: 'tests.download' });
    expect(JSON.stringify(error)).not.toContain('13800138000');
  });

  test('that gives text where bytes belong is a bug of its adapter', async () => {
    const call = downloadWith(() => TE.right(fileOf(Readable.from(['abc']))));
    expect(await call({})()).toMatchObject({ left: { kind: 'Internal', effect: 'none' } });
  });
});
