import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { failure, isContactCenterError, type ContactCenterError } from '../errors/contact-center-error.js';

const brokeDown = failure('Internal', 'the adapter broke down; this is a defect, please report it', {
  effect: 'maybe',
});

/** Keeps the promise that nothing throws, whatever an adapter does. What was thrown is not passed on: it may quote data. */
export const guarded =
  <A>(task: TaskEither<ContactCenterError, A>): TaskEither<ContactCenterError, A> =>
  async () => {
    try {
      return await task();
    } catch (cause) {
      return E.left(isContactCenterError(cause) ? cause : brokeDown);
    }
  };
