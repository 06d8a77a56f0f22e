import { looseObject } from '@cordboard/core/provider';
import { json, nothing, reads, rowsOf, writes, type ReplyRows } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { byAgent, byCompany, pathIn, type VendorCall } from './envelope.js';
import { Loose, optional, OptionalId, paged, Text, VendorId, type Paged } from './values.js';

export interface QueueRequest {
  readonly queueID: string;
  readonly queueName?: string | undefined;
  /** Text, here and in updates; a number where members are listed. */
  readonly queueWeight?: string | undefined;
}

export interface MemberRequest {
  /** `0` agent numbers, `1` agent ids: what `agent` holds in the reply, which does not tell. */
  readonly agentType: string;
  readonly queueID?: string | undefined;
}

interface MemberEntry {
  readonly agent: string;
  readonly level?: number | undefined;
  readonly checkin?: boolean | undefined;
}

export interface MembershipEntry extends QueueRequest {
  readonly add?: readonly MemberEntry[] | undefined;
  readonly remove?: readonly MemberEntry[] | undefined;
}

export interface MembershipRequest {
  /** Applies to every agent in the request. */
  readonly agentType: string;
  readonly list: readonly MembershipEntry[];
}

/** One queue, or all of them. */
export interface MembersRequest {
  /** How the reply names agents: by work number (0) or by id (1). */
  readonly agentType: string;
  readonly queueID?: string | undefined;
}

export interface QueueReference {
  readonly queueID: string;
}

export const QueueRow = looseObject(
  'SobotQueue',
  { queueID: VendorId },
  { queueName: Text, queueWeight: Loose },
);
export type QueueRow = t.TypeOf<typeof QueueRow>;

const AddedQueue = t.partial({ queueID: OptionalId, queueName: Text, queueWeight: Loose }, 'SobotAddedQueue');
export type AddedQueue = t.TypeOf<typeof AddedQueue>;

const Member = looseObject(
  'SobotMember',
  { agent: VendorId },
  { agentName: Text, level: Loose, checkin: optional(t.boolean) },
);

export const QueueMembers = t.intersection(
  [QueueRow, t.partial({ agentCount: Loose, agents: rowsOf(Member) })],
  'SobotQueueMembers',
);
export type QueueMembers = t.TypeOf<typeof QueueMembers>;

const config = pathIn('config/api');

/** Sobot Basic Management API, Query Call Skill Group List. */
export const queryCallSkillGroupList: VendorCall<Paged<QueueRow>> = {
  ...byCompany,
  endpoint: reads('POST', `${config}/queues/_search`),
  answer: json(paged(QueueRow), O.some({})),
};

/** Sobot Basic Management API, Add skill group. */
export const addSkillGroup: VendorCall<AddedQueue> = {
  ...byAgent,
  endpoint: writes('POST', `${config}/queue`, 'unsafe'),
  answer: json(AddedQueue, O.some({})),
  codes: new Map([['409', 'AlreadyExists']]),
};

/** Sobot Basic Management API, Delete skill group. */
export const deleteSkillGroup: VendorCall<void> = {
  ...byAgent,
  endpoint: writes('DELETE', `${config}/queue`, 'unsafe'),
  answer: nothing,
};

/** Sobot Basic Management API, Query skill group members. */
export const querySkillGroupMembers: VendorCall<ReplyRows<QueueMembers>> = {
  ...byAgent,
  endpoint: reads('POST', `${config}/queue/agents/search`),
  answer: json(rowsOf(QueueMembers), O.some([])),
};

// It echoes the request without any result for members: only the envelope is read.
/** Sobot Basic Management API, Update skill groups in bulk. */
export const updateSkillGroupsInBulk: VendorCall<void> = {
  ...byAgent,
  endpoint: writes('POST', `${config}/queue/agents`, 'safe'),
  answer: nothing,
};
