import type { OperationName } from '@cordboard/core/provider';
import { map } from 'fp-ts/lib/Record.js';
import { scenarios } from './operations/index.js';
import type { Scenario } from './scenario.js';
import type { Known } from './world.js';

/** One input for each operation, which every provider of the operation supports. */
export const sampleInputs = (known: Known): Readonly<Record<OperationName, unknown>> =>
  map(({ sample }: Scenario): unknown => sample(known))(scenarios);
