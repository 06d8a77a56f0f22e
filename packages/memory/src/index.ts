import { defineAdapter } from '@cordboard/core/provider';
import { MemoryConfig } from './config.js';
import { descriptions } from './descriptions.js';
import { buildMemory, provider } from './provider.js';

export type { SeedAgent, SeedExtension } from './agents/seed.js';
export type { SeedCampaign } from './campaigns/seed.js';
export type { SeedMember, SeedQueue } from './queues/seed.js';
export { MemoryConfig } from './config.js';
export { Seed } from './seed.js';

/**
 * The adapter: to be found by name, or for `connectTo(memory, {})`. A whole contact center in memory, with every operation.
 * Two centers made with the same settings answer the same calls with the same results.
 */
export const memory = defineAdapter({
  provider,
  settings: MemoryConfig,
  example: {},
  descriptions,
  build: buildMemory,
});
