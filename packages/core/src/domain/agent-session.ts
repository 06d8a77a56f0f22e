import * as t from 'io-ts';
import { atLeastOne } from '../codec/array-of.js';
import { digits, oneOf, PhoneNumber, text, whole } from '../codec/scalars.js';
import { secretOf } from '../codec/secret.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { AgentPresence, NotReadyReason } from './agent-presence.js';
import { AgentRef } from './agent-ref.js';
import { QueueId } from './ids.js';

/** A state that an agent can be put into; contacts, and signing in and out, bring about the others. */
export const SettableState = oneOf(['ready', 'not-ready', 'wrap-up']);
export type SettableState = t.TypeOf<typeof SettableState>;

/** The queues of an agent: every one that the agent is a member of, none of them, or those that are listed. */
export const QueueChoice = t.union(
  [oneOf(['all', 'none']), atLeastOne(QueueId.codec)],
  'all, none, or a list of queue ids, at least one',
);
export type QueueChoice = t.TypeOf<typeof QueueChoice>;

const sessionStationFields = fields(
  {},
  {
    /** A phone of the provider's: 1 to 20 digits. */
    extension: digits(1, 20),
    /** Any phone, by its number. */
    phoneNumber: PhoneNumber,
  },
);
/** Where an agent's calls ring until the agent is signed out. */
export interface SessionStation extends FieldsOf<typeof sessionStationFields>, Named {}
export const SessionStation = strictObject<SessionStation>('SessionStation', sessionStationFields);

const signInFields = fields(
  {
    /** Who is to be signed in. */
    agent: AgentRef,
  },
  {
    /** The state right after it. Left out: `not-ready`, so that no contact arrives because of it. */
    state: SettableState,
    /** Whether a session elsewhere is ended for it, which may throw a person out of work. Left out: as the account is configured, else false. */
    takeOver: t.boolean,
    /** Where the calls ring until the agent is signed out. Left out: as it is configured. */
    station: SessionStation,
    /** The queues to take contacts from, until the agent is signed out. Left out: as the provider has it after a sign-in. */
    queues: QueueChoice,
    /** What the agent proves it with. It is sent and then forgotten. Left out: the one that is configured. At most 128 characters. */
    password: secretOf(text(128)),
  },
);
/** Asks to sign an agent in. */
export interface SignIn extends FieldsOf<typeof signInFields>, Named {}
export const SignIn = strictObject<SignIn>('SignIn', signInFields);

const agentSessionFields = fields(
  {
    /** Who is signed in. */
    agent: AgentRef,
    /** What the agent is doing, as of the answer. */
    presence: AgentPresence,
  },
  {
    /** Where the calls ring, where that was asked for. */
    station: SessionStation,
    /** The queues that the agent takes contacts from, where they were asked for and could be set. */
    queues: QueueChoice,
  },
);
/** An agent who is signed in. */
export interface AgentSession extends FieldsOf<typeof agentSessionFields>, Named {}
export const AgentSession = strictObject<AgentSession>('AgentSession', agentSessionFields);

const nativeReasonFields = fields(
  {
    /** As the provider spells it, which is passed on as it is; text of at most 64 characters. */
    native: text(64),
  },
  {},
);
/** A reason in the provider's own word, for what has no common one. */
export interface NativeReason extends FieldsOf<typeof nativeReasonFields>, Named {}
export const NativeReason = strictObject<NativeReason>('NativeReason', nativeReasonFields);

/** A reason that is given: a common word, or the provider's own. */
export const ReasonIn = t.union([NotReadyReason, NativeReason], `${NotReadyReason.name}, or { native }`);
export type ReasonIn = t.TypeOf<typeof ReasonIn>;

const signOutFields = fields(
  {
    /** Who is to be signed out. */
    agent: AgentRef,
  },
  {
    /** Whether an agent who is handling a contact is signed out all the same, which drops the contact. Left out: false. */
    force: t.boolean,
    /** Why the agent is signed out. Left out: no reason is given. */
    reason: ReasonIn,
    /** The supervisor who does it. Left out: it is done in the agent's own name. */
    by: AgentRef,
  },
);
/** Asks to sign an agent out. */
export interface SignOut extends FieldsOf<typeof signOutFields>, Named {}
export const SignOut = strictObject<SignOut>('SignOut', signOutFields);

const setPresenceFields = fields(
  {
    /** Whose state it is. */
    agent: AgentRef,
    /** The state to put the agent into. */
    state: SettableState,
  },
  {
    /** Why the agent is not ready, for that state only. Left out: no reason is given. */
    reason: ReasonIn,
    /** How long it is to last, in seconds, at most a day, for `not-ready` only. When it is over, the state stays. Left out: no end is set. */
    durationSec: whole(1, 86_400),
    /** The supervisor who does it. Left out: it is done in the agent's own name. */
    by: AgentRef,
  },
);
/** Asks to put an agent who is signed in into a state. */
export interface SetPresence extends FieldsOf<typeof setPresenceFields>, Named {}
export const SetPresence = strictObject<SetPresence>('SetPresence', setPresenceFields);

const autoAnswerFields = fields(
  {
    /** Whose calls it is about. */
    agent: AgentRef,
    /** True answers a call for the agent as soon as it arrives; false lets it ring. */
    enabled: t.boolean,
  },
  {},
);
/** Whether calls are answered for an agent. */
export interface AutoAnswer extends FieldsOf<typeof autoAnswerFields>, Named {}
export const AutoAnswer = strictObject<AutoAnswer>('AutoAnswer', autoAnswerFields);

const afterCallFields = fields(
  {
    /** Whose calls it is about. */
    agent: AgentRef,
    /** What the agent is as soon as a call has ended. */
    state: oneOf(['ready', 'wrap-up']),
  },
  {},
);
/** The state that an agent is in after a call. */
export interface AfterCall extends FieldsOf<typeof afterCallFields>, Named {}
export const AfterCall = strictObject<AfterCall>('AfterCall', afterCallFields);

const sessionQueuesFields = fields(
  {
    /** Who takes the contacts. */
    agent: AgentRef,
    /** Where from: `all` the queues that the agent is a member of, `none` of them, or those that are listed, at least one. */
    queues: QueueChoice,
  },
  {},
);
/** The queues that an agent takes contacts from while signed in. */
export interface SessionQueues extends FieldsOf<typeof sessionQueuesFields>, Named {}
export const SessionQueues = strictObject<SessionQueues>('SessionQueues', sessionQueuesFields);

const setSessionQueuesFields = fields(
  {
    /** Who is to take the contacts. */
    agent: AgentRef,
    /** Where from: `all` the queues that the agent is a member of, `none` of them, or those that are listed, at least one. */
    queues: QueueChoice,
  },
  {
    /** The supervisor who does it. Left out: it is done in the agent's own name. */
    by: AgentRef,
  },
);
/** Asks for an agent to take contacts from these queues and no others. */
export interface SetSessionQueues extends FieldsOf<typeof setSessionQueuesFields>, Named {}
export const SetSessionQueues = strictObject<SetSessionQueues>('SetSessionQueues', setSessionQueuesFields);
