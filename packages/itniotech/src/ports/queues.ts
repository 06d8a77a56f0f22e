import {
  failure,
  serve,
  notImplemented,
  notOffered,
  queueAdmin,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type QueueId,
  type QueueSettings,
  type QueueSettingsPatch,
  type WriteOutcome,
  type Written,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api } from '../surfaces/api/surface.js';
import {
  changesNotOffered,
  fromQueue,
  fromSettingsPatch,
  fromSwitches,
  labelLimits,
  switchesMissing,
  toQueueSettings,
  withChanges,
  type QueueReference,
} from '../mapping/queues.js';
import { basicSetting, basicSettingResp, type BasicSettingRequest } from '../surfaces/api/wire/queues.js';

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

const written = (value: QueueSettings, outcome: WriteOutcome): Written<QueueSettings> => ({
  value,
  outcome,
  warnings: [],
});

/**
 * Writes what the patch names, and two switches that every write must state: when the patch leaves one out,
 * the settings are read first and its present value is sent. Returns the settings that were read, if any,
 * with the patch applied. An empty patch only reads: `unchanged`, or `NotFound`. Itniotech Call Center API,
 * Basic setting of an agent group (`basicSetting`, `basicSettingResp`).
 */
const configure =
  (api: Api): Handler<Change, Written<QueueSettings>> =>
  ({ queue, set }, context) =>
  async () => {
    const decoded = pipe(E.Do, E.apS('group', fromQueue(queue)), E.apS('changes', fromSettingsPatch(set)));
    if (E.isLeft(decoded)) return decoded;
    const { group, changes } = decoded.right;
    const before =
      fromSwitches(set) === undefined ? await readSettings(api, queue, group, context)() : E.right({ queue });
    if (E.isLeft(before)) return before;
    const after = withChanges(before.right, set);
    if (isEmpty(set)) return E.right(written(after, 'unchanged'));
    const switches = fromSwitches(after);
    if (switches === undefined) return E.left(switchesMissing(after));
    const json: BasicSettingRequest = { ...group, ...changes, ...switches };
    const answered = await api.ask(basicSetting, { body: { json } }, context)();
    return E.isLeft(answered) ? answered : E.right(written(after, 'applied'));
  };

/** Queues, which the vendor calls agent groups. */
export const queues = (api: Api) => [
  serve(queueAdmin.configure, configure(api), {
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
  notImplemented(queueAdmin.list, 'POST /v3/cc/seatGroup/query'),
  notImplemented(queueAdmin.get, 'POST /v3/cc/seatGroup/query, page after page until the queue turns up'),
  notImplemented(
    queueAdmin.create,
    'POST /v3/cc/seatGroup/addGroup, then seatGroup/query for the id it does not return',
  ),
  notImplemented(queueAdmin.listStatus, 'POST /v3/cc/seat/query, whose rows are counted by queue and state'),
  notOffered(queueAdmin.update, 'an agent group cannot be renamed, and has nothing else to change here'),
  notImplemented(queueAdmin.remove, 'GET /v3/cc/seatGroup/deleteGroup'),
  notImplemented(queueAdmin.listMembers, 'POST /v3/cc/seat/query with the queue as filter'),
  notImplemented(
    queueAdmin.updateMembers,
    'POST /v3/cc/seat/updateSeat moves an agent to a queue; an agent belongs to exactly one',
  ),
];
