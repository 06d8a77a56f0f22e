import * as t from 'io-ts';
import {
  arrayOf,
  Agent,
  AgentId,
  BlockedNumber,
  CallerId,
  CallFlow,
  Campaign,
  CampaignId,
  digits,
  Extension,
  Instant,
  ownValue,
  Queue,
  QueueId,
  QueueMember,
  QueueSettings,
  record,
  text,
} from '@cordboard/core/provider';
import { incoherences } from './coherence.js';

/** An agent; the queues follow from the members. Left out: enabled, signed off, nothing bound. */
export const SeedAgent = record(
  'SeedAgent',
  { id: AgentId.codec, number: text(64), name: text(128) },
  {
    displayName: Agent.optional.displayName,
    enabled: Agent.optional.enabled,
    presence: Agent.optional.presence,
    station: Agent.optional.station,
    wrapUp: Agent.optional.wrapUp,
    callerId: Agent.optional.callerId,
    priority: Agent.optional.priority,
    createdAt: Agent.optional.createdAt,
    updatedAt: Agent.optional.updatedAt,
  },
);
export type SeedAgent = t.TypeOf<typeof SeedAgent>;

export const SeedQueue = record(
  'SeedQueue',
  { id: QueueId.codec, name: text(100) },
  { weight: Queue.optional.weight },
);
export type SeedQueue = t.TypeOf<typeof SeedQueue>;

/** An agent's place in a queue. Left out: level 1, signed in to the queue automatically. */
export const SeedMember = record(
  'SeedMember',
  { queue: QueueId.codec, agent: AgentId.codec },
  { level: QueueMember.optional.level, autoSignIn: QueueMember.optional.autoSignIn },
);
export type SeedMember = t.TypeOf<typeof SeedMember>;

/** An extension; it is bound when the station of an agent names it. */
export const SeedExtension = record(
  'SeedExtension',
  { number: digits(1, 20) },
  { codec: Extension.optional.codec, boundAt: Instant },
);
export type SeedExtension = t.TypeOf<typeof SeedExtension>;

export const SeedCampaign = record(
  'SeedCampaign',
  { id: CampaignId.codec, code: text(64), name: text(64) },
  {
    state: Campaign.optional.state,
    schedule: Campaign.optional.schedule,
    description: Campaign.optional.description,
    createdAt: Campaign.optional.createdAt,
    progress: Campaign.optional.progress,
    createdBy: AgentId.codec,
  },
);
export type SeedCampaign = t.TypeOf<typeof SeedCampaign>;

const Shape = record(
  'Seed',
  {},
  {
    agents: arrayOf(SeedAgent),
    queues: arrayOf(SeedQueue),
    members: arrayOf(SeedMember),
    extensions: arrayOf(SeedExtension),
    callerIds: arrayOf(CallerId),
    flows: arrayOf(CallFlow),
    campaigns: arrayOf(SeedCampaign),
    blocked: arrayOf(BlockedNumber),
    settings: arrayOf(QueueSettings),
  },
);

/** What is there when a center in memory begins. Whatever is left out is empty. */
export type Seed = t.TypeOf<typeof Shape>;

const isObject = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === 'object' && u !== null;

/** The context of a place inside a value. */
const under = (context: t.Context, path: string): t.Context =>
  path.split('.').reduce<t.Context>((at, key) => {
    const value: unknown = at.at(-1)?.actual;
    const inside = isObject(value) ? ownValue(value, key) : undefined;
    return t.appendContext(at, key, t.unknown, inside);
  }, context);

/** Proves a seed: the form of every entry, and that names are unique and references lead somewhere. */
export const Seed = new t.Type<Seed, unknown>(
  'Seed',
  (u): u is Seed => Shape.is(u) && incoherences(u).length === 0,
  (u, context) => {
    const shaped = Shape.validate(u, context);
    if (shaped._tag === 'Left') return shaped;
    const problems = incoherences(shaped.right);
    return problems.length === 0
      ? shaped
      : t.failures(
          problems.map(({ path, message }) => ({ value: undefined, context: under(context, path), message })),
        );
  },
  (seed) => Shape.encode(seed),
);
