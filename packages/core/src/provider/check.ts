import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { CallOptions } from '../context/call-options.js';
import { inContext, type CallContext } from '../context/call-context.js';
import { guarded, scopeOf } from '../context/guarded.js';
import type { Host } from '../context/host.js';
import { abortedError } from '../errors/aborted.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { named } from './named.js';
import type { ClockSkew, ProbeResult } from './probe.js';
import type { VendorSurface, VendorSurfaces } from './vendor.js';

/** A surface that answered. */
export interface SurfaceOk {
  /** Which of the vendor's APIs, by the name that `vendor.request` takes. */
  readonly surface: string;
  /** Tells the four kinds of answers apart. */
  readonly status: 'ok';
  /** How long its read took, in milliseconds: a wait for a permit counts, a token obtained before does not. */
  readonly latencyMs: number;
  /** Absent where no reply told the time. */
  readonly clock?: ClockSkew | undefined;
}

/** A surface that refused, or did not answer. */
export interface SurfaceFailed {
  /** Which of the vendor's APIs, by the name that `vendor.request` takes. */
  readonly surface: string;
  /** Tells the four kinds of answers apart. */
  readonly status: 'failed';
  /** Why: the kind says what to do. */
  readonly error: ContactCenterError;
  /** Absent where no reply told the time, or none came. */
  readonly clock?: ClockSkew | undefined;
}

/** A surface whose settings are missing: it was sent nothing. */
export interface SurfaceUnconfigured {
  /** Which of the vendor's APIs, by the name that `vendor.request` takes. */
  readonly surface: string;
  /** Tells the four kinds of answers apart. */
  readonly status: 'unconfigured';
  /** The setting that the configuration lacks. */
  readonly missingSetting: string;
}

/** A surface that has no harmless read: it was sent nothing. */
export interface SurfaceNotChecked {
  /** Which of the vendor's APIs, by the name that `vendor.request` takes. */
  readonly surface: string;
  /** Tells the four kinds of answers apart. */
  readonly status: 'notChecked';
  /** Why no read can be sent without effect on anyone. */
  readonly reason: string;
}

/** What is known of one surface of the vendor after a health check. */
export type SurfaceCheck = SurfaceOk | SurfaceFailed | SurfaceUnconfigured | SurfaceNotChecked;

const operation = 'check';

const sent = (
  surface: string,
  probed: E.Either<ContactCenterError, ProbeResult>,
  nameError: (error: ContactCenterError) => ContactCenterError,
): SurfaceCheck => {
  if (E.isLeft(probed)) return { surface, status: 'failed', error: nameError(probed.left) };
  const { result, latencyMs, clock } = probed.right;
  return E.isRight(result)
    ? { surface, status: 'ok', latencyMs, clock }
    : { surface, status: 'failed', error: nameError(result.left), clock };
};

const checked = async (
  [surface, { probe }]: readonly [string, VendorSurface],
  context: CallContext,
  host: Host,
): Promise<SurfaceCheck> => {
  if ('missingSetting' in probe) return { surface, status: 'unconfigured', ...probe };
  if ('notChecked' in probe) return { surface, status: 'notChecked', reason: probe.notChecked };
  const probed = await guarded(context, () => TE.fromTask(probe.send(context))(), 'none')();
  return sent(surface, probed, named(host, operation));
};

/** A check that its caller gave up answers so; where its time is over, it answers what it has, surface by surface. */
const settled = (
  checks: readonly SurfaceCheck[],
  { signal }: CallContext,
): E.Either<ContactCenterError, readonly SurfaceCheck[]> => {
  const error = signal.aborted ? abortedError(signal, 'none') : undefined;
  return error?.kind === 'Canceled' ? E.left(error) : E.right(checks);
};

/** Checks the surfaces of a provider, all at once; called and ended as its operations are. */
export const surfaceChecks =
  (host: Host, surfaces: VendorSurfaces) =>
  (options: CallOptions = {}): TE.TaskEither<ContactCenterError, readonly SurfaceCheck[]> => {
    const run = () =>
      inContext(operation, options, host, async (context) => {
        const checks = await Promise.all(
          Object.entries(surfaces).map((surface) => checked(surface, context, host)),
        );
        return settled(checks, context);
      });
    return pipe(guarded(scopeOf(operation, host), run, 'none'), TE.mapLeft(named(host, operation)));
  };
