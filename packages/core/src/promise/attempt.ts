import { isContactCenterError, type ContactCenterError } from '../errors/contact-center-error.js';

/** What became of a call: its value, or its error with a type. */
export type Attempt<A> =
  { readonly ok: true; readonly value: A } | { readonly ok: false; readonly error: ContactCenterError };

const succeeded = <A>(value: A): Attempt<A> => ({ ok: true, value });

/**
 * Waits for a call and answers its error instead of rejecting with it: `const made = await attempt(center.queues.create(…))`.
 * An error that is not a `ContactCenterError` is not from a call: it rejects as before.
 */
export const attempt = <A>(call: Promise<A>): Promise<Attempt<A>> =>
  call.then(succeeded, (error: unknown) =>
    // Asked once more, the call rejects with the very same error.
    isContactCenterError(error) ? { ok: false, error } : call.then(succeeded),
  );
