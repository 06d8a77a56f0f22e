import { expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { problemsOf, fields, strictObject } from '@cordboard/core/schema';
import { didYouMean } from '../src/foundation/did-you-mean.js';

const known = ['operator', 'appId', 'appSecret', 'agents.list', 'huawei-cc', 'eu'];

test.each([
  ['operater', 'a letter replaced', 'operator'],
  ['oprator', 'one left out', 'operator'],
  ['operatorr', 'one added', 'operator'],
  ['opeartor', 'two swapped', 'operator'],
  ['OPERATOR', 'letter case', 'operator'],
  ['app-id', 'a hyphen', 'appId'],
  ['huaweicc', 'no hyphen', 'huawei-cc'],
  ['agents.lst', 'a name with a dot', 'agents.list'],
  ['EU', 'a short name', 'eu'],
])('%s (%s) is meant as %s', (word, _, meant) => {
  expect(didYouMean(word, known)).toBe(`; did you mean ${meant}?`);
});

test.each([
  ['us', 'as far from a name as it is long'],
  ['opaertro', 'more than a quarter apart'],
  ['', 'nothing'],
  ['secret', 'a part of a name'],
  ['é'.repeat(100), 'a long word'],
])('%s is meant as none: %s', (word) => {
  expect(didYouMean(word, known)).toBe('');
});

test('the nearest of several is meant, the first of equals', () => {
  expect(didYouMean('startsAt', ['startedAt', 'startAt', 'startsOn'])).toBe('; did you mean startAt?');
  expect(didYouMean('rowz', ['rows', 'rowt'])).toBe('; did you mean rows?');
});

test('many long keys cost no more than a few', () => {
  const names = Array.from({ length: 90 }, (_, i) => `field${String(i)}${'x'.repeat(50)}`);
  const codec = strictObject('Wide', fields({}, Object.fromEntries(names.map((name) => [name, t.string]))));
  const typed = (i: number, length: number): string => `feild${String(i)}${'x'.repeat(length)}`;
  const keys = (count: number): Readonly<Record<string, number>> =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [typed(i, i % 2 ? 50 : 5000), 1]));
  const refused = (input: unknown): { readonly last: string | undefined; readonly cost: number } => {
    const startedAt = process.cpuUsage();
    const decoded = codec.decode(input);
    const { user } = process.cpuUsage(startedAt);
    return { last: E.isLeft(decoded) ? problemsOf(decoded.left).at(-1)?.message : undefined, cost: user };
  };
  const [few, many] = [refused(keys(200)), refused(keys(20_000))];
  expect([few.last, many.last]).toEqual(['and 180 more', 'and 19980 more']);
  // Were each key compared, a hundred times as many would cost a hundred times as much.
  expect(many.cost / few.cost).toBeLessThan(10);
});

test('what was typed is not printed, and no value is suggested', () => {
  const decoded = strictObject('Small', fields({ name: t.string }, {})).decode({
    name: 'x',
    nmae: 'secretive',
    secretve: 1,
  });
  const problems = E.isLeft(decoded) ? problemsOf(decoded.left) : [];
  expect(problems).toEqual([
    { path: 'nmae', message: 'is not a known field; did you mean name?' },
    { path: 'secretve', message: 'is not a known field (known: name)' },
  ]);
});
