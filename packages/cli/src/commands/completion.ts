import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { bashScript } from '../completion/bash.js';
import { commandWords } from '../completion/command-words.js';
import { fishScript } from '../completion/fish.js';
import { zshScript } from '../completion/zsh.js';
import { exitCodes, type ExitCode, type Failure } from '../exit.js';
import type { Session } from '../session.js';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** The shells that a script completes in. */
export type Shell = keyof typeof scripts;
export const shells = ['bash', 'zsh', 'fish'] as const satisfies readonly Shell[];

/** Prints the script that completes the program's commands, flags and closed lists in a shell. */
export const runCompletion =
  (program: Command, shell: Shell) =>
  (session: Session): TE.TaskEither<Failure, ExitCode> =>
    pipe(
      session.print(scripts[shell](commandWords(program))),
      TE.map(() => exitCodes.done),
    );
