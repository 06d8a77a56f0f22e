import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { Count, oneOf } from '../codec/scalars.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { Native } from './common.js';
import { MediaChannel } from './media-channel.js';

/** What an agent can be doing. `reserved`: a contact is being offered. `busy`: handling one. */
export const AgentState = oneOf([
  'logged-out',
  'not-ready',
  'ready',
  'reserved',
  'busy',
  'wrap-up',
  'unknown',
]);
export type AgentState = t.TypeOf<typeof AgentState>;

/** Why an agent is not ready, as far as the field has a common word for it. */
export const NotReadyReason = oneOf([
  'break',
  'meal',
  'meeting',
  'training',
  'away',
  'busy',
  'system',
  'other',
]);
export type NotReadyReason = t.TypeOf<typeof NotReadyReason>;

/** What an agent does within a state. `other`: something that the field has no common word for. */
export const AgentActivity = oneOf([
  'idle',
  'ringing',
  'dialing',
  'talking',
  'held',
  'muted',
  'consulting',
  'conference',
  'transferring',
  'supervising',
  'playback',
  'not-responding',
  'other',
  'unknown',
]);
export type AgentActivity = t.TypeOf<typeof AgentActivity>;

/** Who brought a state about: the agent, a supervisor, or the platform by a rule of its own. */
export const PresenceCause = oneOf(['agent', 'supervisor', 'platform', 'unknown']);
export type PresenceCause = t.TypeOf<typeof PresenceCause>;

const channelAvailabilityFields = fields(
  {
    /** The kind of contact. */
    channel: MediaChannel,
  },
  {
    /** Whether the agent would be offered one now. */
    available: t.boolean,
    /** The most at once. */
    max: Count,
    /** How many the agent has now. */
    active: Count,
  },
);
/** What an agent can take of one kind of contact. A field is absent when the provider does not say. */
export interface ChannelAvailability extends FieldsOf<typeof channelAvailabilityFields>, Named {}
export const ChannelAvailability = strictObject<ChannelAvailability>(
  'ChannelAvailability',
  channelAvailabilityFields,
);

const presenceFields = fields(
  {
    /** What the agent is doing; `unknown` when the provider's own word has no equal here, and `native` then has it. */
    state: AgentState,
  },
  {
    /** Why the agent is not ready; absent in every other state. */
    reason: NotReadyReason,
    /** The state that follows when the present contact ends. */
    pending: AgentState,
    /** When the state began. */
    since: Instant,
    /** What the agent does within the state, such as `held` while busy; absent where the state is all that is told. */
    activity: AgentActivity,
    /** Who brought the state about; absent when the provider does not say. */
    cause: PresenceCause,
    /** When the break is due to end. It ends nothing: a break that lasts longer stays one. */
    until: Instant,
    /** A marker of the account's own beside the state, which decides nothing about routing. */
    custom: Native,
    /** What the agent can take of each kind of contact; absent where the state alone says. */
    channels: arrayOf(ChannelAvailability),
    /** When the agent signed in; absent while signed out, or when the provider does not say. */
    signedInAt: Instant,
    /** The provider's own word for state or reason. */
    native: Native,
  },
);
/** An agent's state as last seen. */
export interface AgentPresence extends FieldsOf<typeof presenceFields>, Named {}
export const AgentPresence = strictObject<AgentPresence>('AgentPresence', presenceFields);
