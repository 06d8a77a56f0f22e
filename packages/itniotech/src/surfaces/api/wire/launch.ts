import { looseObject } from '@cordboard/core/provider';
import { json, orNothing, reads, writes, type SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';
import { Loose, LooseId } from './values.js';

export interface UploadRequest {
  readonly fileName: string;
  /** A workbook, in base64. */
  readonly file: string;
}

export const UploadReply = looseObject(
  'ItniotechUploadReply',
  { filePath: t.string },
  { numberTotalCount: Loose, numberSameCount: Loose },
);
export type UploadReply = t.TypeOf<typeof UploadReply>;

/**
 * Itniotech Call Center API, Upload numbers (`previewUpload`). A file is nothing until a task takes it: what goes wrong
 * here had no effect, and sending it again does nothing more, as with a read.
 */
export const previewUpload: SurfaceCall<UploadReply> = {
  endpoint: reads('POST', '/v3/cc/preview/upload'),
  answer: json(UploadReply),
};

/** How a task dials. */
export interface DialPlan {
  /** 0 dialed by agents, 1 group call to agents: then application, one group and rate are required. */
  readonly type: number;
  readonly voiceGroupId?: readonly number[] | undefined;
  readonly appId?: string | undefined;
  /** Lines for each agent. */
  readonly calloutRate?: number | undefined;
  /** At most 20 letters and digits. */
  readonly displayNum?: string | undefined;
  /** Seconds, 20–120. */
  readonly maxRingingTime?: number | undefined;
}

export interface SubmitTaskRequest extends DialPlan {
  /** As the upload gave it. */
  readonly filePath: string;
  readonly fileName: string;
  readonly remark?: string | undefined;
}

/** The number of the task; older pages show none. */
export const SubmitTaskReply = orNothing(LooseId);
export type SubmitTaskReply = t.TypeOf<typeof SubmitTaskReply>;

/** Itniotech Call Center API, Submit a task (`previewSubmitTask`). It dials at once, and each time it is sent. */
export const previewSubmitTask: SurfaceCall<SubmitTaskReply> = {
  endpoint: writes('POST', '/v3/cc/preview/submitTask', 'unsafe'),
  answer: json(SubmitTaskReply),
};

/** A message to some numbers, which a machine plays to everybody who answers. */
export interface SendGroupCallRequest {
  readonly appId: string;
  /** 2 to 64 characters; no other group call has it. */
  readonly taskName: string;
  /** The form of the newer page, at most 100,000; of 7 to 15 digits each. */
  readonly numberInfoList: readonly { readonly calleeNumber: string }[];
  /** At most 20 digits. */
  readonly displayNum?: string | undefined;
  /** 1 a recording that was uploaded before, 3 a text. */
  readonly source: number;
  readonly voiceFileId?: number | undefined;
  readonly text?: string | undefined;
  readonly lan?: string | undefined;
  /** 1–9. */
  readonly loopCount: number;
  /** Seconds, at most 999. */
  readonly maxCalls: number;
  /** 1: calls go on to agents, and the four that follow are required. */
  readonly toSeat: number;
  readonly sipGroupId?: number | undefined;
  /** 1: in a fixed ratio, the only way there is. */
  readonly outboundControl?: number | undefined;
  readonly calloutRate?: number | undefined;
  /** 1 after the message, 2 on a key. */
  readonly toSeatType?: number | undefined;
  /** 0: no text message is sent afterwards. */
  readonly hangUpSms: number;
}
