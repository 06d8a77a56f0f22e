import { type Capabilities, type OperationName, isServed } from '@cordboard/core/provider';
import type fc from 'fast-check';
import type { InputOf } from '../command.js';
import type { People } from '../pools.js';

/** What inputs are drawn from. */
export interface Given {
  /** Which place in the sequence it is for, from 0. */
  readonly place: number;
  readonly people: People;
  readonly capabilities: Capabilities;
}

/** Draws inputs of some operations. */
export type Draws<N extends OperationName> = {
  readonly [K in N]: (given: Given) => fc.Arbitrary<InputOf<K>>;
};

export const serves = ({ capabilities }: Given, name: OperationName): boolean => isServed(capabilities[name]);
