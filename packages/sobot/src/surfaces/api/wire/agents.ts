import { looseObject, type Secret } from '@cordboard/core/provider';
import { json, reads, rowsOf, writes, type ReplyRows } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { byCompany, pathIn, type VendorCall } from './envelope.js';
import {
  Loose,
  optional,
  OptionalId,
  paged,
  Text,
  VendorId,
  type Paged,
  type PagedRequest,
} from './values.js';

/** How an agent is named: by work number (0) or by id (1). Some calls want the type as text. */
export type AgentType = 0 | 1;

export interface AgentRequest {
  readonly agent: string;
  readonly agentType: AgentType;
}

export interface AgentSettingRequest extends AgentRequest {
  /** Seconds; required in every change. */
  readonly wrapUpTime: number;
  readonly phone?: string | undefined;
  readonly ext?: string | undefined;
  /** 1 the center's, 2 the agent's own. */
  readonly wrapUpType?: number | undefined;
}

export interface UnbindRequest extends AgentRequest {
  /** 0 extension, 1 phone, 2 both. */
  readonly numberType: number;
}

export interface CallAgentRequest {
  readonly agentName?: string | undefined;
  readonly agentID?: string | undefined;
  readonly queue?: string | undefined;
  readonly ext?: string | undefined;
  readonly agentStatus?: number | undefined;
}

export interface ExtensionRequest extends PagedRequest {
  /** 0 free, 1 bound. */
  readonly bindStatus?: number | undefined;
}

export interface NewExtensionRequest {
  readonly agentID: string;
  readonly agentType: string;
  readonly ext: string;
  readonly password: Secret;
}

const settings = {
  agentID: Text,
  agentName: Text,
  ext: Text,
  phone: Text,
  /** 1 the center's, 2 the agent's own. */
  wrapUpType: Loose,
  /** Seconds. */
  wrapUpTime: Loose,
};

export const AgentSetting = looseObject('SobotAgentSetting', { agentUUID: VendorId }, settings);
export type AgentSetting = t.TypeOf<typeof AgentSetting>;

/** The reply to a change: the same fields, but the ids are optional. */
export const ChangedAgent = t.partial({ agentUUID: OptionalId, ...settings }, 'SobotChangedAgent');
export type ChangedAgent = t.TypeOf<typeof ChangedAgent>;

export const CallAgent = looseObject(
  'SobotCallAgent',
  { agentUUID: VendorId },
  {
    agentID: Text,
    agentName: Text,
    ext: Text,
    /** What other calls name `phone`. */
    agentPhone: Text,
    loginStatus: Loose,
    notReadyReasonCode: Loose,
    createTimeMs: Loose,
    updateTimeMs: Loose,
  },
);
export type CallAgent = t.TypeOf<typeof CallAgent>;

// `password` is not decoded, so it cannot leak.
export const ExtensionRow = looseObject(
  'SobotExtension',
  { ext: VendorId },
  { bindStatus: Loose, bindTime: Loose, agentUUID: OptionalId, agentName: Text },
);
export type ExtensionRow = t.TypeOf<typeof ExtensionRow>;

export const NewExtensionReply = t.partial({ ext: Text, langCodeTxt: Text }, 'SobotNewExtension');
export type NewExtensionReply = t.TypeOf<typeof NewExtensionReply>;

const config = pathIn('config/api');

/** Sobot Basic Management API, Query Agent Setting. */
export const queryAgentSetting: VendorCall<AgentSetting | null | undefined> = {
  ...byCompany,
  endpoint: reads('GET', `${config}/agents`),
  answer: json(optional(AgentSetting), O.some(undefined)),
};

/** Sobot Basic Management API, Modify Agent Setting. */
export const modifyAgentSetting: VendorCall<ChangedAgent> = {
  ...byCompany,
  endpoint: writes('POST', `${config}/agents`, 'safe'),
  answer: json(ChangedAgent, O.some({})),
};

/** Sobot Basic Management API, Unbind Agent Setting. */
export const unbindAgentSetting: VendorCall<ChangedAgent> = {
  ...byCompany,
  endpoint: writes('POST', `${config}/agents/unbind`, 'safe'),
  answer: json(ChangedAgent, O.some({})),
};

/** Sobot Basic Management API, Query Call Agent List. */
export const queryCallAgentList: VendorCall<ReplyRows<CallAgent>> = {
  ...byCompany,
  endpoint: reads('POST', `${config}/agents/call/_search`),
  answer: json(rowsOf(CallAgent), O.some([])),
};

/** Sobot Basic Management API, Query Extension List. */
export const queryExtensionList: VendorCall<Paged<ExtensionRow>> = {
  ...byCompany,
  endpoint: reads('POST', `${config}/exts/_search`),
  answer: json(paged(ExtensionRow), O.some({})),
};

/** Sobot Basic Management API, Create an extension account. */
export const createExtensionAccount: VendorCall<NewExtensionReply> = {
  ...byCompany,
  headers: [],
  endpoint: writes('POST', `${config}/exts/_add`, 'unsafe'),
  answer: json(NewExtensionReply, O.some({})),
  codes: new Map([['409', 'AlreadyExists']]),
};
