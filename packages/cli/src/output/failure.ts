import type { ContactCenterError, Effect } from '@cordboard/core';
import { identity } from 'fp-ts/lib/function.js';
import { cleanText, describeProblems } from '@cordboard/core/schema';
import type { Failure } from '../exit.js';
import type { Io } from '../io.js';
import { jsonText } from './json.js';

/** What the effect of a failed call means for the user. */
const afterwards: Readonly<Record<Effect, string>> = {
  none: '',
  maybe: 'It may have happened anyway: check before you repeat it.',
  done: 'It happened anyway.',
};

const subjectOf = ({ message, problems }: ContactCenterError): string => {
  const listed = `: ${describeProblems(problems)}`;
  return problems.length > 0 && message.endsWith(listed) ? message.slice(0, -listed.length) : message;
};

const patience = ({ retryable, retryAfterMs }: ContactCenterError): string => {
  if (!retryable) return '';
  return retryAfterMs === undefined
    ? 'Trying again later may help.'
    : `Trying again after ${Math.ceil(retryAfterMs / 1000)} s may help.`;
};

/** An error for people: a sentence, then each problem on its own line. */
const sentenceOf = ({ error, nameOf = identity }: Failure): string =>
  [
    `error: ${subjectOf(error)}`,
    ...error.problems.map(
      ({ path, message }) => `  - ${[nameOf(path), message].filter((part) => part !== '').join(' ')}`,
    ),
    afterwards[error.effect],
    patience(error),
  ]
    .filter((line) => line !== '')
    .map(cleanText)
    .join('\n');

/** Prints an error on stderr: for people, or as one line of JSON. */
export const tellFailure = (io: Io, json: boolean, failure: Failure): void => {
  io.stderr.write(`${json ? jsonText(failure.error) : sentenceOf(failure)}\n`);
};
