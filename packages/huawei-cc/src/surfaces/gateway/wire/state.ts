import { json, nothing, reads, writes } from '@cordboard/core/http';
import * as t from 'io-ts';
import { resource, type VendorCall } from './envelope.js';

/** The state is a number or digits, and whether the agent is in a call a boolean or its word. */
const AgentStatus = t.intersection(
  [
    t.type({ agentState: t.union([t.number, t.string]) }),
    t.partial({ isWorking: t.union([t.boolean, t.string, t.null]) }),
  ],
  'HuaweiAgentStatus',
);
export type AgentStatus = t.TypeOf<typeof AgentStatus>;

/** The table of the page calls `result` an array, its sample has an object. */
const AgentStatusReply = t.type(
  { result: t.union([AgentStatus, t.tuple([AgentStatus])]) },
  'HuaweiAgentStatusReply',
);
export type AgentStatusReply = t.TypeOf<typeof AgentStatusReply>;

/** CEC interface reference, Querying the Current Agent Status. */
export const agentStatus: VendorCall<AgentStatusReply> = {
  endpoint: reads('GET', `${resource}/onlineagent/{agentid}/agentstatus`),
  answer: json(AgentStatusReply),
};

const changesState = (path: string): VendorCall<void> => ({
  endpoint: writes('POST', `${resource}/onlineagent/{agentid}/${path}`, 'safe'),
  answer: nothing,
});

/** CEC interface reference, Agent Being Idle. */
export const sayFree = changesState('sayfree');

export interface SayBusyRequest {
  /** 200–250 of the account's own; 0 for none. */
  readonly reason: number;
  /** Required when the agent is busy already. */
  readonly prolong: boolean;
}

/** CEC interface reference, Agent Being Busy. */
export const sayBusy = changesState('saybusy');

export interface RestRequest {
  /** Seconds, 1–86399. */
  readonly time: number;
  /** 0–255; 0 for none. */
  readonly restcause: number;
  /** In the query; required when the agent is at rest already. */
  readonly prolong: boolean;
}

/** CEC interface reference, Setting the Agent to Rest. */
export const rest = changesState('rest/{time}/{restcause}');

/** CEC interface reference, Canceling the Rest State. */
export const cancelRest = changesState('cancelrest');

/** CEC interface reference, Entering the Work State. */
export const work = changesState('work');

/** CEC interface reference, Exiting the Wrap-up State. */
export const cancelWork = changesState('cancelwork');

export interface AutoAnswerRequest {
  /** Only `true` is true. */
  readonly flag: 'true' | 'false';
}

/** CEC interface reference, Setting Automatic Answering. */
export const autoAnswer = changesState('autoanswer/{flag}');

export interface AutoEnterIdleRequest {
  /** `true` is idle, and whatever else wrap-up. */
  readonly flag: 'true' | 'false';
}

/** CEC interface reference, Setting Whether to Enter the Idle State Automatically After a Call. */
export const autoEnterIdle = changesState('autoenteridle/{flag}');
