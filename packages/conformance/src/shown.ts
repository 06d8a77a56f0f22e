import { inspect } from 'node:util';
import { isContactCenterError } from '@cordboard/core/provider';
import * as t from 'io-ts';

const mostCharacters = 500;
const deepest = 6;

/** Fields of inputs and answers that hold a secret. */
const secrets: ReadonlySet<string> = new Set(['password']);

const plain = (value: unknown, depth = deepest): unknown => {
  if (isContactCenterError(value)) {
    const { kind, effect, operation, message } = value;
    return { kind, effect, operation, message };
  }
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, depth - 1));
  if (!t.UnknownRecord.is(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      part === undefined ? [] : [[name, secrets.has(name) ? '[redacted]' : plain(part, depth - 1)]],
    ),
  );
};

/** A value in one short line, without passwords. */
export const shown = (value: unknown): string => {
  const text = inspect(plain(value), {
    breakLength: Infinity,
    depth: deepest,
    maxArrayLength: 10,
    maxStringLength: 100,
  });
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
};
