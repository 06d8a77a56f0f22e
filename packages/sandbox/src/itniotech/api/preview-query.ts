import type { CampaignState } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isWhole } from '../../guards.js';
import { countOf, type Task, type TaskState } from '../tasks.js';
import { allows, hasFields, isFlag, isId, isListOf, reading, type Guarded } from './body.js';
import { campaignsOf, createdAtOf, isForAgents, type CenterCampaign } from './center-campaigns.js';
import { countryName } from './countries.js';
import { dateOf, isDateText, isWithin } from './dates.js';
import { groupNames } from './directory.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import { isTaskId } from './preview-tasks.js';
import type { Route } from './route.js';

/** Of group calls. */
const states: Readonly<Record<TaskState, number>> = {
  waiting: 16,
  submitting: 16,
  running: 11,
  completed: 12,
  failed: 13,
  cancelled: 14,
  suspended: 15,
};

/** An automatic task is enabled or disabled, finished or not. */
const statusOf = ({ plan: { kind }, state }: Task): number => {
  if (kind === 'group-call') return states[state];
  return state === 'running' || state === 'completed' ? 1 : 2;
};

const typeOf = ({ plan: { kind } }: Task): number => (kind === 'automatic' ? 0 : 1);

/** What the list tells of a task: of one that was submitted here, or of one that the center knows. */
interface TaskFacts {
  readonly id: number;
  readonly groups: readonly number[];
  readonly total: number;
  readonly open: number;
  /** From 0 to 1. */
  readonly rate: number;
  readonly remark: string;
  readonly ccode: string | null;
  readonly status: number;
  readonly type: number;
  readonly finishFlag: number;
  readonly transfers: number;
  readonly failures: number;
  readonly calling: number;
  readonly createdAt: number;
}

/** A task that was submitted here. */
const factsOf = (task: Task): TaskFacts => {
  const { id, plan, contacts, open, createdAt } = task;
  return {
    id,
    groups: plan.groups,
    total: contacts.length,
    open,
    rate: contacts.length === 0 ? 0 : (contacts.length - open) / contacts.length,
    remark: plan.remark,
    ccode: plan.ccode,
    status: statusOf(task),
    type: typeOf(task),
    // A task whose every number must not be called has nothing to finish.
    finishFlag: open === 0 && contacts.length > 0 ? 1 : 0,
    transfers: contacts.filter(({ outcome }) => outcome?.agent !== undefined).length,
    failures: countOf(task, 'failed'),
    calling: countOf(task, 'calling'),
    createdAt,
  };
};

/** The code of a state of the center's, for group calls. */
const statusByState: Readonly<Record<CampaignState, number>> = {
  draft: 16,
  scheduled: 16,
  running: 11,
  paused: 15,
  stopping: 14,
  stopped: 14,
  completed: 12,
  failed: 13,
  unknown: 15,
};

/** A task of the center. */
const factsOfCampaign = (of: CenterCampaign): TaskFacts => {
  const { name, state = 'unknown', queues = [], progress = {} } = of.campaign;
  const type = isForAgents(of.campaign) ? 0 : 1;
  const enabled = state === 'running' || state === 'completed' ? 1 : 2;
  return {
    id: of.id,
    groups: queues.map(Number),
    total: progress.contacts ?? 0,
    open: progress.remaining ?? 0,
    rate: progress.executedRate ?? 0,
    remark: name,
    ccode: null,
    status: type === 0 ? enabled : statusByState[state],
    type,
    finishFlag: state === 'completed' ? 1 : 0,
    transfers: progress.transferred ?? 0,
    failures: progress.abandoned ?? 0,
    calling: 0,
    createdAt: createdAtOf(of),
  };
};

const rowOf =
  (names: ReadonlyMap<number, string>) =>
  (task: TaskFacts, place: number): object => ({
    taskId: task.id,
    voiceGroupId: task.groups,
    seatGroupName: task.groups.map((group) => names.get(group) ?? '').join(),
    remainCount: task.open,
    // The numbers of the task; the rows of the query are counted beside `records`.
    totalCount: task.total,
    remark: task.remark,
    ccode: task.ccode,
    codeName: countryName(task.ccode),
    taskStatus: task.status,
    taskType: task.type,
    finishFlag: task.finishFlag,
    // The table's type and description contradict each other: Double, String.
    completedRate: place % 2 === 0 ? task.rate : String(task.rate),
    groupTaskId: null,
    transfersNum: task.transfers,
    callFailuresNum: task.failures,
    callingNumber: task.calling,
    createTime: dateOf(task.createdAt),
  });

const isTaskParams = hasFields(
  {},
  {
    startTime: isDateText,
    endTime: isDateText,
    taskId: isTaskId,
    taskStatus: isListOf(isId),
    taskType: isWhole(0, 1),
    finishFlag: isFlag,
    voiceGroupIds: isListOf(isId),
  },
);

const fitsTask =
  (params: Guarded<typeof isTaskParams>) =>
  (task: TaskFacts): boolean =>
    isWithin(params.startTime, params.endTime)(task.createdAt) &&
    (params.taskId === undefined || task.id === Number(params.taskId)) &&
    allows(params.taskStatus, (status) => task.status === status) &&
    (params.taskType ?? task.type) === task.type &&
    (params.finishFlag ?? task.finishFlag) === task.finishFlag &&
    allows(params.voiceGroupIds, (group) => task.groups.includes(group));

/** The tasks: those that were submitted here, the newest first, and those of the center. */
const query = reading(isPageBody(isTaskParams), ({ params, ...page }, world) =>
  pipe(
    TE.Do,
    TE.apS('names', groupNames(world)),
    TE.apS('known', campaignsOf(world, 'task')),
    TE.map(({ names, known }) => {
      const submitted = [...world.state.tasks.values()].filter(({ plan }) => plan.kind !== 'message');
      const all = [...submitted.reverse().map(factsOf), ...known.map(factsOfCampaign)];
      return pageOfAll(asked(page), world, rowOf(names))(all.filter(fitsTask(params)));
    }),
  ),
);

/** The calls that read tasks of agents. */
export const previewQueryRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/preview/query', serve: query },
];
