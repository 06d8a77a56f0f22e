import * as E from 'fp-ts/lib/Either.js';
import type { Task } from 'fp-ts/lib/Task.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { orAborted } from '../policies/waiting.js';
import type { ProbeResult } from '../provider/probe.js';
import type { Asking, SurfaceDefinition } from './surface.js';

/** Sends a request once its credential is there, and tells what the replies to both say of the vendor's clock. */
export const probed =
  <W, X, C>(
    { connections, clockToleranceMs }: SurfaceDefinition<W, X>,
    { context, auth }: Asking<C>,
    request: TaskEither<ContactCenterError, unknown>,
  ): Task<ProbeResult> =>
  async () => {
    const { value, skew } = await connections.clock.during(async () => {
      const obtained = await orAborted(auth.obtain(context), context.waitSignal);
      const startedAt = performance.now();
      const result = E.isLeft(obtained) ? obtained : await request();
      return { result, latencyMs: Math.round(performance.now() - startedAt) };
    });
    return { ...value, clock: skew && { ...skew, toleranceMs: clockToleranceMs } };
  };
