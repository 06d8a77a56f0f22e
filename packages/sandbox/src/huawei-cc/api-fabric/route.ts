import type * as t from 'io-ts';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { World } from '../../world.js';

/**
 * Why a request is refused. `malformed`: the body is not as its page wants it, HTTP 400. `parameters`: HTTP 500, which on the pages
 * of accounts and routes means that the parameters are to be checked. `failed`: HTTP 200 with a code. The vendor has one code
 * for all of them.
 */
export type Refusal = 'malformed' | 'parameters' | 'failed';

/** What a call answers, apart from its code. */
export type Answer = TE.TaskEither<Refusal, object>;

/** A request on its way to the call that answers it. */
export interface Call {
  readonly world: World;
  /** Undefined where it is not JSON. */
  readonly body: unknown;
  /** Records in the ledger. */
  readonly record: (effect: string) => void;
}

/** Each family of calls has names of its own for the code and for the words on it. */
export type Family = 'account' | 'queue' | 'flow';

/** One call of API Fabric; all of them are sent by POST. */
export interface Route {
  readonly path: `/${string}`;
  readonly family: Family;
  readonly answer: (call: Call) => Answer;
}

/** Where most calls are. */
export const below = (path: string): `/${string}` => `/apiaccess/rest/cc-management/v1/${path}`;

/** Answers a body that has the documented form, and refuses any other. */
export const reading =
  <A>(body: t.Type<A, unknown>, answer: (input: A, call: Call) => Answer) =>
  (call: Call): Answer =>
    pipe(
      body.decode(call.body),
      E.mapLeft((): Refusal => 'malformed'),
      TE.fromEither,
      TE.chain((input) => answer(input, call)),
    );
