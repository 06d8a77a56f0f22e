import { expect, test } from '@jest/globals';
import { fuzz } from './fuzz/fuzz.js';

test('whatever a vendor answers, every operation ends in an answer of its own', async () => {
  let spoiled = 0;
  const finding = await fuzz({
    seed: 20_261_128,
    replies: 3000,
    onOutcome: ({ isSpoiled }) => {
      spoiled += Number(isSpoiled);
    },
  });
  expect(finding).toEqual(undefined);
  expect(spoiled).toBeGreaterThan(2500);
}, 300_000);
