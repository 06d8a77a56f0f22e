import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { didYouMean } from '../foundation/did-you-mean.js';
import { hasFields, isRecord } from './fields.js';
import { furtherErrors, mostProblems } from './report.js';

type RequiredOf<R extends t.Props> = { readonly [K in keyof R]: t.TypeOf<R[K]> };

type OptionalOf<O extends t.Props> = { readonly [K in keyof O]?: t.TypeOf<O[K]> | undefined };

/** The fields of an object, from which its interface and its codec are made; `A` has them all. */
export interface Fields<A, K = keyof A> {
  /** The codecs of what must be there. */
  readonly required: t.Props;
  /** The codecs of what may be left out. */
  readonly optional: t.Props;
  /** Decodes these fields, whatever further ones there are. */
  readonly object: t.Type<A, unknown>;
  /** Never there: it lets the compiler compare the names of the fields too, where an optional one more is assignable. */
  readonly names?: (name: K) => K;
}

/** The object that has these fields. */
export type FieldsOf<F extends { readonly object: t.Mixed }> = t.TypeOf<F['object']>;

/**
 * The second base of every interface that is made by {@link FieldsOf}. TypeScript replaces an empty interface with one
 * base by that base in its messages, and they would show codecs where this keeps the interface's name.
 */
export interface Named {}

/** States the fields of an object once: the required ones, then those that may be left out. */
export const fields = <R extends t.Props, O extends t.Props = Record<never, never>>(
  required: R,
  optional: O,
): Fields<RequiredOf<R> & OptionalOf<O>> => ({
  required,
  optional,
  object: t.intersection([t.type(required), t.partial(optional)]),
});

const brand = Symbol.for('@cordboard/StrictObjectType');

const unknownFieldErrors = (
  keys: readonly string[],
  known: readonly string[],
  context: t.Context,
): readonly t.ValidationError[] => {
  const told = keys.slice(0, mostProblems).map((key) => ({
    value: undefined,
    context: t.appendContext(context, key, t.never),
    message: `is not a known field${didYouMean(key, known) || ` (known: ${known.join(', ')})`}`,
  }));
  return keys.length === told.length ? told : [...told, furtherErrors(keys.length - told.length, context)];
};

/**
 * A codec for an object with exactly these fields. An unknown key is an error, because it is nearly always a
 * typing mistake. The fields stay readable, so that help texts and tables can be derived from them.
 */
export class StrictObjectCodec<A> extends t.Type<A, unknown> {
  readonly [brand] = true;
  /** Tells codecs of any installed copy apart, as io-ts does. */
  readonly _tag = 'StrictObjectCodec' as const;
  /** The codecs of what must be there. */
  readonly required: t.Props;
  /** The codecs of what may be left out. */
  readonly optional: t.Props;
  /** The codec of every field, required or not. */
  declare readonly fields: { readonly [K in keyof A]-?: t.Type<Exclude<A[K], undefined>, unknown> };

  constructor(name: string, { required, optional, object }: Fields<A>) {
    const known = [...Object.keys(required), ...Object.keys(optional)];
    const isKnown = new Set(known);
    const unknownKeysOf = (u: unknown): readonly string[] =>
      isRecord(u) ? Object.keys(u).filter((key) => !isKnown.has(key)) : [];
    const has = hasFields(required, optional);
    super(
      name,
      (u): u is A => has(u) && unknownKeysOf(u).length === 0,
      (u, context) => {
        if (!isRecord(u)) return t.failure(u, context);
        const unknownFields = unknownFieldErrors(unknownKeysOf(u), known, context);
        return pipe(
          object.validate(u, context),
          E.mapLeft((errors) => [...errors, ...unknownFields]),
          E.chain((value) =>
            unknownFields.length === 0 ? t.success(value) : t.failures([...unknownFields]),
          ),
        );
      },
      (value) => object.encode(value),
    );
    this.required = required;
    this.optional = optional;
    Object.assign(this, { fields: { ...required, ...optional } });
  }
}

/** True for such a codec of any installed copy of this package; `instanceof` knows only its own. */
export const isStrictObject = (codec: object): codec is StrictObjectCodec<unknown> => brand in codec;

/**
 * Makes a codec for an object with exactly these fields: unknown keys are errors. Where the type is an interface made of
 * them, `strictObject<Agent>('Agent', agentFields)` compiles only if the two agree.
 */
export const strictObject = <A>(name: string, of: Fields<A>): StrictObjectCodec<A> =>
  new StrictObjectCodec(name, of);
