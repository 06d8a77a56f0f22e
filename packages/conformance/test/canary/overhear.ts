import type { AttemptEvent } from '@cordboard/core';
import { isSecret } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { Setting } from '../faults/vendor.js';
import type { Answer } from '../faults/truth.js';
import type { Cage } from './cage.js';

const isObject = (u: unknown): u is object => typeof u === 'object' && u !== null;

const isRow = (u: unknown): u is { readonly error?: unknown } => isObject(u) && 'outcome' in u;

/** The secrets that an answer hands over, which print themselves as nothing. */
const secretsIn = (value: unknown): readonly unknown[] => {
  if (isSecret(value)) return [value];
  return isObject(value) ? Object.values(value).flatMap(secretsIn) : [];
};

/** What an answer says of things that went wrong; what went well holds numbers by right. */
export const troublesIn = (value: unknown): unknown => {
  if (!isObject(value)) return undefined;
  const rows = 'outcomes' in value && Array.isArray(value.outcomes) ? value.outcomes.filter(isRow) : [];
  return {
    warnings: 'warnings' in value ? value.warnings : [],
    stoppedBy: 'stoppedBy' in value ? value.stoppedBy : undefined,
    errors: rows.map(({ error }) => error),
    secrets: secretsIn(value),
  };
};

export const hearAnswer =
  (cage: Cage) =>
  (answer: Answer): void => {
    if (E.isLeft(answer)) cage.hear('error', answer.left);
    else cage.hear('success', troublesIn(answer.right));
  };

/** An event without the digits of its duration, which may be any, also those of a secret. */
export const withoutDuration = ({ durationMs, ...event }: AttemptEvent): object => ({
  ...event,
  durationMs: typeof durationMs,
});

const hearAttempt =
  (cage: Cage) =>
  (event: AttemptEvent): void => {
    cage.hear('attempt', withoutDuration(event));
  };

/** Makes everything that passes between client and vendor, and every event, known to a cage. */
export const overhearing = (cage: Cage): Setting => ({
  options: { onExchange: cage.watch },
  runtime: { onAttempt: hearAttempt(cage) },
});

type AnyFunction = (...args: readonly unknown[]) => unknown;

const isFunction = (u: unknown): u is AnyFunction => typeof u === 'function';

const isAnswer = (u: unknown): u is Answer => isObject(u) && '_tag' in u;

const overheardCall = (call: AnyFunction, cage: Cage): AnyFunction =>
  new Proxy(call, {
    apply: (target, self, args: readonly unknown[]) => {
      const task = Reflect.apply(target, self, args);
      if (!isFunction(task)) return task;
      return async () => {
        const answer = await task();
        if (isAnswer(answer)) hearAnswer(cage)(answer);
        return answer;
      };
    },
  });

/** The same center, whose answers a cage hears, too. */
export const overheard = <T extends object>(center: T, cage: Cage): T =>
  new Proxy(center, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (isFunction(value)) return overheardCall(value, cage);
      return isObject(value) ? overheard(value, cage) : value;
    },
  });
