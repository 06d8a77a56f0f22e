import type { JsonSchema } from '@cordboard/core/schema';
import * as t from 'io-ts';

/** A fault of the converter: what it would make of a node; `undefined` where the node has nothing of the kind. */
type Mutation = (node: JsonSchema) => JsonSchema | undefined;

const number =
  (keyword: string, by: number): Mutation =>
  (node) => {
    const bound = node[keyword];
    return typeof bound === 'number' ? { ...node, [keyword]: bound + by } : undefined;
  };

const isList = (u: unknown): u is readonly unknown[] => Array.isArray(u);

const list =
  (keyword: string, change: (values: readonly unknown[]) => readonly unknown[]): Mutation =>
  (node) => {
    const values = node[keyword];
    return isList(values) ? { ...node, [keyword]: change(values) } : undefined;
  };

const text =
  (keyword: string, change: (text: string) => string): Mutation =>
  (node) => {
    const before = node[keyword];
    const after = typeof before === 'string' ? change(before) : before;
    return after === before ? undefined : { ...node, [keyword]: after };
  };

const without =
  (keyword: string): Mutation =>
  (node) =>
    keyword in node
      ? Object.fromEntries(Object.entries(node).filter(([name]) => name !== keyword))
      : undefined;

const withoutSecond = <A>(values: readonly A[]): readonly A[] => values.filter((_, i) => i !== 1);

export const mutations: Readonly<Record<string, Mutation>> = {
  'a smallest number one too small': number('minimum', -1),
  'a smallest number one too large': number('minimum', 1),
  'a largest number one too small': number('maximum', -1),
  'a largest number one too large': number('maximum', 1),
  'a shortest text one too short': number('minLength', -1),
  'a longest text one too short': number('maxLength', -1),
  'a longest text one too long': number('maxLength', 1),
  'no largest number': without('maximum'),
  'no longest text': without('maxLength'),
  'a required field forgotten': list('required', (names) => names.slice(1)),
  'a field required that is not': (node) =>
    t.UnknownRecord.is(node.properties) &&
    Object.keys(node.properties).length > (isList(node.required) ? node.required.length : 0)
      ? { ...node, required: Object.keys(node.properties) }
      : undefined,
  'a word of a closed list forgotten': list('enum', (words) => words.slice(0, -1)),
  'a word too many in a closed list': list('enum', (words) => [...words, 'a']),
  'no closed list': without('enum'),
  'another constant': text('const', (word) => `${word}s`),
  'no constant': without('const'),
  'a form of several forgotten': list('anyOf', withoutSecond),
  'a form too many': list('anyOf', (forms) => [...forms, { type: 'boolean' }]),
  'a pattern without its end': text('pattern', (pattern) => pattern.replace(/\$$/, '')),
  'a pattern without its beginning': text('pattern', (pattern) => pattern.replace(/^\^/, '')),
  'no pattern': without('pattern'),
  'whole numbers taken for numbers': text('type', (type) => (type === 'integer' ? 'number' : type)),
  'numbers taken for whole numbers': text('type', (type) => (type === 'number' ? 'integer' : type)),
  'no type': without('type'),
  'fields that nobody knows let in': (node) =>
    node.additionalProperties === false ? { ...node, additionalProperties: true } : undefined,
  'the values of a map not looked at': (node) =>
    t.UnknownRecord.is(node.additionalProperties) ? { ...node, additionalProperties: true } : undefined,
  'the names in a map not looked at': without('propertyNames'),
  'the members of a list not looked at': without('items'),
  'what is behind a reference not looked at': without('$ref'),
  'nothing refused': without('not'),
};

const isSchemaMap = (key: string): boolean => key === 'properties' || key === '$defs';

const mutatedNode = (node: unknown, mutation: Mutation, isSchema = true): unknown => {
  if (isList(node)) return node.map((each) => mutatedNode(each, mutation));
  if (!t.UnknownRecord.is(node)) return node;
  const inner = Object.fromEntries(
    Object.entries(node).map(([key, each]) => [
      key,
      key === 'decodes' ? each : mutatedNode(each, mutation, !isSchemaMap(key)),
    ]),
  );
  return isSchema ? (mutation(inner) ?? inner) : inner;
};

/** The schema that a converter with this fault would make. */
export const mutated = (schema: JsonSchema, mutation: Mutation): JsonSchema => {
  const mutant = mutatedNode(schema, mutation);
  return t.UnknownRecord.is(mutant) ? mutant : {};
};
