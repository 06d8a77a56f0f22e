import type { AnyOperation } from '@cordboard/core/schema';
import * as t from 'io-ts';
import { asFlags, quoted } from '../fields/as-flags.js';
import type { NamedField } from '../fields/names.js';
import { cliKinds } from '../kinds/index.js';
import { commandLineOf } from '../names.js';
import { columnNames } from '../rows/cells.js';
import { exampleOf } from './example.js';

const flagsIn = (fields: readonly NamedField[], input: unknown): readonly string[] =>
  t.UnknownRecord.is(input) ? asFlags(fields, input).map(quoted) : [];

/** A line for each way to give the input: of a bulk write its rows in a file, and one by flags. */
const exampleLines = (
  { name, kind, inputParts }: AnyOperation,
  fields: readonly NamedField[],
): readonly string[] => {
  const [input, rows] = ['', 'rows'].map((path) => inputParts.find((part) => part.path === path)?.codec);
  const flags = flagsIn(fields, input && exampleOf(input));
  const { inExamples = [] } = cliKinds[kind];
  const ways =
    rows === undefined ? [[]] : [['--rows', 'rows.csv'], flagsIn(fields, { rows: [exampleOf(rows)] })];
  return ways.map((way) => `  ${[commandLineOf(name), ...flags, ...way, ...inExamples].join(' ')}`);
};

const columnLines = ({ inputParts }: AnyOperation): readonly string[] => {
  const rows = inputParts.find(({ path }) => path === 'rows');
  return rows === undefined
    ? []
    : ['', 'Columns of a CSV file of rows, and keys of JSON Lines:', `  ${columnNames(rows.codec)}`];
};

/** The help of an operation after its options. */
export const operationHelp = (operation: AnyOperation, fields: readonly NamedField[]): string => {
  const examples = exampleLines(operation, fields);
  return [...columnLines(operation), '', examples.length > 1 ? 'Examples:' : 'Example:', ...examples].join(
    '\n',
  );
};
