import { failure, type ContactCenterError } from '@cordboard/core/provider';

/** Refusals of Redis that are permanent, by their first word. */
const refusals: ReadonlyMap<string, string> = new Map([
  ['WRONGPASS', 'Redis does not accept the user and password in url'],
  ['NOAUTH', 'Redis asks for a password, and url has none'],
  ['NOPERM', 'the Redis user in url may not do what a store needs'],
]);

/** The code of a broken connection, or the word that a refusal of Redis begins with. */
const wordOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /^[A-Z]{3,}\b/.exec(error.message)?.[0] ?? error.name;
};

/** What a failure of Redis means. Its own text is left out: it may quote an address or a value. */
export const toError = (error: unknown): ContactCenterError => {
  const word = wordOf(error);
  const refusal = refusals.get(word);
  return refusal === undefined
    ? failure('Unavailable', `the store in Redis cannot be reached (${word})`, { cause: error })
    : failure('Misconfigured', refusal);
};

export const late = failure('Unavailable', 'the store in Redis did not answer in time');

export const closed = failure('Unavailable', 'the store in Redis is closed');
