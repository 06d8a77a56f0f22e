import { failure, looseObject, RecordingUrl, type ContactCenterError } from '@cordboard/core/provider';
import { json, media, reads, type BegunReply, type HttpReply, type SurfaceCall } from '@cordboard/core/http';
import type * as t from 'io-ts';
import type { VoicePrefix } from '../../../config.js';
import { Loose, LooseId, LooseList, OptionalId, type PageOf, pageOf } from './values.js';

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
    callId: OptionalId,
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

export const RecordPageReply = pageOf(RecordReply);
export type RecordPageReply = PageOf<RecordReply>;

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

const noSuchFile = failure('NotFound', 'there is no such recording');
const noFile = failure('Internal', 'the vendor cannot send the recording, and gives no code');

/** No page has the sentence, so more than one will do; any other says no more than that it failed. */
const saysThatThereIsNone = /not (exist|found)|no such|不存在|未找到|没有找到/i;

/** This call alone fails with HTTP 500 and a sentence, which may name a customer. */
const failureIn = ({ status, header, bytes }: HttpReply): ContactCenterError | undefined => {
  if (status !== 500 || !/^text\/plain\b/i.test(header('content-type') ?? '')) return undefined;
  return saysThatThereIsNone.test(bytes.toString()) ? noSuchFile : noFile;
};

/** Itniotech Voice API, Recording stream (`getVoiceFile`). */
export const getVoiceFile = (prefix: VoicePrefix): SurfaceCall<BegunReply> => ({
  endpoint: reads('GET', `${prefix}/getVoiceFile`),
  answer: media(failureIn),
});
