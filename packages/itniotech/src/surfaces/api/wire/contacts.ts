import { looseObject } from '@cordboard/core/provider';
import { json, reads, type SurfaceCall } from '@cordboard/core/http';
import * as t from 'io-ts';
import { Loose, LooseId, LooseList, pageOf, type PageOf } from './values.js';

export interface TaskDetailRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  readonly params: {
    readonly taskId: string;
    /** The number, or a part of it. */
    readonly called?: string | undefined;
    /** The group, which has another name here than elsewhere. */
    readonly sipGroupId?: number | undefined;
    readonly labelNames?: readonly string[] | undefined;
    /** 1 in progress, 5 not called, 7 abnormal, 9 called. */
    readonly statusList?: readonly number[] | undefined;
  };
}

/** A number of a task. The columns of its file are in it as `var01`, `var02` …, and are not decoded. */
export const TaskNumberReply = looseObject(
  'ItniotechTaskNumberReply',
  { keyId: LooseId },
  {
    encryptCalled: Loose,
    /** A name, though the page types it as a number. */
    seatName: Loose,
    sipGroupName: Loose,
    /** One label, or several with commas between them. */
    labelName: t.union([Loose, LooseList]),
    remark: Loose,
    /** 19 digits, though the page types it as an integer. */
    callId: Loose,
    errorReason: Loose,
    status: Loose,
    /** How often it was called, though the page describes a rate. */
    callCount: Loose,
  },
);
export type TaskNumberReply = t.TypeOf<typeof TaskNumberReply>;

export const TaskDetailReply = pageOf(TaskNumberReply);
export type TaskDetailReply = PageOf<TaskNumberReply>;

/** Itniotech Call Center API, Query outbound task details (`previewTaskDetail`). */
export const queryTaskDetail: SurfaceCall<TaskDetailReply> = {
  endpoint: reads('POST', '/v3/cc/preview/queryTaskDetail'),
  answer: json(TaskDetailReply),
};
