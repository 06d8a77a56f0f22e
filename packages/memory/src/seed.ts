import * as t from 'io-ts';
import { described, fields, ownValue, strictObject } from '@cordboard/core/provider';
import { builtInAgents } from './agents/built-in.js';
import { agentRules, AgentsSeed } from './agents/seed.js';
import { builtInCampaigns } from './campaigns/built-in.js';
import { campaignRules, CampaignsSeed } from './campaigns/seed.js';
import { builtInQueues } from './queues/built-in.js';
import { queueRules, QueuesSeed } from './queues/seed.js';
import { builtInRecords } from './records/built-in.js';
import { recordRules, RecordsSeed } from './records/seed.js';
import { builtInRouting } from './routing/built-in.js';
import { routingRules, RoutingSeed } from './routing/seed.js';
import { incoherences, type Rule } from './shared/coherence.js';

const seedFields = fields(
  {},
  {
    ...AgentsSeed.fields,
    ...QueuesSeed.fields,
    ...RoutingSeed.fields,
    ...CampaignsSeed.fields,
    ...RecordsSeed.fields,
  },
);
/** The initial state of a center in memory. A list that is left out is empty. */
export interface Seed extends AgentsSeed, QueuesSeed, RoutingSeed, CampaignsSeed, RecordsSeed {}

const Shape = strictObject<Seed>('Seed', seedFields);

const rules: readonly Rule<Seed>[] = [
  ...agentRules,
  ...queueRules,
  ...routingRules,
  ...campaignRules,
  ...recordRules,
];

/** The contact center that is there when the configuration has no seed. */
export const builtInSeed: Seed = {
  ...builtInAgents,
  ...builtInQueues,
  ...builtInRouting,
  ...builtInCampaigns,
  ...builtInRecords,
};

const isObject = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === 'object' && u !== null;

/** The context of a path inside a value. */
const under = (context: t.Context, path: string): t.Context =>
  path.split('.').reduce<t.Context>((at, key) => {
    const value: unknown = at.at(-1)?.actual;
    const inside = isObject(value) ? ownValue(value, key) : undefined;
    return t.appendContext(at, key, t.unknown, inside);
  }, context);

/** Validates a seed: the form of every entry, unique names, and references that exist. */
export const Seed = described(
  new t.Type<Seed, unknown>(
    'Seed',
    (u): u is Seed => Shape.is(u) && incoherences(u, rules).length === 0,
    (u, context) => {
      const shaped = Shape.validate(u, context);
      if (shaped._tag === 'Left') return shaped;
      const problems = incoherences(shaped.right, rules);
      return problems.length === 0
        ? shaped
        : t.failures(
            problems.map(({ path, message }) => ({
              value: undefined,
              context: under(context, path),
              message,
            })),
          );
    },
    (seed) => Shape.encode(seed),
  ),
  {},
  Shape,
);
