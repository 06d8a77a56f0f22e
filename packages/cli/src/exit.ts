import { failure } from '@cordboard/core/provider';
import type { ContactCenterError } from '@cordboard/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** The exit codes. */
export const exitCodes = { done: 0, failed: 1, usage: 2, SIGINT: 130, SIGTERM: 143 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An error, and the exit code it ends with. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly error: ContactCenterError;
  /** What a path of the input is called for people: the flag that gave what stands there. */
  readonly nameOf?: (path: string) => string;
}

/** The command line or a file it names is wrong: nothing was sent. */
export const usage = (message: string): Failure => ({
  exitCode: exitCodes.usage,
  error: failure('InvalidInput', message),
});

/** What the error of an operation ends with: a wrong configuration has the exit code of wrong usage. */
export const failed = (error: ContactCenterError): Failure => ({
  exitCode: error.kind === 'Misconfigured' ? exitCodes.usage : exitCodes.failed,
  error,
});

const signalCode = ({ aborted, reason }: AbortSignal): ExitCode | undefined => {
  if (!aborted) return undefined;
  return reason === 'SIGTERM' ? exitCodes.SIGTERM : exitCodes.SIGINT;
};

/** The exit code of the signal when the work was interrupted, whatever its result. */
export const heeding =
  (interrupt: AbortSignal) =>
  (work: TE.TaskEither<Failure, ExitCode>): TE.TaskEither<Failure, ExitCode> =>
    pipe(
      work,
      TE.bimap(
        (failure) => ({ ...failure, exitCode: signalCode(interrupt) ?? failure.exitCode }),
        (exitCode) => signalCode(interrupt) ?? exitCode,
      ),
    );
