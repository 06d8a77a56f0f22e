import type * as t from 'io-ts';
import { cleanTextUpTo } from '../foundation/clean-text.js';

/** One mistake in a value: where it is and what is expected. It never holds the value. */
export interface Problem {
  /** Dotted path from the root, such as `providers.main.baseUrl`; empty for the root itself. */
  readonly path: string;
  /** What is expected there, in words; never the value itself. */
  readonly message: string;
}

/** The maximum number of problems that are listed. */
export const mostProblems = 20;

/** The last problem of a truncated list: it counts those that are left out. */
class Further implements Problem {
  readonly path = '';
  readonly message: string;
  readonly #count: number;

  constructor(count: number) {
    this.message = `and ${String(count)} more`;
    this.#count = count;
  }

  /** A method, so that printing a problem shows only its path and message. */
  count(): number {
    return this.#count;
  }
}

const isFurther = (u: unknown): u is Further => u instanceof Further;

const countOf = (problems: readonly Problem[]): number =>
  problems.reduce((sum, problem) => sum + (isFurther(problem) ? problem.count() : 1), 0);

/** At most {@link mostProblems}, then one with the number of the others. */
const cutOff = (problems: readonly Problem[]): readonly Problem[] => {
  const listed = problems.filter((problem) => !isFurther(problem)).slice(0, mostProblems);
  const further = countOf(problems) - listed.length;
  return further === 0 ? listed : [...listed, new Further(further)];
};

/** One error for `count` further ones, which are not explained. */
export const furtherErrors = (count: number, context: t.Context): t.ValidationError => {
  const further = new Further(count);
  return { value: further, context, message: further.message };
};

// A key can itself be data (a map keyed by phone number): only keys that look like names are printed.
const printableKey = (key: string): string => (/^([A-Za-z_][\w-]{0,40}|\d{1,6})$/.test(key) ? key : '[key]');

/** The path of a key in the value at a path. */
export const placeIn = (path: string, key: string): string =>
  path === '' ? printableKey(key) : `${path}.${printableKey(key)}`;

/** Compares tags instead of classes, because a codec may come from another installed copy of io-ts. */
export const isTagged = (type: object, tag: string): boolean => '_tag' in type && type._tag === tag;

const isChoice = (type: t.Decoder<unknown, unknown>): boolean => isTagged(type, 'UnionType');

/**
 * Whether an entry is about the same value as the one before it (a member of an intersection or union) and
 * adds nothing to the path.
 */
const isSameValue = (before: t.ContextEntry | undefined, entry: t.ContextEntry): boolean =>
  before !== undefined && Object.is(before.actual, entry.actual);

const pathOf = (context: t.Context): string =>
  context
    .filter((entry, i) => entry.key !== '' && !isSameValue(context[i - 1], entry))
    .map(({ key }) => printableKey(key))
    .join('.');

/** A union on the path to an error, and which of its branches was tried. */
interface Choice {
  /** How many entries of the context lead to the union. */
  readonly length: number;
  /** The same for all errors of one union. */
  readonly place: string;
  readonly branch: string;
  /** Whether the error is inside the value, which then has the outer shape of the branch. */
  readonly isEntered: boolean;
  /** Whether the error is that a field with one possible value, such as `kind`, says that another branch is meant. */
  readonly isOther: boolean;
}

const choicesIn = (context: t.Context): readonly Choice[] =>
  context.flatMap((entry, i) => {
    const branch = context[i + 1];
    if (!isChoice(entry.type) || branch === undefined) return [];
    const length = i + 1;
    const inside = context.slice(length).filter((inner) => !isSameValue(entry, inner));
    const [field] = inside;
    return {
      length,
      place: JSON.stringify(context.slice(0, length).map(({ key }) => key)),
      branch: branch.key,
      isEntered: inside.length > 0,
      isOther: inside.length === 1 && field !== undefined && isTagged(field.type, 'LiteralType'),
    };
  });

/** What the errors of one union say of the value. */
interface Verdict {
  /** The branches whose outer shape the value has, and which its `kind` does not exclude. */
  readonly entered: Set<string>;
  /** The branches that its `kind` excludes, and what each expects of it. */
  readonly others: Map<string, string>;
}

type Verdicts = ReadonlyMap<string, Verdict>;

const verdictsIn = (errors: t.Errors): Verdicts => {
  const verdicts = new Map<string, Verdict>();
  for (const { context } of errors)
    for (const { place, branch, isEntered, isOther } of choicesIn(context)) {
      const verdict = verdicts.get(place) ?? { entered: new Set(), others: new Map() };
      verdicts.set(place, verdict);
      if (isEntered) verdict.entered.add(branch);
      if (isOther) verdict.others.set(branch, context.at(-1)?.type.name ?? '');
    }
  for (const { entered, others } of verdicts.values())
    for (const branch of others.keys()) entered.delete(branch);
  return verdicts;
};

/** Where an error is told, and what is expected there when that is not what the error says. */
interface Told {
  readonly context: t.Context;
  readonly expected?: string | undefined;
}

/**
 * The part of a context that is reported. Errors of a union's branches are reported only where the value has
 * the outer shape of exactly one branch, such as a list that may also be `null`, or its `kind` says which one is
 * meant; where its `kind` is none of theirs, at that; otherwise the error is reported at the union. `undefined` for errors
 * of the other branches.
 */
const told = (context: t.Context, verdicts: Verdicts): Told | undefined => {
  for (const { length, place, branch, isOther } of choicesIn(context)) {
    const { entered, others } = verdicts.get(place) ?? {
      entered: new Set(),
      others: new Map<string, string>(),
    };
    if (entered.size === 0 && others.size > 0) {
      const kinds = [...others.values()].map((kind) => kind.replaceAll('"', ''));
      return isOther ? { context, expected: `one of ${kinds.join(', ')}` } : undefined;
    }
    if (entered.size !== 1) return { context: context.slice(0, length) };
    if (!entered.has(branch)) return undefined;
  }
  return { context };
};

const formsByTag: ReadonlyMap<unknown, string> = new Map([
  ['StrictObjectCodec', 'an object'],
  ['IntersectionType', 'an object'],
  ['InterfaceType', 'an object'],
  ['PartialType', 'an object'],
  ['DictionaryType', 'an object'],
  ['ReadonlyArrayType', 'a list'],
  ['ArrayType', 'a list'],
]);

/** What a codec expects, in words: the names of object and list types are internal. */
const formOf = (type: t.Decoder<unknown, unknown>): string =>
  ('_tag' in type ? formsByTag.get(type._tag) : undefined) ?? type.name;

const toProblem = (error: t.ValidationError, { context, expected: kinds }: Told): Problem => {
  const isWhole = context.length === error.context.length;
  if (isWhole && isFurther(error.value)) return error.value;
  const last = context.findLast((entry, i) => !isSameValue(context[i - 1], entry));
  const expected = kinds ?? (last === undefined ? 'a value' : formOf(last.type));
  const missing = last?.actual === undefined ? 'is missing: ' : '';
  const own = isWhole ? error.message : undefined;
  return { path: pathOf(context), message: own ?? `${missing}expected ${expected}` };
};

/**
 * Turns decoding errors into problems: path and expected form, at most twenty and the number of the others.
 * Never the value, which is often a customer's phone number or a key.
 */
export const problemsOf = (errors: t.Errors): readonly Problem[] => {
  const verdicts = verdictsIn(errors);
  const problems = new Map<string, Problem>();
  const further: Problem[] = [];
  for (const error of errors) {
    const at = told(error.context, verdicts);
    if (at === undefined) continue;
    const problem = toProblem(error, at);
    if (isFurther(problem)) further.push(problem);
    else problems.set(`${problem.path} ${problem.message}`, problem);
  }
  return cutOff([...problems.values(), ...further]);
};

const longestPath = 200;
const longestMessage = 300;

/** Problems as an error holds them: clean, and bounded in number and length. */
export const boundedProblems = (problems: readonly Problem[]): readonly Problem[] =>
  cutOff(problems).map((problem) =>
    isFurther(problem)
      ? problem
      : {
          path: cleanTextUpTo(longestPath, problem.path),
          message: cleanTextUpTo(longestMessage, problem.message),
        },
  );

const longestSentence = 500;

/** All problems in one sentence of bounded length, with the number of those left out. */
export const describeProblems = (problems: readonly Problem[]): string => {
  const parts: string[] = [];
  let length = 0;
  for (const { path, message } of problems) {
    const part = cleanTextUpTo(longestSentence, path === '' ? message : `${path} ${message}`);
    length += part.length + '; '.length;
    if (length > longestSentence) break;
    parts.push(part);
  }
  const rest = problems.slice(parts.length);
  return [...parts, ...(rest.length === 0 ? [] : [new Further(countOf(rest)).message])].join('; ');
};
