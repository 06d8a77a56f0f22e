import { nothing, writes, type SurfaceCall } from '@cordboard/core/http';
import type { DialPlan } from './launch.js';

export interface ResendTaskRequest extends DialPlan {
  readonly taskId: string;
  /** 1 failed, 2 not called, 3 all. */
  readonly resendType: number;
  readonly ccode?: string | undefined;
  readonly remark?: string | undefined;
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
