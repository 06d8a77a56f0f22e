import type { OperationName, ReadOperation } from '@cordboard/core/provider';
import type { Scenario } from '../scenario.js';
import { single, type Kind, type SingleAbout } from './kind.js';

const kind: Kind = { ...single, heading: 'reads' };

/** The scenario of an operation that returns one value. */
export const read = <N extends OperationName, I extends object, A>(
  operation: ReadOperation<N, I, A>,
  about: SingleAbout<NoInfer<I>>,
): Scenario<N> => ({ ...about, operation, kind, ofKind: [] });
