import type * as t from 'io-ts';
import { isRecordType } from '../codec/record.js';
import { problemsOf, type Problem } from '../codec/report.js';

const wordsIn = (name: string): readonly string[] =>
  name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());

/** How many letters one has and the other lacks, in whatever order. */
const lettersApart = (one: string, other: string): number => {
  const left = Array.from(other);
  const lacking = Array.from(one).filter((letter) => {
    const at = left.indexOf(letter);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return lacking.length + left.length;
};

/** Whether a name is a known one mistyped (`regoin`), or has a word of it (`apiPwd`, where there is an `apiKey`). */
const isLike =
  (name: string) =>
  (known: string): boolean =>
    lettersApart(name.toLowerCase(), known.toLowerCase()) * 4 <= known.length ||
    wordsIn(name).some((word) => word.length > 2 && wordsIn(known).includes(word));

const isMap = (type: object): boolean => '_tag' in type && type._tag === 'DictionaryType';

/** Whether a key is a name of ours, or near enough to one to be printed. */
const isName = (key: string, parent: t.Decoder<unknown, unknown> | undefined): boolean => {
  if (/^\d{1,6}$/.test(key) || parent === undefined) return true;
  if (!isRecordType(parent)) return !isMap(parent);
  const known = [...Object.keys(parent.required), ...Object.keys(parent.optional)];
  return known.includes(key) || (/^[A-Za-z]{1,40}$/.test(key) && known.some(isLike(key)));
};

const named = (context: t.Context): t.Context =>
  context.map((entry, i) => (isName(entry.key, context[i - 1]?.type) ? entry : { ...entry, key: '[key]' }));

/**
 * The problems of settings, by path. Of keys only those that are, or nearly are, names of settings are printed: a
 * secret may have come to stand where a name should.
 */
export const problemsOfSettings = (errors: t.Errors): readonly Problem[] =>
  problemsOf(errors.map((error) => ({ ...error, context: named(error.context) })));
