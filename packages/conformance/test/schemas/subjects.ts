import {
  holdsSecret,
  inputOf,
  operations,
  schemaOf,
  TimeZone,
  type Draft,
  type JsonSchema,
} from '@cordboard/core/schema';
import { BaseUrl, httpFields } from '@cordboard/core/http';
import { HuaweiCcConfig } from '@cordboard/huawei-cc';
import { ItniotechConfig } from '@cordboard/itniotech';
import { MemoryConfig, Seed } from '@cordboard/memory';
import { SobotConfig } from '@cordboard/sobot';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

/** A codec whose schema is held against it. */
export interface Subject {
  readonly name: string;
  readonly codec: t.Mixed;
  /** Whether what is decoded is another value: text becomes a secret. */
  readonly holdsSecrets: boolean;
}

export const subjects: readonly Subject[] = [
  ...operations.flatMap((operation) => [
    { name: `what ${operation.name} takes`, codec: inputOf(operation) },
    {
      name: `what ${operation.name} returns`,
      codec: 'output' in operation ? operation.output : operation.told,
    },
  ]),
  ...[MemoryConfig, ItniotechConfig, SobotConfig, HuaweiCcConfig].map((codec) => ({
    name: codec.name,
    codec,
  })),
].map((subject) => ({ ...subject, holdsSecrets: holdsSecret(subject.codec) }));

/** All that is more than a schema can say, as docs/schemas.md lists it, by the pattern that says the rest. */
const looser: ReadonlyMap<unknown, t.Mixed> = new Map(
  [TimeZone, BaseUrl, httpFields.proxy].map((codec) => [schemaOf(codec).pattern, codec]),
);

const isList = (u: unknown): u is readonly unknown[] => Array.isArray(u);

/** The same schema with the codec itself where a schema has to accept more. */
const completed = (node: unknown, key = ''): unknown => {
  if (isList(node)) return node.map((each) => completed(each));
  if (!t.UnknownRecord.is(node)) return node;
  const inner = Object.entries(node).map(([name, each]) => [name, completed(each, name)] as const);
  const codec = key === 'Seed' && node.type === 'object' ? Seed : looser.get(node.pattern);
  return Object.fromEntries(codec === undefined ? inner : [...inner, ['decodes', codec]]);
};

export const accepts = ({ codec }: Subject, value: unknown): boolean => E.isRight(codec.decode(value));

export const schemaFor = ({ codec }: Subject, draft: Draft = '2020-12'): JsonSchema => {
  const schema = completed(schemaOf(codec, { draft }));
  return t.UnknownRecord.is(schema) ? schema : {};
};

const made = (draft: typeof Ajv | typeof Ajv2020): Ajv | Ajv2020 => {
  const ajv = new draft({ strict: true, strictTypes: false, formats: { date: true } });
  ajv.addKeyword({
    keyword: 'decodes',
    validate: (codec: t.Mixed, value: unknown) => E.isRight(codec.decode(value)),
  });
  return ajv;
};

// Of each one: it compiles its draft's own schema first, which takes longer than most of ours.
const drafts = { '2020-12': made(Ajv2020), 'draft-07': made(Ajv) };

/** Another implementation of JSON Schema, in its strict mode. */
export const validatorOf = (schema: JsonSchema, draft: Draft = '2020-12'): ((value: unknown) => boolean) =>
  drafts[draft].compile(schema);
