import { unsupported, type Capabilities, type OperationName } from '@cordboard/core/provider';

/** Whether a provider supports everything in an input. */
export const supports = (capabilities: Capabilities, operation: OperationName, input: object): boolean =>
  unsupported(capabilities[operation])(input).length === 0;
