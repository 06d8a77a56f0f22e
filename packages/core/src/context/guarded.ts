import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { failure, isContactCenterError, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Effect } from '../errors/kinds.js';
import { reportDefect, type DefectReport } from './runtime.js';
import type { Host } from './host.js';

const unexpected = failure(
  'Internal',
  'an unexpected error was thrown (a bug): runtime.onDefect gets it with its stack',
);

/** The call whose work is guarded. */
export interface Guarded extends DefectReport {
  readonly operation: string;
}

/** For work outside a call: reports each of its defects. */
export const scopeOf = (operation: string, { runtime }: Pick<Host, 'runtime'>): Guarded => ({
  operation,
  onDefect: (defect) => {
    reportDefect(runtime, defect);
  },
});

/**
 * Makes sure that nothing throws, whatever an adapter does. A thrown error is reported as a defect and not
 * passed on, because it may contain data. `effect`: what the work may have done by then.
 */
export const guarded =
  <A>(
    { operation, onDefect }: Guarded,
    task: TaskEither<ContactCenterError, A>,
    effect: Effect = 'maybe',
  ): TaskEither<ContactCenterError, A> =>
  async () => {
    try {
      const result = await task();
      if (E.isRight(result) || isContactCenterError(result.left)) return result;
      reportDefect(
        { onDefect },
        { where: operation, error: new TypeError('the Left of a result is not a ContactCenterError') },
      );
    } catch (error) {
      if (isContactCenterError(error)) return E.left(error);
      reportDefect({ onDefect }, { where: operation, error });
    }
    return E.left(unexpected.with({ effect }));
  };
