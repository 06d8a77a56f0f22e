import { fieldsOf, shapeOf, nearestWord } from '@cordboard/core/schema';
import { Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { usage, type Failure } from '../exit.js';
import type { Session } from '../session.js';
import { vendorSpelling } from './text.js';

/** The columns of a table, by the dotted path of what they show. */
export interface Columns {
  readonly names: readonly string[];
  /** Whether the user chose them; otherwise some may be left out. */
  readonly areChosen: boolean;
}

export const columnsOption = new Option(
  '--columns <names>',
  'the columns of the table, such as id,presence.state; default those that fit',
);

/** Stands for any key of a map. */
const anyKey = '<key>';

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Everything inside of a value, by its dotted path: through lists, and in each record of a union. */
const pathsIn = (codec: t.Mixed): readonly string[] => {
  const shape = shapeOf(codec);
  switch (shape.kind) {
    case 'record':
      return shape.fields.flatMap((field) => pathsUnder(field.name, field.codec));
    case 'list':
      return pathsIn(shape.of);
    case 'choice':
      return unique(shape.of.flatMap(pathsIn));
    case 'map':
      return pathsUnder(anyKey, shape.of);
    case 'value':
      return [];
  }
};

/** A column, and those of everything inside of it. */
export const pathsUnder = (name: string, codec: t.Mixed): readonly string[] => [
  name,
  ...pathsIn(codec).map((path) => `${name}.${path}`),
];

const isOneRecord = (codec: t.Mixed): boolean => {
  const shape = shapeOf(codec);
  return shape.kind === 'choice' ? shape.of.some(isOneRecord) : shape.kind === 'record';
};

/** The fields of an item in their order, those of a record in it one by one. */
const usualColumns = (codec: t.Mixed): readonly string[] =>
  fieldsOf(codec)
    .flatMap((field) => {
      if (!isOneRecord(field.codec)) return [field.name];
      return pathsIn(field.codec)
        .filter((path) => !path.includes('.'))
        .map((path) => `${field.name}.${path}`);
    })
    .filter((name) => !name.split('.').includes(vendorSpelling));

const isAmong = (known: readonly string[], name: string): boolean =>
  known.some(
    (each) => each === name || (each.endsWith(anyKey) && name.startsWith(each.slice(0, -anyKey.length))),
  );

const unknownColumn = (known: readonly string[], name: string): Failure => {
  const meant = nearestWord(name, known);
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return usage(`--columns: there is no column ${JSON.stringify(name)}${hint}; columns: ${known.join(', ')}`);
};

/** The columns that `--columns` names, each one of those that are known; `usual` without it. */
export const chosenColumns = (
  { flags }: Session,
  usual: readonly string[],
  known: readonly string[],
): E.Either<Failure, Columns> => {
  if (flags.columns === undefined) return E.right({ names: usual, areChosen: false });
  return pipe(
    flags.columns.split(',').map((name) => name.trim()),
    E.traverseArray((name) => (isAmong(known, name) ? E.right(name) : E.left(unknownColumn(known, name)))),
    E.map((names) => ({ names, areChosen: true })),
  );
};

/** The columns of a table of items. */
export const columnsOf = (session: Session, item: t.Mixed): E.Either<Failure, Columns> =>
  chosenColumns(session, usualColumns(item), pathsIn(item));
