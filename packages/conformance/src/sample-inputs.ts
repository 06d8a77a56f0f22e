import type { Capabilities, OperationName } from '@cordboard/core/provider';
import { map } from 'fp-ts/lib/Record.js';
import { scenarioAt } from './carried.js';
import { scenarios } from './operations/index.js';
import type { Scenario } from './scenario.js';
import type { Known } from './world.js';

/** One input for each operation, which a provider that serves the operation supports: the capabilities say which provider. */
export const sampleInputs = (
  known: Known,
  capabilities?: Capabilities,
): Readonly<Record<OperationName, unknown>> =>
  map((scenario: Scenario): unknown =>
    (capabilities === undefined ? scenario : scenarioAt(capabilities)(scenario)).sample(known),
  )(scenarios);
