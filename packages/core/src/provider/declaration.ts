import type { BoundedPathsOf, OptionalPathsOf, PathsOf, ValuePathsOf } from '../operation/paths.js';
import type { Bound, Capability, Traits, Waivers } from './capability.js';

/** Reasons by path. */
export type Reasons<Path extends string> = Readonly<Partial<Record<Path, string>>>;

/**
 * What an adapter declares of an operation that it serves: see {@link Capability} for what each part means. `I` is the
 * operation's input, `T` what it tells of: paths that these types do not have are refused by the compiler.
 */
export interface Declaration<I, T> {
  /** Default `native`; `emulated` needs a note. */
  readonly support?: 'native' | 'emulated' | undefined;
  /** The cost, the part that is missing, or what is offered instead. */
  readonly note?: string | undefined;
  /** Numbers the provider sets, by name: `pageSize`, `batchSize`, `requestsPerSec`… */
  readonly limits?: Capability['limits'];
  /** Parts of the input that one of the `limits` bounds more closely than the operation does, path → bound. */
  readonly bounds?: Readonly<Partial<Record<BoundedPathsOf<I>, Bound>>> | undefined;
  /** Parts of the input that cannot be served, path or `path=value` → reason. */
  readonly without?: Reasons<ValuePathsOf<I>> | undefined;
  /** Parts of the input that may be left out elsewhere and not here, path → reason. */
  readonly needs?: Reasons<OptionalPathsOf<I>> | undefined;
  /** The names a reference may use, path → names. Left out: all. */
  readonly refs?: Readonly<Partial<Record<PathsOf<I>, readonly string[]>>> | undefined;
  /** Parts of the output that are never told, path → reason. */
  readonly omits?: Reasons<PathsOf<T>> | undefined;
  /** Promises of the ports that cannot be kept, promise → reason. */
  readonly waives?: Waivers | undefined;
  /** What differs from other providers and limits nothing. */
  readonly traits?: Traits | undefined;
  /** Set where the vendor's page is incomplete: which page, and what it leaves open. */
  readonly unconfirmed?: string | undefined;
}

const isText = (entry: readonly [string, unknown]): entry is readonly [string, string] =>
  typeof entry[1] === 'string';

const reasonsOf = (reasons: object | undefined): Readonly<Record<string, string>> | undefined =>
  reasons && Object.fromEntries(Object.entries(reasons).filter(isText));

/** What is declared, as it is published. */
export const capabilityOf = (declared: Declaration<never, never>): Capability => {
  const { support = 'native', note, limits, bounds, refs, traits, unconfirmed } = declared;
  const { without, needs, omits, waives } = declared;
  return {
    support,
    ...(note === undefined ? {} : { note }),
    ...(limits === undefined ? {} : { limits }),
    ...(bounds === undefined ? {} : { bounds }),
    ...(without === undefined ? {} : { without: reasonsOf(without) }),
    ...(needs === undefined ? {} : { needs: reasonsOf(needs) }),
    ...(refs === undefined ? {} : { refs }),
    ...(omits === undefined ? {} : { omits: reasonsOf(omits) }),
    ...(waives === undefined ? {} : { waives }),
    ...(traits === undefined ? {} : { traits }),
    ...(unconfirmed === undefined ? {} : { unconfirmed }),
  };
};

/** Declares some values of a field as unsupported. */
export const withoutValues = <const P extends string, const V extends string | null>(
  path: P,
  values: readonly V[],
  reason: string,
): Reasons<`${P}=${V}`> => {
  const reasons: Partial<Record<`${P}=${V}`, string>> = {};
  for (const value of values) Object.assign(reasons, { [`${path}=${value}`]: reason });
  return reasons;
};

/** Declares some fields as never told: of the output itself, or of what is at a path in it. */
export function neverTold<const F extends string>(fields: readonly F[], reason: string): Reasons<F>;
export function neverTold<const F extends string, const P extends string>(
  fields: readonly F[],
  reason: string,
  path: P,
): Reasons<`${P}.${F}`>;
export function neverTold(fields: readonly string[], reason: string, path = ''): Reasons<string> {
  return Object.fromEntries(fields.map((field) => [path === '' ? field : `${path}.${field}`, reason]));
}
