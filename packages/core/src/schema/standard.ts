import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { problemsOf } from '../codec/report.js';
import type { DescriptionOf, Draft, JsonSchema } from './json-schema.js';
import { schemaOf } from './schema-of.js';

/** One mistake: what is expected, and the keys that lead to it. */
export interface StandardIssue {
  /** What is expected; it never quotes the value. */
  readonly message: string;
  /** Names of fields and numbers of list items, from the outside in. */
  readonly path: readonly (string | number)[];
}

/** A value that was decoded, or what is wrong with it. */
export type StandardResult<A> =
  { readonly value: A; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

/** Which version of JSON Schema is wanted: `draft-2020-12` or `draft-07`. A `RangeError` is thrown for any other. */
export interface StandardTarget {
  /** By the name that the standard gives it. */
  readonly target: string;
}

/** A codec as other libraries take it: what `StandardSchemaV1` and `StandardJSONSchemaV1` of @standard-schema/spec ask for. */
export interface Standard<A> {
  /** The key that other libraries look for. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'cordboard';
    readonly types?: { readonly input: unknown; readonly output: A } | undefined;
    readonly validate: (value: unknown) => StandardResult<A>;
    readonly jsonSchema: {
      readonly input: (wanted: StandardTarget) => JsonSchema;
      readonly output: (wanted: StandardTarget) => JsonSchema;
    };
  };
}

const targets: ReadonlyMap<string, Draft> = new Map([
  ['draft-2020-12', '2020-12'],
  ['draft-07', 'draft-07'],
]);

const keysIn = (path: string): readonly (string | number)[] =>
  path === '' ? [] : path.split('.').map((key) => (/^[0-9]+$/.test(key) ? Number(key) : key));

/** Presents a codec by the interface that forms, routers and tool servers share (https://standardschema.dev). */
export const standardOf = <A>(codec: t.Type<A, unknown>, descriptionOf?: DescriptionOf): Standard<A> => {
  const jsonSchema = ({ target }: StandardTarget): JsonSchema => {
    const draft = targets.get(target);
    if (draft === undefined) throw new RangeError(`no JSON Schema can be made for the target ${target}`);
    return schemaOf(codec, { draft, descriptionOf });
  };
  return {
    '~standard': {
      version: 1,
      vendor: 'cordboard',
      validate: (value) => {
        const decoded = codec.decode(value);
        if (E.isRight(decoded)) return { value: decoded.right };
        return {
          issues: problemsOf(decoded.left).map(({ path, message }) => ({ message, path: keysIn(path) })),
        };
      },
      jsonSchema: { input: jsonSchema, output: jsonSchema },
    },
  };
};
