import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { inspect } from 'node:util';
import {
  CalendarDay,
  Instant,
  looseObject,
  PhoneNumber,
  problemsOf,
  fields,
  strictObject,
  refined,
  scrub,
  Secret,
  SecretText,
  text,
  TimeZone,
  whole,
} from '@cordboard/core/provider';
import { nullable, orNothing } from '@cordboard/core/http';

const Person = strictObject(
  'Person',
  fields({ name: text(10) }, { age: whole(0, 150), phones: t.readonlyArray(PhoneNumber) }),
);

const problems = <A>(codec: t.Type<A, unknown>, value: unknown): readonly string[] => {
  const result = codec.decode(value);
  return E.isRight(result) ? [] : problemsOf(result.left).map(({ path, message }) => `${path}: ${message}`);
};

describe('a closed record', () => {
  test('accepts what it describes', () => {
    expect(Person.is({ name: 'Ada' })).toBe(true);
    expect(problems(Person, { name: 'Ada', age: 3, phones: ['+15550100'] })).toEqual([]);
  });

  test('reports every mistake at once, by path and expected form', () => {
    expect(problems(Person, { name: '', age: 1.5, phones: ['12', 'secret-number'], nmae: 'x' })).toEqual([
      'name: expected text of 1 to 10 characters',
      'age: expected whole number from 0 to 150',
      'phones.1: expected phone number (2 to 20 digits, optional leading +)',
      'nmae: is not a known field; did you mean name?',
    ]);
  });

  test('says that a field is missing', () => {
    expect(problems(Person, {})).toEqual(['name: is missing: expected text of 1 to 10 characters']);
  });

  test('refuses an unknown field also in its guard', () => {
    expect(Person.is({ name: 'Ada', nmae: 1 })).toBe(false);
  });

  test('says once that something is no object at all', () => {
    expect(problems(Person, 'Ada')).toEqual([': expected an object']);
  });

  test('reports a union at the union', () => {
    const Either = t.union([Person, strictObject('Id', fields({ id: t.string }, {}))], 'person or id');
    expect(problems(strictObject('Holder', fields({ who: Either }, {})), { who: { x: 1 } })).toEqual([
      'who: expected person or id',
    ]);
  });

  test('reports inside the form of a union that a value says it has', () => {
    const Circle = strictObject('Circle', fields({ kind: t.literal('circle'), radius: t.number }, {}));
    const Square = strictObject('Square', fields({ kind: t.literal('square'), side: t.number }, {}));
    const Shape = strictObject('Shape', fields({ of: t.union([Circle, Square], 'circle or square') }, {}));
    expect(problems(Shape, { of: { kind: 'square', side: 'long' } })).toEqual(['of.side: expected number']);
    expect(problems(Shape, { of: { kind: 'square', side: 1, radius: 1 } })).toEqual([
      'of.radius: is not a known field (known: kind, side)',
    ]);
    for (const shape of [{ kind: 'cube', side: 1 }, { kind: null }, { kind: 5, sides: 1 }]) {
      expect(problems(Shape, { of: shape })).toEqual(['of.kind: expected one of circle, square']);
    }
    for (const shape of [{ side: 1 }, {}]) {
      expect(problems(Shape, { of: shape })).toEqual(['of.kind: is missing: expected one of circle, square']);
    }
    for (const shape of ['square', null, []]) {
      expect(problems(Shape, { of: shape })).toEqual(['of: expected circle or square']);
    }
  });

  test('tells the unions of a value apart', () => {
    const Holder = strictObject(
      'Holder',
      fields(
        {
          who: t.union([Person, t.number], 'person or number'),
          what: t.union([t.number, Person], 'number or person'),
        },
        {},
      ),
    );
    expect(problems(Holder, { who: { name: 7 }, what: { name: 7 } })).toEqual([
      'who.name: expected text of 1 to 10 characters',
      'what.name: expected text of 1 to 10 characters',
    ]);
  });

  test('reports inside the one form of a union that a value has', () => {
    const Rows = t.union([t.readonlyArray(Person), t.literal(''), t.null], 'people or null');
    expect(
      problems(strictObject('Holder', fields({ rows: Rows }, {})), { rows: [{ name: 'Ada' }, { name: 7 }] }),
    ).toEqual(['rows.1.name: expected text of 1 to 10 characters']);
    expect(problems(strictObject('Holder', fields({ rows: Rows }, {})), { rows: 7 })).toEqual([
      'rows: expected people or null',
    ]);
  });

  test.each([
    ['nothing', orNothing],
    ['null', nullable],
  ])('reports a union that %s may stand for like any other', (_, or) => {
    const Who = or(t.union([Person, t.number], 'person or number'));
    const Holder = strictObject('Holder', fields({}, { who: Who }));
    expect(problems(Holder, { who: { name: 7 } })).toEqual(['who.name: expected text of 1 to 10 characters']);
    expect(problems(Holder, { who: 'Ada' })).toEqual(['who: expected person or number']);
    expect(problems(Who, { name: 7 })).toEqual(['name: expected text of 1 to 10 characters']);
    expect(Who.encode(7)).toBe(7);
  });

  test('names no part of an intersection, wherever it stands', () => {
    const Both = t.intersection([t.type({ a: t.string }), looseObject('Inner', { b: t.string }, {})], 'Both');
    const Tight = refined(Both, 'with a before b', ({ a, b }) => a < b);
    const Rows = t.readonlyArray(t.union([Tight, t.undefined], 'row or nothing'));
    expect(problems(Rows, [undefined, { a: 'a', b: 1 }, 5, { a: 'b', b: 'a' }])).toEqual([
      '1.b: expected string',
      '2: expected row or nothing',
      '3: expected row or nothing',
    ]);
    expect(problems(Both, null)).toEqual([': expected an object']);
    expect(problems(t.type({ both: Both }), {})).toEqual(['both: is missing: expected an object']);
  });

  test('never prints a value, nor a key that is data', () => {
    const byPhone = t.record(t.string, whole(0, 1));
    expect(problems(byPhone, { '+15550100999': 5 })).toEqual(['[key]: expected whole number from 0 to 1']);
  });
});

describe('scalars', () => {
  test.each(['2026-01-31T09:00:00Z', '2026-01-31T09:00:00+08:00', '2026-01-31T09:00Z'])(
    '%s is an instant',
    (s) => {
      expect(Instant.is(s)).toBe(true);
    },
  );

  test.each(['2026-01-31T09:00:00', '2026-01-31', '2026-13-31T09:00:00Z', 'soon'])(
    '%s is no instant',
    (s) => {
      expect(Instant.is(s)).toBe(false);
    },
  );

  test('a calendar day has to exist', () => {
    expect(CalendarDay.is('2024-02-29')).toBe(true);
    expect(CalendarDay.is('2026-02-29')).toBe(false);
  });

  test('a time zone has to be known', () => {
    expect(TimeZone.is('Asia/Singapore')).toBe(true);
    expect(TimeZone.is('Mars/Olympus')).toBe(false);
  });

  test('length is counted in code points', () => {
    expect(text(2).is('☎️')).toBe(true);
    expect(text(1).is('😀')).toBe(true);
    expect(text(1).is('ab')).toBe(false);
  });
});

describe('a secret', () => {
  const secret = new Secret('hunter2');

  test('shows itself in no way of printing', () => {
    const shown = [String(secret), JSON.stringify(secret), inspect(secret, { showHidden: true })];
    expect(shown).toEqual(['[redacted]', '"[redacted]"', '[redacted]']);
    expect(secret.reveal()).toBe('hunter2');
  });

  test('is known by its brand, whichever version made it', () => {
    const elsewhere = { [Symbol.for('@cordboard/Secret')]: true, reveal: () => 'hunter2' };
    const read = SecretText.decode(elsewhere);
    expect(E.isRight(read) && read.right.reveal()).toBe('hunter2');
    expect(E.isLeft(SecretText.decode({ reveal: () => 'hunter2' }))).toBe(true);
  });

  test('is read from text, and encodes to nothing', () => {
    const read = SecretText.decode('hunter2');
    expect(E.isRight(read) && read.right.reveal()).toBe('hunter2');
    expect(SecretText.encode(secret)).toBe('[redacted]');
    expect(E.isLeft(SecretText.decode(''))).toBe(true);
  });
});

describe('scrubbing a foreign text', () => {
  test.each([
    ['number 13800138000 is wrong', 'number [number] is wrong'],
    ['call +1 (555) 010-0199 back', 'call [number] back'],
    ['call (030) 1234567 back', 'call [number] back'],
    ['token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.x refused', 'token [token] refused'],
    ['row 3 has 12 fields', 'row 3 has 12 fields'],
  ])('%s', (before, after) => {
    expect(scrub(before)).toBe(after);
  });

  test.each([
    ['a/b 138/0013/8000 c', 'a/b [number] c'],
    ['138,0013,8000', '[number]'],
    ['138_0013_8000', '[number]'],
    ['tel:138:0013:8000', 'tel:[number]'],
    ['138–0013—8000', '[number]'],
    ['138\u2010001\u22123\u20118000', '[number]'],
    ['1\u200b3\u20608\u00ad0\u202a013\ufeff8000', '[number]'],
    ['١٣٨٠٠١٣٨٠٠٠', '[number]'],
    ['１３８００１３８０００', '[number]'],
    ['१३८००१३८०००', '[number]'],
    ['一三八〇〇一三八〇〇〇', '[number]'],
    ['①③⑧⓪⓪①③⑧⓪⓪⓪', '[number]'],
    ['1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣', '[number]\u20e3'],
    ['hash d41d8cd98f00b204e9800998ecf8427e is known', 'hash [token] is known'],
  ])('%s holds nothing private afterwards', (before, after) => {
    expect(scrub(before)).toBe(after);
  });

  test('a number as long as those of phones is gone, whatever stands between its digits', () => {
    const digit = fc.constantFrom(
      ...Array.from('0123456789٠١٢٣٤٥٦٧٨٩０１２３４５６７８９०१२३४५६७८९〇零一二三四五六七八九'),
    );
    const between = fc.string({
      unit: fc.constantFrom(
        ...Array.from(' \t/,_:;.-()[]{}|*#\'"‐‑‒–—―−·•\u200b\u200d\u2060\ufeff\u00ad\u202a\u00a0\u3000'),
      ),
      maxLength: 4,
    });
    const number = fc
      .array(fc.tuple(digit, between), { minLength: 6, maxLength: 20 })
      .map((pairs) => pairs.flat().join(''));
    fc.assert(
      fc.property(number, (written) => !/[\p{N}零一二三四五六七八九]/u.test(scrub(`call ${written} back`))),
      { seed: 1, numRuns: 2_000 },
    );
  });

  test('takes time in proportion to the text', () => {
    const before = process.cpuUsage();
    for (const piece of ['1 ', '1' + ' '.repeat(1000), '-', 'a1', '\u200b1', '\u001b['])
      scrub(piece.repeat(200_000));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(20_000);
  });

  test('bounds the length', () => {
    expect(scrub('no '.repeat(500)).length).toBeLessThanOrEqual(201);
  });
});
