import type * as t from 'io-ts';
import { isRecordType } from './record.js';

/** One mistake in a value: where it is and what would be right. The value itself is never part of it. */
export interface Problem {
  /** Dotted path from the root, such as `providers.main.baseUrl`; empty for the root itself. */
  readonly path: string;
  readonly message: string;
}

// A key can itself be data (a map keyed by phone number): only keys that look like names are printed.
const printableKey = (key: string): string => (/^([A-Za-z_][\w-]{0,40}|\d{1,6})$/.test(key) ? key : '[key]');

/** Tells codecs by their tags, because one may have been made with another installed copy of io-ts. */
export const isTagged = (type: object, tag: string): boolean => '_tag' in type && type._tag === tag;

const isTransparent = (type: t.Decoder<unknown, unknown>): boolean =>
  isRecordType(type) || isTagged(type, 'IntersectionType');

const isChoice = (type: t.Decoder<unknown, unknown>): boolean => isTagged(type, 'UnionType');

// An error inside a union's branch says little ("not the first form"): report at the union itself.
const untilChoice = (context: t.Context): t.Context => {
  const at = context.findIndex(({ type }) => isChoice(type));
  return at === -1 ? context : context.slice(0, at + 1);
};

const pathOf = (context: t.Context): string =>
  context
    .filter(({ key }, i) => {
      const parent = context[i - 1];
      const isBranchNumber = parent !== undefined && isTransparent(parent.type) && /^[01]$/.test(key);
      return key !== '' && !isBranchNumber;
    })
    .map(({ key }) => printableKey(key))
    .join('.');

const toProblem = (error: t.ValidationError): Problem => {
  const context = untilChoice(error.context);
  const last = context[context.length - 1];
  const expected = last?.type.name ?? 'a value';
  const missing = last?.actual === undefined ? 'is missing: ' : '';
  const own = context.length === error.context.length ? error.message : undefined;
  return { path: pathOf(context), message: own ?? `${missing}expected ${expected}` };
};

/**
 * Turns decoding errors into problems a person can act on: path and expected form only. The offending
 * value stays out, because here it is often a customer's phone number or a key.
 */
export const problemsOf = (errors: t.Errors): readonly Problem[] => {
  const problems = errors.map(toProblem);
  return problems.filter(
    (problem, i) => problems.findIndex((p) => p.path === problem.path && p.message === problem.message) === i,
  );
};

/** `path: message` for each problem, joined for use inside one sentence. */
export const describeProblems = (problems: readonly Problem[]): string =>
  problems.map(({ path, message }) => (path === '' ? message : `${path} ${message}`)).join('; ');
