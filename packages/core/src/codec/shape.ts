import type * as t from 'io-ts';
import { remembered } from '../foundation/lazily.js';
import { isTagged } from './report.js';
import { isStrictObject } from './strict-object.js';

/** A field of a record codec. */
export interface Field {
  /** The key that holds it. */
  readonly name: string;
  /** What is accepted there. */
  readonly codec: t.Mixed;
  /** False for what may be left out. */
  readonly required: boolean;
}

const isList = (codec: t.Mixed): codec is t.ReadonlyArrayType<t.Mixed> | t.ArrayType<t.Mixed> =>
  isTagged(codec, 'ReadonlyArrayType') || isTagged(codec, 'ArrayType');
const isMap = (codec: t.Mixed): codec is t.DictionaryType<t.Mixed, t.Mixed> =>
  isTagged(codec, 'DictionaryType');
const isChoice = (codec: t.Mixed): codec is t.UnionType<[t.Mixed, ...t.Mixed[]]> =>
  isTagged(codec, 'UnionType');

/** What a codec is made of, for code that describes values instead of checking them. */
export type Shape =
  | { readonly kind: 'record'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly of: t.Mixed }
  | { readonly kind: 'map'; readonly of: t.Mixed; readonly keys: t.Mixed }
  | { readonly kind: 'choice'; readonly of: readonly t.Mixed[] }
  | { readonly kind: 'value' };

/** The fields that properties describe. */
export const fieldsIn = (props: t.Props, required: boolean): readonly Field[] =>
  Object.entries(props).map(([name, codec]) => ({ name, codec, required }));

const readShape = (codec: t.Mixed): Shape => {
  if (isStrictObject(codec)) {
    return {
      kind: 'record',
      fields: [...fieldsIn(codec.required, true), ...fieldsIn(codec.optional, false)],
    };
  }
  if (isList(codec)) return { kind: 'list', of: codec.type };
  if (isMap(codec)) return { kind: 'map', of: codec.codomain, keys: codec.domain };
  if (isChoice(codec)) return { kind: 'choice', of: codec.types };
  return { kind: 'value' };
};

/** What a codec is made of. */
export const shapeOf: (codec: t.Mixed) => Shape = remembered(readShape);

/** The fields of a record codec; none for any other. */
export const fieldsOf = (codec: t.Mixed): readonly Field[] => {
  const shape = shapeOf(codec);
  return shape.kind === 'record' ? shape.fields : [];
};
