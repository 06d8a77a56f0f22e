import {
  outOfBounds,
  ownValue,
  unsupported,
  type Capabilities,
  type OperationName,
} from '@cordboard/core/provider';

/** Whether a provider supports everything in an input, and nothing of it is out of the provider's own bounds. */
export const supports = (capabilities: Capabilities, operation: OperationName, input: object): boolean =>
  [outOfBounds, unsupported].every((rule) => rule(capabilities[operation])(input).length === 0);

/** Whether a provider can do something with a part of an input. */
export const carries = (capabilities: Capabilities, operation: OperationName, path: string): boolean =>
  ownValue(capabilities[operation].without ?? {}, path) === undefined;
