import * as O from 'fp-ts/lib/Option.js';

const names: readonly unknown[] = [
  'AbortError',
  'TimeoutError',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
];

/** An error of the system or the language, by its name and its code: its text and its other fields may hold data. */
class SafeCause extends Error {
  override readonly name: string;

  constructor(
    name: string,
    /** As Node documents it, such as `ECONNREFUSED`. */
    readonly code: string | undefined,
  ) {
    super(code ?? name);
    this.name = name;
  }
}

const isCode = (u: unknown): u is string =>
  typeof u === 'string' && /^[A-Z][A-Z0-9_]{2,59}$/.test(u) && !/\d{6}/.test(u);

const isName = (u: unknown): u is string => names.includes(u);

// Errors lie under each other, and one may lie under itself.
const deepest = 5;

// By what it has: an error may come from another realm, as those of an aborted signal do under some test runners.
const causeIn = (u: unknown, depth: number): SafeCause | undefined => {
  if (u instanceof SafeCause) return u;
  if (typeof u !== 'object' || u === null) return undefined;
  const name = 'name' in u && isName(u.name) ? u.name : undefined;
  if ('code' in u && isCode(u.code)) return new SafeCause(name ?? 'Error', u.code);
  const under = 'cause' in u && depth < deepest ? causeIn(u.cause, depth + 1) : undefined;
  return under ?? (name === undefined ? undefined : new SafeCause(name, undefined));
};

/** What of a thrown error can be shown: its name and its code. `undefined` where neither says anything. */
export const safeCause = (thrown: unknown): Error | undefined =>
  O.toUndefined(O.chain(O.fromNullable)(O.tryCatch(() => causeIn(thrown, 1))));
