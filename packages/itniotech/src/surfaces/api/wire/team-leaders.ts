import { looseObject, type Secret } from '@cordboard/core/provider';
import { json, nothing, reads, rowsOf, writes, type SurfaceCall } from '@cordboard/core/http';
import type * as t from 'io-ts';
import { Loose, LooseId, pageOf, type PageOf } from './values.js';

export interface TeamLeaderQueryRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  /** Required, though every filter in it is optional. */
  readonly params: {
    readonly name?: string | undefined;
    /** 0 enabled, 1 disabled. */
    readonly enable?: number | undefined;
    readonly voiceGroupIdList?: readonly number[] | undefined;
  };
}

// `password` stands in the rows in clear; it is not decoded, so it cannot leak.
export const TeamLeaderReply = looseObject(
  'ItniotechTeamLeaderReply',
  { keyId: LooseId },
  {
    empNo: Loose,
    name: Loose,
    petName: Loose,
    /** 0 enabled, 1 disabled. */
    enable: Loose,
    account: Loose,
    voiceGroupIdList: rowsOf(LooseId),
    /** The names of the groups, in the order of their ids. */
    voiceGroupNameList: rowsOf(Loose),
    createTime: Loose,
    updateTime: Loose,
  },
);
export type TeamLeaderReply = t.TypeOf<typeof TeamLeaderReply>;

export const TeamLeaderPageReply = pageOf(TeamLeaderReply);
export type TeamLeaderPageReply = PageOf<TeamLeaderReply>;

/** Itniotech Call Center API, Query team leader (`teamleaderQuery`). */
export const teamLeaderQuery: SurfaceCall<TeamLeaderPageReply> = {
  endpoint: reads('POST', '/v3/cc/teamleader/query'),
  answer: json(TeamLeaderPageReply),
};

/** Batch operation of team leaders; a sister brand's page only. */
export const batchUpdateStatus: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/teamleader/batchUpdateStatus', 'safe'),
  answer: nothing,
};

/** The same call, which cannot be repeated when it deletes: then there is no such team leader. */
export const removeTeamLeader: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/teamleader/batchUpdateStatus', 'unsafe'),
  answer: nothing,
};

export interface TeamLeaderAddRequest {
  /** 4–32 characters, unique. */
  readonly name: string;
  /** At most 20 characters. */
  readonly petName?: string | undefined;
  readonly voiceGroupIdList: readonly number[];
}

/** Add team leader; a sister brand's page only. The answer is the new `keyId`, a bare number where the table says text. */
export const teamLeaderAdd: SurfaceCall<string | number> = {
  endpoint: writes('POST', '/v3/cc/teamleader/add', 'unsafe'),
  answer: json(LooseId),
};

export interface TeamLeaderUpdateRequest {
  readonly keyId: number;
  /** 1–12 digits. */
  readonly empNo: string;
  readonly name: string;
  readonly voiceGroupIdList: readonly number[];
  readonly petName?: string | undefined;
  /** Left out, it stays. */
  readonly password?: Secret | undefined;
}

/** Itniotech Call Center API, Modify team leader (`teamleaderUpdate`). */
export const teamLeaderUpdate: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/teamleader/update', 'safe'),
  answer: nothing,
};
