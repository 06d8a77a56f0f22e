import { nothing, writes } from '@cordboard/core/http';
import { resource, type VendorCall } from './envelope.js';

export interface SetTalkRightRequest {
  readonly flag: 0 | 1;
}

/** CEC interface reference, Setting Whether to Answer Inbound Calls. */
export const setTalkRight: VendorCall<void> = {
  endpoint: writes('POST', `${resource}/onlineagent/{agentid}/settalkright`, 'safe'),
  answer: nothing,
};

/** Both are text, and required. */
export interface SetCallNumsRequest {
  readonly mediaType: string | undefined;
  /** `"1"` to `"60"`. */
  readonly callnums: string;
}

/** CEC interface reference, Agent Session Quantity Configuration: setcallnums. */
export const setCallNums: VendorCall<void> = {
  endpoint: writes('POST', `${resource}/mediacall/{agentid}/setcallnums`, 'safe'),
  answer: nothing,
};
