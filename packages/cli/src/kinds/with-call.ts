import type { ContactCenter } from '@cordboard/core/fp';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { callOf, type Calls } from '../calls.js';
import { withCenter } from '../center.js';
import type { Failure } from '../exit.js';
import { nameIn } from '../fields/given-input.js';
import { readInput } from '../input.js';
import type { Session } from '../session.js';

/** Reads the input, connects, looks up the operation and passes both to `use`; always closes. */
export const withCall = <K extends keyof Calls, A>(
  session: Session,
  { name }: { readonly name: string },
  kind: K,
  use: (
    call: Calls[K],
    input: Readonly<Record<string, unknown>>,
    center: ContactCenter,
  ) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> =>
  pipe(
    readInput(session),
    TE.chain((input) =>
      withCenter(session, (center) =>
        pipe(
          callOf(center, { name, kind }),
          TE.chain((call) => use(call, input, center)),
          TE.mapLeft((failure) => ({ ...failure, nameOf: nameIn(session.flags) })),
        ),
      ),
    ),
  );
