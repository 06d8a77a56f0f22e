import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { inspect } from 'node:util';
import {
  CalendarDay,
  Instant,
  PhoneNumber,
  problemsOf,
  record,
  scrub,
  Secret,
  SecretText,
  text,
  TimeZone,
  whole,
} from '@cordboard/core';

const Person = record(
  'Person',
  { name: text(10) },
  { age: whole(0, 150), phones: t.readonlyArray(PhoneNumber) },
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
      'nmae: is not a known field (known: name, age, phones)',
    ]);
  });

  test('says that a field is missing', () => {
    expect(problems(Person, {})).toEqual(['name: is missing: expected text of 1 to 10 characters']);
  });

  test('refuses an unknown field also in its guard', () => {
    expect(Person.is({ name: 'Ada', nmae: 1 })).toBe(false);
  });

  test('says once that something is no object at all', () => {
    expect(problems(Person, 'Ada')).toEqual([': expected Person']);
  });

  test('reports a union at the union', () => {
    const Either = t.union([Person, record('Id', { id: t.string }, {})], 'person or id');
    expect(problems(record('Holder', { who: Either }, {}), { who: { x: 1 } })).toEqual([
      'who: expected person or id',
    ]);
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
    const shown = [String(secret), JSON.stringify({ secret }), inspect(secret, { showHidden: true })];
    expect(shown.join()).not.toContain('hunter2');
    expect(secret.reveal()).toBe('hunter2');
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
    ['token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.x refused', 'token [token] refused'],
    ['row 3 has 12 fields', 'row 3 has 12 fields'],
  ])('%s', (before, after) => {
    expect(scrub(before)).toBe(after);
  });

  test('bounds the length', () => {
    expect(scrub('no '.repeat(500)).length).toBeLessThanOrEqual(201);
  });
});
