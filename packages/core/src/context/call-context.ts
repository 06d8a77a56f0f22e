import * as E from 'fp-ts/lib/Either.js';
import type { Either } from 'fp-ts/lib/Either.js';
import { AnyCallOptions, type CallOptions } from './call-options.js';
import { abortedError } from '../errors/aborted.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { linkedTo, neverAborted } from '../foundation/cancel.js';
import { deadlineOf, type Deadline } from '../foundation/deadline.js';
import { oncePerPlace, type Runtime } from './runtime.js';
import type { Host } from './host.js';
import { checkInput } from './input.js';

/** The call that an adapter serves: the caller's options, with defaults filled in. */
export interface CallContext {
  /** What was called, such as `agents.list`. */
  readonly operation: string;
  /** Aborted when the caller gives up or the time is over. It ends everything, a request on the wire too. */
  readonly signal: AbortSignal;
  /**
   * Aborted when `signal` is, and when the center is closed. It ends waits (for a permit, a token, the next try, the next
   * row), so that what was sent already can still be answered.
   */
  readonly waitSignal: AbortSignal;
  /** Ties the requests of one call together in traces. */
  readonly correlationId: string;
  /** Names the intent of a write: the same for all retries of the call. */
  readonly idempotencyKey: string;
  /** Reports the first defect from each place in this call to {@link Runtime.onDefect}. */
  readonly onDefect: Runtime['onDefect'];
}

/**
 * Most calls have neither signal nor timeout, and a controller for each would cost more than signing a
 * request.
 */
const waitsUntil = (signal: AbortSignal, closing: AbortSignal): Pick<Deadline, 'signal' | 'end'> => {
  if (signal === neverAborted) return { signal: closing, end: () => undefined };
  const linked = linkedTo(signal, closing);
  return { signal: linked.signal, end: linked.unlink };
};

/** A context that is open, and how it is closed. */
export interface OpenContext {
  readonly context: CallContext;
  /** Lifts the limit of its time: from now on the caller's signal alone ends it. */
  readonly lift: () => void;
  /** Stops its timer and leaves nothing on the signals. */
  readonly end: () => void;
}

/**
 * Opens a context, for work that goes on after its call has answered. Options that cannot be kept are `InvalidInput`; a
 * signal that is aborted already is the answer.
 */
export const openContext = (
  operation: string,
  options: CallOptions,
  { runtime, closing }: Pick<Host, 'runtime' | 'closing'>,
): Either<ContactCenterError, OpenContext> => {
  const checked = checkInput(AnyCallOptions, options, 'invalid options');
  if (E.isLeft(checked)) return checked;
  const deadline = deadlineOf(options);
  const { signal, lift } = deadline;
  const waits = waitsUntil(signal, closing);
  const end = (): void => {
    waits.end();
    deadline.end();
  };
  if (waits.signal.aborted) {
    end();
    return E.left(abortedError(waits.signal, 'none'));
  }
  const { correlationId = runtime.uuid(), idempotencyKey = runtime.uuid() } = options;
  const onDefect = oncePerPlace(runtime);
  const waitSignal = waits.signal;
  return E.right({
    context: { operation, signal, waitSignal, correlationId, idempotencyKey, onDefect },
    lift,
    end,
  });
};

/** Runs work in its own context, which ends with the work. */
export const inContext = async <A>(
  operation: string,
  options: CallOptions,
  host: Pick<Host, 'runtime' | 'closing'>,
  work: (context: CallContext) => Promise<Either<ContactCenterError, A>>,
): Promise<Either<ContactCenterError, A>> => {
  const opened = openContext(operation, options, host);
  if (E.isLeft(opened)) return opened;
  const { context, end } = opened.right;
  try {
    return await work(context);
  } finally {
    end();
  }
};
