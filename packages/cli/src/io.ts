import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Everything of the outside world that the program touches. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted, with the signal's name as the reason, when the user or the system wants the program to stop. */
  readonly interrupt: AbortSignal;
}

/** The world of this process. The first signal asks the program to stop; a second one ends it at once. */
export const processIo = (): Io => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort(signal);
    });
  }
  // Each write learns of its failure by its callback; without a listener the process would end of it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const { stdin, stdout, stderr, env } = process;
  return { stdin, stdout, stderr, env, cwd: process.cwd(), interrupt: controller.signal };
};
