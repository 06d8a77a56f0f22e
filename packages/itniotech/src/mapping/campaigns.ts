import {
  CallerIdChoice,
  CampaignId,
  PromptId,
  QueueId,
  withinTwelveMonths,
  type Campaign,
  type CampaignProgress,
  type CampaignQuery,
  type CampaignRef,
  type ContactCenterError,
  type DialingTold,
  type NumberedPage,
  type PageSizes,
  type SentPage,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type {
  GroupCallDetailReply,
  GroupCallPageReply,
  GroupCallQueryRequest,
  GroupCallReply,
  TaskPageReply,
  TaskQueryRequest,
  TaskReply,
} from '../surfaces/api/wire/campaigns.js';
import type { Loose } from '../surfaces/api/wire/values.js';
import {
  fromGroupCallStates,
  fromTaskStates,
  taskTypeFor,
  toDialing,
  toGroupCallState,
  toTaskState,
} from './campaign-states.js';
import { toPage } from './pages.js';
import { dayOf, toInstant, toSecond } from './times.js';
import { countOf, numberIdOf, numberOf, optional, textOf } from './values.js';

/** The vendor's maximum page size of tasks; the page about group calls names none. */
export const campaignsPageSize = 100;
export const campaignsPageSizes: PageSizes = { defaultSize: campaignsPageSize, maxSize: campaignsPageSize };

/** Tasks and group calls are numbered apart from each other. */
export interface Meant {
  readonly kind: 'task' | 'group';
  /** The number by which the vendor knows it. */
  readonly key: number;
}

/** How a task or a group call is named. */
export const idFor = (kind: Meant['kind'], key: string | number): string => `${kind}-${String(key).trim()}`;

/** What a reference means; absent where it can mean nothing here. */
export const meantBy = (ref: CampaignRef): Meant | undefined => {
  const [, kind, digits = ''] = /^(task|group)-(\d+)$/.exec('id' in ref ? ref.id : '') ?? [];
  const key = numberIdOf(digits);
  return key === undefined ? undefined : { kind: kind === 'task' ? 'task' : 'group', key };
};

/**
 * A rate as a fraction. Without a percent sign a small one may be either: it is the one nearer to what was counted, and
 * absent where nothing was.
 */
const fractionOf = (
  value: Loose,
  part: number | undefined,
  whole: number | undefined,
): number | undefined => {
  const text = textOf(value) ?? '';
  const rate = numberOf(text.replace(/\s*%$/, ''));
  if (rate === undefined || rate < 0 || rate > 100) return undefined;
  if (text.endsWith('%') || rate > 1) return rate / 100;
  if (rate === 0) return 0;
  if (part === undefined || whole === undefined || whole === 0) return undefined;
  const distance = (fraction: number): number => Math.abs(fraction - part / whole);
  return distance(rate) <= distance(rate / 100) ? rate : rate / 100;
};

const lessThan = (whole: number | undefined, rest: number | undefined): number | undefined =>
  whole === undefined || rest === undefined ? undefined : whole - rest;

/** How a task goes. */
export const toTaskProgress = (task: TaskReply): CampaignProgress => {
  const [contacts, remaining] = [countOf(task.totalCount), countOf(task.remainCount)];
  return {
    contacts,
    remaining,
    transferred: countOf(task.transfersNum),
    abandoned: countOf(task.callFailuresNum),
    executedRate: fractionOf(task.completedRate, lessThan(contacts, remaining), contacts),
  };
};

const taskIdOf = ({ taskId }: TaskReply): string => idFor('task', taskId);

export const toTask = (task: TaskReply): Campaign => ({
  ref: { id: CampaignId(taskIdOf(task)) },
  name: textOf(task.remark) ?? `task ${String(task.taskId).trim()}`,
  ...toTaskState(task.taskStatus, task.finishFlag),
  dialing: toDialing(task.taskType),
  queues: rowsIn(task.voiceGroupId).map((id) => QueueId(String(id).trim())),
  progress: toTaskProgress(task),
});

const groupCallIdOf = ({ jobId }: { readonly jobId: string | number }): string => idFor('group', jobId);

type Figures = Pick<GroupCallReply, 'jobId' | 'taskName' | 'status' | 'createdTime'>;

const told = (call: Figures, utcOffset: string) => ({
  ref: { id: CampaignId(groupCallIdOf(call)) },
  name: textOf(call.taskName) ?? `group call ${String(call.jobId).trim()}`,
  ...toGroupCallState(call.status),
  createdAt: toInstant(call.createdTime, utcOffset),
});

const toGroupCall =
  (utcOffset: string) =>
  (call: GroupCallReply): Campaign => ({
    ...told(call, utcOffset),
    dialing: { mode: 'agentless' },
    progress: {
      contacts: countOf(call.numCnt),
      dialed: countOf(call.callNum),
      callsAnswered: countOf(call.success),
      failed: countOf(call.fail),
    },
  });

/** What is known of one group call. */
export type GroupCallDetail = Exclude<
  GroupCallDetailReply,
  null | undefined | string | Record<string, never>
>;

/** How a group call goes. */
export const toGroupCallProgress = (call: GroupCallDetail): CampaignProgress => {
  const [dialed, callsAnswered] = [countOf(call.callTotal), countOf(call.success)];
  return {
    contacts: countOf(call.numCnt),
    dialed,
    callsAnswered,
    failed: countOf(call.fail),
    transferred: countOf(call.toseatNum),
    abandoned: countOf(call.callLossNum),
    agents: countOf(call.onineSeatNum),
    callAnswerRate: fractionOf(call.successRate, callsAnswered, dialed),
    talkSec: numberOf(call.callDuration),
    averageTalkSec: numberOf(call.acd),
  };
};

/** What a group call plays, where the vendor has it and tells it. */
export const toContent = (call: GroupCallDetail): DialingTold['content'] => {
  const [source, prompt, text, language] = [call.source, call.voiceFileId, call.text, call.lan].map(textOf);
  if (source === '1' && PromptId.codec.is(prompt)) return { kind: 'prompt', prompt };
  return source === '3' && text !== undefined && language !== undefined
    ? { kind: 'text', text, language }
    : undefined;
};

/** One group call, with what it plays. */
export const toGroupCallDetail = (call: GroupCallDetail, utcOffset: string): Campaign => {
  const start = toInstant(call.sendTime, utcOffset);
  const callerId = { number: textOf(call.displayNum) };
  return {
    ...told(call, utcOffset),
    schedule: start === undefined ? undefined : { start },
    dialing: {
      mode: 'agentless',
      content: toContent(call),
      maxCallSec: countOf(call.maxCalls),
      repeatCount: countOf(call.loopCount),
    },
    callerIds: CallerIdChoice.is(callerId) ? [callerId] : [],
    progress: toGroupCallProgress(call),
  };
};

const dayMs = 86_400_000;

/** How far back group calls are listed unless the query says: the vendor wants to know. */
const usualDays = 31;

const msOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant);

/** The first and the last second of a query, which the vendor takes to be part of it. */
const secondsOf = ({ createdAfter, createdBefore }: CampaignQuery) => {
  const [from, to] = [msOf(createdAfter), msOf(createdBefore)];
  return {
    from: from === undefined ? undefined : Math.ceil(from / 1000) * 1000,
    to: to === undefined ? undefined : (Math.ceil(to / 1000) - 1) * 1000,
  };
};

const fromTasks = (query: CampaignQuery, utcOffset: string): TaskQueryRequest['params'] => {
  const { from, to } = secondsOf(query);
  return {
    startTime: from === undefined ? undefined : toSecond(from, utcOffset),
    endTime: to === undefined ? undefined : toSecond(to, utcOffset),
    taskStatus: fromTaskStates(query.states),
    taskType: optional(taskTypeFor)(query.mode),
  };
};

// Whole days, so that the period stays what it is from page to page.
const fromGroupCalls = (
  query: CampaignQuery,
  nowMs: number,
  utcOffset: string,
): GroupCallQueryRequest['params'] => {
  const { from, to } = secondsOf(query);
  const last = Math.max(nowMs, from ?? nowMs);
  return {
    strTime:
      from === undefined
        ? `${dayOf((to ?? nowMs) - usualDays * dayMs, utcOffset)} 00:00:00`
        : toSecond(from, utcOffset),
    endTime: to === undefined ? `${dayOf(last, utcOffset)} 23:59:59` : toSecond(to, utcOffset),
    statusList: fromGroupCallStates(query.states) ?? [],
  };
};

/** What a query asks each of the two lists for; absent for one in which nothing can fit. */
export interface Asked {
  readonly tasks?: TaskQueryRequest['params'] | undefined;
  readonly groupCalls?: GroupCallQueryRequest['params'] | undefined;
}

const isEmpty = (codes: readonly number[] | undefined): boolean => codes?.length === 0;

const isBackwards = ({ createdAfter, createdBefore }: CampaignQuery): boolean =>
  createdAfter !== undefined &&
  createdBefore !== undefined &&
  Date.parse(createdBefore) <= Date.parse(createdAfter);

/** Our query as the vendor's two. */
export const fromCampaignQuery = (
  query: CampaignQuery,
  nowMs: number,
  utcOffset: string,
): E.Either<ContactCenterError, Asked> =>
  pipe(
    withinTwelveMonths(query),
    E.map(({ mode, states }): Asked => {
      if (isBackwards(query)) return {};
      const hasTasks = mode !== 'agentless' && !isEmpty(fromTaskStates(states));
      const hasGroupCalls = (mode ?? 'agentless') === 'agentless' && !isEmpty(fromGroupCallStates(states));
      return {
        tasks: hasTasks ? fromTasks(query, utcOffset) : undefined,
        groupCalls: hasGroupCalls ? fromGroupCalls(query, nowMs, utcOffset) : undefined,
      };
    }),
  );

export const asPage = <P>({ page: current, size }: NumberedPage, params: P) => ({ current, size, params });

/** A status alone does not tell whether a task is finished. */
const isIn =
  ({ states }: CampaignQuery) =>
  ({ state }: Campaign): boolean =>
    states === undefined || states.some((each) => each === state);

export const toTaskPage =
  (query: CampaignQuery) =>
  (reply: TaskPageReply): SentPage<Campaign> =>
    toPage(reply, taskIdOf, (tasks) => tasks.map(toTask).filter(isIn(query)));

export const toGroupCallPage =
  (utcOffset: string) =>
  (reply: GroupCallPageReply): SentPage<Campaign> =>
    toPage(reply, groupCallIdOf, (calls) => calls.map(toGroupCall(utcOffset)));

/** The vendor's request for one task. */
export const fromTaskKey = (key: number): TaskQueryRequest => ({
  current: 1,
  size: campaignsPageSize,
  params: { taskId: String(key) },
});

/** The task with that number among those that were sent. */
export const taskIn = (key: number, rows: readonly TaskReply[]): TaskReply | undefined =>
  rows.find((task) => taskIdOf(task) === idFor('task', key));
