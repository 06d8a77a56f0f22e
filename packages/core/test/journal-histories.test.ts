import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { history, play } from './journal/history.js';

test('whatever happens, an import that is gone on with sends each row once or says which may have been sent', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (past) => {
      expect((await play(past)).problems).toEqual([]);
    }),
    { numRuns: 600, seed: 20_260_105 },
  );
}, 300_000);
