import { neverAborted } from '../foundation/cancel.js';
import type { CallContext } from './call-context.js';
import type { Runtime } from './runtime.js';

/**
 * The context of what an adapter does for itself, such as getting a token. Many calls wait for it, so none of them can
 * cancel it.
 */
export const ownContext = (operation: string, { onDefect, uuid }: Runtime): CallContext => ({
  operation,
  signal: neverAborted,
  waitSignal: neverAborted,
  onDefect,
  correlationId: uuid(),
  idempotencyKey: uuid(),
});
