import type { Capabilities, OperationName } from '@cordboard/core/provider';
import { mapWithIndex } from 'fp-ts/lib/Record.js';
import { carriable } from './carriable.js';
import { scenarios } from './operations/index.js';
import type { Scenario } from './scenario.js';
import type { Known } from './world.js';

/**
 * One input for each operation, which every provider of the operation supports but for the fields that it declares
 * unsupported. With what a provider says of itself, those are left out.
 */
export const sampleInputs = (
  known: Known,
  capabilities?: Capabilities,
): Readonly<Record<OperationName, unknown>> =>
  mapWithIndex((name: OperationName, { sample }: Scenario): unknown =>
    carriable(sample(known), capabilities?.[name] ?? {}),
  )(scenarios);
