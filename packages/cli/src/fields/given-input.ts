import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { usage, type Failure } from '../exit.js';
import type { FieldOption, GivenFlag } from './field-option.js';
import { put } from './put.js';
import { valueOf } from './value.js';

type Input = Readonly<Record<string, unknown>>;

/** The flags of fields that a command was given and has, and whether `--input` was given beside them. */
interface FieldFlags {
  readonly given?: readonly GivenFlag[] | undefined;
  readonly offered?: readonly FieldOption[] | undefined;
  readonly input?: string | undefined;
}

const valueProblem = ({ option: { flag, field }, texts }: GivenFlag): readonly string[] => {
  const value = valueOf(field, texts);
  return E.isLeft(value) ? [`${flag} ${value.left}`] : [];
};

/** A field may be given by its short name or by its path. */
const twiceGiven = (given: readonly GivenFlag[]): readonly string[] =>
  given.flatMap((one, i) =>
    given
      .slice(i + 1)
      .filter((other) => other.option.field === one.option.field)
      .map((other) => `${one.option.flag} and ${other.option.flag} are the same field: give one of them`),
  );

/** All that is wrong with the flags themselves. Nothing was read or sent yet. */
export const checkGiven = (given: readonly GivenFlag[]): E.Either<Failure, readonly GivenFlag[]> => {
  const problems = [...twiceGiven(given), ...given.flatMap(valueProblem)];
  return problems.length === 0 ? E.right(given) : E.left(usage(problems.join('; ')));
};

/** Whether a flag fills a field of a bulk write's one row. */
export const isOfRow = ({ option: { field } }: GivenFlag): boolean => field.path[0] === 'rows';

const filled = (input: Input, given: readonly GivenFlag[], depth = 0): Input =>
  given.reduce(
    (sofar, { option: { field }, texts, secret }) =>
      pipe(
        secret === undefined ? valueOf(field, texts) : E.right(secret),
        E.match(
          () => sofar,
          (value) => put(sofar, field.path.slice(depth), value),
        ),
      ),
    input,
  );

/** The input with the fields that flags give, over those that it has. Flags of a row make one row. */
export const withGiven =
  (given: readonly GivenFlag[]) =>
  (input: Input): E.Either<Failure, Input> => {
    const ofRow = given.filter(isOfRow);
    const [first] = ofRow;
    const complete = filled(
      input,
      given.filter((flag) => !isOfRow(flag)),
    );
    if (first === undefined) return E.right(complete);
    return 'rows' in input
      ? E.left(usage(`${first.option.flag} and rows in --input: give one of them`))
      : E.right({ ...complete, rows: [filled({}, ofRow, 1)] });
  };

const pathOf = ({ field }: FieldOption): string => field.path.join('.');

const isWithin = (path: string, outer: string): boolean => `${path}.`.startsWith(`${outer}.`);

const flagsOf = (options: readonly FieldOption[]): string =>
  options
    .map(({ flag }) => flag)
    .join(options.every(({ field }) => field.need !== 'required') ? ' or ' : ' and ');

/** The flags that fill what is missing at a path. */
const flagsFor = (path: string, offered: readonly FieldOption[]): readonly FieldOption[] => {
  const full = offered.filter(({ hidden }) => !hidden);
  const exact = full.filter((option) => pathOf(option) === path);
  const inside = full.filter((option) => isWithin(pathOf(option), path));
  const needed = inside.filter(({ field }) => field.need !== 'optional');
  return [exact, needed, inside].find(({ length }) => length > 0) ?? [];
};

/**
 * How a message names what stands at a path of the input: by the flags that gave it. Without `--input` also by those that
 * would, because all of it comes from flags.
 */
export const nameIn =
  ({ given = [], offered = [], input }: FieldFlags) =>
  (path: string): string => {
    if (path === '') return path;
    const options = given.map(({ option }) => option);
    const there = options.filter((option) => isWithin(pathOf(option), path));
    const around = options.filter((option) => isWithin(path, pathOf(option)));
    const found = [there, around, input === undefined ? flagsFor(path, offered) : []];
    const flags = found.find(({ length }) => length > 0) ?? [];
    return flags.length === 0 ? path : flagsOf(flags);
  };
