import { boundsInWords } from './bounds.js';
import type { Capability } from './capability.js';

type Reasons = Readonly<Record<string, string>>;

/** Paths with their reasons, told together where they share one. */
const grouped = (word: string, reasons: Reasons = {}): readonly string[] =>
  [...new Set(Object.values(reasons))].map((reason) => {
    const paths = Object.entries(reasons).flatMap(([path, its]) => (its === reason ? [path] : []));
    return `${word} ${paths.join(', ')}: ${reason}`;
  });

const refsOf = (refs: Capability['refs'] = {}): readonly string[] =>
  Object.entries(refs).map(([path, names]) => `${path} by ${names.join(' or ')}`);

/** Everything a capability says beside support, limits and settings, in words: a note for each thing. */
export const capabilityNotes = (capability: Capability): readonly string[] => {
  const { note, without, needs, refs, omits, waives, traits, unconfirmed } = capability;
  return [
    ...(note === undefined ? [] : [note]),
    ...boundsInWords(capability),
    ...grouped('without', without),
    ...grouped('needs', needs),
    ...refsOf(refs),
    ...grouped('never tells', omits),
    ...grouped('cannot promise', { ...waives }),
    ...Object.entries(traits ?? {}).map(([trait, word]) => `${trait}: ${word}`),
    ...(unconfirmed === undefined ? [] : [`unconfirmed: ${unconfirmed}`]),
  ];
};
