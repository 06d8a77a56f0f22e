import type { OperationName } from '@cordboard/core/provider';
import { fullTitle, operationsOf } from './case.js';
import { groupsOf } from './cases.js';
import { failuresIn } from './check-case.js';
import type { Subject } from './world.js';

/** The result of a case. */
export interface Finding {
  /** The sentence, with the operations it is about. */
  readonly title: string;
  readonly operations: readonly OperationName[];
  /** What was not as promised, each in a sentence; empty when the provider keeps the promise. */
  readonly failures: readonly string[];
}

/** Checks a provider against the contract, or selected cases of it, without a test runner. */
export const checkProvider = async (
  subject: Subject,
  isWanted: (title: string) => boolean = () => true,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  const cases = (await groupsOf(subject)).flatMap((group) => group.cases);
  for (const each of cases.filter((one) => isWanted(fullTitle(one)))) {
    findings.push({
      title: fullTitle(each),
      operations: operationsOf(each),
      failures: await failuresIn(subject, each),
    });
  }
  return findings;
};
