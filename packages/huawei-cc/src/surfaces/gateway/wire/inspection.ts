import { looseObject } from '@cordboard/core/provider';
import { json, nothing, reads, writes } from '@cordboard/core/http';
import type * as t from 'io-ts';
import { Loose } from '../../api-fabric/wire/values.js';
import { resource, type VendorCall } from './envelope.js';

const AgentInfo = looseObject(
  'HuaweiAgentInfo',
  {},
  /** On the scale of the CTI platform. */
  { ctiStatus: Loose },
);

const AgentInfoReply = looseObject('HuaweiAgentInfoReply', { result: AgentInfo }, {});
export type AgentInfoReply = t.TypeOf<typeof AgentInfoReply>;

/** CEC interface reference, Querying Detailed Information About a Specified Agent: any of the same virtual center. */
export const agentByWorkNo: VendorCall<AgentInfoReply> = {
  endpoint: reads('GET', `${resource}/agentgroup/{agentid}/agentbyworkno/{workno}`),
  answer: json(AgentInfoReply),
};

/** Of an inspector, whose id is `agentid`; `workNo` is the agent's. */
const inspects = (path: string): VendorCall<void> => ({
  endpoint: writes('POST', `${resource}/qualitycontrol/{agentid}/${path}`, 'safe'),
  answer: nothing,
});

/** CEC interface reference, Indicating an Agent in Busy State Forcibly. */
export const forceBusy = inspects('forcebusy/{workNo}');

/** CEC interface reference, Indicating an Agent in Idle State Forcibly. */
export const forceIdle = inspects('forceidle/{workNo}');

export interface ForceRestRequest {
  readonly workNo: string;
  /** Seconds, 1–86399. */
  readonly time: number;
  /** 1–255. */
  readonly reason: number;
}

/** CEC interface reference, Forcing an Agent to Rest. */
export const forceRest = inspects('forcerest/{workNo}/{time}/{reason}');

/** CEC interface reference, Forcibly Signing Out, by an inspector. */
export const forceSignOut = inspects('forcelogout/{workNo}');
