import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText, isWhole } from '../../guards.js';
import { countOf, type Contact, type Task, type TaskState } from '../tasks.js';
import { hasFields, isFlag, isId, isListOf, reading, type Guarded } from './body.js';
import { countryName } from './countries.js';
import { dateOf, isDateText, isWithin } from './dates.js';
import { groupNames } from './directory.js';
import { maskedNumber } from './masked.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import { isTaskId, previewTask } from './preview-tasks.js';
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

const finishFlag = ({ open }: Task): number => (open === 0 ? 1 : 0);

const rowOf =
  (names: ReadonlyMap<number, string>) =>
  (task: Task, place: number): object => {
    const { id, plan, contacts, open } = task;
    const failures = countOf(task, 'failed');
    const rate = contacts.length === 0 ? 0 : (contacts.length - open) / contacts.length;
    return {
      taskId: id,
      voiceGroupId: plan.groups,
      seatGroupName: plan.groups.map((group) => names.get(group) ?? '').join(),
      remainCount: open,
      // The numbers of the task; the rows of the query are counted beside `records`.
      totalCount: contacts.length,
      remark: plan.remark,
      ccode: plan.ccode,
      codeName: countryName(plan.ccode),
      taskStatus: statusOf(task),
      taskType: typeOf(task),
      finishFlag: finishFlag(task),
      // The table's type and description contradict each other: Double, String.
      completedRate: place % 2 === 0 ? rate : String(rate),
      groupTaskId: null,
      transfersNum: contacts.filter(({ outcome }) => outcome?.agent !== undefined).length,
      callFailuresNum: failures,
      callingNumber: countOf(task, 'calling'),
      createTime: dateOf(task.createdAt),
    };
  };

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

const allows = <A>(wanted: readonly A[] | undefined, has: (value: A) => boolean): boolean =>
  wanted === undefined || wanted.length === 0 || wanted.some(has);

const fitsTask =
  (params: Guarded<typeof isTaskParams>) =>
  (task: Task): boolean =>
    task.plan.kind !== 'message' &&
    isWithin(params.startTime, params.endTime)(task.createdAt) &&
    (params.taskId === undefined || task.id === Number(params.taskId)) &&
    allows(params.taskStatus, (status) => statusOf(task) === status) &&
    (params.taskType ?? typeOf(task)) === typeOf(task) &&
    (params.finishFlag ?? finishFlag(task)) === finishFlag(task) &&
    allows(params.voiceGroupIds, (group) => task.plan.groups.includes(group));

/** The tasks, the newest first. */
const query = reading(isPageBody(isTaskParams), ({ params, ...page }, world) =>
  pipe(
    groupNames(world),
    TE.map((names) =>
      pageOfAll(
        asked(page),
        world,
        rowOf(names),
      )([...world.state.tasks.values()].filter(fitsTask(params)).reverse()),
    ),
  ),
);

const contactStatus = { calling: 1, waiting: 5, failed: 7, answered: 9 } as const satisfies Record<
  Contact['status'],
  number
>;

const reasonOf = ({ status, outcome }: Contact): string | null =>
  status === 'failed' ? (outcome?.result ?? 'the number is malformed') : null;

const contactRow =
  (task: Task, groupName: string | null) =>
  (contact: Contact): object => ({
    keyId: task.contacts.indexOf(contact) + 1,
    encryptCalled: maskedNumber(contact.number),
    seatName: contact.outcome?.agent?.name ?? null,
    sipGroupName: groupName,
    labelName: contact.outcome?.labels?.join() ?? null,
    remark: contact.outcome?.remark ?? null,
    callId: contact.callId ?? null,
    errorReason: reasonOf(contact),
    status: contactStatus[contact.status],
    callCount: contact.calls,
    ...Object.fromEntries(contact.columns.map((value, i) => [`var${String(i + 1).padStart(2, '0')}`, value])),
  });

const isDetailParams = hasFields(
  { taskId: isTaskId },
  {
    called: isText,
    sipGroupId: isId,
    seatId: isListOf(isId),
    labelNames: isListOf(isText),
    remark: isText,
    statusList: isListOf(isWhole(1, 9)),
  },
);

const fitsContact =
  ({ called, seatId, labelNames, remark, statusList }: Guarded<typeof isDetailParams>) =>
  ({ number, outcome, status }: Contact): boolean =>
    (called === undefined || number.includes(called)) &&
    (remark === undefined || outcome?.remark?.includes(remark) === true) &&
    allows(seatId, (id) => outcome?.agent?.id === String(id)) &&
    allows(labelNames, (label) => outcome?.labels?.includes(label) === true) &&
    allows(statusList, (code) => contactStatus[status] === code);

/** The numbers of a task. */
const queryTaskDetail = reading(isPageBody(isDetailParams), ({ params, ...page }, world) => {
  const task = previewTask(world, params.taskId);
  if (task === undefined) return TE.left('-22');
  const [group = 0] = task.plan.groups;
  const isOther = params.sipGroupId !== undefined && params.sipGroupId !== group;
  return pipe(
    groupNames(world),
    TE.map((names) =>
      pageOfAll(
        asked(page),
        world,
        contactRow(task, names.get(group) ?? null),
      )(isOther ? [] : task.contacts.filter(fitsContact(params))),
    ),
  );
});

/** The calls that read tasks of agents. */
export const previewQueryRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/preview/query', serve: query },
  { method: 'POST', path: '/v3/cc/preview/queryTaskDetail', serve: queryTaskDetail },
];
