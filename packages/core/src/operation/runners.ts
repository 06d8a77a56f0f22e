import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Page, PageRequest } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { BatchHandler, Batching } from '../context/batch.js';
import type { CallContext } from '../context/call-context.js';
import type { Host } from '../context/host.js';
import type { EveryOption, Resume } from '../context/call-options.js';
import type { BulkOperation } from './kinds/bulk.js';
import type { Download, DownloadOperation } from './kinds/download.js';
import type { ListOperation } from './kinds/list.js';
import type { SingleOperation } from './kinds/single.js';
import type { WatchOperation } from './kinds/watch.js';
import type { Serving } from './operation.js';

/** How an adapter serves one operation: input already decoded, context complete. */
export type Handler<I, O> = (input: I, context: CallContext) => TaskEither<ContactCenterError, O>;

/**
 * How an adapter watches. Its iterable throws the `ContactCenterError` that ends it, and ends when the context's
 * `waitSignal` is aborted.
 */
export type WatchHandler<I, A> = (input: I, context: CallContext) => AsyncIterable<A>;

/**
 * How an adapter serves a download. The stream is read once, and what ends it early is thrown as a `ContactCenterError`. It is
 * left when its reader leaves it, and stops when the context's `signal` is aborted. `resume`: what the caller has already, to be
 * left out where that can be done.
 */
export type DownloadHandler<I> = (
  input: I,
  context: CallContext,
  resume: Resume | undefined,
) => TaskEither<ContactCenterError, Download>;

/** An operation as a provider runs it: the input is decoded first. */
export type RunOperation = (
  input: unknown,
  options: EveryOption,
  host: Host,
) => TaskEither<ContactCenterError, unknown>;

/** Runs an operation with one input and one answer. */
type RunSingle = <I, O>(
  operation: SingleOperation<string, I, O>,
  handler: Handler<I, O>,
  serving: Serving,
) => RunOperation;

/** One runner for each kind of operation. */
export interface Runners {
  readonly read: RunSingle;
  readonly list: <Q extends PageRequest, A>(
    operation: ListOperation<string, Q, A>,
    handler: Handler<Q, Page<A>>,
    serving: Serving,
  ) => RunOperation;
  readonly write: RunSingle;
  readonly bulk: <H, R, V, M>(
    operation: BulkOperation<string, H, R, V, M>,
    handler: BatchHandler<H, R, V, M>,
    serving: Serving & { readonly batching?: number | Batching<R> | undefined },
  ) => RunOperation;
  readonly watch: <I, A>(
    operation: WatchOperation<string, I, A>,
    handler: WatchHandler<I, A>,
    serving: Serving,
  ) => RunOperation;
  readonly download: <I>(
    operation: DownloadOperation<string, I>,
    handler: DownloadHandler<I>,
    serving: Serving,
  ) => RunOperation;
}
