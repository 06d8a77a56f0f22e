import { ownValue } from '@cordboard/core/schema';
import * as t from 'io-ts';
import { fieldsOfRecord, isRecordValue, type InputField } from './input-field.js';
import { namedIn, type NamedField } from './names.js';
import { kebab } from '../names.js';
import { isSecretValue } from './schema-facts.js';
import { quotedNull } from './value.js';

const Rows = t.readonlyArray(t.unknown);

const at = (input: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (key === undefined) return input;
  return t.UnknownRecord.is(input) ? at(ownValue(input, key), rest) : undefined;
};

const textOf = (field: InputField, value: unknown): string => {
  if (isRecordValue(field.codec) && value !== null) {
    const pairs = namedIn(fieldsOfRecord(field.codec)).flatMap((inner) =>
      textsOf(inner.field, value).map((text) => `${inner.names[0]}=${text}`),
    );
    return pairs.join(',');
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  return field.isNullable && value === 'null' ? quotedNull : value;
};

const textsOf = (field: InputField, input: unknown): readonly string[] => {
  const value = at(input, field.path);
  if (value === undefined) return [];
  if (isSecretValue(field.codec)) return [`@${kebab(field.path.at(-1) ?? '')}.txt`];
  if (Array.isArray(value)) return value.length === 0 ? ['[]'] : value.map((item) => textOf(field, item));
  if (field.takes === 'map' && t.UnknownRecord.is(value))
    return Object.entries(value).map(([key, item]) => `${key}=${textOf(field, item)}`);
  return field.takes === 'one' && t.UnknownRecord.is(value) ? [] : [textOf(field, value)];
};

/** The row that stands for all in flags. */
const withOneRow = (input: Readonly<Record<string, unknown>>): unknown =>
  Rows.is(input.rows) ? { ...input, rows: input.rows[0] } : input;

/** The flags that give an input, of a bulk write's rows the first, as words of a command line. */
export const asFlags = (
  fields: readonly NamedField[],
  input: Readonly<Record<string, unknown>>,
): readonly string[] =>
  fields.flatMap(({ field, names: [full] }) =>
    textsOf(field, withOneRow(input)).flatMap((text) => [`--${full}`, text]),
  );

/** A word as a shell takes it. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
