import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import {
  arrayOf,
  fromGuard,
  Instant,
  oneOf,
  looseObject,
  operations,
  problemsOf,
  fields,
  strictObject,
  refined,
  TimeZone,
  whole,
} from '@cordboard/core/provider';
import { httpFields } from '@cordboard/core/http';

const Word = oneOf(['ready', 'busy']);
const Loose = fromGuard(
  'text or number',
  (u): u is string | number => typeof u === 'string' || typeof u === 'number',
);
const Row = looseObject('Row', { id: t.string, word: Word }, { count: whole(0, 9), loose: Loose });

interface Provable {
  is(u: unknown): boolean;
  decode(u: unknown): E.Either<unknown, unknown>;
}

const codecs: Readonly<Record<string, Provable>> = {
  'an open record': Row,
  'an open record of open records': looseObject('Outer', { row: Row }, { rows: t.readonlyArray(Row) }),
  'a list of open records': arrayOf(Row),
  'a list of lists, or nothing': t.union([arrayOf(arrayOf(Word)), t.null, t.undefined]),
  'a closed record': strictObject('Closed', fields({ id: t.string }, { row: Row, word: Word })),
  'a union of records': t.union([
    strictObject('A', fields({ id: t.string }, {})),
    strictObject('B', fields({ word: Word }, {})),
    Row,
  ]),
  'a refined codec': refined(t.string, 'not blank', (s) => s.trim() !== ''),
  'the settings of every adapter': strictObject('Settings', fields({}, httpFields)),
};

const keys = ['id', 'word', 'count', 'loose', 'row', 'rows', 'other'];
const leaf = fc.oneof(
  fc.constantFrom('ready', 'busy', '', 'x', 3, 10, -1, null, undefined, true),
  fc.anything(),
);
const nearlyRow = fc.record(
  {
    id: fc.string(),
    word: fc.constantFrom('ready', 'busy', 'asleep'),
    count: fc.constantFrom(0, 9, 10, undefined),
    loose: fc.constantFrom('1', 1, null),
    other: leaf,
  },
  { requiredKeys: [] },
);
const value = fc.letrec((tie) => ({
  some: fc.oneof(
    { depthSize: 'small' },
    leaf,
    nearlyRow,
    fc.array(tie('some'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...keys), tie('some')), { selector: ([key]) => key })
      .map((pairs) => Object.fromEntries(pairs)),
  ),
})).some;

/** Made once for all: making them costs more than decoding them. */
const values = fc.sample(value, { seed: 1, numRuns: 500 });

const agree = (codec: Provable): void => {
  expect(values.filter((u) => codec.is(u) !== E.isRight(codec.decode(u)))).toEqual([]);
};

describe('the short way of proving says the same as the long one', () => {
  test.each(Object.entries(codecs))('for %s', (_, codec) => {
    agree(codec);
  });

  test('for the input of every operation', () => {
    const inputs = operations.flatMap((operation) => (operation.kind === 'bulk' ? [] : [operation.input]));
    for (const input of inputs) agree(input);
  });
});

describe('a record is proven the same', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const odd = 'a "quoted" \\ \n\u2028 `${name}`';
  const makeOdd = () => looseObject('Odd', { [odd]: t.string }, { __proto: Word, 'is0(u)': Loose });

  test('whatever its fields are called', () => {
    const codec = makeOdd();
    expect([codec.is({ [odd]: 'x' }), codec.is({ [odd]: 1 }), codec.is({})]).toEqual([true, false, false]);
    expect(codec.is({ [odd]: 'x', 'is0(u)': 1, __proto: 'ready' })).toBe(true);
    expect(codec.is({ [odd]: 'x', 'is0(u)': null })).toBe(false);
  });

  test('without making code', () => {
    const made = jest.spyOn(globalThis, 'Function');
    const row = looseObject('Row', { id: t.string, word: Word }, { count: whole(0, 9), loose: Loose });
    agree(row);
    agree(strictObject('Closed', fields({ id: t.string }, { row, word: Word })));
    agree(makeOdd());
    expect(made).not.toHaveBeenCalled();
  });
});

test('an open record lets through what nobody asked for, and names what is wrong by its place', () => {
  const good = { id: 'a', word: 'ready', password: 'unread' };
  expect(Row.decode(good)).toEqual(E.right(good));
  const bad = looseObject('Outer', { row: Row }, {}).decode({ row: { id: 'a', word: 'asleep', count: 10 } });
  expect(E.isLeft(bad) ? problemsOf(bad.left) : []).toEqual([
    { path: 'row.word', message: 'expected one of ready, busy' },
    { path: 'row.count', message: 'expected whole number from 0 to 9' },
  ]);
});

test('an instant is one that the engine understands without moving it to another day', () => {
  const part = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
  const instant = fc
    .tuple(
      part(14),
      part(33),
      part(23),
      part(61),
      part(61),
      fc.constantFrom('Z', '+08:00', '-23:59', '+24:00', '+10:60'),
    )
    .map(
      ([month, day, hour, minute, second, zone]) => `2024-${month}-${day}T${hour}:${minute}:${second}${zone}`,
    );
  const stays = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  fc.assert(
    fc.property(instant, (s) => Instant.is(s) === (!Number.isNaN(Date.parse(s)) && stays(s.slice(0, 10)))),
    { seed: 1, numRuns: 2000, examples: [['2024-02-30T00:00:00Z'], ['2024-02-29T00:00:00Z']] },
  );
});

test('a time zone is known again, and what is none stays none', () => {
  expect(
    ['Asia/Singapore', 'Asia/Singapore', 'Mars/Base', 'Mars/Base', 'UTC'].map((s) => TimeZone.is(s)),
  ).toEqual([true, true, false, false, true]);
});
