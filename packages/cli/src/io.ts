import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** All access of the program to the outside. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted, with the signal's name as the reason, when the user or the system wants the program to stop. */
  readonly interrupt: AbortSignal;
}

/** The real one. The first signal asks the program to stop; a second one ends it at once. */
export const processIo = (): Io => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort(signal);
    });
  }
  // Failures of writes are handled in their callbacks; without a listener the event would crash the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const { stdin, stdout, stderr, env } = process;
  return { stdin, stdout, stderr, env, cwd: process.cwd(), interrupt: controller.signal };
};
