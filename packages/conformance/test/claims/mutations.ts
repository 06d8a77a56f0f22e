import { failure, operations, type Capability, type OperationName } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { LooseCall } from '../../src/call-of.js';
import { loose, partsOf, mutated, type Mutation, type Loose, type Traffic } from './vendor.js';

/** Another call in the place of one. */
export type MutateCall = (call: LooseCall, traffic: Traffic, name: OperationName) => LooseCall;

const every = operations.map(({ name }) => name);
const listed = operations.filter(({ kind }) => kind === 'list').map(({ name }) => name);
const inBulk = operations.filter(({ kind }) => kind === 'bulk').map(({ name }) => name);

/** The operations a lie is about. */
export type About = OperationName | 'everything' | 'every list' | 'every bulk write';

export const namesOf = (about: About): readonly OperationName[] => {
  if (about === 'everything') return every;
  if (about === 'every list') return listed;
  return about === 'every bulk write' ? inBulk : [about];
};

/** A lie about some operations. */
export const at =
  (about: About, mutateCall: MutateCall): Mutation =>
  (center, traffic) =>
    mutated(center, (name, call) => (namesOf(about).includes(name) ? mutateCall(call, traffic, name) : call));

/** Hears something else than was said. */
export const hearing = (about: About, change: (input: Loose) => object): Mutation =>
  at(about, (call) => (input, options) => call(change(loose(input)), options));

/** Says something else than is so. */
export const telling = (about: About, change: (value: Loose, input: Loose) => object): Mutation =>
  at(
    about,
    (call) => (input, options) => async () =>
      E.map((value) => change(loose(value), loose(input)))(await call(input, options)()),
  );

/** Says that all went well where it did not. */
export const hidingFailure = (about: About, value: (input: Loose) => object): Mutation =>
  at(
    about,
    (call) => (input, options) => async () =>
      E.orElse(() => E.right<unknown, unknown>(value(loose(input))))(await call(input, options)()),
  );

/** Fails where all is well, when the input is so. */
export const refusing = (about: About, when: (input: Loose) => boolean): Mutation =>
  at(
    about,
    (call, _, operation) => (input, options) =>
      when(loose(input))
        ? () => Promise.resolve(E.left(failure('NotFound', 'there is none', { operation })))
        : call(input, options),
  );

/** Claims something else of operations. */
export const claiming =
  (about: About, capability: (name: OperationName) => Capability): Mutation =>
  (center) => ({
    ...center,
    capabilities: {
      ...center.capabilities,
      ...Object.fromEntries(namesOf(about).map((name) => [name, capability(name)])),
    },
  });

/** Two lies together. */
export const both =
  (one: Mutation, other: Mutation): Mutation =>
  (center, traffic) =>
    one(other(center, traffic), traffic);

/** An object without a field, however deep. */
export const without = (value: Loose, ...path: readonly string[]): object => {
  const [field = '', ...rest] = path;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
      if (name !== field) return [[name, part]];
      return rest.length === 0 ? [] : [[name, without(loose(part), ...rest)]];
    }),
  );
};

/** An object with another value in one place. */
export const withOther = (value: Loose, path: readonly string[], other: unknown): object => {
  const [field = '', ...rest] = path;
  return { ...value, [field]: rest.length === 0 ? other : withOther(loose(value[field]), rest, other) };
};

/** What is in a place of an object. */
export const partAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((part, field) => loose(part)[field], value);

/** A provider that does not do what it says. */
export interface FaultyProvider {
  /** Completes "a provider that …". */
  readonly title: string;
  readonly about: About;
  /** The sentence of the kit that it breaks, at each operation it is about. */
  readonly breaks: RegExp;
  readonly mutate: Mutation;
}

/** Goes on whatever is canceled, except while the vendor is silent: a lie has to come to an end. */
export const goingOn = (about: About): Mutation =>
  at(
    about,
    (call, { misbehavior }) =>
      (input, options) =>
        call(input, misbehavior() === 'hang' ? options : { ...options, signal: undefined }),
  );

/** Does not hear a part of the input. */
export const ignoring = (about: OperationName, path: string, breaks: RegExp): FaultyProvider => ({
  title: `swallows ${path}`,
  about,
  breaks,
  mutate: hearing(about, (input) => without(input, ...path.split('.'))),
});

export const applied = (value: object): object => ({ value, outcome: 'applied', warnings: [] });

export const itemsOf = (page: Loose, change: (item: Loose) => object): object => ({
  ...page,
  items: partsOf(page.items).map(change),
});
