import {
  failure,
  native,
  planned,
  queueAdmin,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type QueueId,
  type QueueSettings,
  type QueueSettingsPatch,
  type WriteOutcome,
  type Written,
} from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Client } from '../client.js';
import {
  changesNotOffered,
  fromQueue,
  fromSettingsPatch,
  fromSwitches,
  labelLimits,
  toQueueSettings,
  withChanges,
  type QueueReference,
} from '../mapping/queues.js';
import { basicSetting, basicSettingResp, type BasicSettingRequest } from '../wire/queues.js';

type Change = { readonly queue: QueueId; readonly set: QueueSettingsPatch };

const noSuchQueue = failure('NotFound', 'there is no such queue');

const isEmpty = (set: QueueSettingsPatch): boolean =>
  Object.values<unknown>(set).every((value) => value === undefined);

const readSettings = (
  client: Client,
  queue: QueueId,
  group: QueueReference,
  context: CallContext,
): TE.TaskEither<ContactCenterError, QueueSettings> =>
  pipe(
    client.ask(basicSettingResp, { query: { ...group } }, context),
    TE.chain(TE.fromNullable(noSuchQueue)),
    TE.map(toQueueSettings(queue)),
  );

const written = (value: QueueSettings, outcome: WriteOutcome): Written<QueueSettings> => ({
  value,
  outcome,
  warnings: [],
});

/**
 * Writes what the patch names and nothing else, save two switches that every write must state: where the
 * patch leaves one out, the settings are read first and it is stated as it is. What comes back is what was
 * read, if it was, with the patch applied. An empty patch only reads: `unchanged`, or `NotFound`.
 * Itniotech Call Center API, Basic setting of an agent group (`basicSetting`, `basicSettingResp`).
 */
const configure =
  (client: Client): Handler<Change, Written<QueueSettings>> =>
  ({ queue, set }, context) =>
    pipe(
      E.Do,
      E.bind('group', () => fromQueue(queue)),
      E.bind('changes', () => fromSettingsPatch(set)),
      TE.fromEither,
      TE.bind('before', ({ group }) =>
        E.isRight(fromSwitches(set))
          ? TE.right<ContactCenterError, QueueSettings>({ queue })
          : readSettings(client, queue, group, context),
      ),
      TE.let('after', ({ before }) => withChanges(before, set)),
      TE.chain(({ group, changes, after }) =>
        isEmpty(set)
          ? TE.right(written(after, 'unchanged'))
          : pipe(
              TE.fromEither(fromSwitches(after)),
              TE.map((switches): BasicSettingRequest => ({ ...group, ...changes, ...switches })),
              TE.chain((request) => client.ask(basicSetting, { json: request }, context)),
              TE.map(() => written(after, 'applied')),
            ),
      ),
    );

/** Queues, which the vendor calls agent groups. */
export const queues = (client: Client) => [
  native(queueAdmin.configure, configure(client), {
    note: 'reads the settings first unless both showRecordings and maskNumbers are given',
    limits: labelLimits,
    without: changesNotOffered,
  }),
  planned(queueAdmin.list, 'POST /v3/cc/seatGroup/query'),
  planned(
    queueAdmin.create,
    'POST /v3/cc/seatGroup/addGroup, then seatGroup/query for the id it does not return',
  ),
  planned(queueAdmin.remove, 'GET /v3/cc/seatGroup/deleteGroup'),
  planned(queueAdmin.listMembers, 'POST /v3/cc/seat/query with the queue as filter'),
  planned(
    queueAdmin.updateMembers,
    'POST /v3/cc/seat/updateSeat moves an agent to a queue; an agent belongs to exactly one',
  ),
];
