import { describeProblems, problemsOf, nearestWord } from '@cordboard/core/schema';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { parseJson } from '../files/json-text.js';
import { fieldsOfRecord, isRecordValue, type InputField } from './input-field.js';
import { namedIn } from './names.js';
import { put } from './put.js';
import { isSecretValue, wordsOf } from './schema-facts.js';

/** What a value is, or what is wrong with it: a sentence that follows the name of the flag. */
export type Value = E.Either<string, unknown>;

/** How the empty list is given. */
const emptyList = '[]';

/** How the text `null` is given where `null` alone clears. */
export const quotedNull = '"null"';

/** Where a secret is read from. What is typed stays in the shell's history, and others can see it. */
const secretSource = '@<file>, or - for the standard input';

/** Quotes only what is nearly one of the words, and so neither a number nor a key. */
const notAWord = (words: readonly string[], text: string): string => {
  const meant = nearestWord(text, words);
  const hint = meant === undefined ? '' : ` (got ${JSON.stringify(text)}; did you mean ${meant}?)`;
  return `must be one of ${words.join(', ')}${hint}`;
};

const plainNames: ReadonlyMap<string, string> = new Map([
  ['boolean', 'true or false'],
  ['string', 'text'],
]);

const withArticle = (name: string): string => {
  const plain = plainNames.get(name);
  if (plain !== undefined || /^(\d|text\b)/.test(name)) return plain ?? name;
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name}`;
};

const fieldNames = (fields: readonly InputField[]): string =>
  namedIn(fields)
    .map(({ names }) => names[0])
    .join(', ');

const pairsOf = (codec: t.Mixed): string =>
  `<field>=<value>,… (fields: ${fieldNames(fieldsOfRecord(codec))})`;

/** What is expected of one value of a field, in words. */
export const expectationOf = ({ codec, takes, isNullable, instead }: InputField): string => {
  if (isSecretValue(codec)) return secretSource;
  const words = wordsOf(codec);
  const value = words.length > 0 ? `one of ${words.join(', ')}` : withArticle(codec.name);
  const item = isRecordValue(codec) ? pairsOf(codec) : value;
  const others = [...(instead === undefined ? [] : wordsOf(instead)), ...(isNullable ? ['null'] : [])];
  return [takes === 'map' ? `<key>=<value>, the value ${item}` : item, ...others].join(', or ');
};

const jsonIn = (text: string): unknown =>
  pipe(
    parseJson(text),
    E.getOrElse((): unknown => text),
  );

/** Text stays text where that is allowed, so that `007` keeps its zeros; else it counts as JSON: `30`, `true`. */
const scalarOf = (field: InputField, text: string): Value => {
  const { codec } = field;
  if (codec.is(text)) return E.right(text);
  const value = jsonIn(text);
  if (codec.is(value)) return E.right(value);
  const words = wordsOf(codec);
  const mistake = words.length > 0 ? notAWord(words, text) : `must be ${withArticle(codec.name)}`;
  return E.left(field.isNullable ? `${mistake}, or null to clear it` : mistake);
};

/** `agent.number=1001,level=2`: a comma ends a value only before the next name. */
const pairsIn = (text: string): readonly (readonly [name: string, value: string] | undefined)[] =>
  text.split(/,(?=[A-Za-z][\w.-]*=)/).map((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [pair.slice(0, at), pair.slice(at + 1)] : undefined;
  });

const recordOfPairs = (codec: t.Mixed, text: string): Value => {
  const fields = fieldsOfRecord(codec);
  let record: Readonly<Record<string, unknown>> = {};
  for (const pair of pairsIn(text)) {
    if (pair === undefined) return E.left(`must be ${pairsOf(codec)}`);
    const [name, given] = pair;
    const field = namedIn(fields).find(({ names }) => names.includes(name))?.field;
    if (field === undefined) return E.left(`has an unknown field (fields: ${fieldNames(fields)})`);
    const value = valueOf(field, [given]);
    if (E.isLeft(value)) return E.left(`has a field ${name} that ${value.left}`);
    record = put(record, field.path, value.right);
  }
  return E.right(record);
};

const recordOf = (codec: t.Mixed, text: string): Value =>
  pipe(
    text.startsWith('{') ? E.right(jsonIn(text)) : recordOfPairs(codec, text),
    E.chain((record) =>
      pipe(
        codec.decode(record),
        E.bimap(
          (errors) => `has a mistake: ${describeProblems(problemsOf(errors))}`,
          () => record,
        ),
      ),
    ),
  );

/** Only where it is read from; the secret itself comes later. */
const secretOf = (text: string): Value =>
  /^(-|@.+)$/.test(text)
    ? E.right(text)
    : E.left(`must be ${secretSource}: others could read what is typed here`);

const itemOf = (field: InputField, text: string): Value => {
  if (isSecretValue(field.codec)) return secretOf(text);
  return isRecordValue(field.codec) ? recordOf(field.codec, text) : scalarOf(field, text);
};

const listOf = (field: InputField, texts: readonly string[]): Value =>
  texts.length === 1 && texts[0] === emptyList
    ? E.right([])
    : E.traverseArray((text: string) => itemOf(field, text))(texts);

const mapOf = (field: InputField, texts: readonly string[]): Value =>
  pipe(
    texts,
    E.traverseArray((text) => {
      const at = text.indexOf('=');
      if (at < 1) return E.left('must be <key>=<value>');
      return pipe(
        itemOf(field, text.slice(at + 1)),
        E.map((value) => [text.slice(0, at), value] as const),
      );
    }),
    E.map((entries): unknown => Object.fromEntries(entries)),
  );

/** The value of a field by the texts its flag was given. */
export const valueOf = (field: InputField, texts: readonly string[]): Value => {
  const [text = ''] = texts;
  if (field.isNullable && texts.length === 1) {
    if (text === 'null') return E.right(null);
    if (text === quotedNull && field.takes === 'one') return scalarOf(field, 'null');
  }
  if (texts.length === 1 && field.instead?.is(text) === true) return E.right(text);
  if (field.takes === 'list') return listOf(field, texts);
  if (field.takes === 'map') return mapOf(field, texts);
  return texts.length > 1 ? E.left('is given more than once') : itemOf(field, text);
};
