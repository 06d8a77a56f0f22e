import { atLeastOne } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { Count } from '../codec/scalars.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { pageFields } from './common.js';
import { QueueId } from './ids.js';

const agentCountsFields = fields(
  {},
  {
    /** Agents who are signed in, whatever they are doing. */
    signedIn: Count,
    /** Agents who would be offered a contact now. */
    ready: Count,
    /** Agents who are being offered one. */
    reserved: Count,
    /** Agents who are handling one. */
    busy: Count,
    /** Agents who have ended one and are still at work on it. */
    wrapUp: Count,
    /** Agents who are signed in and would be offered none, for whatever reason. */
    notReady: Count,
    /** Of those who are not ready, the agents on a break or at a meal. */
    onBreak: Count,
    /** Of those who are not ready, the agents in a training. */
    training: Count,
  },
);
/** How many agents of a queue are doing what. A count is absent when the provider does not tell it, and never 0 instead. */
export interface AgentCounts extends FieldsOf<typeof agentCountsFields>, Named {}
export const AgentCounts = strictObject<AgentCounts>('AgentCounts', agentCountsFields);

const queueStatusFields = fields(
  {
    /** The queue that it is about. */
    queue: QueueId.codec,
    /** When it was read; what is told may be some seconds older. */
    at: Instant,
  },
  {
    /** Contacts that wait in the queue. */
    waiting: Count,
    /** Contacts that its agents are handling. */
    handling: Count,
    /** Seconds that the contact that has waited longest has waited so far. */
    longestWaitSec: Count,
    /** Seconds that a contact that arrives now would wait, as the provider estimates. */
    estimatedWaitSec: Count,
    /** What its agents are doing. */
    agents: AgentCounts,
  },
);
/** What goes on in a queue at the moment. A field is absent when the provider does not say. */
export interface QueueStatus extends FieldsOf<typeof queueStatusFields>, Named {}
export const QueueStatus = strictObject<QueueStatus>('QueueStatus', queueStatusFields);

const queueStatusQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Only these queues, at least one; one that is not there is left out. Left out for all. */
    queues: atLeastOne(QueueId.codec),
  },
);
/** Whose status to list. */
export interface QueueStatusQuery extends FieldsOf<typeof queueStatusQueryFields>, Named {}
export const QueueStatusQuery = strictObject<QueueStatusQuery>('QueueStatusQuery', queueStatusQueryFields);
