import type { ContactCenter } from '@cordboard/core/fp';
import * as E from 'fp-ts/lib/Either.js';
import { callOf } from '../call-of.js';
import type { Command } from '../law/command.js';
import { leftOf } from '../results.js';
import type { About } from '../scenario.js';
import type { Known } from '../world.js';

/** What an operation answers. */
export type Answer = E.Either<unknown, unknown>;

/** What the kit must know of a kind of operation. */
export interface Kind {
  /** The heading of what holds of every operation of the kind. */
  readonly heading: string;
  /** Carries out a call and takes all that it answers: of a list, the items of every page. */
  readonly take: (center: ContactCenter, command: Command) => Promise<Answer>;
  /** The error that ended a call: of a bulk write, what stopped it. */
  readonly endOf: (answer: Answer) => unknown;
  /** The errors with which it refuses what it was asked: of a bulk write, those of rows too. */
  readonly refusalsOf: (answer: Answer) => readonly unknown[];
  /** Whether an answer says that nothing was found, and that nothing was done. */
  readonly isNothing: (answer: Answer) => boolean;
}

/** What the kit is told of an operation that takes one input and gives one answer. */
export interface SingleAbout<I extends object> extends About<I> {
  readonly sample: (known: Known) => I;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (u: unknown): u is Fields => typeof u === 'object' && u !== null;

const refusals: readonly unknown[] = ['NotFound', 'InvalidInput', 'Misconfigured'];

/** Whether an error, or one that is reported, says that what was named is not there, and that nothing was done. */
export const isRefusal = (error: unknown): boolean => {
  const { kind, effect = 'none' } = isFields(error) ? error : {};
  return refusals.includes(kind) && effect === 'none';
};

/** One input, one answer. */
export const single: Omit<Kind, 'heading'> = {
  take: (center, { operation, input, idempotencyKey }) =>
    callOf(center, { name: operation })(input, { idempotencyKey })(),
  endOf: leftOf,
  refusalsOf: (answer) => (E.isLeft(answer) ? [answer.left] : []),
  isNothing: (answer) => E.isLeft(answer) && isRefusal(answer.left),
};
