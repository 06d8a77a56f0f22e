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
import { FieldOption, type GivenFlag } from './fields/field-option.js';
import { checkGiven } from './fields/given-input.js';

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

const ownFlagsFields = fields(
  {},
  {
    config: t.string,
    account: t.string,
    provider: t.string,
    json: t.boolean,
    reveal: t.boolean,
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
    columns: t.string,
  },
);
/** Every option of the program's own, as it arrives. */
interface OwnFlags extends FieldsOf<typeof ownFlagsFields>, Named {}
const OwnFlags = strictObject<OwnFlags>('Flags', ownFlagsFields);

/** What a command was given. */
export interface Flags extends OwnFlags {
  /** The flags that fill fields of the operation's input. */
  readonly given?: readonly GivenFlag[];
  /** All such flags of the command. */
  readonly offered?: readonly FieldOption[];
}

/** Reads a number strictly; anything else becomes what no codec takes. */
export const numeral = (value: string): number => (/^\d{1,15}$/.test(value) ? Number(value) : Number.NaN);

/** The options a command was given. */
export const flagsOf = (command: Command): E.Either<Failure, Flags> => {
  const options: Readonly<Record<string, unknown>> = command.optsWithGlobals();
  const offered = command.options.filter((option) => option instanceof FieldOption);
  const ofFields = new Set(offered.map((option) => option.attributeName()));
  const own = Object.fromEntries(Object.entries(options).filter(([name]) => !ofFields.has(name)));
  return pipe(
    OwnFlags.decode(own),
    E.mapLeft((errors) => {
      const problems = problemsOf(errors).map(({ path, message }) => ({ path: `--${path}`, message }));
      return usage(describeProblems(problems));
    }),
    E.bindTo('flags'),
    E.bind('given', () => checkGiven(offered.flatMap((option) => option.givenIn(options)))),
    E.map(({ flags, given }) => ({ ...flags, given, offered })),
  );
};
