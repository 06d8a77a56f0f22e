import { uncarried, type Capabilities } from '@cordboard/core';
import type { Command } from './command.js';

/** Whether a provider can carry all that a command says. */
export const carries =
  (capabilities: Capabilities) =>
  ({ operation, input }: Pick<Command, 'operation' | 'input'>): boolean =>
    uncarried(capabilities[operation].without ?? {}, input).length === 0;
