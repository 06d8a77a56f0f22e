import type { JsonSchema } from '@cordboard/core/schema';
import fc from 'fast-check';
import * as t from 'io-ts';

const isList = (u: unknown): u is readonly unknown[] => Array.isArray(u);

const record = (u: unknown): JsonSchema => (t.UnknownRecord.is(u) ? u : {});
const list = (u: unknown): readonly unknown[] => (isList(u) ? u : []);

/** Texts that a pattern's own random texts would hardly ever be. */
const known = [
  'Asia/Singapore',
  'Asia/Kolkata',
  'America/Argentina/Buenos_Aires',
  'Etc/GMT+8',
  'UTC',
  'GMT+0',
  'PST8PDT',
  'Asia/singapore',
  'Mars/Olympus',
  '+08:00',
  'https://vendor.example',
  'https://vendor.example:8443/base',
  'HTTPS://Vendor.example/a//b/',
  'https://vendor.example:0',
  'https://vendor.example:99999',
  'https://vendor.example/v3',
  'https://vendor.example/x/V3//CC/',
  'https://vendor.example/v3/cc/agents',
  'https://vendor.example/callservice',
  'https://vendor.example/agentgateway/resource/a',
  'https://agentgateway',
  'https://vendor.example/a/../agentgateway',
  'https://vendor.example/a/%2e',
  'https://vendor.example?q=1',
  'https://user@vendor.example',
  'http://vendor.example',
  'http://localhost:8080/v3x',
  'http://127.0.0.1/x',
  'http://127.1',
  'http://[::1]:80',
  'https://[::1]',
  'https:vendor.example',
  ' https://vendor.example',
  'http://user:password@proxy.example:3128',
  'http://us%3Aer:p@proxy.example',
  'http://user:%zz@proxy.example',
  'https://proxy.example/',
  'https://proxy.example/path',
  'http://[::1]:3128',
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
  '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----',
  '2024-02-29',
  '2026-02-29',
  '1900-02-29',
  '2000-02-29',
  '0000-02-29',
  '2026-04-31',
  '2026-12-31',
  '2024-02-29T23:59Z',
  '2026-02-29T00:00:00Z',
  '2026-01-31T09:00:00.123456789+08:00',
  '2026-01-31T24:00:00Z',
  '2026-01-31T09:00:60Z',
  '\ufeffkey',
  'key\n',
  ' key',
  'k\u0085y',
  'k\u2028y',
];

const oddTexts = ['', ' ', '\u0000', '\ud800', '😀', '\u200d', '٣', 'ſ', '${NAME}', '__proto__', 'null'];
const oddNumbers = [-0, 0, -1, 0.5, 1.5, 1e21, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), Number.MIN_VALUE, 1e308];
const odd = [null, true, false, [], {}, [null], [[]], { id: '' }, ...oddTexts, ...oddNumbers];

/** A value of each type, which the many texts above would seldom leave room for. */
const ofEachType = [null, true, false, 1, 'a', [], {}];

/** Names that no record has, some of which mean something to JavaScript. */
const strangers = ['stranger', '__proto__', 'constructor', '', '0', '007'];

/** Values on both sides of every bound in a schema. Lengths are tried with characters of one and of two UTF-16 units. */
const borders = (node: unknown): readonly unknown[] => {
  if (isList(node)) return node.flatMap(borders);
  const inner = Object.values(record(node)).flatMap(borders);
  const { minimum, maximum, minLength, maxLength } = record(node);
  const numbers = [minimum, maximum].flatMap((n) => (typeof n === 'number' ? [n - 1, n, n + 1] : []));
  const texts = [minLength, maxLength].flatMap((n) =>
    typeof n === 'number' ? [n - 1, n, n + 1].filter((length) => length >= 0) : [],
  );
  return [...inner, ...numbers, ...texts.flatMap((n) => ['a'.repeat(n), '😀'.repeat(n)])];
};

const textOf = ({ pattern, minLength, maxLength }: JsonSchema): fc.Arbitrary<unknown> => {
  if (typeof pattern === 'string') {
    const matching = new RegExp(pattern, 'u');
    const fitting = known.filter((text) => matching.test(text));
    return fitting.length > 0
      ? fc.oneof(fc.constantFrom(...fitting), fc.constantFrom(...known))
      : fc.stringMatching(matching);
  }
  const min = typeof minLength === 'number' ? minLength : 0;
  const most = typeof maxLength === 'number' ? Math.min(maxLength, 12) : 12;
  return fc.string({ unit: 'binary', minLength: min, maxLength: most });
};

const wholeIn = ({ minimum, maximum }: JsonSchema): fc.Arbitrary<unknown> =>
  fc.integer({
    ...(typeof minimum === 'number' ? { min: minimum } : {}),
    ...(typeof maximum === 'number' ? { max: maximum } : {}),
  });

/** Now and then a value on one side or the other of a bound. */
const nearBorders = (node: JsonSchema, usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const near = borders(node);
  return near.length === 0
    ? usual
    : fc.oneof({ weight: 15, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...near) });
};

/** Makes values of a schema: nearly all are accepted by it. */
const valuesOf = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  const made = new Map<unknown, fc.Arbitrary<unknown>>();

  const target = (ref: string): unknown =>
    ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => record(at)[key], schema);

  const objectOf = ({ properties, required, additionalProperties, propertyNames }: JsonSchema) => {
    const model = Object.fromEntries(
      Object.entries(record(properties)).map(([name, each]) => [name, valueOf(each)]),
    );
    const requiredKeys = list(required).filter((key) => typeof key === 'string');
    return t.UnknownRecord.is(additionalProperties)
      ? fc.dictionary(
          propertyNames === undefined ? fc.string({ maxLength: 3 }) : keyOf(propertyNames),
          valueOf(additionalProperties),
          { maxKeys: 3 },
        )
      : fc.record(model, { requiredKeys });
  };

  const keyOf = (node: unknown): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 8, arbitrary: valueOf(node).map(String) },
      { weight: 1, arbitrary: fc.constantFrom(...strangers) },
    );

  const byType = (node: JsonSchema): fc.Arbitrary<unknown> => {
    switch (node.type) {
      case 'object':
        return objectOf(node);
      case 'array':
        return fc.array(valueOf(node.items), { maxLength: 3 });
      case 'string':
        return nearBorders(node, textOf(node));
      case 'integer':
        return nearBorders(node, wholeIn(node));
      case 'number':
        return fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.double({ min: 0, max: 1, noNaN: true }),
        );
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return fc.jsonValue();
    }
  };

  const valueOf = (node: unknown): fc.Arbitrary<unknown> => {
    const { $ref, anyOf, enum: words } = record(node);
    if (typeof $ref === 'string') {
      const there = made.get($ref) ?? valueOf(target($ref));
      made.set($ref, there);
      return there;
    }
    if (anyOf !== undefined) return fc.oneof(...list(anyOf).map(valueOf));
    if (words !== undefined) return fc.constantFrom(...list(words));
    return 'const' in record(node) ? fc.constant(record(node).const) : byType(record(node));
  };

  return valueOf(schema);
};

/** What may become of one place in a value. */
type Bend =
  | { readonly bend: 'drop' }
  | { readonly bend: 'replace' | 'add'; readonly by: unknown }
  | { readonly bend: 'edit'; readonly at: number; readonly by: string };

const bendOf = (schema: JsonSchema): fc.Arbitrary<Bend> => {
  const others = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...odd, ...known, ...borders(schema)) },
    { weight: 1, arbitrary: fc.constantFrom(...ofEachType) },
  );
  return fc.oneof(
    fc.constant({ bend: 'drop' as const }),
    others.map((by) => ({ bend: 'replace' as const, by })),
    others.map((by) => ({ bend: 'add' as const, by })),
    fc.record({
      bend: fc.constant('edit' as const),
      at: fc.nat(40),
      by: fc.constantFrom('', '0', '9', 'a', ' ', '\n', '-', '😀'),
    }),
  );
};

const bent = (value: unknown, change: Bend, at: number): unknown => {
  switch (change.bend) {
    case 'drop':
      return undefined;
    case 'replace':
      return change.by;
    case 'add':
      if (isList(value)) return [...value, change.by];
      return t.UnknownRecord.is(value)
        ? Object.fromEntries([...Object.entries(value), [strangers[at % strangers.length], change.by]])
        : change.by;
    case 'edit': {
      if (typeof value !== 'string') return value;
      const characters = Array.from(value);
      characters.splice(change.at % (characters.length + 1), change.at % 2, change.by);
      return characters.join('');
    }
  }
};

type Path = readonly string[];

const placesIn = (value: unknown, path: Path = []): readonly Path[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))
    : []),
];

const changedAt = (value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown => {
  if (key === undefined) return change(value);
  const entries = Object.entries(value ?? {}).flatMap(
    ([name, each]): readonly (readonly [string, unknown])[] => {
      const changed: unknown = name === key ? changedAt(each, rest, change) : each;
      return changed === undefined ? [] : [[name, changed]];
    },
  );
  return isList(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
};

/** Values made from a schema, most of them bent in one or two places. */
export const bentValuesOf = (schema: JsonSchema): fc.Arbitrary<unknown> =>
  fc
    .tuple(valuesOf(schema), fc.array(fc.tuple(fc.nat(1000), bendOf(schema)), { maxLength: 2 }))
    .map(([value, bends]) =>
      bends.reduce<unknown>((before, [at, change]) => {
        const places = placesIn(before);
        const after = changedAt(before, places[at % places.length] ?? [], (each) => bent(each, change, at));
        return after === undefined ? null : after;
      }, value),
    );
