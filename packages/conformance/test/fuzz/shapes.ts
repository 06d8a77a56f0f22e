import fc from 'fast-check';

/** Another value in the place of one, by the text that stands for it in JSON. */
type Other =
  | { readonly other: 'plain'; readonly json: string }
  | { readonly other: 'long'; readonly piece: string; readonly length: number }
  | { readonly other: 'list'; readonly item: string; readonly count: number }
  | { readonly other: 'fields'; readonly count: number }
  | { readonly other: 'deep'; readonly open: string; readonly close: string; readonly levels: number };

const wrappings = ['list', 'object', 'text', 'JSON in JSON'] as const;

type Wrapping = (typeof wrappings)[number];

/** What becomes of one place in a reply. */
type Change =
  | Other
  | { readonly change: 'leave out' }
  | { readonly change: 'rename'; readonly name: string }
  | { readonly change: 'add'; readonly name: string; readonly value: Other }
  | { readonly change: 'wrap'; readonly as: Wrapping }
  | { readonly change: 'repeat'; readonly count: number };

/** A change of the shape of a reply: `at` counts its places, round and round. */
export interface ShapeChange {
  readonly at: number;
  readonly change: Change;
}

/** Names that mean something to JavaScript or to its libraries. */
const words = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'toJSON',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  'length',
  'name',
  'is',
  '_tag',
  'left',
  'right',
  '',
  '0',
  '-1',
  'a.b',
];

/** What must not be printed, in the place of a name or of a value. What the request held secret is quoted instead. */
export const planted = ['12025550101', '+12025550101', '00120255501010000', 'call 12025550101, now'];

const odd = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e999',
  '-1e999',
  '9007199254740993',
  '123456789012345678901234567890',
  '""',
  '" "',
  '"0"',
  '"null"',
  '"\\ud800"',
  '"\\u0000"',
  '"\\r\\n"',
  '"\\u001b[2J\\u202e"',
  '"2026-02-30T25:61:00"',
  '"张伟"',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"length":1e9}',
  '{"then":1,"toString":1,"toJSON":1,"valueOf":1}',
];

const other: fc.Arbitrary<Other> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({
      other: fc.constant('plain' as const),
      json: fc.constantFrom(...odd, ...[...words, ...planted].map((word) => JSON.stringify(word))),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      other: fc.constant('long' as const),
      piece: fc.constantFrom('a', '9', '\\n', '\\\\', '%25', '&amp;', '1202 ', 'é', '\\u001b['),
      length: fc.integer({ min: 1, max: 100_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      other: fc.constant('list' as const),
      item: fc.constantFrom('1', 'null', '{}', '""', '[]', '{"__proto__":1}', '"12025550101"'),
      count: fc.integer({ min: 1, max: 25_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      other: fc.constant('fields' as const),
      count: fc.integer({ min: 1, max: 10_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(['[', ']'] as const, ['{"data":', '}'] as const, ['[{"":', '}]'] as const),
        fc.integer({ min: 1, max: 20_000 }),
      )
      .map(([[open, close], levels]) => ({ other: 'deep' as const, open, close, levels })),
  },
);

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 10, arbitrary: other },
  { weight: 3, arbitrary: fc.constant({ change: 'leave out' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      change: fc.constant('rename' as const),
      name: fc.constantFrom(...words, ...planted),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      change: fc.constant('add' as const),
      name: fc.constantFrom(...words, ...planted),
      value: other,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      change: fc.constant('wrap' as const),
      as: fc.constantFrom(...wrappings),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ change: fc.constant('repeat' as const), count: fc.integer({ min: 2, max: 200 }) }),
  },
);

export const shapeChange: fc.Arbitrary<ShapeChange> = fc.record({ at: fc.nat(10_000), change });

const jsonOf = (value: Other): string => {
  switch (value.other) {
    case 'plain':
      return value.json;
    case 'long':
      return `"${value.piece.repeat(Math.ceil(value.length / value.piece.length))}"`;
    case 'list':
      return `[${Array.from({ length: value.count }, () => value.item).join(',')}]`;
    case 'fields':
      return `{${Array.from({ length: value.count }, (_, n) => `"f${n}":${n}`).join(',')}}`;
    case 'deep':
      return value.open.repeat(value.levels) + value.close.repeat(value.levels);
  }
};

/** JSON that is written as it stands, whatever it holds and however deep it is. */
class Raw {
  constructor(readonly json: string) {}
}

const isObject = (u: unknown): u is object => typeof u === 'object' && u !== null;

const written = (value: unknown): string => {
  if (value instanceof Raw) return value.json;
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}:${written(each)}`);
  return `{${fields.join(',')}}`;
};

/** A place in a value: a field, an item of a list, or the value itself. */
interface Place {
  readonly name: string;
  readonly value: unknown;
}

const placesIn = (value: unknown): readonly Place[] =>
  isObject(value) && !(value instanceof Raw)
    ? Object.entries(value).map(([name, each]: [string, unknown]) => ({ name, value: each }))
    : [];

/** How many places a value has, with itself. */
const countOf = (value: unknown): number =>
  placesIn(value).reduce((sum, place) => sum + countOf(place.value), 1);

// `fromEntries` makes a field of every name, `__proto__` too.
const withPlaces = (value: unknown, places: readonly Place[]): unknown =>
  Array.isArray(value)
    ? places.map((place) => place.value)
    : Object.fromEntries(places.map((place) => [place.name, place.value]));

type Edit = (place: Place) => readonly Place[];

const editedAt = (place: Place, at: number, edit: Edit): readonly Place[] => {
  if (at === 0) return edit(place);
  let before = 1;
  const places = placesIn(place.value).flatMap((inner) => {
    const innerAt = at - before;
    const count = countOf(inner.value);
    before += count;
    return innerAt >= 0 && innerAt < count ? editedAt(inner, innerAt, edit) : [inner];
  });
  return [{ ...place, value: withPlaces(place.value, places) }];
};

const wrappedAs = (value: unknown): Readonly<Record<Wrapping, () => unknown>> => ({
  list: () => [value],
  object: () => ({ value }),
  text: () => (typeof value === 'string' ? Number(value) : written(value)),
  'JSON in JSON': () => written(value),
});

const longestRepeated = 100_000;

const editOf =
  (change: Change): Edit =>
  (place) => {
    const { value } = place;
    if ('other' in change) return [{ ...place, value: new Raw(jsonOf(change)) }];
    switch (change.change) {
      case 'leave out':
        return [];
      case 'rename':
        return [{ ...place, name: change.name }];
      case 'add': {
        const added = { name: change.name, value: new Raw(jsonOf(change.value)) };
        return [{ ...place, value: withPlaces({}, [...placesIn(value), added]) }];
      }
      case 'wrap':
        return [{ ...place, value: wrappedAs(value)[change.as]() }];
      case 'repeat': {
        const count = Math.min(change.count, Math.ceil(longestRepeated / written(value).length));
        return [{ ...place, value: Array.from({ length: count }, () => value) }];
      }
    }
  };

/** A JSON text with changes to its shape, one after the other. What is no JSON stays as it is. */
export const reshaped = (body: string, changes: readonly ShapeChange[]): string => {
  if (changes.length === 0) return body;
  try {
    const json: unknown = JSON.parse(body);
    const value = changes.reduce<unknown>(
      (changing, { at, change }) =>
        editedAt({ name: '', value: changing }, at % countOf(changing), editOf(change))[0]?.value,
      json,
    );
    return value === undefined ? '' : written(value);
  } catch {
    return body;
  }
};
