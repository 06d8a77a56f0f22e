import * as TE from 'fp-ts/lib/TaskEither.js';
import { failure, isContactCenterError, type ContactCenterError } from '../errors/contact-center-error.js';

const messageOf = (reason: unknown): string =>
  reason instanceof Error && reason.message !== '' ? reason.message : 'an error without a message was thrown';

/** What code of the caller's threw. It is told as it is, because the caller is the one who reads it. */
const errorOf = (reason: unknown): ContactCenterError =>
  isContactCenterError(reason) ? reason : failure('Internal', messageOf(reason), { cause: reason });

/** Runs code of the caller's, which may be a double: what it throws becomes an `Internal` with the same message. */
export const fromPromise = <A>(run: () => A | PromiseLike<A>): TE.TaskEither<ContactCenterError, A> =>
  TE.tryCatch(async () => run(), errorOf);
