import {
  Agent,
  AgentId,
  arrayOf,
  digits,
  Extension,
  Instant,
  strictObject,
  text,
} from '@cordboard/core/provider';
import type * as t from 'io-ts';
import type { KeysOf, Rule } from '../shared/coherence.js';

/** An agent; the queues follow from the members. Left out: enabled, signed off, nothing bound. */
export const SeedAgent = strictObject(
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

/** An extension; it is bound when the station of an agent names it. */
export const SeedExtension = strictObject(
  'SeedExtension',
  { number: digits(1, 20) },
  { codec: Extension.optional.codec, boundAt: Instant },
);
export type SeedExtension = t.TypeOf<typeof SeedExtension>;

/** The port's part of a seed. */
export const AgentsSeed = strictObject(
  'AgentsSeed',
  {},
  { agents: arrayOf(SeedAgent), extensions: arrayOf(SeedExtension) },
);
export type AgentsSeed = t.TypeOf<typeof AgentsSeed>;

/** The ids that other parts of the seed refer to. */
export const agentIds: KeysOf<AgentsSeed> = ({ agents = [] }) => agents.map(({ id }) => id);

const extensionNumbers: KeysOf<AgentsSeed> = ({ extensions = [] }) => extensions.map(({ number }) => number);

/** What must hold beyond the form of each entry. */
export const agentRules: readonly Rule<AgentsSeed>[] = [
  { path: 'agents.*.id', keys: agentIds, unique: true },
  { path: 'agents.*.number', keys: ({ agents = [] }) => agents.map(({ number }) => number), unique: true },
  {
    path: 'agents.*.station.extension',
    keys: ({ agents = [] }) => agents.map(({ station }) => station?.extension),
    unique: true,
    among: extensionNumbers,
  },
  { path: 'extensions.*.number', keys: extensionNumbers, unique: true },
];
