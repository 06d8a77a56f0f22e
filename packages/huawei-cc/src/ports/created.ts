import { failure, type ContactCenterError } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';

/**
 * The one thing that has what is unique about a new one: what the vendor answers to a creation is on no page. Nothing had it
 * before, so where not exactly one has it now, the new one is there and its id is not known.
 */
export const theOneCreated =
  (kind: string, unique: string) =>
  <A>(found: readonly A[]): E.Either<ContactCenterError, A> => {
    const [created] = found;
    return created !== undefined && found.length === 1
      ? E.right(created)
      : E.left(
          failure(
            'Internal',
            `the ${kind} was created, but its id is not known: ${String(found.length)} have its ${unique}`,
          ),
        );
  };
