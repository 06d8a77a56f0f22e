import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Runtime } from '../context/runtime.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { OperationName } from '../ports/registry.js';
import type { CenterWith } from '../provider/define-provider.js';
import type { VendorRequest } from '../provider/vendor-request.js';
import type { AdapterOf } from './adapter.js';

/** The center of an adapter: what `connectTo` gives. */
export type CenterOf<A> = A extends AdapterOf<infer N, unknown, infer R> ? CenterWith<N, R> : never;

/**
 * Connects to one provider, whose adapter is given, with settings written in code. The type of the center has the
 * operations that the provider serves and no others. Nothing is sent to the vendor yet. `Misconfigured` lists every mistake.
 */
export const connectTo = <N extends OperationName, S, R extends VendorRequest>(
  adapter: AdapterOf<N, S, R>,
  settings: NoInfer<S>,
  runtime: Partial<Runtime> = {},
): TE.TaskEither<ContactCenterError, CenterWith<N, R>> =>
  TE.fromIOEither(() => adapter.create(settings, runtime));
