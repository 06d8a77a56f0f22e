import * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import { ownValue } from '../foundation/own-value.js';

/** Where `${NAME}` is looked up. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface Filled {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

const fillText = (text: string, path: string, environment: Environment): Filled => {
  const names = [...text.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  const problems = names
    .filter((name) => ownValue(environment, name) === undefined)
    .map((name) => ({ path, message: `needs the environment variable ${name}, which is not set` }));
  const value = text.replace(/\$\{([^}]*)\}/g, (_, name: string) => ownValue(environment, name) ?? '');
  return { value, problems };
};

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Replaces each `${NAME}` in each text of a value; every name that is not set is a problem of its own. */
export const fillEnvironment = (value: unknown, environment: Environment, path = ''): Filled => {
  if (typeof value === 'string') return fillText(value, path, environment);
  if (Array.isArray(value)) {
    const filled = value.map((item: unknown, i) => fillEnvironment(item, environment, join(path, String(i))));
    return { value: filled.map((f) => f.value), problems: filled.flatMap((f) => f.problems) };
  }
  if (!t.UnknownRecord.is(value) || Object.getPrototypeOf(value) !== Object.prototype) {
    return { value, problems: [] };
  }
  const filled = Object.entries(value).map(([key, item]) => ({
    key,
    ...fillEnvironment(item, environment, join(path, key)),
  }));
  return {
    value: Object.fromEntries(filled.map((f) => [f.key, f.value])),
    problems: filled.flatMap((f) => f.problems),
  };
};
