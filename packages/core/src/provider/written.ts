import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Warning, Written } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';

/** The result of a write that the vendor confirmed. */
export const applied = <A>(value: A, warnings: readonly Warning[] = []): Written<A> => ({
  value,
  outcome: 'applied',
  warnings,
});

/** The result of a write that the vendor took, and whose effect follows. */
export const accepted = <A>(value: A): Written<A> => ({ value, outcome: 'accepted', warnings: [] });

/** The result of a write that changed nothing. */
export const unchanged = <A>(value: A): Written<A> => ({ value, outcome: 'unchanged', warnings: [] });

/** The warning about a field of what is there already, in which it could not be set. */
export const notSet =
  ({ message, effect }: ContactCenterError) =>
  (field: string): Warning => ({
    field,
    message: `${effect === 'none' ? 'was not set' : 'may not have been set'}: ${message}`,
  });

/** For what follows a write that the vendor confirmed: whatever goes wrong in it, the write is done. */
export const afterWrite: <A>(
  task: TE.TaskEither<ContactCenterError, A>,
) => TE.TaskEither<ContactCenterError, A> = TE.mapLeft((error) => error.with({ effect: 'done' }));
