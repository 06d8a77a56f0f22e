import { looseObject, type Secret } from '@cordboard/core/provider';
import { json, nothing, nullable, reads, rowsOf, writes } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { checksParameters, failsAtServer, resource, type VendorCall } from './envelope.js';
import { Loose, Text, VendorId } from './values.js';

/** A queue of an account: how strongly the agent counts in it, and how early the agent is offered its contacts. */
interface SkillEntry {
  readonly skillId: number;
  readonly agentWeight: number;
  readonly skillWeight: number;
}

export interface AccountRequest {
  readonly userAccount: string;
}

/** One account, or a page of all. */
export type AccountSearchRequest =
  | AccountRequest
  | {
      /** From 0. */
      readonly pageNum: number;
      readonly pageSize: number;
    };

/** The table of its page wraps the fields, its samples do not. */
export interface NewAccountRequest extends AccountRequest {
  readonly userName: string;
  readonly password: Secret;
  readonly email: string;
  /** 4 voice, 5 multimedia, 11 voice and video, 99 all. */
  readonly agentType: number;
  /** 2 agent, 3 inspector, 4 agent for outbound calls. */
  readonly ccRoleId: number;
  readonly phone?: string | undefined;
  readonly skills?: readonly SkillEntry[] | undefined;
}

/** What is left out stays. */
export interface AccountChangeRequest extends AccountRequest {
  readonly userName?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly ccRoleId?: number | undefined;
}

export interface AccountCodeRequest {
  readonly accountCode: string;
}

const SkillOfAccount = looseObject(
  'HuaweiSkillOfAccount',
  { skillId: VendorId },
  { agentWeight: Loose, skillWeight: Loose },
);
export type SkillOfAccount = t.TypeOf<typeof SkillOfAccount>;

export const AccountRow = looseObject(
  'HuaweiAccount',
  { userAccount: VendorId },
  {
    userName: Text,
    phone: Text,
    email: Text,
    /** 255: none. */
    ccRoleId: Loose,
    sipAccount: Text,
    /** In the table of the page, and in none of its samples. */
    workNo: Loose,
    skills: rowsOf(SkillOfAccount),
  },
);
export type AccountRow = t.TypeOf<typeof AccountRow>;

const Accounts = t.partial({ total: Loose, data: rowsOf(AccountRow) }, 'reply with HuaweiAccount');
export type Accounts = t.TypeOf<typeof Accounts>;

const NewAccountReply = t.partial({ workNo: Loose }, 'HuaweiNewAccount');
export type NewAccountReply = t.TypeOf<typeof NewAccountReply>;

const WorkNoReply = t.partial({ data: nullable(t.partial({ workNo: Loose })) }, 'HuaweiWorkNo');
export type WorkNoReply = t.TypeOf<typeof WorkNoReply>;

/** CEC interface reference, Querying Agent Accounts. */
export const queryAccounts: VendorCall<Accounts> = {
  ...checksParameters,
  endpoint: reads('POST', `${resource}/agentAccount/query`),
  answer: json(Accounts),
};

/** CEC interface reference, Creating an Agent Account. */
export const createAccount: VendorCall<NewAccountReply> = {
  ...checksParameters,
  endpoint: writes('POST', `${resource}/agentAccount/create`, 'unsafe'),
  answer: json(NewAccountReply, O.some({})),
};

/** CEC interface reference, Modifying an Agent Account. */
export const updateAccount: VendorCall<void> = {
  ...checksParameters,
  endpoint: writes('POST', `${resource}/agentAccount/update`, 'safe'),
  answer: nothing,
};

/** CEC interface reference, Deleting an Agent Account: in any state of the agent. */
export const deleteAccount: VendorCall<void> = {
  ...checksParameters,
  endpoint: writes('POST', `${resource}/agentAccount/delete`, 'unsafe'),
  answer: nothing,
};

/** CEC interface reference, Querying Agent Information by Account. Its path has other capitals than all others. */
export const queryAgentInfoByAccount: VendorCall<WorkNoReply> = {
  ...failsAtServer,
  endpoint: reads('POST', '/apiaccess/rest/CC-Management/v1/queryAgentInfoByAccount'),
  answer: json(WorkNoReply),
};

export interface MembersRequest {
  /** Its page wraps the fields, in the table and in the sample. */
  readonly requestParam: {
    readonly skillId: number;
    /** From 0. */
    readonly pageNum: number;
    /** 100 at most. */
    readonly pageSize: number;
  };
}

export interface JoinRequest {
  readonly userAccounts: readonly [string, ...string[]];
  readonly skillId: number;
  readonly agentWeight: number;
  readonly skillWeight: number;
}

/** An empty list would release every agent of the queue. */
export type LeaveRequest = Pick<JoinRequest, 'userAccounts' | 'skillId'>;

export const MemberRow = looseObject(
  'HuaweiMember',
  { workNo: VendorId },
  { accountName: Text, userAccount: Text, agentWeight: Loose, skillWeight: Loose },
);
export type MemberRow = t.TypeOf<typeof MemberRow>;

/** How many there are in all is `count` here, and `total` elsewhere. */
const Members = t.partial({ count: Loose, data: rowsOf(MemberRow) }, 'reply with HuaweiMember');
export type Members = t.TypeOf<typeof Members>;

/** CEC interface reference, Querying Agents by Skill Queue. It leaves out agents without an account. */
export const queryAgentInfoBySkillId: VendorCall<Members> = {
  ...checksParameters,
  endpoint: reads('POST', `${resource}/agentAccount/queryAgentInfoBySkillId`),
  answer: json(Members),
};

/** CEC interface reference, Adding a Skill Queue to Agents. */
export const addSkillsToAgent: VendorCall<void> = {
  ...checksParameters,
  endpoint: writes('POST', `${resource}/agentAccount/addSkillsToAgent`, 'safe'),
  answer: nothing,
};

/** CEC interface reference, Releasing Agents from a Skill Queue. */
export const releaseAgentBySkillId: VendorCall<void> = {
  ...checksParameters,
  endpoint: writes('POST', `${resource}/agentAccount/releaseAgentBySkillId`, 'safe'),
  answer: nothing,
};
