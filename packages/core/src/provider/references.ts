import * as t from 'io-ts';
import { shapeOf } from '../codec/shape.js';
import { AgentName, AgentRef } from '../domain/agent-ref.js';
import { remembered } from '../foundation/lazily.js';
import { ownValue } from '../foundation/own-value.js';
import type { InputPart } from '../operation/operation.js';
import { changedAt, stepsOf } from './paths.js';

/** The names that references to agents may use, by the paths of the references. */
export type Refs = Readonly<Record<string, readonly string[]>>;

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const pathsIn = (codec: t.Mixed, path: string): readonly string[] => {
  if (codec === AgentRef) return [path];
  const shape = shapeOf(codec);
  switch (shape.kind) {
    case 'record':
      return shape.fields.flatMap((field) => pathsIn(field.codec, under(path, field.name)));
    case 'list':
      return pathsIn(shape.of, path);
    case 'choice':
      return shape.of.flatMap((each) => pathsIn(each, path));
    case 'map':
    case 'value':
      return [];
  }
};

/** Where an input names agents. */
export const agentPathsIn: (parts: readonly InputPart[]) => readonly string[] = remembered((parts) => [
  ...new Set(parts.flatMap(({ codec, path }) => pathsIn(codec, path))),
]);

/** The names that the references to agents in an input may use: those declared, else those the provider knows. */
export const refsIn = (
  parts: readonly InputPart[],
  known: readonly AgentName[],
  declared: Refs = {},
): Refs => ({
  ...Object.fromEntries(agentPathsIn(parts).map((path) => [path, known])),
  ...declared,
});

/** Those of the references that may not use every name. */
export const narrowed = (refs: Refs): Refs | undefined => {
  const narrow = Object.entries(refs).filter(([, names]) => names.length < AgentName.values.length);
  return narrow.length === 0 ? undefined : Object.fromEntries(narrow);
};

const decidingOf =
  (names: readonly string[]) =>
  (ref: unknown): unknown => {
    if (!t.UnknownRecord.is(ref) || Object.keys(ref).length === 1 || !AgentRef.is(ref)) return ref;
    const given: Readonly<Record<string, unknown>> = { ...ref };
    const name = AgentName.values.find((each) => names.includes(each) && ownValue(given, each) !== undefined);
    return name === undefined ? ref : { [name]: given[name] };
  };

/** An input in which each agent has the one name that decides: the first that the provider can use. */
export const decided = (refs: Refs): ((input: unknown) => unknown) => {
  const changes = Object.entries(refs).map(([path, names]) => ({
    steps: stepsOf(path),
    decide: decidingOf(names),
  }));
  return (input) => changes.reduce((value, { steps, decide }) => changedAt(value, steps, decide), input);
};
