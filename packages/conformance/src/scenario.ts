import type {
  AnyOperation,
  CallOf,
  OperationFacts,
  OperationName,
  RecordId,
  RecordingId,
} from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';
import type fc from 'fast-check';
import type * as t from 'io-ts';
import type { Case } from './case.js';
import type { Kind } from './kinds/kind.js';
import type { Given } from './law/given.js';
import type { CodeReading } from './suites/unknown-codes.js';
import type { Known } from './world.js';

/** What the operation of a name is given. */
export type InputOf<N extends OperationName> = Parameters<
  CallOf<Extract<AnyOperation, { readonly name: N }>>
>[0];

/** Names of what is not there. */
export interface Missing extends Pick<Known, 'agent' | 'queue' | 'campaign' | 'route'> {
  readonly recordId: RecordId;
  readonly recordingId: RecordingId;
}

/** Where a sample is to be carried out. */
export interface Prepared {
  readonly center: ContactCenter;
  readonly known: Known;
}

/** What the kit is told of an operation, whatever its kind; `I` is its input. */
export interface About<I extends object> {
  /** An input that names what is not there. Left out: the sample, where that names something. */
  readonly unknown?: (missing: Missing) => I;
  /** What has to be so before the sample can be carried out, brought about through the center itself. Left out: nothing. */
  readonly prepare?: (world: Prepared) => Promise<unknown>;
  /** What the law gives it, right and wrong. Left out: what it tells is of the provider, not of a center's state. */
  readonly arbitrary?: (given: Given) => fc.Arbitrary<I>;
  /** All that it tells of a center; the law compares that at the end. Left out: what others tell. */
  readonly state?: (center: ContactCenter) => Promise<unknown>;
  /**
   * How the law learns what it wrote, where no operation tells: `repeat` writes once more, and what is so already is
   * `unchanged`.
   */
  readonly readBack?: 'repeat';
  /** A field whose values are the vendor's codes, translated. */
  readonly codes?: CodeReading;
  /** What holds of this operation and no other. What involves several stands with the one it says most about. */
  readonly cases?: readonly Case[];
}

/** All that the kit knows of one operation. Made by the function of its kind, such as `read(agentDirectory.get, { … })`. */
export interface Scenario<N extends OperationName = OperationName> extends About<object> {
  readonly operation: OperationFacts<N> & { readonly output: t.Decoder<unknown, unknown> };
  readonly kind: Kind;
  /**
   * An input that every provider serving the operation can carry out once the fields that it declares unsupported are
   * left out.
   */
  readonly sample: (known: Known) => object;
  /** Of a bulk write, the row for a place in the input; each changes something. */
  readonly row?: (known: Known, place: number) => object;
  /** What holds of every operation of its kind. */
  readonly ofKind: readonly Case[];
}
