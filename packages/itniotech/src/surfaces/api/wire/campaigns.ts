import { looseObject } from '@cordboard/core/provider';
import { json, nothing, orNothing, reads, rowsOf, writes, type SurfaceCall } from '@cordboard/core/http';
import type * as t from 'io-ts';
import type { VoicePrefix } from '../../../config.js';
import { Loose, LooseFigure, LooseId, OptionalId, pageOf, type PageOf } from './values.js';

export interface TaskQueryRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  readonly params: {
    /** `yyyy-MM-dd HH:mm:ss`; the sample has days without a time. */
    readonly startTime?: string | undefined;
    readonly endTime?: string | undefined;
    readonly taskId?: string | undefined;
    readonly taskStatus?: readonly number[] | undefined;
    /** 0 dialed by agents, 1 group call to agents. */
    readonly taskType?: number | undefined;
  };
}

/** A task, of which the page shows the first fields. */
export const TaskReply = looseObject(
  'ItniotechTaskReply',
  { taskId: LooseId },
  {
    voiceGroupId: rowsOf(LooseId),
    remark: Loose,
    /** A country's code. */
    ccode: Loose,
    /** The numbers of the task: how many rows the whole list has stands beside them. */
    totalCount: Loose,
    remainCount: Loose,
    taskStatus: Loose,
    /** 0 dialed by agents, 1 group call to agents. */
    taskType: Loose,
    /** 1 finished. */
    finishFlag: Loose,
    /** A number to one column of the page, text to another. */
    completedRate: LooseFigure,
    transfersNum: Loose,
    /** Calls for which no agent was free. */
    callFailuresNum: Loose,
  },
);
export type TaskReply = t.TypeOf<typeof TaskReply>;

export const TaskPageReply = pageOf(TaskReply);
export type TaskPageReply = PageOf<TaskReply>;

/** Itniotech Call Center API, Query outbound tasks (`previewQuery`). */
export const previewQuery: SurfaceCall<TaskPageReply> = {
  endpoint: reads('POST', '/v3/cc/preview/query'),
  answer: json(TaskPageReply),
};

export interface EditTaskRequest {
  /** Text in the table, a number in the sample. */
  readonly taskId: number;
  /** The task's name in the console, at most 50 characters; left out, it stays. */
  readonly remark?: string | undefined;
  /** Calls for each agent, required in every change. */
  readonly calloutRate: number;
}

/** Itniotech Call Center API, Edit outbound task (`previewEditTask`). */
export const editTask: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/preview/agent/editTask', 'safe'),
  answer: nothing,
};

/** Cancel outbound task, of group calls to agents: on Onbuka's page `call-api34`, because Itniotech publishes none. */
export const cancelTask: SurfaceCall<void> = {
  endpoint: writes('POST', '/v3/cc/preview/agent/cancelTask', 'safe'),
  answer: nothing,
};

export interface GroupCallQueryRequest {
  /** From 1. */
  readonly current: number;
  /** 1–100. */
  readonly size: number;
  readonly params: {
    /** `yyyy-MM-dd HH:mm:ss`, as the end. */
    readonly strTime: string;
    readonly endTime: string;
    readonly statusList: readonly number[];
  };
}

const figures = {
  taskName: Loose,
  /** 0 to 6: another scale than that of the tasks. */
  status: Loose,
  /** How many numbers there are. */
  numCnt: Loose,
  success: Loose,
  fail: Loose,
  /** `yyyy-MM-dd HH:mm:ss`, without a zone. */
  createdTime: Loose,
};

export const GroupCallReply = looseObject(
  'ItniotechGroupCallReply',
  { jobId: LooseId },
  {
    ...figures,
    /** How many numbers were called. */
    callNum: Loose,
  },
);
export type GroupCallReply = t.TypeOf<typeof GroupCallReply>;

export const GroupCallPageReply = pageOf(GroupCallReply);
export type GroupCallPageReply = PageOf<GroupCallReply>;

// `code` in it is the country's, and the one around it the status: it is not decoded.
export const GroupCallDetailReply = orNothing(
  looseObject(
    'ItniotechGroupCallDetailReply',
    { jobId: LooseId },
    {
      ...figures,
      appId: Loose,
      /** Who takes over calls, if anybody does. */
      sipGroupId: Loose,
      displayNum: Loose,
      /** When it begins, without a zone. */
      sendTime: Loose,
      /** 1 a recording that was uploaded before, 2 one that was sent along, 3 a text. */
      source: Loose,
      voiceFileId: Loose,
      text: Loose,
      lan: Loose,
      loopCount: Loose,
      /** Seconds. */
      maxCalls: Loose,
      callTotal: Loose,
      successRate: LooseFigure,
      toseatNum: Loose,
      callLossNum: Loose,
      /** Seconds. */
      callDuration: LooseFigure,
      acd: LooseFigure,
      /** The vendor's spelling. */
      onineSeatNum: Loose,
    },
  ),
);
export type GroupCallDetailReply = t.TypeOf<typeof GroupCallDetailReply>;

/** The calls about group calls, which begin as the other voice calls do. */
export const groupCalls = (prefix: VoicePrefix) => ({
  /** Itniotech Voice API, Query group calls (`callQuery`). */
  query: {
    endpoint: reads('POST', `${prefix}/group/call/query`),
    answer: json(GroupCallPageReply),
  } satisfies SurfaceCall<GroupCallPageReply>,
  /** Itniotech Voice API, Group call detail (`callDetail`). */
  detail: {
    endpoint: reads('GET', `${prefix}/group/call/detail/{id}`),
    answer: json(GroupCallDetailReply),
  } satisfies SurfaceCall<GroupCallDetailReply>,
  /** Itniotech Voice API, Send a group call (`callSend`). Its answer is not shown; that of its twin is an id. */
  send: {
    endpoint: writes('POST', `${prefix}/group/call/send`, 'unsafe'),
    answer: json(OptionalId),
  } satisfies SurfaceCall<Loose>,
  /** Itniotech AI Voice API, Cancel group calls (`agentCancel`), several at once and with one answer for all. */
  cancel: {
    endpoint: writes('POST', `${prefix}/group/call/cancel`, 'safe'),
    answer: nothing,
  } satisfies SurfaceCall<void>,
  /** Itniotech Voice API, Resend a group call (`callResend`). Its answer is not shown; that of its twin is an id. */
  resend: {
    endpoint: writes('POST', `${prefix}/group/call/resend`, 'unsafe'),
    answer: json(OptionalId),
  } satisfies SurfaceCall<Loose>,
});
