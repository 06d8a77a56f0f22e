import { finished } from 'node:stream';
import * as E from 'fp-ts/lib/Either.js';
import { abortedError } from '../../errors/aborted.js';
import { onAbort } from '../../foundation/cancel.js';
import type { DownloadOperation, Download } from '../../operation/kinds/download.js';
import type { Serving } from '../../operation/operation.js';
import type { Handler, RunOperation } from '../../operation/runners.js';
import { openContext } from '../../context/call-context.js';
import { guarded } from '../../context/guarded.js';
import { checkSupported } from '../../context/supported.js';

/** Keeps the signal and the time of a call until its file is read, given up or broken. */
const holdUntilRead = ({ stream }: Download, signal: AbortSignal, end: () => void): void => {
  const forget = onAbort(signal, () => {
    stream.destroy(abortedError(signal, 'none'));
  });
  finished(stream, () => {
    forget();
    end();
  });
};

/** Like a read, but the call lasts until the stream has ended. */
export const runDownload =
  <I>(
    operation: DownloadOperation<string, I>,
    handler: Handler<I, Download>,
    { ofInput }: Serving,
  ): RunOperation =>
  (input, options, host) =>
  async () => {
    const allowed = checkSupported(operation.input, ofInput, input);
    if (E.isLeft(allowed)) return allowed;
    const opened = openContext(operation.name, options, host);
    if (E.isLeft(opened)) return opened;
    const { context, end } = opened.right;
    const answer = await guarded(context, () => handler(allowed.right, context)())();
    if (E.isLeft(answer)) end();
    else holdUntilRead(answer.right, context.signal, end);
    return answer;
  };
