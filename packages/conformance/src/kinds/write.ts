import type { OperationName, WriteOperation } from '@cordboard/core/provider';
import type { Scenario } from '../scenario.js';
import { single, type Kind, type SingleAbout } from './kind.js';

const kind: Kind = { ...single, heading: 'writes' };

/** The scenario of an operation that changes one thing. */
export const write = <N extends OperationName, I extends object, A>(
  operation: WriteOperation<N, I, A>,
  about: SingleAbout<NoInfer<I>>,
): Scenario<N> => ({ ...about, operation, kind, ofKind: [] });
