import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RedisStoreSettings } from '@cordboard/redis';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, `node_modules/.cache/cordboard-${String(process.pid)}`);
const program = join(folder, 'worker.mjs');

/** Makes the worker a program for plain Node, of the sources as they are. */
export const buildWorker = async (): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: join(root, 'packages/tsconfig.json'),
    logLevel: 'warning',
  });
};

export const removeWorker = (): Promise<void> => rm(folder, { recursive: true, force: true });

/** What a worker connects with. */
export interface WorkerOptions {
  readonly config: unknown;
  readonly redis: RedisStoreSettings;
}

export interface Worker {
  /** Does it so many times at once, and resolves when all went well. */
  readonly tell: (what: 'list' | 'enable' | 'close', times?: number) => Promise<void>;
  /** Ends it without a chance to tidy up. */
  readonly kill: () => Promise<void>;
}

interface Answer {
  readonly error?: string;
}

/** A process of its own with a center of its own. */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const child = fork(program, [JSON.stringify(options)]);
  const ended = once(child, 'exit').then((): Answer => ({ error: 'the worker ended' }));
  const answerOf = async (): Promise<void> => {
    const answered = new Promise<Answer>((resolve) => child.once('message', resolve));
    const { error } = await Promise.race([answered, ended]);
    if (error !== undefined) throw new Error(error);
  };
  await answerOf();
  return {
    tell: async (what, times = 1) => {
      const answer = answerOf();
      child.send({ what, times });
      await answer;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await ended;
    },
  };
};
