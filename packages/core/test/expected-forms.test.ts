import { expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { Config } from '@cordboard/core/schema';
import { isStrictObject, operations, problemsOf, type AnyOperation } from '@cordboard/core/provider';

const codecsOf = (operation: AnyOperation): readonly t.Mixed[] =>
  operation.kind === 'bulk'
    ? [operation.header, operation.row, operation.output]
    : [operation.input, 'output' in operation ? operation.output : operation.told];

/** An object with every field of a codec, all of them the same, however deep. */
const filled = (codec: t.Mixed, leaf: unknown): unknown =>
  isStrictObject(codec)
    ? Object.fromEntries(
        Object.entries({ ...codec.required, ...codec.optional }).map(([key, inner]) => [
          key,
          filled(inner, leaf),
        ]),
      )
    : leaf;

const leaves: readonly unknown[] = [5.5, '', null, true, {}, [], [5], [{}]];

const messagesOf = (codec: t.Mixed): readonly string[] =>
  leaves
    .flatMap((leaf) => [leaf, filled(codec, leaf)])
    .flatMap((value) => {
      const decoded = codec.decode(value);
      return E.isRight(decoded) ? [] : problemsOf(decoded.left);
    })
    .map(({ message }) => message);

test('no message names an internal type: what is expected is told by its form', () => {
  const messages = [...operations.flatMap(codecsOf), Config].flatMap(messagesOf);
  expect(messages.length).toBeGreaterThan(500);
  expect([...new Set(messages)].filter((message) => /expected ([A-Z][a-z]|\()|<|\[\]/.test(message))).toEqual(
    [],
  );
});
