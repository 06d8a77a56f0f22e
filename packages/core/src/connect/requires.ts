import * as E from 'fp-ts/lib/Either.js';
import { describeProblems, type Problem } from '../codec/report.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { didYouMean } from '../foundation/did-you-mean.js';
import type { OperationName } from '../ports/registry.js';
import type { Capability, Support } from '../provider/capability.js';
import { isServed } from '../provider/is-served.js';
import type { ContactCenter } from '../provider/define-provider.js';
import { accountInWords } from '../provider/named.js';
import { misconfigured } from './misconfigured.js';

const unknownNames = (requires: readonly string[], names: readonly string[]): readonly Problem[] =>
  requires.flatMap((name, i) =>
    names.includes(name)
      ? []
      : [{ path: `requires[${String(i)}]`, message: `names no operation${didYouMean(name, names)}` }],
  );

const supportInWords: Readonly<Record<Support, string>> = {
  native: 'is served',
  emulated: 'is served',
  notOffered: 'is not offered',
  notImplemented: 'is not implemented yet',
  unconfigured: 'is not configured',
};

const whyMissing = ({ support, note }: Capability): string =>
  note === undefined ? supportInWords[support] : `${supportInWords[support]}: ${note}`;

/**
 * `Misconfigured` when an operation that is required does not exist, `Unsupported` when a center lacks one. A center's
 * capabilities name every operation: the tables that do so, too, are large, and this is part of what applications bundle.
 */
export const refuseMissing =
  (requires: readonly OperationName[]) =>
  (center: ContactCenter): E.Either<ContactCenterError, ContactCenter> => {
    const { account, provider, capabilities } = center;
    const unknown = unknownNames(requires, Object.keys(capabilities));
    if (unknown.length > 0) return E.left(misconfigured(unknown));
    const missing = requires.filter((name) => !isServed(capabilities[name]));
    const problems = missing.map((name) => ({ path: name, message: whyMissing(capabilities[name]) }));
    const sentence = `${accountInWords(center)} lacks what this program requires: ${describeProblems(problems)}`;
    return problems.length === 0
      ? E.right(center)
      : E.left(failure('Unsupported', sentence, { account, provider, problems }));
  };
