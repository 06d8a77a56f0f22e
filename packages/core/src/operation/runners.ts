import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Page, PageRequest } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { BatchHandler, Batching } from '../context/batch.js';
import type { CallContext } from '../context/call-context.js';
import type { Host } from '../context/host.js';
import type { BulkOptions } from '../context/call-options.js';
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

/** An operation as a provider runs it: the input is decoded first. */
export type RunOperation = (
  input: unknown,
  options: BulkOptions<unknown>,
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
  readonly bulk: <H, R, V>(
    operation: BulkOperation<string, H, R, V>,
    handler: BatchHandler<H, R, V>,
    serving: Serving & { readonly batching?: number | Batching<R> | undefined },
  ) => RunOperation;
  readonly watch: <I, A>(
    operation: WatchOperation<string, I, A>,
    handler: WatchHandler<I, A>,
    serving: Serving,
  ) => RunOperation;
  readonly download: <I>(
    operation: DownloadOperation<string, I>,
    handler: Handler<I, Download>,
    serving: Serving,
  ) => RunOperation;
}
