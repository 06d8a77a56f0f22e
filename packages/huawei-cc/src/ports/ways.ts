import type { WhenConfigured } from '@cordboard/core/provider';

/**
 * Of several surfaces that can serve an operation, in the order of preference, the first that is configured; where none is,
 * the first one's setting is the one that is missing.
 */
export const firstConfigured = <H>(
  first: WhenConfigured<H>,
  ...others: readonly WhenConfigured<H>[]
): WhenConfigured<H> => [first, ...others].find(({ handler }) => handler !== undefined) ?? first;
