import { nothing, writes, type SurfaceCall } from '@cordboard/core/http';

export interface ResendTaskRequest {
  readonly taskId: string;
  /** 1 failed, 2 not called, 3 all. */
  readonly resendType: number;
  /** 0 dialed by agents, 1 group call to agents: then application, one group and rate are required. */
  readonly type: number;
  readonly voiceGroupId?: readonly number[] | undefined;
  readonly appId?: string | undefined;
  readonly calloutRate?: number | undefined;
  /** At most 20 letters and digits. */
  readonly displayNum?: string | undefined;
  readonly ccode?: string | undefined;
  readonly remark?: string | undefined;
  /** Seconds, 20–120. */
  readonly maxRingingTime?: number | undefined;
}

/** Itniotech Call Center API, Recall an outbound task (`previewResendTask`). */
export const resendTask: SurfaceCall<unknown> = {
  endpoint: writes('POST', '/v3/cc/preview/resendTask', 'unsafe'),
  answer: nothing,
};

export interface ResendGroupCallRequest {
  /** The `jobId` of the group call. */
  readonly keyId: number;
  readonly appId: string;
  /** 2 to 64 characters; no other group call has it. */
  readonly taskName: string;
  /** Another scale than that of the tasks: 0 all, 1 failed. */
  readonly resendType: number;
  /** 1 a recording that was uploaded before, 3 a text. */
  readonly source: number;
  readonly voiceFileId?: number | undefined;
  readonly text?: string | undefined;
  readonly lan?: string | undefined;
  readonly loopCount: number;
  /** Seconds. */
  readonly maxCalls: number;
  readonly displayNum?: string | undefined;
}
