import {
  failure,
  neverTold,
  type AboutOf,
  type CallContext,
  type Campaign,
  type campaigns,
  type CampaignRef,
  type ContactCenterError,
  type Runtime,
} from '@cordboard/core/provider';
import { isNothing, rowsIn } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  fromTaskKey,
  meantBy,
  taskIn,
  toGroupCallDetail,
  toTask,
  type GroupCallDetail,
  type Meant,
} from '../mapping/campaigns.js';
import type { Api } from '../surfaces/api/surface.js';
import { previewQuery, type groupCalls, type TaskReply } from '../surfaces/api/wire/campaigns.js';

/** Whose campaigns, in which zone the vendor's dates are, and where a brand has the calls about group calls. */
export interface Dialer {
  readonly api: Api;
  readonly utcOffset: string;
  readonly now: Runtime['now'];
  readonly calls: ReturnType<typeof groupCalls>;
}

const noSuchCampaign = failure('NotFound', 'there is no such campaign');

/** What is done with a task, and what with a group call. */
interface Ways<A> {
  readonly task: (task: TaskReply) => A;
  readonly group: (call: GroupCallDetail) => A;
}

/** Which one a reference means. */
export const meaning = (ref: CampaignRef): TE.TaskEither<ContactCenterError, Meant> =>
  pipe(meantBy(ref), TE.fromNullable(noSuchCampaign));

/** Reads the one that is meant, from the list of tasks or by the call for one group call. */
export const readOne = <A>(
  { api, calls }: Dialer,
  ref: CampaignRef,
  { task, group }: Ways<A>,
  context: CallContext,
): TE.TaskEither<ContactCenterError, A> =>
  pipe(
    meaning(ref),
    TE.chain(({ kind, key }) =>
      kind === 'task'
        ? pipe(
            api.ask(previewQuery, { body: { json: fromTaskKey(key) } }, context),
            TE.map((reply) => taskIn(key, isNothing(reply) ? [] : rowsIn(reply.records))),
            TE.chain(TE.fromNullable(noSuchCampaign)),
            TE.map(task),
          )
        : pipe(
            api.ask(calls.detail, { params: { id: key } }, context),
            TE.chain((reply) => (isNothing(reply) ? TE.left(noSuchCampaign) : TE.right(group(reply)))),
          ),
    ),
  );

/** The campaign that is meant. */
export const findCampaign = (
  dialer: Dialer,
  ref: CampaignRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Campaign> =>
  readOne(dialer, ref, { task: toTask, group: (call) => toGroupCallDetail(call, dialer.utcOffset) }, context);

const noSuchField = 'neither a task nor a group call has it';
const noSuchCount = 'the vendor counts no such thing';

const uncounted = ['unassigned', 'executed', 'answered', 'finished', 'answeredRate', 'today'] as const;

/** What is never told of how a campaign goes. */
export const notCounted = neverTold(uncounted, noSuchCount);

/** What is never told of a campaign. */
export const untold: AboutOf<typeof campaigns.get>['omits'] = {
  ...neverTold(['hours', 'description', 'priority', 'ref.code'], noSuchField),
  ...neverTold(
    ['ringTimeoutSec', 'linesPerAgent', 'answerRate', 'averageTalkSec', 'handover', 'record'],
    'the page does not tell it',
    'dialing',
  ),
  ...neverTold(uncounted, noSuchCount, 'progress'),
};
