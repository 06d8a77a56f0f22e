import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SandboxRequest } from '../../http.js';
import { addTask, contactOf, isOver, moveTask, type Contact, type Task, type TaskPlan } from '../tasks.js';
import { hasFields, isId, isListOf, reading } from './body.js';
import {
  centerCampaign,
  isOverInCenter,
  stopInCenter,
  type CenterCampaign,
  recallInCenter,
} from './center-campaigns.js';
import type { Refusal } from './codes.js';
import { instantOfText } from './dates.js';
import { applicationsOf, groupNames } from './directory.js';
import { record } from './effects.js';
import { isComplete, isResend, isSend, isUpdate, type MessageContent } from './group-call-fields.js';
import type { ItniotechWorld, Route } from './route.js';

/** A group call of these calls. */
export const groupCall = ({ state }: ItniotechWorld, id: number): Task | undefined => {
  const task = state.tasks.get(id);
  return task?.plan.kind === 'message' ? task : undefined;
};

const isNameTaken = ({ state }: ItniotechWorld, name: string, id?: number): boolean =>
  [...state.tasks.values()].some(
    (task) => task.plan.kind === 'message' && task.plan.name === name && task.id !== id,
  );

/** The audio is not kept. */
const shown = ({ baseFile, ...message }: MessageContent): TaskPlan['asked'] => ({
  ...message,
  ...(baseFile === undefined ? {} : { baseFile: null }),
});

/** What is asked of a group call, when all it needs is there. */
const planOf = (
  world: ItniotechWorld,
  message: MessageContent,
  { appId, id }: { readonly appId: string; readonly id?: number },
): TE.TaskEither<Refusal, TaskPlan> => {
  const { taskName, sipGroupId, calloutRate = 1, displayNum = '' } = message;
  if (!isComplete(message) || !applicationsOf(world).includes(appId)) return TE.left('-22');
  if (isNameTaken(world, taskName, id)) return TE.left('-20');
  const groups = message.toSeat === 1 && sipGroupId !== undefined ? [sipGroupId] : [];
  return pipe(
    groupNames(world),
    TE.filterOrElse(
      (names) => groups.every((group) => names.has(group)),
      (): Refusal => '-22',
    ),
    TE.map(() => ({
      kind: 'message',
      name: taskName,
      appId,
      groups,
      calloutRate,
      remark: '',
      ccode: null,
      displayNum,
      asked: shown(message),
    })),
  );
};

/** A group call that is sent later waits. */
const stateOf = ({ now }: ItniotechWorld, { sendTime }: MessageContent): 'waiting' | 'submitting' =>
  typeof sendTime === 'string' && instantOfText(sendTime) > now() ? 'waiting' : 'submitting';

/** The new id: the page's answer is not known, this is the one of its twin for AI agents. */
const added =
  (world: ItniotechWorld, request: SandboxRequest, message: MessageContent) =>
  (contacts: readonly Contact[]) =>
  (plan: TaskPlan): number => {
    const { id } = addTask(world, plan, { contacts, request, state: stateOf(world, message) });
    record(world, request, `submit task ${id}`);
    return id;
  };

/** Sends a message to numbers; those that repeat are called once. */
const send = reading(isSend, ({ appId, numberList, numberInfoList, ...message }, world, request) => {
  if ((numberList === undefined) === (numberInfoList === undefined)) return TE.left('-22');
  const numbers = numberList ?? numberInfoList?.map(({ calleeNumber }) => calleeNumber) ?? [];
  const contacts = [...new Set(numbers)].map((number) => contactOf(number));
  return pipe(planOf(world, message, { appId }), TE.map(added(world, request, message)(contacts)));
});

const isPending = ({ state }: Task): boolean => state === 'waiting' || state === 'submitting';

/** Changes a group call that has not begun. */
const update = reading(isUpdate, ({ keyId, ...message }, world, request) => {
  const task = groupCall(world, keyId);
  if (task === undefined) return TE.left('-24');
  if (!isPending(task)) return TE.left('-54 task');
  return pipe(
    planOf(world, message, { appId: task.plan.appId, id: keyId }),
    TE.map((plan) => {
      if (JSON.stringify(plan) === JSON.stringify(task.plan)) return null;
      task.plan = plan;
      moveTask(world, task, stateOf(world, message));
      record(world, request, `edit task ${keyId}`);
      return null;
    }),
  );
});

/** A group call of the center goes on as the one that it is. */
const resendInCenter = (
  world: ItniotechWorld,
  request: SandboxRequest,
  {
    keyId,
    appId,
    resendType,
    message,
  }: { keyId: number; appId: string; resendType: number; message: MessageContent },
): TE.TaskEither<Refusal, number> =>
  pipe(
    centerCampaign(world, 'group', keyId, '-24'),
    TE.chainFirst(() => planOf(world, message, { appId, id: keyId })),
    TE.chain((of) =>
      recallInCenter(
        world,
        of,
        { which: resendType === 0 ? 'all' : 'failed' },
        { notOver: '-54 task', noneLeft: '-34 numbers' },
      ),
    ),
    TE.map(() => {
      record(world, request, `resend task ${keyId}`);
      return keyId;
    }),
  );

/** Calls the numbers of a finished group call, in a new one: 0 all of them, 1 those that failed. */
const resend = reading(isResend, ({ keyId, appId, resendType, ...message }, world, request) => {
  const task = groupCall(world, keyId);
  if (task === undefined) return resendInCenter(world, request, { keyId, appId, resendType, message });
  if (!isOver(task)) return TE.left('-54 task');
  const again = task.contacts.filter(({ status }) => resendType === 0 || status === 'failed');
  if (again.length === 0) return TE.left('-34 numbers');
  const contacts = again.map(({ number }) => contactOf(number));
  return pipe(planOf(world, message, { appId }), TE.map(added(world, request, message)(contacts)));
});

const isCancellation = hasFields({ taskIdList: isListOf(isId, 1) }, {});

/** A group call that was sent here, or one of the center. */
type AnyGroupCall = E.Either<CenterCampaign, Task>;

const anyGroupCall = (world: ItniotechWorld, id: number): TE.TaskEither<Refusal, AnyGroupCall> => {
  const task = groupCall(world, id);
  return task === undefined
    ? pipe(centerCampaign(world, 'group', id, '-24'), TE.map(E.left))
    : TE.right(E.right(task));
};

/** Cancels group calls: all of them, or none and one code. */
const cancel = reading(isCancellation, ({ taskIdList }, world, request) =>
  pipe(
    [...new Set(taskIdList)],
    TE.traverseSeqArray((id) => anyGroupCall(world, id)),
    TE.filterOrElse(
      (calls) => !calls.some(E.match(isOverInCenter, isOver)),
      (): Refusal => '-54 task',
    ),
    TE.chain(
      TE.traverseSeqArray(
        E.match(
          (campaign) => stopInCenter(world, request, campaign),
          (task) => {
            moveTask(world, task, 'cancelled');
            record(world, request, `cancel task ${task.id}`);
            return TE.right(null);
          },
        ),
      ),
    ),
    TE.map(() => null),
  ),
);

const envelope = 'code';

/** The calls that send and change group calls; their envelope has other names. */
export const groupCallRoutes: readonly Route[] = [
  { method: 'POST', path: '/voice/group/call/send', envelope, serve: send },
  { method: 'POST', path: '/voice/group/call/update', envelope, serve: update },
  { method: 'POST', path: '/voice/group/call/resend', envelope, serve: resend },
  { method: 'POST', path: '/voice/group/call/cancel', envelope, serve: cancel },
];
