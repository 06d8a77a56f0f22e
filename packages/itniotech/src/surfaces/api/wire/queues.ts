import { looseObject } from '@cordboard/core/provider';
import { json, nothing, reads, writes, type SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';
import { Loose, LooseId, LooseList, type PageOf, pageOf } from './values.js';

export interface GroupQueryRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  /** Required, though its one filter is optional. The page does not say that the filter is exact. */
  readonly params: { readonly groupName?: string | undefined };
}

export const GroupReply = looseObject(
  'ItniotechGroupReply',
  { voiceGroupId: LooseId },
  { groupName: Loose, callinStrategy: Loose, countSeat: Loose, appName: Loose },
);
export type GroupReply = t.TypeOf<typeof GroupReply>;

/** An empty page comes without `records`. */
export const GroupPageReply = pageOf(GroupReply);
export type GroupPageReply = PageOf<GroupReply>;

/** Itniotech Call Center API, Query agent group (`seatGroupQuery`). */
export const seatGroupQuery: SurfaceCall<GroupPageReply> = {
  endpoint: reads('POST', '/v3/cc/seatGroup/query'),
  answer: json(GroupPageReply),
};

export interface AddGroupRequest {
  /** The application, from the vendor's console. Integer in the table, letters and digits in the sample. */
  readonly appId: string;
  /** 4–32 characters, unique in the application. */
  readonly groupName: string;
}

/** Itniotech Call Center API, Add agent group (`seatGroupAdd`). It does not return the new id. */
export const addGroup: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/seatGroup/addGroup', 'unsafe'),
  answer: nothing,
};

/** Itniotech Call Center API, Delete agent group (`seatGroupDelete`): a GET that deletes. */
export const deleteGroup: SurfaceCall<void> = {
  endpoint: writes('GET', '/v3/cc/seatGroup/deleteGroup', 'unsafe'),
  answer: nothing,
};

/** `""` clears a number; a field left out keeps its value. */
type Clearable = number | '' | undefined;

export interface BasicSettingRequest {
  readonly voiceGroupId: number;
  /** 1 longest idle, 2 fewest calls, 3 priority of the agents, 4 polling. */
  readonly callinStrategy?: number | undefined;
  readonly timeoutTransferSec?: Clearable;
  readonly callinAutoAnswerSec?: Clearable;
  readonly wrapUpTime?: Clearable;
  readonly timeoutIdle?: Clearable;
  readonly timeoutWaitSec?: number | undefined;
  readonly turnSeatRing?: string | undefined;
  /** Replaces the whole list; `[]` clears it. */
  readonly labelName?: readonly string[] | undefined;
  /** 0 on, 1 off; required in every change. */
  readonly displaySwitch: number;
  /** 0 on, 1 off; required in every change. */
  readonly encryptNumber: number;
  readonly fsNode?: string | undefined;
}

// The sample calls the group `seatGroupId`, the table `voiceGroupId`: neither is read, because it is the one
// in the request.
export const BasicSettingReply = t.partial(
  {
    callinStrategy: Loose,
    timeoutTransferSec: Loose,
    callinAutoAnswerSec: Loose,
    wrapUpTime: Loose,
    timeoutIdle: Loose,
    timeoutWaitSec: Loose,
    turnSeatRing: Loose,
    labelName: LooseList,
    displaySwitch: Loose,
    encryptNumber: Loose,
    fsNode: Loose,
  },
  'ItniotechBasicSettingReply',
);
export type BasicSettingReply = t.TypeOf<typeof BasicSettingReply>;

const BasicSettingReplyOrNothing = t.union([BasicSettingReply, t.null, t.undefined], 'object or null');

/** Itniotech Call Center API, Query basic setting of an agent group (`basicSettingResp`). */
export const basicSettingResp: SurfaceCall<t.TypeOf<typeof BasicSettingReplyOrNothing>> = {
  endpoint: reads('GET', '/v3/cc/seatGroup/basicSettingResp'),
  answer: json(BasicSettingReplyOrNothing),
};

/** Itniotech Call Center API, Basic setting of an agent group (`basicSetting`). */
export const basicSetting: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/seatGroup/basicSetting', 'safe'),
  answer: nothing,
};
