import type { BulkOperation } from '../../operation/kinds/bulk.js';
import type { Serving } from '../../operation/operation.js';
import type { RunOperation } from '../../operation/runners.js';
import { runBulk as runService } from '../../bulk/run.js';
import type { BatchHandler, Batching } from '../../context/batch.js';

/** Cuts rows into batches, refuses those that the provider cannot serve, and keeps one outcome for each. */
export const runBulk = <H, R, V, M>(
  operation: BulkOperation<string, H, R, V, M>,
  handler: BatchHandler<H, R, V, M>,
  { batching = 1, ...serving }: Serving & { readonly batching?: number | Batching<R> | undefined },
): RunOperation => {
  const service = {
    ...serving,
    operation,
    handler,
    batching: typeof batching === 'number' ? { size: batching } : batching,
  };
  return (input, options, host) => runService(service, input, options, host);
};
