import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isWhole } from '../../guards.js';
import type { SandboxRequest } from '../../http.js';
import { isOver, moveTask, type Task } from '../tasks.js';
import { hasFields, isTextOf, reading, type Guarded } from './body.js';
import {
  centerCampaign,
  isForAgents,
  isOverInCenter,
  stopInCenter,
  type CenterCampaign,
} from './center-campaigns.js';
import type { Refusal } from './codes.js';
import { record } from './effects.js';
import { isTaskId, previewTask } from './preview-tasks.js';
import type { ItniotechWorld, Route } from './route.js';

const isEdit = hasFields({ taskId: isTaskId, calloutRate: isWhole(1, 999) }, { remark: isTextOf(0, 50) });

type Edit = Guarded<typeof isEdit>;

const edit = (
  world: ItniotechWorld,
  request: SandboxRequest,
  task: Task,
  { calloutRate, remark }: Edit,
): null => {
  const plan = { ...task.plan, calloutRate, remark: remark ?? task.plan.remark };
  if (plan.calloutRate === task.plan.calloutRate && plan.remark === task.plan.remark) return null;
  task.plan = plan;
  record(world, request, `edit task ${task.id}`);
  return null;
};

/** A task that agents dial has no rate in the center. */
const editInCenter = (
  world: ItniotechWorld,
  request: SandboxRequest,
  { id, campaign }: CenterCampaign,
  { calloutRate: linesPerAgent, remark }: Edit,
): TE.TaskEither<Refusal, null> => {
  const dialing = isForAgents(campaign) ? undefined : { mode: 'power' as const, linesPerAgent };
  const name = remark === '' ? undefined : remark;
  return pipe(
    world.center.campaigns.update({ campaign: campaign.ref, set: { name, dialing } }),
    TE.mapLeft(({ kind }): Refusal => (kind === 'Conflict' ? '-41' : '-18')),
    TE.map(({ outcome }) => {
      if (outcome !== 'unchanged') record(world, request, `edit task ${id}`);
      return null;
    }),
  );
};

/** Changes remark and rate of a task. */
const editTask = reading(isEdit, (body, world, request) => {
  const task = previewTask(world, body.taskId);
  return task === undefined
    ? pipe(
        centerCampaign(world, 'task', Number(body.taskId), '-22'),
        TE.chain((campaign) => editInCenter(world, request, campaign, body)),
      )
    : TE.right(edit(world, request, task, body));
});

const isCancellation = hasFields({ taskId: isTaskId }, {});

const cancel = (world: ItniotechWorld, request: SandboxRequest, task: Task): TE.TaskEither<Refusal, null> => {
  if (task.plan.kind !== 'group-call') return TE.left('-22');
  if (isOver(task)) return TE.left('-41');
  moveTask(world, task, 'cancelled');
  record(world, request, `cancel task ${task.id}`);
  return TE.right(null);
};

/** Cancels a group call. The page shows no codes: those of the other calls fit. */
const cancelTask = reading(isCancellation, ({ taskId }, world, request) => {
  const task = previewTask(world, taskId);
  return task === undefined
    ? pipe(
        centerCampaign(world, 'task', Number(taskId), '-22'),
        TE.filterOrElse(
          ({ campaign }) => !isForAgents(campaign),
          (): Refusal => '-22',
        ),
        TE.filterOrElse(
          (campaign) => !isOverInCenter(campaign),
          (): Refusal => '-41',
        ),
        TE.chain((campaign) => stopInCenter(world, request, campaign)),
      )
    : cancel(world, request, task);
});

/** The calls that change tasks of agents. */
export const previewChangeRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/preview/agent/editTask', serve: editTask },
  { method: 'POST', path: '/v3/cc/preview/agent/cancelTask', seenOn: 'brand', serve: cancelTask },
];
