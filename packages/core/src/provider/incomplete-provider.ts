import { describeProblems, type Problem } from '../codec/report.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';

/** What an adapter declares does not hold together, which is a bug of the adapter. */
export const incompleteProvider = (
  provider: string,
  problems: readonly Problem[] = [],
): ContactCenterError => {
  const sentence = `the provider ${provider} is incomplete (a bug in the adapter)`;
  const details = problems.length === 0 ? '' : `: ${describeProblems(problems)}`;
  return failure('Internal', `${sentence}${details}`, { problems });
};
