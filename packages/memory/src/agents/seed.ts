import {
  Agent,
  AgentId,
  arrayOf,
  digits,
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
  { id: AgentId.codec, number: text(64), name: text(128) },
  {
    displayName: Agent.fields.displayName,
    enabled: Agent.fields.enabled,
    presence: Agent.fields.presence,
    station: Agent.fields.station,
    wrapUp: Agent.fields.wrapUp,
    callerId: Agent.fields.callerId,
    priority: Agent.fields.priority,
    createdAt: Agent.fields.createdAt,
    updatedAt: Agent.fields.updatedAt,
  },
);
/** An agent; the queues follow from the members. Left out: enabled, signed off, nothing bound. */
export interface SeedAgent extends FieldsOf<typeof seedAgentFields>, Named {}
export const SeedAgent = strictObject<SeedAgent>('SeedAgent', seedAgentFields);

const seedExtensionFields = fields(
  { number: digits(1, 20) },
  { codec: Extension.fields.codec, boundAt: Instant },
);
/** An extension; it is bound when the station of an agent names it. */
export interface SeedExtension extends FieldsOf<typeof seedExtensionFields>, Named {}
export const SeedExtension = strictObject<SeedExtension>('SeedExtension', seedExtensionFields);

const agentsSeedFields = fields({}, { agents: arrayOf(SeedAgent), extensions: arrayOf(SeedExtension) });
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
    path: 'agents.*.station.extension',
    keys: ({ agents = [] }) => agents.map(({ station }) => station?.extension),
    unique: true,
    among: extensionNumbers,
  },
  { path: 'extensions.*.number', keys: extensionNumbers, unique: true },
];
