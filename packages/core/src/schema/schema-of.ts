import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { fields, isStrictObject, strictObject } from '../codec/strict-object.js';
import { Conversion, type JsonSchema, type SchemaOptions } from './json-schema.js';

interface Part {
  readonly path: string;
  readonly codec: t.Mixed;
}

/** What of an operation its schemas are made of. */
export interface Described {
  /** All that callers give, as codecs with the paths they stand under. */
  readonly inputParts: readonly Part[];
  /** One thing that callers are told of: an item, a value. */
  readonly told: t.Mixed;
  /** Everything that comes back; absent where that is one thing after another. */
  readonly output?: t.Mixed;
}

/**
 * The JSON Schema of a codec: it accepts a value of JSON exactly when `decode` does, but for what docs/schemas.md lists.
 * Made anew by each call. Records that are used inside are definitions; a secret is text and `writeOnly`.
 */
export const schemaOf = (codec: t.Mixed, options: SchemaOptions = {}): JsonSchema => {
  const conversion = new Conversion(options);
  return conversion.document(conversion.root(codec));
};

const withPart = (whole: t.Mixed, { path, codec }: Part): t.Mixed => {
  if (path === '') return codec;
  const added = { [path]: arrayOf(codec) };
  return isStrictObject(whole)
    ? strictObject(whole.name, fields({ ...whole.required, ...added }, whole.optional))
    : t.intersection([whole, t.type(added)]);
};

/** The codec of all that callers give an operation: of a bulk write, the fields of the header and `rows`, a list. */
export const inputOf = ({ inputParts }: Pick<Described, 'inputParts'>): t.Mixed =>
  inputParts.reduce(withPart, t.unknown);

/** The JSON Schema of an operation's input. Of a bulk write: the header's fields, and `rows` as a list. */
export const schemaOfInput = (operation: Described, options?: SchemaOptions): JsonSchema =>
  schemaOf(inputOf(operation), options);

/** The JSON Schema of what an operation returns; of a watch, of each thing; of a download, of what is told beside the bytes. */
export const schemaOfOutput = ({ output, told }: Described, options?: SchemaOptions): JsonSchema =>
  schemaOf(output ?? told, options);
