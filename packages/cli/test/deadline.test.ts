import { getEventListeners } from 'node:events';
import { PassThrough } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { abortedKind, deadlineOf } from '../src/deadline.js';
import { run } from './support.js';

describe('a deadline', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('aborts its signal when the time is over, which counts as Timeout', () => {
    const { signal } = deadlineOf(new AbortController().signal, 700);
    jest.advanceTimersByTime(699);
    expect(signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect([signal.aborted, abortedKind(signal)]).toEqual([true, 'Timeout']);
  });

  test('can be as long as a timer can be', () => {
    const { signal } = deadlineOf(new AbortController().signal, 2_147_483_647);
    jest.advanceTimersByTime(2_147_483_646);
    expect(signal.aborted).toBe(false);
  });

  test('aborts with its parent, for the same reason, which counts as Canceled', () => {
    const parent = new AbortController();
    const { signal } = deadlineOf(parent.signal, 700);
    parent.abort('SIGINT');
    expect([signal.reason, abortedKind(signal)]).toEqual(['SIGINT', 'Canceled']);
  });

  test('is over at once where its parent is', () => {
    expect(deadlineOf(AbortSignal.abort('SIGTERM')).signal.reason).toBe('SIGTERM');
  });

  test('leaves neither a timer nor a listener once it is cleared', () => {
    const parent = new AbortController();
    const { signal, clear } = deadlineOf(parent.signal, 700);
    clear();
    expect([jest.getTimerCount(), getEventListeners(parent.signal, 'abort').length]).toEqual([0, 0]);
    parent.abort();
    expect(signal.aborted).toBe(false);
  });
});

const isAction = (u: unknown): u is () => void => typeof u === 'function';

describe('--timeout', () => {
  const rows = ['routing', 'block-numbers', '--rows', '-', '--format', 'csv'];

  /** Rows whose sender falls silent. */
  const silent = (): PassThrough => {
    const stdin = new PassThrough();
    stdin.write('number,direction\n110,outbound\n111,outb');
    return stdin;
  };

  test('ends rows that never come, and lets go of the stream', async () => {
    const stdin = silent();
    const { exitCode, stderr } = await run([...rows, '--json', '--timeout', '50'], { stdin });
    expect([exitCode, stdin.destroyed]).toEqual([1, true]);
    expect(stderr).toContain('"kind":"Timeout"');
  });

  test('holds whatever the garbage collector does', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('() => gc()');
    const collecting = setInterval(() => {
      if (isAction(collect)) collect();
    }, 20);
    const { exitCode, stderr } = await run([...rows, '--json', '--timeout', '200'], { stdin: silent() });
    clearInterval(collecting);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('"kind":"Timeout"')]);
  });

  test('ends an input that never comes', async () => {
    const { exitCode, stderr } = await run(['agents', 'get', '--json', '--timeout', '50', '--input', '-'], {
      stdin: new PassThrough(),
    });
    expect([exitCode, JSON.parse(stderr)]).toMatchObject([1, { kind: 'Timeout' }]);
  });

  test('leaves nothing on the signal of the program', async () => {
    const { signal } = new AbortController();
    await run(['agents', 'list', '--timeout', '60000'], { interrupt: signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test.each(['0', '-1', '1.5', '1e3', '30s', '', '2147483648', '99999999999999999999'])(
    'cannot be %j',
    async (ms) => {
      const { exitCode, stderr } = await run(['agents', 'list', `--timeout=${ms}`]);
      expect([exitCode, stderr]).toEqual([
        2,
        'error: --timeout expected whole number of milliseconds from 1 to 2147483647\n',
      ]);
    },
  );
});

test('Ctrl-C ends an input that never comes', async () => {
  const controller = new AbortController();
  const running = run(['agents', 'get', '--input', '-'], {
    stdin: new PassThrough(),
    interrupt: controller.signal,
  });
  setImmediate(() => {
    controller.abort('SIGINT');
  });
  expect((await running).exitCode).toBe(130);
});
