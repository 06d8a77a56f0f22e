import { isContactCenterError, type ContactCenterError } from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { scenarios } from '../operations/index.js';
import type { Command } from './command.js';

/** The result of a command, as far as it is compared. */
export type Observation =
  | { readonly happened: true; readonly result: unknown }
  | { readonly happened: false; readonly error: Pick<ContactCenterError, 'kind' | 'effect'> | undefined };

/** Runs a command and says what became of it. */
export const observe = async (center: ContactCenter, command: Command): Promise<Observation> =>
  pipe(
    await scenarios[command.operation].kind.take(center, command),
    E.match(
      (error): Observation => ({
        happened: false,
        error: isContactCenterError(error) ? { kind: error.kind, effect: error.effect } : undefined,
      }),
      (result): Observation => ({ happened: true, result }),
    ),
  );
