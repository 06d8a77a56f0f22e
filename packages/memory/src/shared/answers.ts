import type * as E from 'fp-ts/lib/Either.js';
import { failure, failureOf, type ContactCenterError, type Written } from '@cordboard/core/provider';
import type { Clock } from './clock.js';

export type Answer<A> = E.Either<ContactCenterError, A>;

/** It was done, and took one tick. */
export const applied = <A>(clock: Clock, value: A): Written<A> => {
  clock.tick();
  return { value, outcome: 'applied', warnings: [] };
};

/** It was so already. */
export const unchanged = <A>(value: A): Written<A> => ({ value, outcome: 'unchanged', warnings: [] });

/** A field of the input contradicts another. */
export const invalid = (path: string, message: string): ContactCenterError =>
  failureOf('InvalidInput', 'invalid input', [{ path, message }]);

export const notFound = (noun: string): ContactCenterError => failure('NotFound', `no such ${noun}`);

export const alreadyExists = (noun: string, what: string): ContactCenterError =>
  failure('AlreadyExists', `${noun} with that ${what} exists already`);
