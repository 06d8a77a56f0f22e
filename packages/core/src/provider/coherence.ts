import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { problemsOf, type Problem } from '../codec/report.js';
import { shapeOf } from '../codec/shape.js';
import type { InputPart } from '../operation/operation.js';
import { operations, type AnyOperation } from '../ports/registry.js';
import { Capability, type Capabilities } from './capability.js';
import type { Implementation, NotServed } from './serve.js';

type Entry = Implementation | NotServed;

/** The codecs of a field, of which a choice may have several. */
const fieldOf = (codec: t.Mixed, key: string): readonly t.Mixed[] => {
  const shape = shapeOf(codec);
  switch (shape.kind) {
    case 'record':
      return shape.fields.flatMap(({ name, codec: field }) => (name === key ? [field] : []));
    case 'list':
      return fieldOf(shape.of, key);
    case 'map':
      return [shape.of];
    case 'choice':
      return shape.of.flatMap((each) => fieldOf(each, key));
    case 'value':
      return [];
  }
};

/** The codecs at a path. */
const codecsAt = (codec: t.Mixed, path: string): readonly t.Mixed[] =>
  path
    .split('.')
    .reduce<readonly t.Mixed[]>((some, key) => some.flatMap((each) => fieldOf(each, key)), [codec]);

const inParts =
  (parts: readonly InputPart[]) =>
  (path: string): readonly t.Mixed[] =>
    parts.flatMap((part) => {
      if (part.path === '') return codecsAt(part.codec, path);
      const isInside = path.startsWith(`${part.path}.`);
      return isInside ? codecsAt(part.codec, path.slice(part.path.length + 1)) : [];
    });

const parsed = (literal: string): unknown => {
  try {
    return JSON.parse(literal);
  } catch {
    return literal;
  }
};

const takes = (codecs: readonly t.Mixed[], literal: string): boolean =>
  codecs.some((codec) => {
    const shape = shapeOf(codec);
    if (shape.kind === 'list') return takes([shape.of], literal);
    return codec.is(literal) || codec.is(parsed(literal));
  });

type CodecsOf = (path: string) => readonly t.Mixed[];

const unknownPaths = (codecsOf: CodecsOf, part: string, paths: object = {}): readonly Problem[] =>
  Object.keys(paths).flatMap((pattern) => {
    const [path = '', literal] = pattern.split('=', 2);
    const codecs = codecsOf(path);
    if (codecs.length === 0) return [{ path: `${part}.${path}`, message: 'names no field of the operation' }];
    return literal === undefined || takes(codecs, literal)
      ? []
      : [{ path: `${part}.${path}`, message: 'names a value that the field cannot have' }];
  });

const unknownLimits = ({ bounds = {}, limits = {} }: Capability): readonly Problem[] =>
  Object.entries(bounds).flatMap(([path, { limit, each = limit }]) =>
    [...new Set([limit, each])]
      .filter((name) => !Object.hasOwn(limits, name))
      .map((name) => ({ path: `bounds.${path}`, message: `names the limit ${name}, which is not declared` })),
  );

const misspelt = (operation: AnyOperation, capability: Capability): readonly Problem[] => {
  const { bounds, without, needs, refs, omits } = capability;
  const ofInput = inParts(operation.inputParts);
  return [
    ...unknownPaths(ofInput, 'bounds', bounds),
    ...unknownLimits(capability),
    ...unknownPaths(ofInput, 'without', without),
    ...unknownPaths(ofInput, 'needs', needs),
    ...unknownPaths(ofInput, 'refs', refs),
    ...unknownPaths((path) => codecsAt(operation.told, path), 'omits', omits),
  ];
};

const ofCapability = (capability: Capability): readonly Problem[] => [
  ...pipe(
    Capability.decode(capability),
    E.match(problemsOf, () => []),
  ),
  ...(capability.support === 'emulated' && capability.note === undefined
    ? [{ path: 'note', message: 'is missing: an emulated operation says at what cost' }]
    : []),
];

/** What is wrong with what a provider declares: a path, a promise or a trait that does not exist. */
export const problemsInCapabilities = (capabilities: Capabilities): readonly Problem[] =>
  operations.flatMap((operation) => {
    const capability = capabilities[operation.name];
    return [...ofCapability(capability), ...misspelt(operation, capability)].map(({ path, message }) => ({
      path: `${operation.name} ${path}`,
      message,
    }));
  });

const names: ReadonlySet<string> = new Set(operations.map(({ name }) => name));

/** What is wrong with what an adapter brings together: something that is no operation, or an operation twice. */
export const problemsInEntries = (entries: readonly Entry[]): readonly Problem[] => {
  const found = new Set<string>();
  return entries.flatMap(({ operation: path }) => {
    if (!names.has(path)) return [{ path, message: 'is no operation' }];
    if (found.has(path)) return [{ path, message: 'is implemented twice' }];
    found.add(path);
    return [];
  });
};
