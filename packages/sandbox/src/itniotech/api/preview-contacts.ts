import type { CampaignContact } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { isText, isWhole } from '../../guards.js';
import type { Contact, Task } from '../tasks.js';
import { allows, hasFields, isId, isListOf, reading, type Guarded } from './body.js';
import { centerCampaign } from './center-campaigns.js';
import type { Refusal } from './codes.js';
import { groupNames } from './directory.js';
import { orBroken } from './effects.js';
import { maskedNumber } from './masked.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import { isTaskId, previewTask } from './preview-tasks.js';
import type { ItniotechWorld, Route } from './route.js';

/** What is told of a number: of a task that was submitted here, or of one that the center knows. */
interface ContactFacts {
  readonly id: number;
  readonly number: string;
  /** 1 in progress, 5 not called, 7 abnormal, 9 called. */
  readonly status: number;
  readonly calls: number;
  readonly callId: string | undefined;
  readonly reason: string | undefined;
  readonly agentId: string | undefined;
  readonly agentName: string | undefined;
  readonly groupName: string | undefined;
  readonly labels: readonly string[];
  readonly remark: string | undefined;
  readonly columns: Readonly<Record<string, string>>;
}

const statusOf = { calling: 1, waiting: 5, failed: 7, answered: 9 } as const satisfies Record<
  Contact['status'],
  number
>;

/** A number of a task that was submitted here. */
const factsOf =
  (groupName: string | undefined) =>
  ({ number, status, calls, callId, outcome, columns }: Contact, place: number): ContactFacts => ({
    id: place + 1,
    number,
    status: statusOf[status],
    calls,
    callId,
    reason: status === 'failed' ? (outcome?.result ?? 'the number is malformed') : undefined,
    agentId: outcome?.agent?.id,
    agentName: outcome?.agent?.name,
    groupName,
    labels: outcome?.labels ?? [],
    remark: outcome?.remark,
    columns: Object.fromEntries(columns.map((value, i) => [`var${String(i + 1).padStart(2, '0')}`, value])),
  });

const inCenter = ({ state, outcome = 'connected' }: CampaignContact): number => {
  if (state === 'pending') return statusOf.waiting;
  if (state === 'in-progress') return statusOf.calling;
  return state === 'done' && outcome === 'connected' ? statusOf.answered : statusOf.failed;
};

/** A contact of the center. */
const factsInCenter = (contact: CampaignContact): ContactFacts => ({
  id: Number(contact.id),
  number: contact.phoneNumber.replace('+', ''),
  status: inCenter(contact),
  calls: contact.attempts ?? 0,
  callId: contact.lastCall,
  reason: contact.failure,
  agentId: undefined,
  agentName: contact.agentName,
  groupName: contact.queueName,
  labels: contact.labels ?? [],
  remark: contact.note,
  columns: contact.fields ?? {},
});

const rowOf = (contact: ContactFacts): object => ({
  keyId: contact.id,
  encryptCalled: maskedNumber(contact.number),
  seatName: contact.agentName ?? null,
  sipGroupName: contact.groupName ?? null,
  labelName: contact.labels.length === 0 ? null : contact.labels.join(),
  remark: contact.remark ?? null,
  callId: contact.callId ?? null,
  errorReason: contact.reason ?? null,
  status: contact.status,
  callCount: contact.calls,
  ...contact.columns,
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

type Params = Guarded<typeof isDetailParams>;

const fits =
  (
    { called, sipGroupId, seatId, labelNames, remark, statusList }: Params,
    names: ReadonlyMap<number, string>,
  ) =>
  (contact: ContactFacts): boolean =>
    (called === undefined || contact.number.includes(called)) &&
    (sipGroupId === undefined || (contact.groupName ?? null) === (names.get(sipGroupId) ?? '')) &&
    (remark === undefined || contact.remark?.includes(remark) === true) &&
    allows(seatId, (id) => contact.agentId === String(id)) &&
    allows(labelNames, (label) => contact.labels.includes(label)) &&
    allows(statusList, (code) => contact.status === code);

const contactsOf = (
  world: ItniotechWorld,
  task: Task | undefined,
  taskId: string | number,
  names: ReadonlyMap<number, string>,
): TE.TaskEither<Refusal, readonly ContactFacts[]> =>
  task === undefined
    ? pipe(
        centerCampaign(world, 'task', Number(taskId), '-22'),
        TE.chain(({ campaign }) =>
          orBroken(every(world.center.campaigns.listContacts, { campaign: campaign.ref })),
        ),
        TE.map((contacts) => contacts.map(factsInCenter)),
      )
    : TE.right(task.contacts.map(factsOf(names.get(task.plan.groups[0] ?? 0))));

/** The numbers of a task. */
const queryTaskDetail = reading(isPageBody(isDetailParams), ({ params, ...page }, world) =>
  pipe(
    groupNames(world),
    TE.bindTo('names'),
    TE.bind('contacts', ({ names }) =>
      contactsOf(world, previewTask(world, params.taskId), params.taskId, names),
    ),
    TE.map(({ names, contacts }) =>
      pageOfAll(asked(page), world, rowOf)(contacts.filter(fits(params, names))),
    ),
  ),
);

/** The call that reads the numbers of tasks. */
export const previewContactRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/preview/queryTaskDetail', serve: queryTaskDetail },
];
