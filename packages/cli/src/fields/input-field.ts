import { fieldsOf, remembered, shapeOf, type InputPart } from '@cordboard/core/schema';
import * as t from 'io-ts';
import { descriptionsOf } from './schema-facts.js';

/** How many values a flag takes: one, a list of them, or one for each key. */
export type Takes = 'one' | 'list' | 'map';

/** A field of an operation's input that a flag can fill. */
export interface InputField {
  /** Its keys from the root of the input; those of a bulk write's rows begin with `rows`. */
  readonly path: readonly string[];
  readonly takes: Takes;
  /** Of one value: of a list its items, of a map what stands under a key. */
  readonly codec: t.Mixed;
  /** What it is about; empty where nothing is told. */
  readonly description: string;
  /** Whether `null` clears it. */
  readonly isNullable: boolean;
  /** What may stand in the place of a list, such as the word `all`. */
  readonly instead?: t.Mixed | undefined;
  /** `either`: this field or another of the same record, such as an agent's id or number. */
  readonly need: 'required' | 'either' | 'optional';
}

/** The forms of a union, of unions in it, too; of any other codec itself. */
export const branchesOf = (codec: t.Mixed): readonly t.Mixed[] => {
  const shape = shapeOf(codec);
  return shape.kind === 'choice' ? shape.of.flatMap(branchesOf) : [codec];
};

const isRecord = (codec: t.Mixed): boolean => shapeOf(codec).kind === 'record';

/** One codec that takes what any of them takes. */
export const anyOf = (codecs: readonly t.Mixed[]): t.Mixed => {
  const [first = t.null, second, ...more] = [...new Map(codecs.map((codec) => [codec.name, codec])).values()];
  return second === undefined ? first : t.union([first, second, ...more]);
};

/** Whether a value is a record: those of a list are given as pairs. */
export const isRecordValue = (codec: t.Mixed): boolean => branchesOf(codec).every(isRecord);

/** The same field in several records of a union is one field that takes what any of them does. */
const merged = (records: readonly (readonly InputField[])[]): readonly InputField[] => {
  const all = records.flat();
  const names = [...new Set(all.map(({ path }) => path.join('.')))];
  return names.flatMap((name) => {
    const same = all.filter(({ path }) => path.join('.') === name);
    const [first] = same;
    if (first === undefined) return [];
    const needs = new Set(same.map(({ need }) => need));
    const isCertain = needs.size === 1 && (same.length >= records.length || needs.has('optional'));
    return {
      ...first,
      codec: anyOf(same.map(({ codec }) => codec)),
      need: isCertain ? first.need : 'either',
    };
  });
};

/** A field as far as it is known without its own shape. */
type Place = Pick<InputField, 'path' | 'need' | 'description'>;

const isList = (codec: t.Mixed): boolean => shapeOf(codec).kind === 'list';

const ownField = (codecs: readonly t.Mixed[], place: Place, isNullable: boolean): InputField => {
  const lists = codecs.filter(isList);
  const others = codecs.filter((each) => !isList(each));
  if (lists.length > 0 && others.length > 0) {
    return { ...ownField(lists, place, isNullable), instead: anyOf(others) };
  }
  const codec = anyOf(codecs);
  const shape = shapeOf(codec);
  if (shape.kind === 'list') return { ...place, takes: 'list', codec: shape.of, isNullable };
  if (shape.kind === 'map') return { ...place, takes: 'map', codec: shape.of, isNullable };
  return { ...place, takes: 'one', codec, isNullable };
};

const fieldsAt = (codec: t.Mixed, place: Place): readonly InputField[] => {
  const all = branchesOf(codec);
  const values = all.filter((branch) => !branch.is(null));
  const records = values.filter(isRecord);
  const others = values.filter((branch) => !isRecord(branch));
  const isNullable = values.length < all.length;
  const own = others.length > 0 || isNullable ? [ownField(others, place, isNullable)] : [];
  return [...own, ...merged(records.map((record) => fieldsIn(record, place)))];
};

const fieldsIn = (record: t.Mixed, { path, need }: Place): readonly InputField[] => {
  const descriptions = descriptionsOf(record);
  return fieldsOf(record).flatMap(({ name, codec, required }) =>
    fieldsAt(codec, {
      path: [...path, name],
      need: required ? need : 'optional',
      description: descriptions.get(name) ?? '',
    }),
  );
};

/** The fields of a record, or of all records of a union. */
export const fieldsOfRecord = remembered((codec: t.Mixed): readonly InputField[] =>
  fieldsAt(codec, { path: [], need: 'required', description: '' }),
);

/** Every field of an operation's input, those that are required first. */
export const fieldsOfInput = remembered((parts: readonly InputPart[]): readonly InputField[] =>
  parts.flatMap(({ path, codec }) =>
    fieldsAt(codec, { path: path === '' ? [] : [path], need: 'required', description: '' }),
  ),
);
