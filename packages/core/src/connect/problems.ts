import type * as t from 'io-ts';
import { isStrictObject, type StrictObjectCodec } from '../codec/strict-object.js';
import { isTagged, problemsOf, type Problem } from '../codec/report.js';

const wordsIn = (name: string): readonly string[] =>
  name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());

/** How many letters one name has and the other lacks, in any order. */
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

/** Whether an unknown key may be printed. Next to a secret, it may be the secret itself. */
const isPrintable = ({ required, optional }: StrictObjectCodec<unknown>, key: string): boolean => {
  if (!/^[A-Za-z]{1,40}$/.test(key)) return false;
  const codecs = { ...required, ...optional };
  return (
    Object.keys(codecs).some(isLike(key)) ||
    !Object.values(codecs).some((codec) => isTagged(codec, 'SecretType'))
  );
};

/** Whether a key is the name of a setting, or may be printed like one. */
const isName = (key: string, parent: t.Decoder<unknown, unknown> | undefined): boolean => {
  if (parent === undefined || /^\d{1,6}$/.test(key)) return true;
  if (!isStrictObject(parent)) return !isTagged(parent, 'DictionaryType');
  return (
    Object.hasOwn(parent.required, key) || Object.hasOwn(parent.optional, key) || isPrintable(parent, key)
  );
};

const named = (context: t.Context): t.Context =>
  context.map((entry, i) => (isName(entry.key, context[i - 1]?.type) ? entry : { ...entry, key: '[key]' }));

/**
 * The problems of settings, by path. A key is printed only when it is the name of a setting or looks like
 * one, because it may be a misplaced secret.
 */
export const problemsOfSettings = (errors: t.Errors): readonly Problem[] =>
  problemsOf(errors.map((error) => ({ ...error, context: named(error.context) })));
