import * as E from 'fp-ts/lib/Either.js';
import {
  applied as confirmed,
  failure,
  invalidInput,
  type ContactCenterError,
  type Written,
} from '@cordboard/core/provider';
import type { Clock } from './clock.js';

export type Answer<A> = E.Either<ContactCenterError, A>;

/** It was done, and took one tick. */
export const applied = <A>(clock: Clock, value: A): Written<A> => {
  clock.tick();
  return confirmed(value);
};

/** A field of the input contradicts another. */
export const invalid = (path: string, message: string): ContactCenterError =>
  invalidInput([{ path, message }]);

export const notFound = (noun: string): ContactCenterError => failure('NotFound', `no such ${noun}`);

/** What was looked for, or `NotFound`: an error is dear to make, so it is made where nothing was found. */
export const orNotFound =
  (noun: string) =>
  <A>(value: A | undefined): Answer<A> =>
    value === undefined ? E.left(notFound(noun)) : E.right(value);

export const alreadyExists = (noun: string, what: string): ContactCenterError =>
  failure('AlreadyExists', `${noun} with that ${what} exists already`);
