import { QueueId, type RecallSettings } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText, isWhole } from '../../guards.js';
import type { SandboxRequest } from '../../http.js';
import { addTask, contactOf, isOver, recall, type Contact, type Task, type TaskPlan } from '../tasks.js';
import { hasFields, isId, isListOf, isTextOf, reading, type Guarded } from './body.js';
import { centerCampaign, numberInCenter, recallInCenter } from './center-campaigns.js';
import { launchInCenter } from './center-launch.js';
import type { Refusal } from './codes.js';
import { allGroups, applicationOf, md5 } from './directory.js';
import { orBroken, record } from './effects.js';
import { bytesOf, suffixOf } from './files.js';
import type { ItniotechWorld, Route } from './route.js';
import { readSheet } from './sheets.js';

/** How large a file may be; the pages have a code for it, and no figure. */
const mostBytes = 20 * 1024 * 1024;

/** How many uploads are kept. */
const mostSheets = 10;

const isUpload = hasFields({ fileName: isTextOf(5, 128), file: isText }, {});

/** Upload of a file of numbers, which nothing shows until a task takes it. The path has back-slashes, as in the sample. */
const upload = reading(isUpload, ({ fileName, file }, world) => {
  const bytes = bytesOf(file);
  if (!['xls', 'xlsx'].includes(suffixOf(fileName))) return TE.left('-39');
  if (bytes === undefined) return TE.left('-21');
  if (bytes.length > mostBytes) return TE.left('-38');
  return pipe(
    readSheet(bytes),
    TE.map(({ totalCount, ...sheet }) => {
      const { sheets, nextId } = world.state;
      const filePath = `/mnt/cc\\upload\\execl\\${nextId()}_${md5(fileName).slice(0, 8)}.${suffixOf(fileName)}`;
      sheets.set(filePath, sheet);
      for (const oldest of [...sheets.keys()].slice(0, -mostSheets)) sheets.delete(oldest);
      return {
        filePath,
        numberTotalCount: totalCount,
        numberSameCount: totalCount - sheet.rows.length,
      };
    }),
  );
});

const isType = isWhole(0, 1);
const isDisplayNum = (u: unknown): u is string => isTextOf(0, 20)(u) && /^[A-Za-z0-9]*$/.test(u);

const planFields = {
  voiceGroupId: isListOf(isId),
  appId: isText,
  calloutRate: isWhole(1, 999),
  displayNum: isDisplayNum,
  ccode: isText,
  remark: isText,
  maxRingingTime: isWhole(20, 120),
};

const isNewTask = hasFields({ filePath: isText, fileName: isText, type: isType }, planFields);

type Asked = Omit<Guarded<typeof isNewTask>, 'filePath' | 'fileName'>;

/** A group call needs one group, an application and a rate. */
const isComplete = ({ type, voiceGroupId = [], appId, calloutRate }: Asked): boolean =>
  type === 0 || (voiceGroupId.length === 1 && appId !== undefined && calloutRate !== undefined);

/** What is asked of a task, when its groups are there and belong to the application. */
const planOf = (world: ItniotechWorld, name: string, asked: Asked): TE.TaskEither<Refusal, TaskPlan> => {
  const { type, voiceGroupId: groups = [], appId, ...rest } = asked;
  if (!isComplete(asked)) return TE.left('-22');
  return pipe(
    orBroken(allGroups(world)),
    TE.filterOrElse(
      (known) => groups.every((group) => known.some(({ id }) => id === String(group))),
      (): Refusal => '-22',
    ),
    TE.filterOrElse(
      () => groups.every((group) => appId === undefined || applicationOf(world, group) === appId),
      (): Refusal => '-74',
    ),
    TE.map(() => ({
      kind: type === 0 ? 'automatic' : 'group-call',
      name,
      appId: appId ?? '',
      groups,
      calloutRate: rest.calloutRate ?? 1,
      remark: rest.remark ?? '',
      ccode: rest.ccode ?? null,
      displayNum: rest.displayNum ?? '',
      asked: rest,
    })),
  );
};

/** Submits a task. An automatic one is enabled at once. */
const submitTask = reading(isNewTask, ({ filePath, fileName, ...asked }, world, request) => {
  const sheet = world.state.sheets.get(filePath);
  if (sheet === undefined) return TE.left('-22');
  if (sheet.repeatsHeaders) return TE.left('-43');
  const { returnsTaskId = true, beginsAtOnce = false } = world.options.itniotech ?? {};
  return pipe(
    planOf(world, fileName, asked),
    TE.bindTo('plan'),
    TE.bind('launched', ({ plan }) => launchInCenter(world, sheet, plan)),
    TE.map(({ plan, launched: { campaign, called } }) => {
      const contacts = called.map(({ number, columns }) => contactOf(number, columns));
      const state = plan.kind === 'automatic' || beginsAtOnce ? 'running' : 'submitting';
      const { id } = addTask(world, plan, { contacts, request, state });
      if (campaign !== undefined) numberInCenter(world, campaign, id);
      record(world, request, `submit task ${id}`);
      return returnsTaskId ? id : null;
    }),
  );
});

/** Text in the tables, a number in the samples. */
export const isTaskId = (u: unknown): u is string | number =>
  isId(u) || (isText(u) && /^[1-9]\d{0,14}$/.test(u));

/** A task of these calls. */
export const previewTask = ({ state }: ItniotechWorld, taskId: string | number): Task | undefined => {
  const task = state.tasks.get(Number(taskId));
  return task?.plan.kind === 'message' ? undefined : task;
};

const isResend = hasFields({ taskId: isTaskId, resendType: isWhole(1, 3), type: isType }, planFields);

/** Who is called again: those who failed, those not called yet, or all. */
const again: readonly ((contact: Contact) => boolean)[] = [
  ({ status, calls }) => status === 'failed' && calls > 0,
  ({ status }) => status === 'waiting',
  ({ status, calls }) => status === 'waiting' || calls > 0,
];

const whichOf = ['failed', 'not-called', 'all'] as const;

/** What the center is told of a task that dials again. */
const settingsOf = ({
  type,
  voiceGroupId = [],
  calloutRate = 1,
  displayNum = '',
  maxRingingTime,
}: Asked): RecallSettings => ({
  dialing:
    type === 0
      ? { mode: 'preview', ringTimeoutSec: maxRingingTime }
      : { mode: 'power', linesPerAgent: calloutRate, ringTimeoutSec: maxRingingTime },
  queues: voiceGroupId.length === 0 ? undefined : voiceGroupId.map((id) => QueueId(String(id))),
  callerIds: displayNum === '' ? undefined : [{ number: displayNum }],
});

/** Calls contacts of a task of the center again. */
const resendInCenter = (
  world: ItniotechWorld,
  request: SandboxRequest,
  { taskId, resendType, ...asked }: Guarded<typeof isResend>,
): TE.TaskEither<Refusal, null> =>
  pipe(
    centerCampaign(world, 'task', Number(taskId), '-22'),
    TE.chainFirst(({ campaign }) => planOf(world, campaign.name, asked)),
    TE.chain((of) =>
      recallInCenter(
        world,
        of,
        { which: whichOf[resendType - 1] ?? 'all', set: settingsOf(asked) },
        { notOver: '-41', noneLeft: '-42' },
      ),
    ),
    TE.map(() => {
      record(world, request, `resend task ${taskId}`);
      return null;
    }),
  );

/** Calls contacts of a finished task again, in the same task. */
const resendTask = reading(isResend, ({ taskId, resendType, ...asked }, world, request) => {
  const task = previewTask(world, taskId);
  if (task === undefined) return resendInCenter(world, request, { taskId, resendType, ...asked });
  if (!isOver(task)) return TE.left('-41');
  const contacts = task.contacts.filter(again[resendType - 1] ?? (() => false));
  if (contacts.length === 0) return TE.left('-42');
  return pipe(
    planOf(world, task.plan.name, asked),
    TE.map((plan) => {
      task.plan = plan;
      task.request = request;
      recall(world, task, contacts);
      record(world, request, `resend task ${task.id}`);
      return null;
    }),
  );
});

/** The calls that submit and change tasks of agents. */
export const previewTaskRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/preview/upload', serve: upload },
  { method: 'POST', path: '/v3/cc/preview/submitTask', serve: submitTask },
  { method: 'POST', path: '/v3/cc/preview/resendTask', serve: resendTask },
];
