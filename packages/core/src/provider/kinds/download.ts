import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { abortedError } from '../../errors/aborted.js';
import { failure, type ContactCenterError } from '../../errors/contact-center-error.js';
import { onAbort } from '../../foundation/cancel.js';
import type { Download, DownloadOperation } from '../../operation/kinds/download.js';
import type { Serving } from '../../operation/operation.js';
import type { DownloadHandler, RunOperation } from '../../operation/runners.js';
import type { DownloadOptions } from '../../context/call-options.js';
import { openContext, type OpenContext } from '../../context/call-context.js';
import { guarded } from '../../context/guarded.js';
import { guardCall } from '../../context/runtime.js';
import { checkSupported } from '../../context/supported.js';
import { named } from '../named.js';
import { readOnce, type Pull, type Step } from '../read-once.js';

const defaultIdleMs = 30_000;

const stalled = (ms: number) => failure('Timeout', `nothing more of the file came within ${String(ms)} ms`);

const tooShort = (received: number, bytes: number) =>
  failure('Unavailable', `the file ended after ${String(received)} of ${String(bytes)} bytes`);

const tooLong = failure('MalformedReply', 'more of the file came than was announced');

const noBytes = new TypeError('a piece of a file is no Uint8Array');

const elsewhere = failure('MalformedReply', 'the file begins elsewhere than it was asked to');

/** The next of an iterator, for which one waits so long and no longer. */
const nextWithin = (
  source: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
  idleMs: number,
): Promise<E.Either<ContactCenterError, Step>> =>
  new Promise((resolve, reject) => {
    const giveUp = (error: ContactCenterError): void => {
      over();
      resolve(E.left(error));
    };
    const timer = setTimeout(() => {
      giveUp(stalled(idleMs));
    }, idleMs);
    const forget = onAbort(signal, () => {
      giveUp(abortedError(signal, 'none'));
    });
    const over = (): void => {
      clearTimeout(timer);
      forget();
    };
    TE.fromTask<Step, ContactCenterError>(async () => source.next())()
      .finally(over)
      .then(resolve, reject);
  });

/** Holds a piece, or the end, to the length that was announced; `received` counts the piece. */
const judged =
  ({ bytes = Infinity }: Download, received: number) =>
  (step: Step): E.Either<ContactCenterError, Step> => {
    if (step.done !== true) return received > bytes ? E.left(tooLong) : E.right(step);
    return bytes !== Infinity && received < bytes ? E.left(tooShort(received, bytes)) : E.right(step);
  };

/** Reads a file piece by piece and holds it to what was told of it. However it ends, nothing is left behind. */
const reader = ({ context, end }: OpenContext, file: Download, idleMs: number) => {
  const source = file.stream[Symbol.asyncIterator]();
  const { signal } = context;
  let received = file.from ?? 0;
  let ended: E.Either<ContactCenterError, Step> | undefined;
  const finish = (how: E.Either<ContactCenterError, Step>): E.Either<ContactCenterError, Step> => {
    if (ended !== undefined) return ended;
    ended = how;
    forget();
    end();
    // What is stuck in an await never answers, so the answer is not waited for.
    guardCall(context, 'download.return', () => source.return?.());
    return how;
  };
  const forget = onAbort(signal, () => {
    finish(E.left(abortedError(signal, 'none')));
  });
  // It may have been aborted meanwhile.
  const latest = (step: E.Either<ContactCenterError, Step>) => ended ?? step;
  const next: Pull = async () => {
    const step = await nextWithin(source, signal, idleMs);
    if (E.isLeft(step)) return step;
    const { done, value } = step.right;
    if (done !== true && !(value instanceof Uint8Array)) return Promise.reject(noBytes);
    received += value?.length ?? 0;
    return judged(file, received)(step.right);
  };
  const pull: Pull = async () => {
    for (;;) {
      if (ended !== undefined) return ended;
      const step = await guarded(context, next, 'none')();
      if (E.isLeft(step) || step.right.done === true) return finish(step);
      // Only what holds something shows that the file has begun.
      if (step.right.value.length > 0) return latest(step);
    }
  };
  return { pull, leave: () => void finish(E.right({ done: true, value: undefined })) };
};

/** The file, once its first bytes are there. */
const begun = async (
  opened: OpenContext,
  file: Download,
  { idleTimeoutMs = defaultIdleMs, resume }: DownloadOptions,
  name: (error: ContactCenterError) => ContactCenterError,
): Promise<E.Either<ContactCenterError, Download>> => {
  const { pull, leave } = reader(opened, file, idleTimeoutMs);
  if (file.from !== undefined && file.from !== resume?.from) {
    leave();
    return E.left(elsewhere);
  }
  const first = await pull();
  if (E.isLeft(first)) return first;
  opened.lift();
  return E.right({ ...file, stream: readOnce(TE.mapLeft(name)(pull), leave, first.right) });
};

/** Answers with the first bytes; the call lasts until the stream has ended, its time until then. */
export const runDownload =
  <I>(
    operation: DownloadOperation<string, I>,
    handler: DownloadHandler<I>,
    { ofInput }: Serving,
  ): RunOperation =>
  (input, options, host) =>
  async () => {
    const allowed = checkSupported(operation.input, ofInput, input);
    if (E.isLeft(allowed)) return allowed;
    const opened = openContext(operation.name, options, host);
    if (E.isLeft(opened)) return opened;
    const { context, end } = opened.right;
    const answer = await guarded(context, () => handler(allowed.right, context, options.resume)())();
    if (E.isLeft(answer)) {
      end();
      return answer;
    }
    return begun(opened.right, answer.right, options, named(host, operation.name));
  };
