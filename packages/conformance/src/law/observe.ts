import type { ListCall } from '@cordboard/core';
import {
  isContactCenterError,
  operations,
  type ContactCenter,
  type ContactCenterError,
  type PageRequest,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { callOf } from '../call-of.js';
import { allOf } from '../results.js';
import type { Command } from './command.js';

/** What became of a command, as far as it is compared. */
export type Observation =
  | { readonly happened: true; readonly result: unknown }
  | { readonly happened: false; readonly error: Pick<ContactCenterError, 'kind' | 'effect'> | undefined };

type ListLike = ListCall<PageRequest, unknown>;

const isList = (call: unknown): call is ListLike => typeof call === 'function';

const listNames: ReadonlySet<string> = new Set(
  operations.filter(({ kind }) => kind === 'list').map(({ name }) => name),
);

/** Runs a command; of a list, page by page, all items are the result. */
const run = (
  center: ContactCenter,
  { operation, input, idempotencyKey }: Command,
): TE.TaskEither<unknown, unknown> => {
  const call = callOf(center, { name: operation });
  return listNames.has(operation) && isList(call)
    ? TE.tryCatch(() => allOf(call, input), identity)
    : call(input, { idempotencyKey });
};

/** Runs a command and says what became of it. */
export const observe = async (center: ContactCenter, command: Command): Promise<Observation> =>
  pipe(
    await run(center, command)(),
    E.match(
      (error): Observation => ({
        happened: false,
        error: isContactCenterError(error) ? { kind: error.kind, effect: error.effect } : undefined,
      }),
      (result): Observation => ({ happened: true, result }),
    ),
  );
