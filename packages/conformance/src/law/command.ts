import type { OperationName } from '@cordboard/core/provider';
import type { InputOf } from '../scenario.js';

/** A call that can be made on any center, as often as wanted. */
export interface Command {
  readonly operation: OperationName;
  readonly input: object;
  readonly idempotencyKey: string;
}

/** The key of the command at a place in a sequence. */
export const keyAt = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

/** A typed command. */
export const command = <N extends OperationName>(
  operation: N,
  input: InputOf<N>,
  idempotencyKey: string,
): Command => ({ operation, input, idempotencyKey });
