import type { Either } from 'fp-ts/lib/Either.js';
import type { Task } from 'fp-ts/lib/Task.js';
import type { CallContext } from '../context/call-context.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';

/** How this machine's clock stands to the vendor's. */
export interface ClockSkew {
  /** How far it is ahead, in milliseconds; below zero it is behind. */
  readonly aheadMs: number;
  /** How far off that may be, either way: half of the round trip, and half of the second that `Date` is rounded to. In milliseconds. */
  readonly uncertaintyMs: number;
  /** How far apart the vendor lets the clocks be, in milliseconds. Absent where no page tells it. */
  readonly toleranceMs?: number | undefined;
}

/** What a probe brought. */
export interface ProbeResult {
  /** What the vendor answered, of which only an error is looked at. */
  readonly result: Either<ContactCenterError, unknown>;
  /** How long the request took, with a wait for a permit and a renewed credential; the first credential is not counted. In milliseconds. */
  readonly latencyMs: number;
  /** Absent where no reply told the time. */
  readonly clock?: ClockSkew | undefined;
}

/**
 * How a surface is checked. `send`: one documented request that changes nothing, signs no agent in or out and asks for
 * no customer's data. `notChecked`: there is no such request, and why.
 */
export type SurfaceProbe =
  { readonly send: (context: CallContext) => Task<ProbeResult> } | { readonly notChecked: string };

/** A surface that cannot be checked, because the configuration lacks its setting. */
export interface MissingSetting {
  /** Which setting to add, by its path. */
  readonly missingSetting: string;
}
