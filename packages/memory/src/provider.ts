import type * as E from 'fp-ts/lib/Either.js';
import {
  accountKey,
  defineProvider,
  type ContactCenter,
  type ContactCenterError,
  type Runtime,
} from '@cordboard/core/provider';
import { createClock } from './clock.js';
import type { MemoryConfig } from './config.js';
import { grow } from './grow.js';
import { agents } from './ports/agents.js';
import { campaigns } from './ports/campaigns.js';
import { queues } from './ports/queues.js';
import { routing } from './ports/routing.js';
import { builtInSeed } from './seed.js';
import { createState } from './state.js';

/** The provider's name in a configuration. */
export const provider = 'memory';

/** Builds a center out of settings that are already proven. */
export const buildMemory = (
  settings: MemoryConfig,
  runtime: Runtime,
): E.Either<ContactCenterError, ContactCenter> => {
  const clock = createClock(settings.startAt ?? '2026-01-05T09:00:00Z', settings.tickMs ?? 1000);
  const state = createState(grow(settings.seed ?? builtInSeed, settings), clock);
  return defineProvider({
    provider,
    accountKey: accountKey(provider),
    runtime,
    offers: [...agents(state), ...queues(state), ...routing(state), ...campaigns(state)],
  });
};
