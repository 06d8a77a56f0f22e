import type { OperationName } from '@cordboard/core/provider';
import type { Runner } from './runner.js';
import type { World } from './world.js';

/** One rule of the ports' contract, and how it is checked. */
export interface Case {
  /** A sentence that completes "a provider …". */
  readonly title: string;
  /** The operations it needs; it is skipped for a provider that does not serve them all. */
  readonly needs: readonly OperationName[];
  /** The operation that is not served, where the case is about that. */
  readonly refuses?: OperationName;
  /** The inputs it uses, as `operation path`: it is skipped where the provider does not support one. */
  readonly inputs?: readonly string[];
  /** The inputs it leaves out, as `operation path`: it is skipped where the provider needs one. */
  readonly leavesOut?: readonly string[];
  /** The outputs it is about, as `operation path`: it is skipped where the provider omits one. */
  readonly tells?: readonly string[] | undefined;
  /** What the suite must be able to do with the vendor. */
  readonly takes?: 'a look behind' | 'faults';
  readonly check: (world: World, expect: Runner['expect']) => Promise<void>;
}

/** The operations that a case is about. */
export const operationsOf = ({ needs, refuses }: Case): readonly OperationName[] =>
  refuses === undefined ? needs : [refuses];

/** The title, with the operations that it does not name itself. */
export const fullTitle = (each: Case): string => {
  const names = operationsOf(each);
  return names.every((name) => each.title.includes(name))
    ? each.title
    : `${each.title} [${names.join(', ')}]`;
};

const list = new Intl.ListFormat('en');

/** What is expected of a provider, in a whole sentence. */
export const sentenceOf = ({ title, needs, refuses }: Case): string => {
  if (refuses !== undefined) return `a provider that does not serve ${refuses} ${title}`;
  return `a provider that serves ${list.format(needs)} ${title}`;
};
