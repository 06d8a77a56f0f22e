import {
  failure,
  notOffered,
  serve,
  whenConfigured,
  queueAdmin,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type NewQueue,
  type OneQueue,
  type Queue,
  type QueueId,
  type QueueSettings,
  type QueueSettingsPatch,
  type Runtime,
  type Written,
  applied,
  unchanged,
  notSet,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api } from '../surfaces/api/surface.js';
import {
  changesNotOffered,
  fromNewQueue,
  fromQueue,
  fromQueueQuery,
  fromSettingsPatch,
  fromSwitches,
  labelLimits,
  newQueueLimits,
  queuesPageSize,
  settingsNotGiven,
  switchesMissing,
  toQueueSettings,
  withChanges,
  type QueueReference,
  type SettingsPath,
} from '../mapping/queues.js';
import { queueMembers } from './queue-members.js';
import { queueStatus } from './queue-status.js';
import { groupsNamed, listGroups, searchGroup } from '../surfaces/api/groups.js';
import {
  addGroup,
  basicSetting,
  basicSettingResp,
  deleteGroup,
  type BasicSettingRequest,
} from '../surfaces/api/wire/queues.js';

type Change = { readonly queue: QueueId; readonly set: QueueSettingsPatch };

const noSuchQueue = failure('NotFound', 'there is no such queue');

const isEmpty = (set: QueueSettingsPatch): boolean =>
  Object.values<unknown>({ ...set }).every((value) => value === undefined);

const found = E.chain(E.fromNullable(noSuchQueue));

const readSettings = (
  api: Api,
  queue: QueueId,
  group: QueueReference,
  context: CallContext,
): TE.TaskEither<ContactCenterError, QueueSettings> =>
  pipe(
    api.ask(basicSettingResp, { query: { ...group } }, context),
    T.map(found),
    TE.map(toQueueSettings(queue)),
  );

/**
 * Writes what the patch names, and two switches that every write must state: when the patch leaves one out,
 * the settings are read first and its present value is sent. Returns the settings that were read, if any,
 * with the patch applied. An empty patch only reads: `unchanged`, or `NotFound`. Itniotech Call Center API,
 * Basic setting of an agent group (`basicSetting`, `basicSettingResp`).
 */
const change =
  (api: Api, path: SettingsPath): Handler<Change, Written<QueueSettings>> =>
  ({ queue, set }, context) =>
  async () => {
    const decoded = pipe(
      E.Do,
      E.apS('group', fromQueue(queue)),
      E.apS('changes', fromSettingsPatch(set, path)),
    );
    if (E.isLeft(decoded)) return decoded;
    const { group, changes } = decoded.right;
    const before =
      fromSwitches(set) === undefined ? await readSettings(api, queue, group, context)() : E.right({ queue });
    if (E.isLeft(before)) return before;
    const after = withChanges(before.right, set);
    if (isEmpty(set)) return E.right(unchanged(after));
    const switches = fromSwitches(after);
    if (switches === undefined) return E.left(switchesMissing(after, path));
    const json: BasicSettingRequest = { ...group, ...changes, ...switches };
    const answered = await api.ask(basicSetting, { body: { json } }, context)();
    return E.isLeft(answered) ? answered : E.right(applied(after));
  };

/** The queue is there now, whatever became of the look-up for its id. */
const created = (message: string, error = failure('Internal', message)): ContactCenterError =>
  error.with({ message, effect: 'done' });

const withoutId = (error: ContactCenterError): ContactCenterError =>
  created(`the queue was created, but looking up its id failed: ${error.message}`, error);

const onlyOne = (queues: readonly Queue[]): E.Either<ContactCenterError, Queue> => {
  const [queue] = queues;
  return queue !== undefined && queues.length === 1
    ? E.right(queue)
    : E.left(
        created(`the queue was created, but its id is not known: ${queues.length} queues have its name`),
      );
};

const namedIn = (set: QueueSettingsPatch): readonly string[] =>
  Object.entries<unknown>({ ...set }).flatMap(([field, value]) => (value === undefined ? [] : [field]));

/** Gives a new queue the settings that were asked for. The queue is there whatever becomes of that. */
const withSettings =
  (api: Api, set: QueueSettingsPatch, context: CallContext) =>
  (queue: Queue): TE.TaskEither<ContactCenterError, Written<Queue>> =>
    isEmpty(set)
      ? TE.right(applied(queue))
      : pipe(
          change(api, 'settings')({ queue: queue.id, set }, context),
          TE.matchE(
            (error) =>
              TE.right(
                applied(
                  queue,
                  namedIn(set).map((field) => notSet(error)(`settings.${field}`)),
                ),
              ),
            () => TE.right(applied(queue)),
          ),
        );

/**
 * Creates a queue, looks up by its exact name which id it got, and gives it its settings. Itniotech Call Center API, Add
 * agent group (`seatGroupAdd`), Query agent group (`seatGroupQuery`), Basic setting of an agent group (`basicSetting`,
 * `basicSettingResp`).
 */
const create =
  (api: Api) =>
  (appId: string): Handler<NewQueue, Written<Queue>> =>
  ({ settings = {}, ...queue }, context) =>
    pipe(
      TE.fromEither(fromSettingsPatch(settings, 'settings')),
      TE.chain(() => api.ask(addGroup, { body: { json: fromNewQueue(queue, appId) } }, context)),
      TE.chain(() => pipe(groupsNamed(api, queue.name, context), TE.mapLeft(withoutId))),
      TE.chainEitherK(onlyOne),
      TE.chain(withSettings(api, settings, context)),
    );

/** Itniotech Call Center API, Delete agent group (`seatGroupDelete`). */
const remove =
  (api: Api): Handler<OneQueue, Written<OneQueue>> =>
  ({ queue }, context) =>
    pipe(
      TE.fromEither(fromQueue(queue)),
      TE.chain((group) => api.ask(deleteGroup, { query: { ...group } }, context)),
      TE.map(() => applied({ queue })),
    );

const noWeight = 'a queue has no weight';
const noDescription = 'a queue has no description';
const voiceOnly = 'all queues are for voice';

/** What a list of groups has no word for. */
const notTold = {
  weight: noWeight,
  description: noDescription,
  channel: voiceOnly,
  enabled: 'a queue cannot be disabled',
};

/** How queues treat their calls. */
const settings = (api: Api) => [
  serve(queueAdmin.configure, change(api, 'set'), {
    note: 'reads the settings first unless both showRecordings and maskNumbers are given',
    ...labelLimits,
    without: changesNotOffered,
  }),
  serve(
    queueAdmin.getSettings,
    ({ queue }, context) =>
      pipe(
        fromQueue(queue),
        TE.fromEither,
        TE.chain((group) => readSettings(api, queue, group, context)),
      ),
    {
      unconfirmed:
        'the end of the page Query basic setting could not be read: its codes are taken from the other pages about agent groups',
    },
  ),
];

/** Queues, which the vendor calls agent groups. */
export const queues = (api: Api, appId: string | undefined, { now }: Pick<Runtime, 'now'>) => [
  serve(
    queueAdmin.list,
    ({ name, ...page }, context) => listGroups(api, fromQueueQuery({ name }))(page, context),
    {
      limits: { pageSize: queuesPageSize },
      without: { channel: voiceOnly },
      omits: notTold,
    },
  ),
  serve(queueAdmin.get, ({ queue }, context) => searchGroup(api, queue, context), {
    support: 'emulated',
    note: `reads the list of queues, ${queuesPageSize} at a time, until the queue turns up`,
    limits: { pageSize: queuesPageSize },
    omits: notTold,
  }),
  serve(queueAdmin.create, whenConfigured('appId', appId, create(api)), {
    note: 'reads the queues of that name afterwards, because the vendor does not return the id; settings are further requests: where they fail, warnings say so',
    ...newQueueLimits,
    without: {
      id: 'the vendor chooses the id',
      weight: noWeight,
      description: noDescription,
      channel: voiceOnly,
      ...settingsNotGiven,
    },
    omits: notTold,
  }),
  serve(queueAdmin.remove, remove(api), { traits: { removes: 'empty' } }),
  ...settings(api),
  queueStatus(api, now),
  notOffered(queueAdmin.update, 'an agent group cannot be renamed, and has nothing else to change here'),
  ...queueMembers(api),
];
