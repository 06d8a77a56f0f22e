import { uncarried, type Capabilities, type OperationName } from '@cordboard/core/provider';

/** Whether a provider can carry all that an input says. */
export const carries = (capabilities: Capabilities, operation: OperationName, input: object): boolean =>
  uncarried(capabilities[operation].without ?? {})(input).length === 0;
