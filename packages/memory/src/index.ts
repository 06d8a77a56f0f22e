import type * as E from 'fp-ts/lib/Either.js';
import {
  defineAdapter,
  type ContactCenter,
  type ContactCenterError,
  type Runtime,
} from '@cordboard/core/provider';
import { MemoryConfig } from './config.js';
import { descriptions } from './descriptions.js';
import { buildMemory, provider } from './provider.js';

export type { SeedAgent, SeedExtension } from './agents/seed.js';
export type { SeedCampaign } from './campaigns/seed.js';
export type { SeedMember, SeedQueue } from './queues/seed.js';
export { MemoryConfig } from './config.js';
export { Seed } from './seed.js';

/** The adapter, for `connect`: `{ "provider": "memory", "providers": { "memory": {} } }`. */
export const memory = defineAdapter({
  provider,
  settings: MemoryConfig,
  example: {},
  descriptions,
  build: buildMemory,
});

/**
 * A whole contact center in memory, with every operation. Two centers made with the same settings answer
 * the same calls with the same results. `Misconfigured` lists every mistake in the settings.
 */
export const createMemory = (
  settings: MemoryConfig = {},
  runtime: Partial<Runtime> = {},
): E.Either<ContactCenterError, ContactCenter> => memory.create(settings, runtime);
