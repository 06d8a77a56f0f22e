import { sentenceOf, type Case } from './case.js';
import { expectationsTo } from './expectation.js';
import { shown } from './shown.js';
import { watched, type CallMade } from './watched.js';
import { unknowns, type Subject } from './world.js';

const mostCalls = 3;

/** The last calls of a case, for the end of a sentence. */
const after = (calls: readonly CallMade[]): string =>
  calls.length === 0
    ? ''
    : `, after ${calls
        .slice(-mostCalls)
        .map(({ operation, input }) => `${operation} ${shown(input)}`)
        .join(', ')}`;

/**
 * Runs a case in a fresh world. What was not as promised comes back in words, `a provider that serves … does
 * …: expected …, got …, after …`; nothing, when all was.
 */
export const failuresIn = async ({ create }: Subject, each: Case): Promise<readonly string[]> => {
  const failures: string[] = [];
  const calls: CallMade[] = [];
  const tell = (what: string): void => {
    failures.push(`${sentenceOf(each)}: ${what}${after(calls)}`);
  };
  const carryOut = async (): Promise<void> => {
    const world = await create();
    const center = watched(world.center, (call) => calls.push(call));
    const known = { ...unknowns, ...world.known };
    try {
      await each.check({ ...world, center, known }, expectationsTo(tell));
    } finally {
      await world.close();
    }
  };
  await carryOut().catch((error: unknown) => {
    tell(`failed with ${shown(error)}`);
  });
  return failures;
};
