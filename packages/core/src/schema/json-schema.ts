import type * as t from 'io-ts';
import { descriptionIn, type Keywords } from '../codec/described.js';
import { isTagged } from '../codec/report.js';
import { fieldsIn, fieldsOf, shapeOf, type Field } from '../codec/shape.js';
import { isStrictObject } from '../codec/strict-object.js';
import { descriptionOf as commentOf } from './description-of.js';

/** A JSON Schema, as plain data. */
export type JsonSchema = Keywords;

/** What a codec of this name, or a field of it, is about; `undefined` when nothing is said. */
export type DescriptionOf = (codecName: string, field?: string) => string | undefined;

const drafts = {
  '2020-12': { uri: 'https://json-schema.org/draft/2020-12/schema', place: '$defs' },
  'draft-07': { uri: 'http://json-schema.org/draft-07/schema#', place: 'definitions' },
} as const;

/** A version of JSON Schema. */
export type Draft = keyof typeof drafts;

/** How a schema is made. */
export interface SchemaOptions {
  /** Default `2020-12`. */
  readonly draft?: Draft | undefined;
  /** The source of every `description`. Default: the doc comments of core's types. */
  readonly descriptionOf?: DescriptionOf | undefined;
}

const plain: ReadonlyMap<unknown, JsonSchema> = new Map([
  ['StringType', { type: 'string' }],
  ['NumberType', { type: 'number' }],
  ['BooleanType', { type: 'boolean' }],
  ['NullType', { type: 'null' }],
  ['UnknownType', {}],
  ['AnyDictionaryType', { type: 'object' }],
  ['AnyArrayType', { type: 'array' }],
]);

const outsideJson: ReadonlySet<unknown> = new Set(['UndefinedType', 'VoidType', 'NeverType', 'FunctionType']);

const nothing: JsonSchema = { not: {} };

const isLiteral = (codec: t.Mixed): codec is t.LiteralType<string | number | boolean> =>
  isTagged(codec, 'LiteralType');
const isKeyof = (codec: t.Mixed): codec is t.KeyofType<Record<string, unknown>> =>
  isTagged(codec, 'KeyofType');
const isOpen = (codec: t.Mixed): codec is t.InterfaceType<t.Props> | t.PartialType<t.Props> =>
  isTagged(codec, 'InterfaceType') || isTagged(codec, 'PartialType');
const isIntersection = (codec: t.Mixed): codec is t.IntersectionType<[t.Mixed, t.Mixed]> =>
  isTagged(codec, 'IntersectionType');

/** Both at once, in one object where their keywords differ. */
const both = (one: JsonSchema, other: JsonSchema): JsonSchema => {
  if (!Object.keys(other).some((keyword) => Object.hasOwn(one, keyword))) return { ...one, ...other };
  return Object.hasOwn(one, 'allOf') ? { allOf: [one, other] } : { ...one, allOf: [other] };
};

/** One schema in the making: the records that are met on the way become its definitions. */
export class Conversion {
  private readonly names = new Map<t.Mixed, string>();
  private readonly definitions = new Map<string, JsonSchema>();
  private readonly draft: (typeof drafts)[Draft];
  private readonly descriptionOf: DescriptionOf;

  /** `changed` may replace what stands for a codec inside another. */
  constructor(
    { draft = '2020-12', descriptionOf = commentOf }: SchemaOptions,
    private readonly changed: (schema: JsonSchema) => JsonSchema = (schema) => schema,
  ) {
    this.draft = drafts[draft];
    this.descriptionOf = descriptionOf;
  }

  /** A document with this at its root, and the definitions that it refers to. */
  document(root: JsonSchema): JsonSchema {
    const { uri, place } = this.draft;
    const definitions = this.definitions.size === 0 ? {} : { [place]: Object.fromEntries(this.definitions) };
    return { $schema: uri, ...root, ...definitions };
  }

  /** A codec's schema. That of a record stands in full: tool servers want an object at the root. */
  root(codec: t.Mixed): JsonSchema {
    return isStrictObject(codec) ? this.record(codec) : this.part(codec);
  }

  /** A codec's schema inside that of another: of a record, a reference to its definition. */
  part(codec: t.Mixed): JsonSchema {
    return this.within(codec) ?? nothing;
  }

  /** `undefined` where no value of JSON is accepted. */
  private within(codec: t.Mixed): JsonSchema | undefined {
    const schema = this.madeOf(codec);
    return schema === undefined ? undefined : this.changed(schema);
  }

  private madeOf(codec: t.Mixed): JsonSchema | undefined {
    const description = descriptionIn(codec);
    if (description !== undefined) {
      const { keywords, base } = description;
      if (keywords === false) return undefined;
      return base === undefined ? keywords : both(this.madeOf(base) ?? nothing, keywords);
    }
    const shape = shapeOf(codec);
    switch (shape.kind) {
      case 'record':
        return { $ref: `#/${this.draft.place}/${this.nameOf(codec)}` };
      case 'list':
        return { type: 'array', items: this.part(shape.of) };
      case 'map':
        return this.map(shape.of, shape.keys);
      case 'choice':
        return this.choice(shape.of);
      case 'value':
        return this.value(codec);
    }
  }

  private map(values: t.Mixed, keys: t.Mixed): JsonSchema {
    const names = isTagged(keys, 'StringType') ? {} : { propertyNames: this.part(keys) };
    return { type: 'object', ...names, additionalProperties: this.part(values) };
  }

  private choice(codecs: readonly t.Mixed[]): JsonSchema | undefined {
    const schemas = codecs.map((each) => this.within(each)).filter((schema) => schema !== undefined);
    return schemas.length > 1 ? { anyOf: schemas } : schemas[0];
  }

  private record(codec: t.Mixed): JsonSchema {
    return { ...this.object(codec.name, fieldsOf(codec)), additionalProperties: false };
  }

  private object(name: string, fields: readonly Field[]): JsonSchema {
    const properties = fields.flatMap((field): readonly (readonly [string, JsonSchema])[] => {
      const schema = this.within(field.codec);
      return schema === undefined ? [] : [[field.name, { ...schema, ...this.description(name, field.name) }]];
    });
    // What is undefined in JavaScript is left out in JSON.
    const required = fields.filter(({ required, codec }) => required && !codec.is(undefined));
    return {
      type: 'object',
      ...this.description(name),
      properties: Object.fromEntries(properties),
      ...(required.length === 0 ? {} : { required: required.map((field) => field.name) }),
    };
  }

  private description(codecName: string, field?: string): JsonSchema {
    const description = this.descriptionOf(codecName, field);
    return description === undefined ? {} : { description };
  }

  /** The name of a record's definition. Two codecs may have one name: their definitions are told apart by a number. */
  private nameOf(codec: t.Mixed): string {
    const known = this.names.get(codec);
    if (known !== undefined) return known;
    const plainName = codec.name.replace(/\W+/g, '_').replace(/_$/, '');
    const taken = new Set(this.names.values());
    let name = plainName;
    for (let n = 2; taken.has(name); n += 1) name = `${plainName}${String(n)}`;
    // Named before it is made, because a record may hold itself.
    this.names.set(codec, name);
    this.definitions.set(name, this.record(codec));
    return name;
  }

  private value(codec: t.Mixed): JsonSchema | undefined {
    if (isLiteral(codec)) return { const: codec.value };
    if (isKeyof(codec)) return { type: 'string', enum: Object.keys(codec.keys) };
    if (isOpen(codec))
      return this.object(codec.name, fieldsIn(codec.props, isTagged(codec, 'InterfaceType')));
    if (isIntersection(codec)) return { allOf: codec.types.map((each) => this.part(each)) };
    const tag = '_tag' in codec ? codec._tag : undefined;
    if (outsideJson.has(tag)) return undefined;
    // A codec that says nothing of itself accepts anything, as far as a schema can tell.
    return plain.get(tag) ?? { $comment: `not described: ${codec.name}` };
  }
}
