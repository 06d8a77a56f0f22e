import * as E from 'fp-ts/lib/Either.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Result } from './layer.js';

const isOutcome = (u: unknown): u is Result<unknown> =>
  typeof u === 'object' && u !== null && '_tag' in u && (u._tag === 'Left' || u._tag === 'Right');

/** The error of a result; cockatiel's policies see results as unknown. */
export const errorIn = (u: unknown): ContactCenterError | undefined =>
  isOutcome(u) && E.isLeft(u) ? u.left : undefined;
