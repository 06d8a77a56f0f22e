import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { Count, text, whole } from '../codec/scalars.js';
import { AgentRef } from './agent-ref.js';
import { pageFields } from './common.js';
import { QueueId } from './ids.js';
import { KnownChannel, MediaChannel } from './media-channel.js';
import { QueueSettingsPatch } from './queue-settings.js';

const queueFields = fields(
  {
    /** Tells two queues apart; what every operation on a queue takes. */
    id: QueueId.codec,
  },
  {
    /** What agents and the console show for it; some providers want it unique. */
    name: t.string,
    /** Larger is served first. */
    weight: t.number,
    /** What the queue is for, in the center's own words; absent when there are none. */
    description: t.string,
    /** The kind of contact that waits in it; absent for any kind, or when it is not told. */
    channel: MediaChannel,
    /** False while it takes no contacts; absent when it is not told. */
    enabled: t.boolean,
    /** How many agents are members of it, as the provider counts; absent when it is not told. */
    members: Count,
  },
);
/** A line of contacts waiting for one of a group of agents. */
export interface Queue extends FieldsOf<typeof queueFields>, Named {}
export const Queue = strictObject<Queue>('Queue', queueFields);

const queueQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Part of the name, at most 100 characters; how loosely it matches is the provider's choice. */
    name: text(100),
    /** Queues for this kind of contact only; those for any kind are left out. */
    channel: KnownChannel,
  },
);
/** Filters for a list of queues; each that is given must hold. */
export interface QueueQuery extends FieldsOf<typeof queueQueryFields>, Named {}
export const QueueQuery = strictObject<QueueQuery>('QueueQuery', queueQueryFields);

const oneQueueFields = fields(
  {
    /** Its id, as the lists of queues give it. */
    queue: QueueId.codec,
  },
  {},
);
/** Names one queue. */
export interface OneQueue extends FieldsOf<typeof oneQueueFields>, Named {}
export const OneQueue = strictObject<OneQueue>('OneQueue', oneQueueFields);

/** Larger is served first. */
const weight = whole(0, 10_000);

const description = text(500);

const newQueueFields = fields(
  {
    /** What agents and the console will see; at most 100 characters. */
    name: text(100),
  },
  {
    /** The id to give it, where the provider lets its creator choose; a warning says when it could not be used. */
    id: QueueId.codec,
    /** Larger is served first, 0–10 000; the provider's default when left out. */
    weight,
    /** What the queue is for, at most 500 characters. Default none. */
    description,
    /** The kind of contact that will wait in it. Default: the provider's own, which may be any kind. */
    channel: KnownChannel,
    /** How it will treat its calls; what is left out or `null` is as the provider has it in a new queue. */
    settings: QueueSettingsPatch,
  },
);
/** A queue to create, without members. */
export interface NewQueue extends FieldsOf<typeof newQueueFields>, Named {}
export const NewQueue = strictObject<NewQueue>('NewQueue', newQueueFields);

const queuePatchFields = fields(
  {},
  {
    /** What to call it from now on, at most 100 characters; not to be cleared. */
    name: text(100),
    /** Larger is served first, 0–10 000; not to be cleared. */
    weight,
    /** What the queue is for, at most 500 characters; `null` takes it away. */
    description: t.union([description, t.null], 'text of 1 to 500 characters, or null to clear'),
    /** The kind of contact that waits in it; not to be cleared. */
    channel: KnownChannel,
    /** False keeps contacts away from it; not to be cleared. */
    enabled: t.boolean,
  },
);
/** Changes to a queue: leave out = keep, a value = set, `null` = clear. */
export interface QueuePatch extends FieldsOf<typeof queuePatchFields>, Named {}
export const QueuePatch = strictObject<QueuePatch>('QueuePatch', queuePatchFields);

const updateQueueFields = fields(
  {
    /** The queue, by its id; `NotFound` for an unknown one. */
    queue: QueueId.codec,
    /** What to change; the rest stays. An empty one changes nothing. */
    set: QueuePatch,
  },
  {},
);
/** Changes what one queue is called and for whom it is. */
export interface UpdateQueue extends FieldsOf<typeof updateQueueFields>, Named {}
export const UpdateQueue = strictObject<UpdateQueue>('UpdateQueue', updateQueueFields);

/** How strongly an agent's skill counts in a queue; 1 is the usual level. */
const level = whole(0, 1000);

const queueMemberFields = fields(
  {
    /** Where the agent serves. */
    queue: Queue,
    /** Who serves there. */
    agent: AgentRef,
  },
  {
    /** What colleagues know the agent by. */
    agentName: t.string,
    /** How strongly the agent's skill counts in the queue; 1 is the usual level. */
    level: t.number,
    /** How early the agent is offered contacts of this queue among those of the agent's queues; larger is earlier. */
    weight: t.number,
    /** Whether signing in to the center also signs in to this queue. */
    autoSignIn: t.boolean,
    /** Whether the agent takes contacts of the queue in the present session; false while signed out. */
    joined: t.boolean,
  },
);
/** An agent's place in a queue. A field is absent when the provider does not say. */
export interface QueueMember extends FieldsOf<typeof queueMemberFields>, Named {}
export const QueueMember = strictObject<QueueMember>('QueueMember', queueMemberFields);

const memberQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Leave out for the members of every queue. */
    queue: QueueId.codec,
    /** The queues of one agent only; leave out for all members. */
    agent: AgentRef,
  },
);
/** Whose members to list: those of one queue, the places of one agent, or all. */
export interface MemberQuery extends FieldsOf<typeof memberQueryFields>, Named {}
export const MemberQuery = strictObject<MemberQuery>('MemberQuery', memberQueryFields);

const updateMembersFields = fields({}, {});
/** What changing members takes beside its rows: nothing yet. */
export interface UpdateMembers extends FieldsOf<typeof updateMembersFields>, Named {}
export const UpdateMembers = strictObject<UpdateMembers>('UpdateMembers', updateMembersFields);

const newMemberFields = fields(
  {
    /** Who joins. */
    agent: AgentRef,
  },
  {
    /** How strongly the agent's skill counts in the queue, 0–1000; 1 is the usual level. */
    level,
    /**
     * How early the agent is offered contacts of this queue among those of the agent's queues, 0–10 000; larger is
     * earlier. The provider's default when left out.
     */
    weight,
    /** Whether signing in to the center also signs in to this queue; the provider's default when left out. */
    autoSignIn: t.boolean,
  },
);
/** An agent who joins a queue, or whose level, weight and sign-in there are overwritten. */
export interface NewMember extends FieldsOf<typeof newMemberFields>, Named {}
export const NewMember = strictObject<NewMember>('NewMember', newMemberFields);

const membershipChangeFields = fields(
  {
    /** The queue, by its id; an unknown one fails the row. */
    queue: QueueId.codec,
  },
  {
    /** Who joins; one who is there already gets the level, weight and sign-in given here. */
    add: arrayOf(NewMember),
    /** Who leaves; one who is not there is no error. */
    remove: arrayOf(AgentRef),
  },
);
/**
 * Who joins one queue and who leaves it. Adding a member who is there already overwrites level, weight and sign-in. A row
 * with neither is `unchanged`.
 */
export interface MembershipChange extends FieldsOf<typeof membershipChangeFields>, Named {}
export const MembershipChange = strictObject<MembershipChange>('MembershipChange', membershipChangeFields);
