import type * as t from 'io-ts';
import type { Batching } from '../context/batch.js';
import type { Understanding } from '../context/supported.js';
import type { RunOperation, Runners } from './runners.js';

/**
 * What asking twice does. `safe`: nothing. `keyed`: nothing, as long as the idempotency key is the same
 * and the provider honours it. `unsafe`: it may happen twice.
 */
export type Repeat = 'safe' | 'keyed' | 'unsafe';

/**
 * Whom it reaches, at worst. `account`: only what the vendor stores. `person`: somebody notices, because a phone rings,
 * a customer is called, or an agent's calls are treated in another way.
 */
export type Reach = 'account' | 'person';

/** What holds of each kind of operation, and which kinds there are. */
export const kinds = {
  /** Returns one value. */
  read: { changes: false },
  /** Returns one page of a list. */
  list: { changes: false },
  /** Changes one thing. */
  write: { changes: true },
  /** Changes many things, given as rows. */
  bulk: { changes: true },
  /** Returns what happens, as it happens. */
  watch: { changes: false },
  /** Returns a file, as a stream. */
  download: { changes: false },
} as const satisfies Readonly<Record<string, { readonly changes: boolean }>>;

export type Kind = keyof typeof kinds;

/** Whether what an operation returns goes on: it is called like a list that never ends. */
export const isWatch = ({ kind }: { readonly kind: Kind }): boolean => kind === 'watch';

/** The facts about an operation that do not depend on its types. */
export interface OperationFacts<N extends string, K extends Kind = Kind> {
  /** `port.operation`. */
  readonly name: N;
  /** One line for help texts and tables. */
  readonly summary: string;
  /** How it is called, and what comes back. */
  readonly kind: K;
  /** What asking twice does. */
  readonly repeat: Repeat;
  /** Whom it reaches, at worst. */
  readonly reach: Reach;
  /** Whether something is lost that nothing can read back: a removed thing, a live call. */
  readonly destroys: boolean;
}

/** A codec, and the path under which its fields are named where it is one part of an input. */
export interface InputPart {
  /** Where it is in the input: empty for the whole, or `rows`. */
  readonly path: string;
  /** What is accepted there. */
  readonly codec: t.Mixed;
}

/** What an operation is made of, for the types that are derived from it. */
export interface OperationTypes {
  /** How a caller sees it. */
  readonly call: unknown;
  /** How an adapter serves it. */
  readonly handler: unknown;
  /** What callers give. */
  readonly input: unknown;
  /** What callers are told of: the item of a list, the value of a write or of a row, what all rows make together. */
  readonly told: unknown;
  /** The rows of a bulk write. */
  readonly row: unknown;
}

declare const types: unique symbol;

/** An operation, described once: everything else about it is derived from here. */
export interface Operation<N extends string, K extends Kind, T extends OperationTypes> extends OperationFacts<
  N,
  K
> {
  /** Everything that callers give, as codecs: one, or of a bulk write the header and the rows. */
  readonly inputParts: readonly InputPart[];
  /** What callers are told of, as a codec. */
  readonly told: t.Mixed;
  /** Hands the operation and its handler to the runner of its kind, with their types. */
  readonly implement: (
    runners: Runners,
    handler: T['handler'],
    serving: Serving & { readonly batching?: number | Batching<T['row']> | undefined },
  ) => RunOperation;
  /** For the compiler only: no operation has it. */
  readonly [types]?: T;
}

/** What a runner must know of the provider that serves the operation. */
export interface Serving {
  /** What the provider makes of an input; of a bulk write, of what stands beside the rows. */
  readonly ofInput: Understanding;
  /** What the provider makes of a row of a bulk write. */
  readonly ofRow: Understanding;
  /** How many items a list is asked for where the caller does not say. Left out: the adapter decides. */
  readonly pageSize?: number | undefined;
}

/** The types of an operation. */
export type TypesOf<Op> = Op extends { readonly [types]?: infer T extends OperationTypes } ? T : never;

/** How a caller sees an operation. */
export type CallOf<Op> = TypesOf<Op>['call'];

/** The interface that a table of operations describes. Doc comments of the table carry over. */
export type PortOf<T> = { readonly [K in keyof T]: CallOf<T[K]> };
