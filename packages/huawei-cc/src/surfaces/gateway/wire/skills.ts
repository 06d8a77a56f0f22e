import { looseObject } from '@cordboard/core/provider';
import { json, nothing, reads, rowsOf, writes } from '@cordboard/core/http';
import type * as t from 'io-ts';
import { VendorId } from '../../api-fabric/wire/values.js';
import { resource, type VendorCall } from './envelope.js';

const AgentSkillsReply = looseObject(
  'HuaweiAgentSkillsReply',
  {},
  { result: rowsOf(looseObject('HuaweiAgentSkill', { id: VendorId }, {})) },
);
export type AgentSkillsReply = t.TypeOf<typeof AgentSkillsReply>;

/** CEC interface reference, Querying Configured Skill Queues: those an agent can sign in to. */
export const agentSkills: VendorCall<AgentSkillsReply> = {
  endpoint: reads('GET', `${resource}/onlineagent/{agentid}/agentskills`),
  answer: json(AgentSkillsReply),
};

/** CEC interface reference, Querying Configured Skill Queues of Specified Agents: those of another agent. */
export const agentSkillsByWorkNo: VendorCall<AgentSkillsReply> = {
  endpoint: reads('GET', `${resource}/onlineagent/{agentid}/agentskillsbyworkno/{workno}`),
  answer: json(AgentSkillsReply),
};

export interface ResetSkillRequest {
  /** In the path: `true` signs the agent in to every configured queue, and whatever else to those that are listed. */
  readonly autoflag: 'true' | 'false';
  /** Ids with `;` between them, 4000 characters at most; empty for none. */
  readonly skillid: string;
  /** Of eSpace 7910 phones: 0 is off. */
  readonly phonelinkage: 0;
}

/** CEC interface reference, Resetting Skill Queues. */
export const resetSkill: VendorCall<void> = {
  endpoint: writes('POST', `${resource}/onlineagent/{agentid}/resetskill/{autoflag}`, 'safe'),
  answer: nothing,
};

export interface AdjustSkillRequest {
  readonly workNo: string;
  /** Numbers, 1000 at most. */
  readonly skills: readonly (number | string)[];
}

/** CEC interface reference, Adjusting the Skill Queue of a Specified Agent, by an inspector who is signed in as the agent is. */
export const adjustSkill: VendorCall<void> = {
  endpoint: writes('POST', `${resource}/qualitycontrol/{agentid}/adjustskill`, 'safe'),
  answer: nothing,
};
