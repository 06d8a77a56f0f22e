import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { refuse, type Refusal } from '../failures.js';
import type { Answer, Call, Route } from './call.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const keyOf = ({ request }: Call): E.Either<Refusal, string> => {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return E.left(refuse('badRequest', 'Idempotency-Key is required'));
  return typeof key === 'string' && uuid.test(key)
    ? E.right(key.toLowerCase())
    : E.left(refuse('badRequest', 'Idempotency-Key must be a UUID'));
};

const fingerprintOf = ({ request }: Call, { path }: Route): string =>
  createHash('sha256').update(`${path}\n${request.body}`).digest('base64');

/** The first answer under a key, and what was asked. */
interface Remembered {
  readonly fingerprint: string;
  readonly answer: Promise<E.Either<Refusal, unknown>>;
}

/** Answers a call as its idempotency asks for. */
export type AnswerWithKey = (call: Call, route: Route) => Answer;

/**
 * The idempotency keys of one server. A call is done once per key; a repetition gets the first answer, and waits for it
 * if need be. What was refused may be tried again.
 */
export const createIdempotency = (): AnswerWithKey => {
  const remembered = new Map<string, Remembered>();
  const once =
    (call: Call, route: Route) =>
    (key: string): Answer =>
    () => {
      const fingerprint = fingerprintOf(call, route);
      const first = remembered.get(key);
      if (first !== undefined) {
        return first.fingerprint === fingerprint ? first.answer : TE.left(refuse('keyReused'))();
      }
      const answer = route
        .answer(call)()
        .then((result) => {
          if (E.isLeft(result)) remembered.delete(key);
          return result;
        });
      remembered.set(key, { fingerprint, answer });
      return answer;
    };
  return (call, route) => {
    if (route.idempotency === undefined) return route.answer(call);
    return pipe(
      TE.fromEither(keyOf(call)),
      TE.chain(route.idempotency === 'honoured' ? once(call, route) : () => route.answer(call)),
    );
  };
};
