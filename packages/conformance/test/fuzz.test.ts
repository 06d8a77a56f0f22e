import { expect, test } from '@jest/globals';
import { fuzz } from './fuzz/fuzz.js';

test('whatever a vendor answers, every operation ends in an answer of its own', async () => {
  let mutated = 0;
  const finding = await fuzz({
    seed: 20_261_128,
    replies: 3000,
    onOutcome: ({ isMutated }) => {
      mutated += Number(isMutated);
    },
  });
  expect(finding).toEqual(undefined);
  expect(mutated).toBeGreaterThan(2500);
}, 300_000);
