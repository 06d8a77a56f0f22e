import type { OperationName } from '@cordboard/core';
import type { AnyOperation } from '@cordboard/core/schema';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { callOf, type Calls } from '../calls.js';
import { withCenter } from '../center.js';
import type { Failure } from '../exit.js';
import { readInput } from '../input.js';
import type { Session } from '../session.js';

/** The operations of one kind. */
export type Of<K> = Extract<AnyOperation, { readonly kind: K }>;

/** Reads the input, connects, looks the operation up and hands both to `use`; closes whatever happened. */
export const withCall = <K extends keyof Calls, A>(
  session: Session,
  operation: { readonly name: OperationName; readonly kind: K },
  use: (call: Calls[K], input: Record<string, unknown>) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> =>
  pipe(
    readInput(session),
    TE.chain((input) =>
      withCenter(session, (center) =>
        pipe(
          callOf(center, operation),
          TE.chain((call) => use(call, input)),
        ),
      ),
    ),
  );
