import { arrayOf, looseObject, type Secret } from '@cordboard/core/provider';
import { json, nothing, reads, type SurfaceCall, writes } from '@cordboard/core/http';
import * as t from 'io-ts';
import { Loose, LooseId, OptionalId, type PageOf, pageOf } from './values.js';

export interface SeatQueryRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  /** Required, though every filter in it is optional. */
  readonly params: {
    readonly name?: string | undefined;
    readonly voiceGroupId?: number | undefined;
    /** 0 enabled, 1 disabled. */
    readonly enable?: number | undefined;
    /** 1 offline, 2 idle, 3 busy, 4 post-talk, 5 break. */
    readonly status?: number | undefined;
  };
}

// `password` is not decoded, so it cannot leak.
export const SeatReply = looseObject(
  'ItniotechSeatReply',
  { keyId: LooseId },
  {
    empNo: Loose,
    account: Loose,
    name: Loose,
    petName: Loose,
    /** 0 enabled, 1 disabled. */
    enable: Loose,
    /** 1: deleted, and nevertheless listed. */
    deleteFlag: Loose,
    status: Loose,
    voiceGroupId: OptionalId,
    groupName: Loose,
    displayNum: Loose,
    /** The country code of the number shown. */
    ccode: Loose,
    priority: Loose,
    createTime: Loose,
    updateTime: Loose,
  },
);
export type SeatReply = t.TypeOf<typeof SeatReply>;

/** The page calls it an array; it is an object, and may be empty when there are no agents. */
export const SeatPageReply = pageOf(SeatReply);
export type SeatPageReply = PageOf<SeatReply>;

export interface UpdateSeatRequest {
  /** The `keyId` of the agent. */
  readonly keyId: number;
  /** Text here, and a number everywhere else. */
  readonly voiceGroupId: string;
  readonly name: string;
  readonly empNo: string;
  // The page does not say whether a field that is left out keeps its value.
  readonly petName?: string | undefined;
  readonly displayNum?: string | undefined;
  readonly ccode?: string | undefined;
  /** Letters and digits; left out, it stays. */
  readonly password?: Secret | undefined;
}

/** Itniotech Call Center API, Modify agent (`updateSeat`). */
export const updateSeat: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/seat/updateSeat', 'safe'),
  answer: nothing,
};

/** Of agents and of team leaders alike. */
export interface BatchRequest {
  /** 2 delete, 3 disable, 4 enable. */
  readonly type: 2 | 3 | 4;
  /** The `keyId` of each. One failure is the answer for all, so each call names one. */
  readonly idList: readonly number[];
}

/** Itniotech Call Center API, Batch operation of agents (`batchingSeat`). */
export const batchingSeat: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/seat/batchingSeat', 'safe'),
  answer: nothing,
};

/** The same call, which cannot be repeated when it deletes: then there is no such agent. */
export const removeSeat: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/seat/batchingSeat', 'unsafe'),
  answer: nothing,
};

export interface AddSeatListRequest {
  readonly voiceGroupId: number;
  /** How many agents; here always one. */
  readonly size: number;
  readonly displayNum?: string | undefined;
  readonly ccode?: string | undefined;
}

export const AddedSeat = looseObject('ItniotechAddedSeat', { keyId: LooseId }, { name: Loose });
export type AddedSeat = t.TypeOf<typeof AddedSeat>;

/** Itniotech Call Center API, Add agent (`addSeatList`). */
export const addSeatList: SurfaceCall<readonly AddedSeat[]> = {
  endpoint: writes('POST', '/v3/cc/seat/addSeatList', 'unsafe'),
  answer: json(arrayOf(AddedSeat)),
};

/** Itniotech Call Center API, Query agent (`querySeat`). */
export const seatQuery: SurfaceCall<SeatPageReply> = {
  endpoint: reads('POST', '/v3/cc/seat/query'),
  answer: json(SeatPageReply),
};

export interface SdkAuthenticationRequest {
  /** What the agent signs in with. */
  readonly account: string;
  /** Seconds, 60–28 800. */
  readonly expires: number;
}

/** The table calls it a text; it is an object. */
export const SdkAuthenticationReply = looseObject(
  'ItniotechSdkAuthenticationReply',
  {
    /** With the scheme in front. */
    authentication: t.string,
  },
  {},
);
export type SdkAuthenticationReply = t.TypeOf<typeof SdkAuthenticationReply>;

/** Itniotech Call Center API, Web phone credential (`ccsdkAuthentication`). A new one ends the one before. */
export const createSdkAuthentication: SurfaceCall<SdkAuthenticationReply> = {
  endpoint: writes('POST', '/v3/cc/seat/createSdkAuthentication', 'unsafe'),
  answer: json(SdkAuthenticationReply),
};
