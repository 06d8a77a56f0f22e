import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { abortedError } from '../../errors/aborted.js';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { WatchOperation } from '../../operation/kinds/watch.js';
import type { Serving } from '../../operation/operation.js';
import type { RunOperation, WatchHandler } from '../../operation/runners.js';
import { orAborted } from '../../policies/waiting.js';
import { keepingAlive } from '../../foundation/wait.js';
import { orThrow } from '../../errors/or-throw.js';
import { guardCall } from '../../context/runtime.js';
import { openContext, type OpenContext } from '../../context/call-context.js';
import { guarded } from '../../context/guarded.js';
import { checkSupported } from '../../context/supported.js';

async function* watched<A>({ context, end }: OpenContext, open: () => AsyncIterable<A>): AsyncGenerator<A> {
  const { waitSignal } = context;
  let iterator: AsyncIterator<A> | undefined;
  const next: TE.TaskEither<ContactCenterError, IteratorResult<A, unknown>> = async () => {
    if (waitSignal.aborted) return E.left(abortedError(waitSignal, 'none'));
    const opened = (iterator ??= open()[Symbol.asyncIterator]());
    // An adapter that is stuck does not keep its caller waiting.
    return orAborted(
      TE.fromTask(() => opened.next()),
      waitSignal,
    );
  };
  try {
    for (;;) {
      // A process that has nothing to do but to wait for the next is to wait for it.
      const step = await keepingAlive(() => orThrow(guarded(context, next, 'none')));
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    // What is stuck in an await never answers, so the answer is not waited for.
    guardCall(context, 'watch.return', () => iterator?.return?.());
    end();
  }
}

/** Decodes the input and opens the watch when the first step is asked for; every loop has a context of its own. */
export const runWatch =
  <I, A>(
    operation: WatchOperation<string, I, A>,
    handler: WatchHandler<I, A>,
    { ofInput }: Serving,
  ): RunOperation =>
  (input, options, host) =>
    TE.fromIOEither(() =>
      pipe(
        checkSupported(operation.input, ofInput, input),
        E.bindTo('decoded'),
        E.bind('opened', () => openContext(operation.name, options, host)),
        E.map(({ decoded, opened }) => watched(opened, () => handler(decoded, opened.context))),
      ),
    );
