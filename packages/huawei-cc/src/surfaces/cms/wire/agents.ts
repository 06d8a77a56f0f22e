import { looseObject, refined } from '@cordboard/core/provider';
import { json, nothing, reads, type SurfaceCall } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { AgentKey } from '../../../config.js';
import { resource } from './envelope.js';

export interface AgentByWorkNoRequest {
  readonly ccId: number;
  readonly vdn: number;
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

export interface TotalAgentDynamicInfoRequest {
  readonly ccId: number;
  readonly vdn: number;
  /** Agents before the first of the page. */
  readonly offset: number;
  readonly limit: number;
}

/** CEC interface reference, CC-CMS: Querying Dynamic Information About All Agents by page. Read for its envelope only. */
export const totalAgentDynamicInfo: SurfaceCall<void> = {
  endpoint: reads('POST', `${resource}/vdn/totalagentdynamicinfo`),
  answer: nothing,
};
