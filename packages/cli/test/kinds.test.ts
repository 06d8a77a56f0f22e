import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { failure } from '@cordboard/core/provider';
import { orThrow } from '@cordboard/core/fp';
import { download, fields, strictObject, watch, type Kind } from '@cordboard/core/schema';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { heeding } from '../src/exit.js';
import type { Flags } from '../src/flags.js';
import { withSession } from '../src/session.js';

/** A center with a port that no table knows: no operation of the ports is a watch or a download yet. */
const center = {
  tests: {
    watch: ({ ending }: { ending?: string }, { signal }: { signal: AbortSignal }) => ({
      async *[Symbol.asyncIterator]() {
        yield { number: 1, text: 'one' };
        yield { number: 2 };
        if (ending === 'broken') await orThrow(TE.left(failure('Unavailable', 'the line broke')));
        if (ending === 'never') {
          await new Promise((resolve) => {
            signal.addEventListener('abort', resolve);
          });
          await orThrow(TE.left(failure('Canceled', 'given up')));
        }
      },
    }),
    download: ({ ending }: { ending?: string }) =>
      TE.right({
        contentType: 'audio/wav',
        stream: Readable.from(
          (async function* () {
            yield Buffer.from('sound');
            if (ending === 'broken') await orThrow(TE.left(failure('Unavailable', 'the line broke')));
          })(),
        ),
      }),
  },
};

jest.unstable_mockModule('../src/center.js', () => ({
  withCenter: (_: unknown, use: (lent: unknown) => unknown) => use(center),
}));
const { cliKinds } = await import('../src/kinds/index.js');

const Input = strictObject('Input', fields({}, { ending: t.string }));
const Item = strictObject('Item', fields({ number: t.number }, { text: t.string }));

const operations = {
  watch: watch('tests.watch', { summary: 'Watch numbers', input: Input, item: Item }),
  download: download('tests.download', { summary: 'Get a recording', input: Input }),
};

let cwd = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'cordboard-kinds-'));
});
afterEach(async () => {
  await rm(cwd, { recursive: true, force: true });
});

const collecting = () => {
  const written: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  return { stream, text: () => written.join('') };
};

const run = async (kind: keyof typeof operations & Kind, flags: Flags, interrupt = new AbortController()) => {
  const out = collecting();
  const io = {
    stdin: Readable.from([]),
    stdout: out.stream,
    stderr: collecting().stream,
    env: {},
    cwd,
    interrupt: interrupt.signal,
  };
  const result = await withSession(io, flags, (session) =>
    heeding(io.interrupt)(cliKinds[kind].run(session, operations[kind])),
  )();
  return {
    stdout: out.text(),
    ...(E.isRight(result)
      ? { exitCode: result.right }
      : { ...result.left, message: result.left.error.message }),
  };
};

describe('a watch in a shell', () => {
  test('is a table whose rows come at once', async () => {
    expect(await run('watch', {})).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^number +text\n1 +one\n2 *\n$/),
    });
  });

  test('is JSON Lines with --json', async () => {
    expect(await run('watch', { json: true })).toMatchObject({
      stdout: '{"number":1,"text":"one"}\n{"number":2}\n',
    });
  });

  test('has the columns that --columns names, and refuses others before it begins', async () => {
    expect(await run('watch', { columns: 'text' })).toMatchObject({ exitCode: 0, stdout: 'text\none\n\n' });
    expect(await run('watch', { columns: 'txt' })).toMatchObject({
      exitCode: 2,
      stdout: '',
      message: '--columns: there is no column "txt" (did you mean text?); columns: number, text',
    });
  });

  test('ends with Ctrl-C, and with the exit code of that', async () => {
    const interrupt = new AbortController();
    setTimeout(() => {
      interrupt.abort('SIGINT');
    }, 200);
    expect(await run('watch', { json: true, input: '{"ending":"never"}' }, interrupt)).toMatchObject({
      exitCode: 130,
      stdout: '{"number":1,"text":"one"}\n{"number":2}\n',
    });
  });

  test('shows what came before it broke', async () => {
    expect(await run('watch', { json: true, input: '{"ending":"broken"}' })).toMatchObject({
      exitCode: 1,
      message: 'the line broke',
      stdout: '{"number":1,"text":"one"}\n{"number":2}\n',
    });
  });
});

describe('a download in a shell', () => {
  test('is written to a file, and told of', async () => {
    const told = await run('download', { json: true, output: 'call.wav' });
    expect(JSON.parse(told.stdout)).toEqual({ file: 'call.wav', contentType: 'audio/wav', bytes: 5 });
    expect(await readFile(join(cwd, 'call.wav'), 'utf8')).toBe('sound');
  });

  test('leaves no part of a file that broke off', async () => {
    const flags = { output: 'call.wav', input: '{"ending":"broken"}' };
    expect(await run('download', flags)).toMatchObject({ exitCode: 1, message: 'the line broke' });
    await expect(readFile(join(cwd, 'call.wav'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('overwrites nothing', async () => {
    await writeFile(join(cwd, 'call.wav'), 'mine');
    expect(await run('download', { output: 'call.wav' })).toMatchObject({
      exitCode: 2,
      message: '--output: call.wav exists already',
    });
    expect(await readFile(join(cwd, 'call.wav'), 'utf8')).toBe('mine');
  });
});
