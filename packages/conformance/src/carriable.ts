import type { ContactCenter } from '@cordboard/core/fp';
import type { Capability } from '@cordboard/core/provider';
import type { Scenario } from './scenario.js';
import type { Known } from './world.js';

const isFields = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === 'object' && u !== null;

const without = (value: unknown, path: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((member) => without(member, path));
  if (!isFields(value)) return value;
  const [step, ...rest] = path;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key !== step) return [[key, inner]];
      return rest.length === 0 ? [] : [[key, without(inner, rest)]];
    }),
  );
};

/** An input without the fields that a provider says it cannot carry. */
export const carriable = (input: object, { without: parts = {} }: Pick<Capability, 'without'>): object => {
  const kept = Object.keys(parts)
    .filter((part) => !part.includes('='))
    .reduce<unknown>((rest, part) => without(rest, part.split('.')), input);
  return isFields(kept) ? kept : input;
};

/** The sample of an operation, as a provider can carry it. */
export const sampleFor = (
  { operation, sample }: Scenario,
  { center, known }: { readonly center: Pick<ContactCenter, 'capabilities'>; readonly known: Known },
): object => carriable(sample(known), center.capabilities[operation.name]);
