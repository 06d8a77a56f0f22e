import type { ContactCenterError } from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** The result of a step. `unsupported` is not a failure: the provider does not offer it. */
export type StepResult =
  | { readonly kind: 'done'; readonly detail: string }
  | { readonly kind: 'skipped'; readonly needs: string }
  | { readonly kind: 'unsupported' | 'failed'; readonly error: ContactCenterError };

export interface Step {
  readonly name: string;
  readonly result: StepResult;
}

/** Collects the result of each step. */
export class DayReport {
  readonly steps: Step[] = [];

  /** Does a step and records its result. Returns its value, if any. */
  async step<A>(
    name: string,
    task: TaskEither<ContactCenterError, A>,
    detail: (value: A) => string,
  ): Promise<A | undefined> {
    const answer = await task();
    if (E.isRight(answer)) {
      this.steps.push({ name, result: { kind: 'done', detail: detail(answer.right) } });
      return answer.right;
    }
    const error = answer.left;
    this.steps.push({
      name,
      result: { kind: error.kind === 'Unsupported' ? 'unsupported' : 'failed', error },
    });
    return undefined;
  }

  /** Does a step that needs what an earlier one brings; without it, the step is skipped. */
  async stepWith<N, A>(
    name: string,
    needed: { readonly what: string; readonly value: N | undefined },
    task: (needed: N) => TaskEither<ContactCenterError, A>,
    detail: (value: A) => string,
  ): Promise<void> {
    if (needed.value !== undefined) await this.step(name, task(needed.value), detail);
    else this.steps.push({ name, result: { kind: 'skipped', needs: needed.what } });
  }
}
