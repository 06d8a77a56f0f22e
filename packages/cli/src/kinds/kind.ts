import type { InputPart, Kind, OperationFacts } from '@cordboard/core/schema';
import type { Option } from 'commander';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import type { ExitCode, Failure } from '../exit.js';
import type { Session } from '../session.js';

/** An operation as far as the command line is derived from it. */
export interface Described<K extends Kind = Kind> extends OperationFacts<string, K> {
  readonly inputParts: readonly InputPart[];
  readonly told: t.Mixed;
  /** What a write or a row of a bulk write brings back. */
  readonly value?: t.Mixed;
}

/** How the command line shows the operations of a kind. */
export interface CliKind {
  /** What they take beside `--input`. */
  readonly options: readonly Option[];
  /** What an example has of those, where it needs any. */
  readonly inExamples?: readonly string[];
  readonly run: (session: Session, operation: Described) => TaskEither<Failure, ExitCode>;
}

/** The codec of a part of an operation's input. */
export const partOf = ({ name, inputParts }: Described, path: string): t.Mixed => {
  const part = inputParts.find((each) => each.path === path);
  if (part === undefined) throw new Error(`${name} has no input part ${JSON.stringify(path)}`);
  return part.codec;
};
