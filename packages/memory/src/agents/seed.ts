import {
  Agent,
  AgentId,
  arrayOf,
  Extension,
  Instant,
  fields,
  type FieldsOf,
  type Named,
  strictObject,
  text,
} from '@cordboard/core/provider';
import type { KeysOf, Rule } from '../shared/coherence.js';

const seedAgentFields = fields(
  {
    /** What later calls name the agent by; unique. */
    id: AgentId.codec,
    /** The number people in the center use for the agent; unique, at most 64 characters. */
    number: text(64),
    /** What colleagues know the agent by; at most 128 characters. */
    name: text(128),
  },
  {
    /** What customers see in place of the name. */
    displayName: Agent.fields.displayName,
    /** What the agent signs in with; unique, at most 255 characters. */
    username: text(255),
    /** The agent's address for mail; unique, at most 255 characters. */
    email: text(255),
    /** Whether the agent may sign in. Default true. */
    enabled: Agent.fields.enabled,
    /** What the agent is doing at the beginning. Default signed off. */
    presence: Agent.fields.presence,
    /** Where the agent's calls ring. Default: nowhere yet. */
    station: Agent.fields.station,
    /** The time the agent has after a call. */
    wrapUp: Agent.fields.wrapUp,
    /** The number shown to the called party. */
    callerId: Agent.fields.callerId,
    /** The agent's rank among the ready ones. */
    priority: Agent.fields.priority,
    /** When the account was made. */
    createdAt: Agent.fields.createdAt,
    /** When the account was last changed. */
    updatedAt: Agent.fields.updatedAt,
  },
);
/** An agent; the queues follow from the members. Left out: enabled, signed off, nothing bound. */
export interface SeedAgent extends FieldsOf<typeof seedAgentFields>, Named {}
export const SeedAgent = strictObject<SeedAgent>('SeedAgent', seedAgentFields);

const seedExtensionFields = fields(
  {
    /** What the phone registers as; unique, at most 32 characters. */
    number: text(32),
  },
  {
    /** How its voice is encoded, such as `Opus`. */
    codec: Extension.fields.codec,
    /** What the phone is called. */
    name: Extension.fields.name,
    /** The set of phones that it was made with. */
    group: Extension.fields.group,
    /** The number shown to the called party. */
    callerId: Extension.fields.callerId,
    /** Whether a phone is registered at the beginning. */
    registered: Extension.fields.registered,
    /** Since when an agent has it. */
    boundAt: Instant,
  },
);
/** An extension; it is bound when the station of an agent names it. */
export interface SeedExtension extends FieldsOf<typeof seedExtensionFields>, Named {}
export const SeedExtension = strictObject<SeedExtension>('SeedExtension', seedExtensionFields);

const agentsSeedFields = fields(
  {},
  {
    /** Who works in the center; ids and all other names of agents are unique. */
    agents: arrayOf(SeedAgent),
    /** The accounts that phones register with; each number once. */
    extensions: arrayOf(SeedExtension),
  },
);
/** The port's part of a seed. */
export interface AgentsSeed extends FieldsOf<typeof agentsSeedFields>, Named {}
export const AgentsSeed = strictObject<AgentsSeed>('AgentsSeed', agentsSeedFields);

/** The ids that other parts of the seed refer to. */
export const agentIds: KeysOf<AgentsSeed> = ({ agents = [] }) => agents.map(({ id }) => id);

const extensionNumbers: KeysOf<AgentsSeed> = ({ extensions = [] }) => extensions.map(({ number }) => number);

/** What must hold beyond the form of each entry. */
export const agentRules: readonly Rule<AgentsSeed>[] = [
  { path: 'agents.*.id', keys: agentIds, unique: true },
  { path: 'agents.*.number', keys: ({ agents = [] }) => agents.map(({ number }) => number), unique: true },
  {
    path: 'agents.*.username',
    keys: ({ agents = [] }) => agents.map(({ username }) => username),
    unique: true,
  },
  { path: 'agents.*.email', keys: ({ agents = [] }) => agents.map(({ email }) => email), unique: true },
  {
    path: 'agents.*.station.extension',
    keys: ({ agents = [] }) => agents.map(({ station }) => station?.extension),
    unique: true,
    among: extensionNumbers,
  },
  { path: 'extensions.*.number', keys: extensionNumbers, unique: true },
];
