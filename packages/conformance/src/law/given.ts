import { isServed, type Capabilities, type OperationName } from '@cordboard/core/provider';
import type { People } from './pools.js';

/** What inputs are drawn from. */
export interface Given {
  /** Which place in the sequence it is for, from 0. */
  readonly place: number;
  readonly people: People;
  readonly capabilities: Capabilities;
}

export const serves = ({ capabilities }: Given, name: OperationName): boolean => isServed(capabilities[name]);
