import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import { ownValue } from '../foundation/own-value.js';
import { isSecret, Secret } from '../codec/secret.js';

/** Where `${NAME}` is looked up. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Filled {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

const reference = /\$\{([^}]*)\}/g;

/** The variable's name, if the text is a single reference. */
const onlyNameIn = (text: string): string | undefined => /^\$\{([A-Za-z_]\w{0,63})\}$/.exec(text)?.[1];

// Inside other text, `${…}` may be part of a password, so its name is not printed.
const unnamed =
  'needs an environment variable that is not set (what stands between ${ and } names it; ' +
  'a value that holds ${ itself has to come from a variable)';

const isFilled = (text: string, environment: Environment): boolean =>
  !text.replace(reference, '').includes('${') &&
  [...text.matchAll(reference)].every(([, name = '']) => ownValue(environment, name) !== undefined);

// A key may be a misplaced value: only letters (names of settings) and digits (list indexes, agent ids) are
// printed.
const printableKey = (key: string): string => (/^([A-Za-z]{1,40}|\d{1,6})$/.test(key) ? key : '[key]');

const join = (path: string, key: string): string =>
  path === '' ? printableKey(key) : `${path}.${printableKey(key)}`;

/** Lists, and objects of any class, prototype or none: what settings are made of. */
const isNested = (value: unknown): value is object => Array.isArray(value) || t.UnknownRecord.is(value);

const keysOf = (value: object): readonly string[] =>
  Array.isArray(value) ? Array.from(value.keys(), String) : Object.keys(value);

const deepest = 64;

/** Copies a value as plain data with its variables filled in, and collects the problems. */
class Filling {
  readonly problems: Problem[] = [];
  // An object that is used several times is copied once: nested, a few objects could otherwise become
  // millions.
  private readonly copies = new Map<object, unknown>();
  private readonly open = new Set<object>();

  constructor(private readonly environment: Environment) {}

  fill(read: () => unknown, path: string): unknown {
    const filled = E.tryCatch(() => this.fillValue(read(), path), identity);
    if (E.isRight(filled)) return filled.right;
    return this.refuse(path, 'cannot be read: reading it threw an error');
  }

  private fillValue(value: unknown, path: string): unknown {
    if (typeof value === 'string') return this.fillText(value, path);
    if (isSecret(value)) return new Secret(this.fillText(value.reveal(), path));
    return isNested(value) ? this.fillNested(value, path) : value;
  }

  private fillNested(value: object, path: string): unknown {
    const known = this.copies.get(value);
    if (known !== undefined) return known;
    if (this.open.has(value)) return this.refuse(path, 'contains itself');
    if (this.open.size === deepest) {
      return this.refuse(path, `is nested more than ${String(deepest)} levels deep`);
    }
    const keys = keysOf(value);
    this.open.add(value);
    const parts = keys.map(
      (key) => [key, this.fill((): unknown => Reflect.get(value, key), join(path, key))] as const,
    );
    this.open.delete(value);
    const copy: unknown = Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
    this.copies.set(value, copy);
    return copy;
  }

  private fillText(text: string, path: string): string {
    if (!isFilled(text, this.environment)) {
      const name = onlyNameIn(text);
      this.refuse(
        path,
        name === undefined ? unnamed : `needs the environment variable ${name}, which is not set`,
      );
    }
    return text.replace(reference, (_, name: string) => ownValue(this.environment, name) ?? '');
  }

  /** Adds a problem; the value becomes `undefined`. */
  private refuse(path: string, message: string): unknown {
    this.problems.push({ path, message });
    return undefined;
  }
}

/**
 * Replaces each `${NAME}` in each text of a value, in secrets too. What comes back is plain data: lists, and
 * objects with what the value's objects, of whatever class, have as enumerable properties of their own.
 * Functions, maps and the like are passed on unchanged. Every variable that is not set and everything that
 * cannot be read is a problem.
 */
export const fillEnvironment = (value: unknown, environment: Environment, path = ''): Filled => {
  const filling = new Filling(environment);
  const filled = filling.fill(() => value, path);
  return { value: filled, problems: filling.problems };
};
