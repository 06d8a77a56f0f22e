import { defineAdapter } from '@cordboard/core/provider';
import { MemoryConfig } from './config.js';
import { descriptions } from './descriptions.js';
import { buildMemory, provider } from './provider.js';
import type { State } from './state.js';
import { telephoneOf, type Telephone } from './telephone.js';

export type { SeedAgent, SeedExtension } from './agents/seed.js';
export type { SeedAttempt, SeedCampaign, SeedContact } from './campaigns/seed.js';
export type { SettledCall } from './campaigns/settle.js';
export type { SeedMember, SeedQueue } from './queues/seed.js';
export { MemoryConfig } from './config.js';
export { Seed } from './seed.js';
export type { Telephone } from './telephone.js';

const adapterWith = (onState: (state: State) => void) =>
  defineAdapter({
    provider,
    settings: MemoryConfig,
    example: {},
    descriptions,
    build: (settings, runtime) => buildMemory(settings, runtime, onState),
  });

/**
 * The adapter: to be found by name, or for `connectTo(memory, {})`. A whole contact center in memory, with every operation.
 * Two centers made with the same settings answer the same calls with the same results.
 */
export const memory = adapterWith(() => undefined);

/** An adapter whose centers a test can make calls in. */
export type MemoryWithTelephone = typeof memory & {
  /** Makes the calls of the center that was connected last. */
  readonly telephone: Telephone;
};

/** Like {@link memory}, with a telephone for a test: `const memory = memoryWithTelephone()`, one for each center. */
export const memoryWithTelephone = (): MemoryWithTelephone => {
  let latest: State | undefined;
  const adapter = adapterWith((state) => {
    latest = state;
  });
  return { ...adapter, telephone: telephoneOf(() => latest) };
};
