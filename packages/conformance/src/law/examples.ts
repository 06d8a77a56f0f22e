import type { Seed } from '@cordboard/memory';
import type { Command } from './command.js';

/** A sequence that broke the law once. */
export interface Example {
  readonly title: string;
  readonly seed: Seed;
  readonly commands: readonly Command[];
}

export const examples: readonly Example[] = [];
