import { atLeastOne } from '../codec/array-of.js';
import { digits, PhoneNumber, text, whole } from '../codec/scalars.js';
import { secretOf } from '../codec/secret.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { AgentRef } from './agent-ref.js';
import { GivenRole } from './agent-role.js';
import { AgentId, QueueId } from './ids.js';

const newAgentQueueFields = fields(
  {
    /** A queue that is there. */
    queue: QueueId.codec,
  },
  {
    /** How strongly the agent's skill counts in the queue, 0–1000; 1 is the usual level. */
    level: whole(0, 1000),
  },
);
/** A queue that a new agent joins. */
export interface NewAgentQueue extends FieldsOf<typeof newAgentQueueFields>, Named {}
export const NewAgentQueue = strictObject<NewAgentQueue>('NewAgentQueue', newAgentQueueFields);

/** What a password may consist of is the provider's choice. */
const Password = secretOf(text(128));

const newAgentFields = fields(
  {
    /** What colleagues will know the agent by; at most 128 characters. */
    name: text(128),
  },
  {
    /** What customers see in place of the name; at most 128 characters. */
    displayName: text(128),
    /** The number people in the center use for the agent; at most 64 characters. Left out: the provider chooses one. */
    number: text(64),
    /** What the agent signs in with, at most 255 characters. Left out: the provider chooses. */
    username: text(255),
    /** The agent's address for mail, at most 255 characters. */
    email: text(255),
    /**
     * What the agent proves it with at sign-in. It is sent and then forgotten. At most 128 characters; a provider may accept fewer, or
     * other ones. Left out: the provider chooses one.
     */
    password: Password,
    /** The queues that the agent joins, each once; not an empty list. Left out: none. */
    queues: atLeastOne(NewAgentQueue),
    /** What the agent may do in the center. Left out: handle contacts, as an `agent` does. */
    role: GivenRole,
    /** The queues that the agent leads without belonging to them; one named twice counts once. Not an empty list. Left out: none. */
    supervises: atLeastOne(QueueId.codec),
    /** The number shown to the called party; at most 64 characters. */
    callerId: text(64),
    /** The country code put before what the agent dials, 1 to 4 digits without a plus. Left out: none. */
    callingCode: digits(1, 4),
    /** The outside phone that the agent's calls ring at. */
    phoneNumber: PhoneNumber,
    /** The extension that the agent's calls ring at, at most 20 digits; it must be free. */
    extension: digits(1, 20),
    /** The id to give the agent, where the provider lets its creator choose. */
    id: AgentId.codec,
  },
);
/** An agent to create. Who is created may sign in, and is signed out. */
export interface NewAgent extends FieldsOf<typeof newAgentFields>, Named {}
export const NewAgent = strictObject<NewAgent>('NewAgent', newAgentFields);

const createAgentFields = fields(
  {
    /** The account to make. */
    agent: NewAgent,
  },
  {},
);
/** Makes an account for an agent. */
export interface CreateAgent extends FieldsOf<typeof createAgentFields>, Named {}
export const CreateAgent = strictObject<CreateAgent>('CreateAgent', createAgentFields);

const oneAgentFields = fields(
  {
    /** Which agent is meant. */
    agent: AgentRef,
  },
  {},
);
/** Names one agent. */
export interface OneAgent extends FieldsOf<typeof oneAgentFields>, Named {}
export const OneAgent = strictObject<OneAgent>('OneAgent', oneAgentFields);

const agentPasswordFields = fields(
  {
    /** Whose password it will be. */
    agent: AgentRef,
    /** What the agent proves it with at sign-in from now on. It is sent and then forgotten. At most 128 characters. */
    password: Password,
  },
  {},
);
/** A new password for an agent. */
export interface AgentPassword extends FieldsOf<typeof agentPasswordFields>, Named {}
export const AgentPassword = strictObject<AgentPassword>('AgentPassword', agentPasswordFields);
