import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Answer, Call, Route } from './call.js';
import { refuse, type Refusal } from './failures.js';

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

/** Does it once per key; who asks again meanwhile waits for the same answer. What was refused may be tried again. */
const once =
  (call: Call, route: Route) =>
  (key: string): Answer =>
  () => {
    const { remembered } = call.state;
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

/** Answers a call as its idempotency asks for. */
export const answerWithKey = (call: Call, route: Route): Answer => {
  if (route.idempotency === undefined) return route.answer(call);
  return pipe(
    TE.fromEither(keyOf(call)),
    TE.chain(route.idempotency === 'honoured' ? once(call, route) : () => route.answer(call)),
  );
};
