import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { fields, type FieldsOf, type Named, strictObject } from '../codec/strict-object.js';
import { oneOf, text, whole } from '../codec/scalars.js';
import { AgentRef } from './agent.js';
import { Native, pageFields } from './common.js';
import { QueueId } from './ids.js';

const queueFields = fields(
  { id: QueueId.codec },
  {
    name: t.string,
    /** Larger is served first. */
    weight: t.number,
  },
);
/** A line of contacts waiting for one of a group of agents. */
export interface Queue extends FieldsOf<typeof queueFields>, Named {}
export const Queue = strictObject<Queue>('Queue', queueFields);

const queueQueryFields = fields({}, pageFields);

export interface QueueQuery extends FieldsOf<typeof queueQueryFields>, Named {}
export const QueueQuery = strictObject<QueueQuery>('QueueQuery', queueQueryFields);

/** Larger is served first. */
const weight = whole(0, 10_000);

const newQueueFields = fields(
  { name: text(100) },
  {
    /** The id to give it, where the provider lets its creator choose; a warning says when it could not be used. */
    id: QueueId.codec,
    weight,
  },
);

export interface NewQueue extends FieldsOf<typeof newQueueFields>, Named {}
export const NewQueue = strictObject<NewQueue>('NewQueue', newQueueFields);

/** How strongly an agent's skill counts in a queue; 1 is the usual level. */
const level = whole(0, 1000);

const queueMemberFields = fields(
  { queue: Queue, agent: AgentRef },
  {
    agentName: t.string,
    level: t.number,
    /** Whether signing in to the center also signs in to this queue. */
    autoSignIn: t.boolean,
  },
);
/** An agent's place in a queue. */
export interface QueueMember extends FieldsOf<typeof queueMemberFields>, Named {}
export const QueueMember = strictObject<QueueMember>('QueueMember', queueMemberFields);

const memberQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Leave out for the members of every queue. */
    queue: QueueId.codec,
  },
);

export interface MemberQuery extends FieldsOf<typeof memberQueryFields>, Named {}
export const MemberQuery = strictObject<MemberQuery>('MemberQuery', memberQueryFields);

const membershipChangeFields = fields(
  { queue: QueueId.codec },
  {
    name: text(100),
    weight,
    add: arrayOf(strictObject('NewMember', fields({ agent: AgentRef }, { level, autoSignIn: t.boolean }))),
    remove: arrayOf(AgentRef),
  },
);
/** What to change in one queue. Adding a member who is there already overwrites level and sign-in. */
export interface MembershipChange extends FieldsOf<typeof membershipChangeFields>, Named {}
export const MembershipChange = strictObject<MembershipChange>('MembershipChange', membershipChangeFields);

/** How a queue chooses among its ready agents. */
export const QueueStrategy = oneOf([
  'longest-idle',
  'ring-all',
  'round-robin',
  'fewest-calls',
  'least-talk-time',
  'top-down',
  'random',
  'weighted-random',
  'skills-best',
  'skills-all',
  'priority-tiers',
  'unknown',
]);
export type QueueStrategy = t.TypeOf<typeof QueueStrategy>;

const clearable = <A>(codec: t.Type<A, A>): t.Type<A | null, A | null> =>
  t.union([codec, t.null], `${codec.name}, or null to clear`);

const seconds = whole(0, 86_400);

/** Part of the world that carries a queue's media. */
export const MediaRegion = oneOf(['singapore', 'united-states', 'united-arab-emirates', 'unknown']);
export type MediaRegion = t.TypeOf<typeof MediaRegion>;

const queueSettingsFields = fields(
  { queue: QueueId.codec },
  {
    strategy: QueueStrategy,
    /** Seconds an agent's phone rings before the call moves on. */
    ringTimeoutSec: t.number,
    /** Seconds of ringing after which the call is answered for the agent. */
    autoAnswerSec: t.number,
    wrapUpSec: t.number,
    /** Missed calls after which the agent is put on break. */
    breakAfterMisses: t.number,
    /** Seconds a caller waits at most. */
    maxWaitSec: t.number,
    /** The tone the agent hears, by the name the provider gave it at upload. */
    ringTone: t.string,
    /** Labels agents can put on a call. */
    labels: arrayOf(t.string),
    /** Whether call records offer the recording. */
    showRecordings: t.boolean,
    /** Whether customers' numbers are masked for agents. */
    maskNumbers: t.boolean,
    mediaRegion: MediaRegion,
    native: Native,
  },
);
/** How a queue treats its calls. Absent = not set, or not said by the provider. */
export interface QueueSettings extends FieldsOf<typeof queueSettingsFields>, Named {}
export const QueueSettings = strictObject<QueueSettings>('QueueSettings', queueSettingsFields);

const queueSettingsPatchFields = fields(
  {},
  {
    strategy: QueueStrategy,
    ringTimeoutSec: clearable(seconds),
    autoAnswerSec: clearable(seconds),
    wrapUpSec: clearable(seconds),
    breakAfterMisses: clearable(whole(1, 1000)),
    maxWaitSec: clearable(seconds),
    ringTone: clearable(text(255)),
    /** Replaces the whole list; no label twice. */
    labels: clearable(arrayOf(text(64))),
    showRecordings: t.boolean,
    maskNumbers: t.boolean,
    mediaRegion: MediaRegion,
  },
);
/** Changes to a queue's settings: leave out = keep, a value = set, `null` = clear. */
export interface QueueSettingsPatch extends FieldsOf<typeof queueSettingsPatchFields>, Named {}
export const QueueSettingsPatch = strictObject<QueueSettingsPatch>(
  'QueueSettingsPatch',
  queueSettingsPatchFields,
);
