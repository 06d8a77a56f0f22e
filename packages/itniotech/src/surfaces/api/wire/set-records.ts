import { looseObject } from '@cordboard/core/provider';
import { json, orNothing, reads, type SurfaceCall } from '@cordboard/core/http';
import type * as t from 'io-ts';
import type { NumberPrefix, VoicePrefix } from '../../../config.js';
import { Loose, LooseFigure, LooseId, pageOf, type PageOf } from './values.js';

/** What the lists of calls beside those of the center are asked with. Desk phones have two filters more, of no use here. */
export interface SetQueryRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  readonly params: {
    /** ISO-8601 with an offset, to the second; at most 31 days before `endTime`. */
    readonly strTime: string;
    readonly endTime: string;
  };
}

/** A call of a desk phone, or one that plays a message. */
export const VoiceRecordReply = looseObject(
  'ItniotechVoiceRecordReply',
  { voiceId: LooseId },
  {
    callee: Loose,
    displayNum: Loose,
    /** The country of the called number, and its region in brackets. */
    code: Loose,
    /** ISO-8601 with an offset, as those below. */
    submitTime: Loose,
    callTime: Loose,
    ringingTime: Loose,
    answerTime: Loose,
    hangupTime: Loose,
    /** Seconds. */
    callDuration: Loose,
    chargedDuration: Loose,
    /** A status of SIP; on older pages `0` where people talked. */
    terminationCode: Loose,
    terminationReason: Loose,
    /** In `currency`; Onbuka says `costEur`. */
    cost: LooseFigure,
    costEur: LooseFigure,
    /** Only where the account is not quoted in US dollars. */
    currency: Loose,
    /** Of desk phones. */
    recordingFileId: Loose,
    /** Of messages. */
    calledInfo: Loose,
  },
);
export type VoiceRecordReply = t.TypeOf<typeof VoiceRecordReply>;

const OneVoiceRecord = orNothing(VoiceRecordReply);
type OneVoiceRecord = t.TypeOf<typeof OneVoiceRecord>;

/** A call by one of the account's numbers. */
export const NumberRecordReply = looseObject(
  'ItniotechNumberRecordReply',
  { callid: LooseId },
  {
    number: Loose,
    caller: Loose,
    called: Loose,
    /** Of the called number. */
    country: Loose,
    /** 2 inbound, 3 outbound. */
    callSource: Loose,
    /** Seconds. */
    callDuration: Loose,
    chargedDuration: Loose,
    /** A timestamp by the page; `yyyy-MM-dd HH:mm:ss` in the pushed record. */
    startTime: Loose,
    endTime: Loose,
    pay: LooseFigure,
    /** Only where the account is not quoted in US dollars. */
    currency: Loose,
    sipCode: Loose,
    recordingFileUrl: Loose,
    hangupReason: Loose,
  },
);
export type NumberRecordReply = t.TypeOf<typeof NumberRecordReply>;

const voiceRecords = (path: string): SurfaceCall<PageOf<VoiceRecordReply>> => ({
  endpoint: reads('POST', path),
  answer: json(pageOf(VoiceRecordReply)),
});

const voiceRecord = (path: string): SurfaceCall<OneVoiceRecord> => ({
  endpoint: reads('GET', `${path}/{voiceId}`),
  answer: json(OneVoiceRecord),
});

/** Itniotech Voice API, phone records by batch and one by one (`recordSipQuery`, `recordSip`). */
export const phoneRecords = (prefix: VoicePrefix) => ({
  list: voiceRecords(`${prefix}/recordSipQuery`),
  get: voiceRecord(`${prefix}/recordSip`),
});

/** Itniotech Voice API, message records by batch and one by one (`recordGroupQuery`, `recordGroup`). */
export const messageRecords = (prefix: VoicePrefix) => ({
  list: voiceRecords(`${prefix}/recordGroupQuery`),
  get: voiceRecord(`${prefix}/recordGroup`),
});

/** Itniotech Number API, Number record query (`queryRecordPage`). */
export const numberRecords = (prefix: NumberPrefix): SurfaceCall<PageOf<NumberRecordReply>> => ({
  endpoint: reads('POST', `${prefix}/record/queryPage`),
  answer: json(pageOf(NumberRecordReply)),
});
