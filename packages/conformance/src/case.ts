import type { OperationName } from '@cordboard/core';
import type { Runner } from './runner.js';
import type { World } from './world.js';

/** One promise of the ports, and how it is checked. */
export interface Case {
  /** A sentence that completes "a provider …". */
  readonly title: string;
  /** The operations it takes; the case is left out for a provider that does not serve them all. */
  readonly needs: readonly OperationName[];
  /** Input parts it uses: left out where the provider declares that it cannot carry one, as `operation path`. */
  readonly carries?: readonly string[];
  readonly check: (world: World, expect: Runner['expect']) => Promise<void>;
}
