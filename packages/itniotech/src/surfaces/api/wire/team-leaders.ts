import { looseObject } from '@cordboard/core/provider';
import { json, nothing, orNothing, reads, rowsOf, writes, type SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';
import { Loose, LooseId } from './values.js';

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

export const TeamLeaderPageReply = orNothing(
  t.partial(
    { records: rowsOf(TeamLeaderReply), total: Loose, size: Loose, pages: Loose },
    'ItniotechTeamLeaderPageReply',
  ),
);
export type TeamLeaderPageReply = t.TypeOf<typeof TeamLeaderPageReply>;

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
