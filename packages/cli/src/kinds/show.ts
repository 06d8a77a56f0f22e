import type { CallOptions, ContactCenterError } from '@cordboard/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { exitCodes, failed, type ExitCode, type Failure } from '../exit.js';
import { asJson } from '../output/result.js';
import { revealed } from '../output/secrets.js';
import type { Session } from '../session.js';

export type Result = TE.TaskEither<Failure, ExitCode>;

/** Prints a value, as JSON or for people. */
export const show =
  <A>(session: Session, forPeople: (session: Session, value: A) => string) =>
  (value: A): Result =>
    pipe(
      session.print(
        session.flags.json === true ? asJson(revealed(session, value)) : forPeople(session, value),
      ),
      TE.map(() => exitCodes.done),
    );

/** Calls an operation that answers once. */
export const callOnce =
  ({ signal }: Session) =>
  <A>(
    call: (input: Record<string, unknown>, options: CallOptions) => TE.TaskEither<ContactCenterError, A>,
    input: Record<string, unknown>,
  ): TE.TaskEither<Failure, A> =>
    pipe(call(input, { signal }), TE.mapLeft(failed));
