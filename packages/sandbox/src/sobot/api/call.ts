import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import { refuse, type Refusal } from '../failures.js';
import type { Check } from '../shape.js';
import type { Envelope } from './envelope.js';

/** The product a path belongs to. Their replies differ in one field. */
export type Edition = 'v6' | 'tm';

/** What messages can be written in. */
export type Language = 'en' | 'zh';

/** The data of an answer, or why there is none. */
export type Answer<A = unknown> = TE.TaskEither<Refusal, A>;

/** A request on its way to the topic that answers it. */
export interface Call {
  readonly world: World;
  readonly edition: Edition;
  readonly request: SandboxRequest;
  /** The body, or for a GET the query. */
  readonly input: unknown;
  /** Of the messages; only the calls with an agent token know it. */
  readonly language: Language;
  /** The zone for dates that are texts. */
  readonly timeZone: string;
  /** Records in the ledger; `identity` names what must not be done twice. */
  readonly record: (effect: string, ...identity: readonly string[]) => void;
}

/** One call of the vendor's manual. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Behind the edition's stem, so that it begins with the module. */
  readonly path: string;
  /** Which token is needed; an agent's is valid everywhere. */
  readonly token: 'company' | 'agent';
  /** Whether an idempotency key is needed, and whether the same key brings back the first answer. */
  readonly idempotency?: 'needed' | 'honoured';
  readonly envelope: Envelope;
  readonly answer: (call: Call) => Answer;
}

/** Answers an input that has the documented form, and refuses any other. */
export const reading =
  <A>(check: Check<A>, answer: (input: A, call: Call) => Answer) =>
  (call: Call): Answer =>
    pipe(
      check(call.input),
      E.mapLeft((problem) => refuse('badRequest', problem)),
      TE.fromEither,
      TE.chain((input) => answer(input, call)),
    );
