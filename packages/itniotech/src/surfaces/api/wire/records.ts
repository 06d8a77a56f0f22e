import { looseObject, RecordingUrl } from '@cordboard/core/provider';
import { json, orNothing, reads, rowsOf, type SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';
import type { VoicePrefix } from '../../../config.js';
import { Loose, LooseId, LooseList } from './values.js';

export interface RecordQueryRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  readonly params: {
    /** ISO-8601 with an offset, to the second. */
    readonly startTime: string;
    readonly endTime: string;
    readonly voiceGroupId?: number | undefined;
    readonly seatId?: readonly number[] | undefined;
    /** 1 group call to an agent, 2 inbound, 3 outbound. */
    readonly callType?: readonly number[] | undefined;
    readonly hangupReason?: readonly number[] | undefined;
    /** 0 customer, 1 agent, 3 system. */
    readonly hangingDirection?: readonly number[] | undefined;
    readonly calledOrCaller?: string | undefined;
  };
}

/**
 * A row, of which the page shows the first five fields. The others are those of the pushed record, and those that other
 * lists call otherwise stand here under both names.
 */
export const RecordReply = looseObject(
  'ItniotechRecordReply',
  { callSessionId: LooseId },
  {
    called: Loose,
    caller: Loose,
    calledInfo: Loose,
    ccodeName: Loose,
    /** The `data` of the call that had it placed. */
    callId: Loose,
    agentName: Loose,
    seatName: Loose,
    agentGroupName: Loose,
    sipGroupName: Loose,
    callType: Loose,
    /** Seconds of talk. */
    callDuration: Loose,
    hangupReason: Loose,
    hangingDirection: Loose,
    /** By SIP. */
    hangupCode: Loose,
    labels: LooseList,
    labelNames: LooseList,
    remark: Loose,
    /** `yyyy-MM-dd HH:mm:ss`, without a zone, as the two below. */
    callStartTime: Loose,
    answerTime: Loose,
    callEndTime: Loose,
    /** What `getVoiceFile` takes; empty where nothing was recorded. */
    voiceUrl: Loose,
  },
);
export type RecordReply = t.TypeOf<typeof RecordReply>;

export const RecordPageReply = orNothing(
  t.partial(
    { records: rowsOf(RecordReply), total: Loose, size: Loose, pages: Loose },
    'ItniotechRecordPageReply',
  ),
);
export type RecordPageReply = t.TypeOf<typeof RecordPageReply>;

/** Itniotech Call Center API, Query call records (`queryRecord`). */
export const queryRecord: SurfaceCall<RecordPageReply> = {
  endpoint: reads('POST', '/v3/cc/record/query'),
  answer: json(RecordPageReply),
};

export const RecordingUrlReply = looseObject(
  'ItniotechRecordingUrlReply',
  { url: RecordingUrl.fields.url },
  {
    /** Epoch milliseconds. */
    expireTime: Loose,
  },
);
export type RecordingUrlReply = t.TypeOf<typeof RecordingUrlReply>;

/** Itniotech Voice API, Recording file link (`getRecordingFileUrl`). */
export const getRecordingFileUrl = (prefix: VoicePrefix): SurfaceCall<RecordingUrlReply> => ({
  endpoint: reads('GET', `${prefix}/getRecordingFileUrl`),
  answer: json(RecordingUrlReply),
});
