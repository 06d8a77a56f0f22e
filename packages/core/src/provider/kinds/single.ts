import * as E from 'fp-ts/lib/Either.js';
import type { Handler, RunOperation } from '../../operation/runners.js';
import type { SingleOperation } from '../../operation/kinds/single.js';
import type { Serving } from '../../operation/operation.js';
import { inContext } from '../../context/call-context.js';
import { guarded } from '../../context/guarded.js';
import { checkSupported } from '../../context/supported.js';

/** Decodes the input, refuses what the provider cannot serve, and hands the rest to the adapter. */
export const runSingle =
  <I, O>(
    operation: Pick<SingleOperation<string, I, O>, 'name' | 'input'>,
    handler: Handler<I, O>,
    { ofInput }: Serving,
  ): RunOperation =>
  (input, options, host) =>
  async () => {
    const allowed = checkSupported(operation.input, ofInput, input);
    return E.isLeft(allowed)
      ? allowed
      : inContext(operation.name, options, host, (context) =>
          guarded(context, () => handler(allowed.right, context)())(),
        );
  };
