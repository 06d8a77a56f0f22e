import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { didYouMean } from '../foundation/did-you-mean.js';
import { hasFields } from './fields.js';
import { furtherErrors, mostProblems } from './report.js';

/** What a {@link strictObject} codec describes: required fields, then fields that may be left out. */
export type StrictObject<R extends t.Props, O extends t.Props> = {
  readonly [K in keyof R]: t.TypeOf<R[K]>;
} & {
  readonly [K in keyof O]?: t.TypeOf<O[K]> | undefined;
};

type StrictObjectOutput<R extends t.Props, O extends t.Props> = {
  readonly [K in keyof R]: t.OutputOf<R[K]>;
} & {
  readonly [K in keyof O]?: t.OutputOf<O[K]> | undefined;
};

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
export class StrictObjectType<R extends t.Props, O extends t.Props> extends t.Type<
  StrictObject<R, O>,
  StrictObjectOutput<R, O>
> {
  readonly [brand] = true;
  readonly _tag = 'StrictObjectType' as const;

  constructor(
    name: string,
    readonly required: R,
    readonly optional: O,
  ) {
    const base = t.intersection([t.type(required), t.partial(optional)]);
    const known = [...Object.keys(required), ...Object.keys(optional)];
    const isKnown = new Set(known);
    const unknownKeysOf = (u: unknown): readonly string[] =>
      t.UnknownRecord.is(u) ? Object.keys(u).filter((key) => !isKnown.has(key)) : [];
    const has = hasFields(required, optional);
    super(
      name,
      (u): u is StrictObject<R, O> => has(u) && unknownKeysOf(u).length === 0,
      (u, context) => {
        if (!t.UnknownRecord.is(u)) return t.failure(u, context);
        const unknownFields = unknownFieldErrors(unknownKeysOf(u), known, context);
        return pipe(
          base.validate(u, context),
          E.mapLeft((errors) => [...errors, ...unknownFields]),
          E.chain((value) =>
            unknownFields.length === 0 ? t.success(value) : t.failures([...unknownFields]),
          ),
        );
      },
      (value) => base.encode(value),
    );
  }
}

/** True for such a codec of any installed copy of this package; `instanceof` knows only its own. */
export const isStrictObject = (codec: object): codec is StrictObjectType<t.Props, t.Props> => brand in codec;

/** Makes a codec for an object with exactly these fields: unknown keys are errors. */
export const strictObject = <R extends t.Props, O extends t.Props = Record<never, never>>(
  name: string,
  required: R,
  optional: O,
): StrictObjectType<R, O> => new StrictObjectType(name, required, optional);
