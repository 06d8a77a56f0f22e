import { accountKey, defineProvider, type Runtime } from '@cordboard/core/provider';
import { createClock } from './shared/clock.js';
import type { MemoryConfig } from './config.js';
import { grow } from './grow.js';
import { agents } from './agents/operations.js';
import { calls } from './calls/operations.js';
import { campaigns } from './campaigns/operations.js';
import { presence } from './presence/operations.js';
import { queues } from './queues/operations.js';
import { records } from './records/operations.js';
import { routing } from './routing/operations.js';
import { builtInSeed } from './seed.js';
import { createState, type State } from './state.js';

/** The provider's name in a configuration. */
export const provider = 'memory';

/** Builds a center from decoded settings, and hands on what it knows. */
export const buildMemory = (settings: MemoryConfig, runtime: Runtime, onState: (state: State) => void) => {
  const clock = createClock(settings.startAt ?? '2026-01-05T09:00:00Z', settings.tickMs ?? 1000);
  const state = createState(grow(settings.seed ?? builtInSeed, settings), clock);
  onState(state);
  return defineProvider({
    provider,
    accountKey: accountKey(provider),
    runtime,
    operations: [
      ...agents(state),
      ...presence(state),
      ...queues(state),
      ...routing(state),
      ...campaigns(state),
      ...calls(state),
      ...records(state),
    ],
  });
};
