import { readFile } from 'node:fs/promises';
import { failure } from '@cordboard/core/provider';
import { CommanderError, type Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { commandTree, type Job } from './command-tree.js';
import { exitCodes, failed, usage, type ExitCode, type Failure } from './exit.js';
import { fileOfPackage } from './file-of-package.js';
import { flagsOf } from './flags.js';
import type { Io } from './io.js';
import { tellFailure } from './output/failure.js';
import { withSession } from './session.js';

const Manifest = t.type({ version: t.string });

const ownVersion = async (): Promise<string> => {
  const manifest: unknown = JSON.parse(await readFile(fileOfPackage('package.json'), 'utf8'));
  return Manifest.is(manifest) ? manifest.version : 'unknown';
};

const runJob = (io: Io, command: Command, job: Job): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.fromEither(flagsOf(command)),
    TE.chain((flags) => withSession(io, flags, job)),
  );

/** What was given to an unknown option may be a password or a phone number. */
const withoutValue = (complaint: string): string =>
  complaint.replace(/(unknown option '[^=']*)=[^]*'/, "$1'");

/** What the parser ended with instead of running a command: help and version are not failures. */
const endOfParser = (cause: unknown, complaint: string): E.Either<Failure, ExitCode> => {
  if (!(cause instanceof CommanderError)) return E.left(failed(failure('Internal', 'internal error')));
  if (cause.exitCode === 0) return E.right(exitCodes.done);
  return complaint === ''
    ? E.right(exitCodes.usage)
    : E.left(
        usage(
          withoutValue(complaint)
            .replace(/^error: /, '')
            .trim(),
        ),
      );
};

/** Runs one command line and answers with its exit code. Neither throws nor ends the process. */
export const main = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  let complaint = '';
  let outcome: E.Either<Failure, ExitCode> = E.right(exitCodes.done);
  const program = commandTree({
    version: await ownVersion(),
    output: {
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text) => (complaint += text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    },
    start: async (command, job) => {
      outcome = await runJob(io, command, job)();
    },
  });
  const parsed = await TE.tryCatch(() => program.parseAsync([...argv], { from: 'user' }), identity)();
  const ended = E.isLeft(parsed) ? endOfParser(parsed.left, complaint) : outcome;
  if (E.isRight(ended)) return ended.right;
  tellFailure(io, argv.includes('--json'), ended.left);
  return ended.left.exitCode;
};
