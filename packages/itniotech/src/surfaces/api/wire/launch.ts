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

export interface SubmitTaskRequest {
  /** As the upload gave it. */
  readonly filePath: string;
  readonly fileName: string;
  /** 0 dialed by agents, 1 group call to agents. */
  readonly type: number;
  /** Of a group call: exactly one. */
  readonly voiceGroupId?: readonly number[] | undefined;
  /** Of a group call. */
  readonly appId?: string | undefined;
  /** Of a group call: lines for each agent. */
  readonly calloutRate?: number | undefined;
  /** At most 20 letters and digits. */
  readonly displayNum?: string | undefined;
  readonly remark?: string | undefined;
  /** Seconds, 20–120. */
  readonly maxRingingTime?: number | undefined;
}

/** The number of the task; older pages show none. */
export const SubmitTaskReply = orNothing(LooseId);
export type SubmitTaskReply = t.TypeOf<typeof SubmitTaskReply>;

/** Itniotech Call Center API, Submit a task (`previewSubmitTask`). It dials at once, and each time it is sent. */
export const previewSubmitTask: SurfaceCall<SubmitTaskReply> = {
  endpoint: writes('POST', '/v3/cc/preview/submitTask', 'unsafe'),
  answer: json(SubmitTaskReply),
};
