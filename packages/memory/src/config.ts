import { Instant, fields, type FieldsOf, type Named, strictObject, whole } from '@cordboard/core/provider';
import { Seed } from './seed.js';

const memoryConfigFields = fields(
  {},
  {
    /** The initial state, instead of the built-in seed. */
    seed: Seed,
    /** Adds made-up agents, always the same ones, until there are this many. */
    agents: whole(0, 1_000_000),
    /** Adds made-up queues, always the same ones, until there are this many. */
    queues: whole(0, 10_000),
    /** What the center's clock shows at the beginning; default `2026-01-05T09:00:00Z`. */
    startAt: Instant,
    /** Milliseconds by which each write, or each batch of a bulk write, moves the clock on; default 1000. */
    tickMs: whole(1, 86_400_000),
  },
);
/** The settings of a center in memory, all optional: `{}` is a small, complete contact center. */
export interface MemoryConfig extends FieldsOf<typeof memoryConfigFields>, Named {}
export const MemoryConfig = strictObject<MemoryConfig>('MemoryConfig', memoryConfigFields);
