import {
  describeProblems,
  oneOf,
  problemsOf,
  fields,
  type FieldsOf,
  type Named,
  strictObject,
  refined,
  whole,
} from '@cordboard/core/schema';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { usage, type Failure } from './exit.js';

/** The longest time a timer can be set to. */
const maxTimeoutMs = 2_147_483_647;

const TimeoutMs = refined(
  t.number,
  `whole number of milliseconds from 1 to ${maxTimeoutMs}`,
  whole(1, maxTimeoutMs).is,
);

/** The forms a file of rows can have. */
export const rowFormats = ['csv', 'jsonl'] as const;
export type RowFormat = (typeof rowFormats)[number];

const flagsFields = fields(
  {},
  {
    config: t.string,
    account: t.string,
    provider: t.string,
    json: t.boolean,
    timeout: TimeoutMs,
    input: t.string,
    all: t.boolean,
    rows: t.string,
    format: oneOf(rowFormats),
    journal: t.string,
    output: t.string,
    prefetch: whole(0, 64),
    agents: whole(0, 100_000),
    queues: whole(0, 10_000),
    port: t.readonlyArray(t.string),
    query: t.readonlyArray(t.string),
    body: t.string,
    agent: t.string,
    repeat: t.string,
    help: t.boolean,
  },
);
/** Every option of every command, as it arrives. */
export interface Flags extends FieldsOf<typeof flagsFields>, Named {}
export const Flags = strictObject<Flags>('Flags', flagsFields);

/** Reads a number strictly; anything else becomes what no codec takes. */
export const numeral = (value: string): number => (/^\d{1,15}$/.test(value) ? Number(value) : Number.NaN);

/** The options a command was given. */
export const flagsOf = (command: Command): E.Either<Failure, Flags> =>
  pipe(
    Flags.decode(command.optsWithGlobals()),
    E.mapLeft((errors) => {
      const problems = problemsOf(errors).map(({ path, message }) => ({ path: `--${path}`, message }));
      return usage(describeProblems(problems));
    }),
  );
