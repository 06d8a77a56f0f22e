import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import {
  arrayOf,
  describeProblems,
  failure,
  failureOf,
  looseObject,
  problemsOf,
  fields,
  strictObject,
  text,
  type Problem,
} from '@cordboard/core/provider';

const Row = looseObject('Row', { id: t.string }, { name: t.string });
const ones = (count: number): readonly number[] => Array.from({ length: count }, () => 1);

const problemsIn = (codec: t.Mixed, value: unknown): readonly Problem[] => {
  const decoded = codec.decode(value);
  return E.isLeft(decoded) ? problemsOf(decoded.left) : [];
};

const cpuMs = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
};

describe('what is wrong with a long list', () => {
  const shapes: readonly (readonly [string, t.Mixed, unknown])[] = [
    ['a list of rows', arrayOf(Row), ones(39_000)],
    ['a list that may be missing', t.union([arrayOf(Row), t.null, t.undefined]), ones(39_000)],
    ['a list inside each row', arrayOf(arrayOf(Row)), ones(2_000).map(() => ones(20))],
    ['a list decoded by io-ts alone', t.readonlyArray(Row), ones(39_000)],
    ['a map', t.record(t.string, text(1)), Object.fromEntries(ones(39_000).entries())],
    ['unknown fields', strictObject('Nothing', fields({}, {})), Object.fromEntries(ones(39_000).entries())],
  ];

  test.each(shapes)('%s is told in twenty problems and the number of the others', (_, codec, value) => {
    const problems = problemsIn(codec, value);
    expect(problems).toHaveLength(21);
    expect(problems[20]).toEqual({ path: '', message: expect.stringMatching(/^and \d+ more$/) });
  });

  test.each(shapes)('%s costs little', (_, codec, value) => {
    expect(cpuMs(() => problemsIn(codec, value))).toBeLessThan(4_000);
  });

  test('how many elements are wrong is exact, and those that are right do not count', () => {
    const rows = [...ones(30), { id: 'good' }, ...ones(70), { id: 7 }];
    const problems = problemsIn(arrayOf(Row), rows);
    expect(problems.slice(0, 2)).toEqual([
      { path: '0', message: 'expected an object' },
      { path: '1', message: 'expected an object' },
    ]);
    expect(problems[20]).toEqual({ path: '', message: 'and 81 more' });
  });

  test('a good list is decoded as it is', () => {
    const rows = [{ id: 'a' }, { id: 'b', name: 'x', more: 1 }];
    expect(arrayOf(Row).decode(rows)).toEqual(E.right(rows));
    expect(arrayOf(Row).is(rows)).toBe(true);
    expect(problemsIn(arrayOf(Row), { 0: rows[0] })).toEqual([{ path: '', message: 'expected a list' }]);
  });
});

test('an element that has to be read is decoded, and encoded again', () => {
  const Lengths = arrayOf(
    new t.Type<number, string, unknown>(
      'length',
      t.number.is,
      (u, context) => (t.string.is(u) ? t.success(u.length) : t.failure(u, context)),
      String,
    ),
  );
  expect(Lengths.decode(['one', 5, 'three'])).toEqual(E.right([3, 5, 5]));
  expect(Lengths.encode([3, 5])).toEqual(['3', '5']);
});

describe('a sentence about many problems', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => ({ path: `rows.${String(i)}`, message: 'is wrong' }));

  test('is short and says how many are left out', () => {
    const sentence = describeProblems(many);
    expect(sentence.length).toBeLessThanOrEqual(520);
    const [, left = ''] = /^rows\.0 is wrong; .*; and (\d+) more$/.exec(sentence) ?? [];
    expect(Number(left) + sentence.split('; ').length - 1).toBe(5_000);
  });

  test('keeps the whole of a short list', () => {
    expect(describeProblems(many.slice(0, 2))).toBe('rows.0 is wrong; rows.1 is wrong');
  });

  test('counts what a shorter list stands for already', () => {
    const error = failureOf('InvalidInput', 'invalid input', many);
    expect(error.problems).toHaveLength(21);
    expect(error.problems[20]?.message).toBe('and 4980 more');
    expect(error.message).toMatch(/; and \d+ more$/);
    expect(failureOf('InvalidInput', 'invalid input', error.problems).problems).toEqual(error.problems);
  });
});

test('every text of an error has a longest length', () => {
  const long = 'x'.repeat(2_000);
  const problems = [{ path: long, message: long }];
  const error = failure('InvalidInput', long, { native: { code: long, message: long }, problems });
  const {
    message,
    native,
    problems: [problem],
  } = error;
  const texts = [message, native?.code, native?.message, problem?.path, problem?.message];
  expect(texts.map((text) => text?.length)).toEqual([800, 100, 300, 200, 300]);
});
