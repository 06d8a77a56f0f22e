import { remembered, schemaOf } from '@cordboard/core/schema';
import * as t from 'io-ts';

/** What of a JSON Schema is shown of a field. */
const Node = t.partial({
  type: t.string,
  enum: t.readonlyArray(t.unknown),
  const: t.unknown,
  anyOf: t.readonlyArray(t.unknown),
  description: t.string,
  properties: t.record(t.string, t.unknown),
  writeOnly: t.boolean,
});
type Node = t.TypeOf<typeof Node>;

const nodeOf = (schema: unknown): Node => (Node.is(schema) ? schema : {});

const schemaIn = remembered((codec: t.Mixed): Node => nodeOf(schemaOf(codec)));

const wordsIn = (schema: unknown): readonly string[] => {
  const { enum: words, const: word, anyOf = [] } = nodeOf(schema);
  const inside = anyOf.map(wordsIn);
  if (inside.length > 0) return inside.every(({ length }) => length > 0) ? inside.flat() : [];
  return (words ?? [word]).filter(t.string.is);
};

/** The words of a closed list; none where any other value is possible. */
export const wordsOf = (codec: t.Mixed): readonly string[] => wordsIn(schemaIn(codec));

/** The type of a single value, such as `integer`. */
export const typeOf = (codec: t.Mixed): string | undefined => schemaIn(codec).type;

/** Whether a value must not be printed. */
export const isSecretValue = (codec: t.Mixed): boolean => schemaIn(codec).writeOnly === true;

/** What each field of a record is about, as far as that is told. */
export const descriptionsOf = (record: t.Mixed): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(schemaIn(record).properties ?? {}).flatMap(([name, schema]) => {
      const { description } = nodeOf(schema);
      return description === undefined ? [] : [[name, description] as const];
    }),
  );
