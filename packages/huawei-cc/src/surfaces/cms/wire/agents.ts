import { looseObject, refined } from '@cordboard/core/provider';
import { json, nothing, reads, rowsOf, type ReplyRows, type SurfaceCall } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { AgentKey } from '../../../config.js';
import { Loose, VendorId } from '../../api-fabric/wire/values.js';
import { resource, type CenterRequest } from './envelope.js';

export interface AgentByWorkNoRequest extends CenterRequest {
  readonly agentId: number;
}

const Text = t.union([t.string, t.null, t.undefined], 'text or null');

/** Documented as a number. */
const WorkNo = refined(t.union([t.number, t.string]), AgentKey.name, (workNo) => AgentKey.is(String(workNo)));

/** `citStatus` (so spelled) is the state at the CTI platform; `status` is that of the gateway's own scale. */
export const AgentByWorkNo = looseObject(
  'HuaweiAgentByWorkNo',
  { workNo: WorkNo, citStatus: t.number },
  { name: Text },
);
export type AgentByWorkNo = t.TypeOf<typeof AgentByWorkNo>;

/** CEC interface reference, CC-CMS: Querying Information About an Agent by Employee ID. */
export const agentByWorkNo: SurfaceCall<AgentByWorkNo | undefined> = {
  endpoint: reads('POST', `${resource}/agent/agentbyworkno`),
  answer: json<AgentByWorkNo | undefined>(AgentByWorkNo, O.some(undefined)),
};

export interface AgentPageRequest extends CenterRequest {
  /** Agents before the first of the page. */
  readonly offset: number;
  /** 1000 at most. */
  readonly limit: number;
}

/** CEC interface reference, CC-CMS: Querying Dynamic Information About All Agents by page. Read for its envelope only. */
export const totalAgentDynamicInfo: SurfaceCall<void> = {
  endpoint: reads('POST', `${resource}/vdn/totalagentdynamicinfo`),
  answer: nothing,
};

export const AgentState = looseObject(
  'HuaweiAgentState',
  { agentId: WorkNo },
  /** On the scale of the CTI platform. */
  { currentState: Loose },
);
export type AgentState = t.TypeOf<typeof AgentState>;

/** CEC interface reference, CC-CMS: Querying the States of All Agents by page, with how long each has lasted. */
export const totalAgentAbstract: SurfaceCall<ReplyRows<AgentState>> = {
  endpoint: reads('POST', `${resource}/vdn/totalagentabstractex3`),
  answer: json<ReplyRows<AgentState>>(rowsOf(AgentState), O.some([])),
};

export interface SkillsOfAgentsRequest extends CenterRequest {
  /** 6000 at most. */
  readonly agentIds: readonly number[];
}

/** The queues that an agent is configured for, signed in to them or not. */
export const SkillsOfAgent = looseObject(
  'HuaweiSkillsOfAgent',
  { agentId: WorkNo },
  { skills: rowsOf(looseObject('HuaweiSkillOfAgent', { skillId: VendorId }, {})) },
);
export type SkillsOfAgent = t.TypeOf<typeof SkillsOfAgent>;

/** CEC interface reference, CC-CMS: Querying the Calls and Skills of Agents by a list of their ids. */
export const skillsOfAgents: SurfaceCall<ReplyRows<SkillsOfAgent>> = {
  endpoint: reads('POST', `${resource}/agentgroup/siteagentcallandskillinfobyagentids`),
  answer: json<ReplyRows<SkillsOfAgent>>(rowsOf(SkillsOfAgent), O.some([])),
};
