import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Download, Resume } from '@cordboard/core';
import { failure } from '@cordboard/core/provider';
import { orThrow } from '@cordboard/core/fp';
import { download, fields, strictObject, watch, type Kind } from '@cordboard/core/schema';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { heeding } from '../src/exit.js';
import type { Flags } from '../src/flags.js';
import { withSession } from '../src/session.js';

const sound = Buffer.from('sound of a call');

/** What was there when a download was asked for. */
let asked: (Resume | undefined)[] = [];

/** How the next downloads end; then as their input says. */
let endings: string[] = [];

/** A center with a port that no table knows. */
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
    download: (
      { ending }: { ending?: string },
      { resume, signal }: { resume?: Resume; signal: AbortSignal },
    ): TE.TaskEither<never, Download> => {
      asked.push(resume);
      const from = ending === 'anew' ? undefined : resume?.from;
      return TE.right({
        contentType: 'audio/wav',
        from,
        bytes: sound.length,
        version: '"1"',
        resumable: ending === 'broken for good' ? undefined : true,
        stream: (async function* () {
          const end = endings.shift() ?? ending;
          const rest = sound.subarray(from ?? 0);
          yield rest.subarray(0, 2);
          if (end?.startsWith('broken') === true)
            await orThrow(TE.left(failure('Unavailable', 'the line broke')));
          if (end === 'stopped') {
            if (!signal.aborted) await once(signal, 'abort');
            await orThrow(TE.left(failure('Canceled', 'given up')));
          }
          yield rest.subarray(2);
        })(),
      });
    },
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
  asked = [];
  endings = [];
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
  const err = collecting();
  const io = {
    stdin: Readable.from([]),
    stdout: out.stream,
    stderr: err.stream,
    env: {},
    cwd,
    interrupt: interrupt.signal,
  };
  const result = await withSession(io, flags, (session) =>
    heeding(io.interrupt)(cliKinds[kind].run(session, operations[kind])),
  )();
  return {
    stdout: out.text(),
    stderr: err.text(),
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
  const output = 'call.wav';
  const broken = { output, input: '{"ending":"broken"}' };
  const saved = () => readFile(join(cwd, output), 'utf8');

  test('is written to a file, and told of', async () => {
    const told = await run('download', { json: true, output });
    expect(JSON.parse(told.stdout)).toEqual({
      file: 'call.wav',
      contentType: 'audio/wav',
      bytes: sound.length,
    });
    expect(await saved()).toBe('sound of a call');
    expect(await readdir(cwd)).toEqual(['call.wav']);
  });

  test('has its name only once it is whole', async () => {
    const interrupt = new AbortController();
    const running = run('download', { output, input: '{"ending":"stopped"}' }, interrupt);
    while (!(await readdir(cwd)).includes('call.wav.part')) await wait(2);
    expect(await readdir(cwd)).not.toContain('call.wav');
    interrupt.abort('SIGINT');
    expect(await running).toMatchObject({ exitCode: 130 });
    expect(await readdir(cwd)).not.toContain('call.wav');
  });

  test('that is interrupted goes on with the same command', async () => {
    const interrupt = new AbortController();
    setTimeout(() => {
      interrupt.abort('SIGINT');
    }, 100);
    endings = ['stopped'];
    const stopped = await run('download', { output }, interrupt);
    expect(stopped.stderr).toMatch(/MiB are in call\.wav\.part: the same command goes on there/);
    expect(await readdir(cwd)).toEqual(['call.wav.part', 'call.wav.part.json']);
    const told = await run('download', { json: true, output });
    expect(JSON.parse(told.stdout)).toMatchObject({ bytes: sound.length });
    expect(told.stderr).toMatch(/goes on behind the/);
    expect(await saved()).toBe('sound of a call');
    expect(await readdir(cwd)).toEqual(['call.wav']);
    expect(asked).toEqual([undefined, { from: 2, version: '"1"', bytes: sound.length }]);
  });

  test('that breaks off is taken up again, as long as every try brings something', async () => {
    endings = ['broken', 'broken', 'whole'];
    expect(await run('download', { output })).toMatchObject({ exitCode: 0 });
    expect(asked.map((resume) => resume?.from)).toEqual([undefined, 2, 4]);
    expect(await saved()).toBe('sound of a call');
  });

  test('that breaks off again and again is given up, and what is there is kept', async () => {
    expect(await run('download', broken)).toMatchObject({ exitCode: 1, message: 'the line broke' });
    expect(asked).toHaveLength(5);
    expect(await readFile(join(cwd, 'call.wav.part'), 'utf8')).toBe('sound of a');
    await expect(saved()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('leaves no part of a file that cannot be taken up again', async () => {
    const flags = { output, input: '{"ending":"broken for good"}' };
    expect(await run('download', flags)).toMatchObject({ exitCode: 1, message: 'the line broke' });
    expect(asked).toHaveLength(1);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('that the provider sends anew is written anew, and it says so', async () => {
    const flags = { output, input: '{"ending":"anew"}' };
    endings = ['broken', 'whole'];
    const told = await run('download', flags);
    expect(told).toMatchObject({ exitCode: 0 });
    expect(told.stderr).toMatch(/sends it from its beginning/);
    expect(await saved()).toBe('sound of a call');
  });

  test('of which only the name was missing is not asked for again', async () => {
    await run('download', broken);
    await writeFile(join(cwd, 'call.wav.part'), sound);
    asked = [];
    expect(await run('download', broken)).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual([]);
    expect(await saved()).toBe('sound of a call');
  });

  test('goes on behind no part of another file', async () => {
    await run('download', broken);
    const before = await readFile(join(cwd, 'call.wav.part'), 'utf8');
    asked = [];
    expect(await run('download', { output })).toMatchObject({
      exitCode: 2,
      message: '--output: call.wav.part exists already, and is no part of this file',
    });
    await rm(join(cwd, 'call.wav.part.json'));
    expect(await run('download', broken)).toMatchObject({ exitCode: 2 });
    expect(await readFile(join(cwd, 'call.wav.part'), 'utf8')).toBe(before);
    expect(asked).toEqual([]);
  });

  test('overwrites nothing, and asks for nothing then', async () => {
    await writeFile(join(cwd, 'call.wav'), 'mine');
    expect(await run('download', { output })).toMatchObject({
      exitCode: 2,
      message: '--output: call.wav exists already',
    });
    expect(asked).toEqual([]);
    expect(await saved()).toBe('mine');
  });

  test('overwrites nothing that came meanwhile', async () => {
    const interrupt = new AbortController();
    const running = run('download', { output, input: '{"ending":"stopped"}' }, interrupt);
    while (!(await readdir(cwd)).includes('call.wav.part')) await wait(2);
    interrupt.abort('SIGINT');
    await running;
    endings = ['whole'];
    const again = run('download', { output, input: '{"ending":"stopped"}' });
    await writeFile(join(cwd, 'call.wav'), 'mine');
    expect(await again).toMatchObject({ exitCode: 2, message: '--output: call.wav exists already' });
    expect(await saved()).toBe('mine');
  });

  test('that cannot be written says why', async () => {
    expect(await run('download', { output: 'nowhere/call.wav' })).toMatchObject({
      exitCode: 1,
      message: 'nowhere/call.wav cannot be written (ENOENT)',
    });
  });
});
