import * as t from 'io-ts';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { AgentPatch, AgentRef, NewExtension, StationPart } from './agent.js';
import { pageFields } from './common.js';

const updateAgentFields = fields(
  {
    /** Which agent to change. */
    agent: AgentRef,
    /** What to change; the rest stays. An empty one changes nothing. */
    set: AgentPatch,
  },
  {},
);
/** Changes one agent. */
export interface UpdateAgent extends FieldsOf<typeof updateAgentFields>, Named {}
export const UpdateAgent = strictObject<UpdateAgent>('UpdateAgent', updateAgentFields);

const unbindStationFields = fields(
  {
    /** Whose calls ring there no more. */
    agent: AgentRef,
    /** What to take away: the extension, the outside phone, or both. */
    station: StationPart,
  },
  {},
);
/** Takes extension, phone or both away from an agent. */
export interface UnbindStation extends FieldsOf<typeof unbindStationFields>, Named {}
export const UnbindStation = strictObject<UnbindStation>('UnbindStation', unbindStationFields);

const extensionQueryFields = fields(
  {},
  {
    ...pageFields,
    /** True for those that an agent has, false for the free ones; left out for both. */
    bound: t.boolean,
    /** Only those that this agent has; an unknown agent has none. */
    agent: AgentRef,
  },
);
/** Filters for a list of extensions. */
export interface ExtensionQuery extends FieldsOf<typeof extensionQueryFields>, Named {}
export const ExtensionQuery = strictObject<ExtensionQuery>('ExtensionQuery', extensionQueryFields);

const createExtensionFields = fields(
  {
    /** What to give it. */
    extension: NewExtension,
  },
  {
    /** Who creates it; default from the configuration. */
    createdBy: AgentRef,
  },
);
/** Creates an extension that no agent has yet. */
export interface CreateExtension extends FieldsOf<typeof createExtensionFields>, Named {}
export const CreateExtension = strictObject<CreateExtension>('CreateExtension', createExtensionFields);
