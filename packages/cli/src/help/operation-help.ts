import { ownValue, type AnyOperation, fieldsOf, shapeOf, type Field } from '@cordboard/core/schema';
import type * as t from 'io-ts';
import { commandLineOf } from '../names.js';
import { exampleOf } from './example.js';

/** What is expected of a value, in a few words. */
const expectation = (codec: t.Mixed): string => {
  const shape = shapeOf(codec);
  if (shape.kind === 'record') return 'object';
  if (shape.kind === 'list') return `list of: ${expectation(shape.of)}`;
  return codec.name;
};

/** The fields of a record or of a list's records, by the path a message would name. */
const inside = (codec: t.Mixed, path: string): readonly Field[] => {
  const shape = shapeOf(codec);
  if (shape.kind === 'list') return inside(shape.of, `${path}[]`);
  return shape.kind === 'record' ? shape.fields.flatMap((field) => withNested(field, `${path}.`)) : [];
};

const withNested = (field: Field, prefix = ''): readonly Field[] => {
  const shape = shapeOf(field.codec);
  const name = `${prefix}${field.name}`;
  if (shape.kind === 'map') return [{ name: `${name}.<id>`, codec: shape.of, required: field.required }];
  return [{ ...field, name }, ...inside(field.codec, name)];
};

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const described = ({ name, codec, required }: Field, width: number): string => {
  const head = `  ${name.padEnd(width)}  ${required ? 'required, ' : ''}${expectation(codec)}`;
  const example = exampleOf(codec, lastName(name));
  return example === undefined ? head : `${head}\n  ${' '.repeat(width)}  e.g. ${JSON.stringify(example)}`;
};

const section = (title: string, codec: t.Mixed): readonly string[] => {
  const fields = fieldsOf(codec).flatMap((field) => withNested(field));
  const width = Math.max(0, ...fields.map(({ name }) => name.length));
  return fields.length === 0 ? [] : ['', title, ...fields.map((field) => described(field, width))];
};

const inputFlag = (codec: t.Mixed): string => {
  const example = JSON.stringify(exampleOf(codec) ?? {});
  return example === '{}' ? '' : ` --input '${example}'`;
};

const example = (line: string): readonly string[] => ['', 'Example:', `  ${line}`];

const titles: Readonly<Record<string, string>> = {
  '': 'Input, as JSON:',
  rows: 'Rows, as columns of a CSV file or keys of JSON Lines:',
};

/** The help of an operation after its options, derived from its codecs. */
export const operationHelp = ({ name, inputParts }: AnyOperation): string => {
  const flags = inputParts.map(({ path, codec }) =>
    path === '' ? inputFlag(codec) : ` --${path} ${path}.csv`,
  );
  return [
    ...inputParts.flatMap(({ path, codec }) => section(ownValue(titles, path) ?? path, codec)),
    ...example(`${commandLineOf(name)}${flags.join('')}`),
  ].join('\n');
};
