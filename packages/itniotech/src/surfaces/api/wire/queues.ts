import { json, nothing, reads, writes, type SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';
import { Loose, LooseList } from './values.js';

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
