import type * as t from 'io-ts';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { World } from '../../world.js';
import type { Refusal } from './codes.js';

/** What a call answers beside its code. */
export type Answer = TE.TaskEither<Refusal, object>;

/** A request on its way to the call that answers it. */
export interface Call {
  readonly world: World;
  readonly query: URLSearchParams;
  /** Undefined where it is not JSON. */
  readonly body: unknown;
  /** Records in the ledger. */
  readonly record: (effect: string) => void;
}

/** One call of the configuration. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/agentgateway/resource/config/`. */
  readonly path: string;
  readonly answer: (call: Call) => Answer;
}

/** Answers a body that has the documented form, and refuses any other. */
export const reading =
  <A>(body: t.Type<A, unknown>, answer: (input: A, call: Call) => Answer) =>
  (call: Call): Answer =>
    pipe(
      body.decode(call.body),
      E.mapLeft((): Refusal => '107-002'),
      TE.fromEither,
      TE.chain((input) => answer(input, call)),
    );

const digits = /^[1-9]\d{0,5}$/u;

/** The number in a parameter of the address; `undefined` where the parameter is not there. */
export const chosenId = (query: URLSearchParams, name: string): E.Either<Refusal, string | undefined> => {
  const id = query.get(name);
  if (id === null) return E.right(undefined);
  return digits.test(id) ? E.right(id) : E.left('107-002');
};

/** The same where it has to be there. */
export const requiredId = (query: URLSearchParams, name: string): E.Either<Refusal, string> =>
  pipe(
    chosenId(query, name),
    E.chain((id) => (id === undefined ? E.left<Refusal, string>('107-002') : E.right(id))),
  );

/** Rows whose numbers are asked for, separated by commas; all of them where none is. At most 500 characters. */
export const rowsAsked = <A>(
  rows: readonly A[],
  { asked, idOf }: { readonly asked: string | null; readonly idOf: (row: A) => string },
): E.Either<Refusal, readonly A[]> => {
  if (asked === null || asked === '') return E.right(rows);
  const ids = asked.split(',');
  return asked.length > 500 || !ids.every((id) => digits.test(id))
    ? E.left('107-002')
    : E.right(rows.filter((row) => ids.includes(idOf(row))));
};
