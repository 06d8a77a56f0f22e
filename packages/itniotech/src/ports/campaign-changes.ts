import {
  afterWrite,
  applied,
  campaigns as operations,
  serve,
  unchanged,
  withoutValues,
  type CallContext,
  type Campaign,
  type ContactCenterError,
  type Handler,
  type OneCampaign,
  type UpdateCampaign,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  fromStop,
  fromStoppedCall,
  fromStoppedTask,
  fromTaskPatch,
  isStopped,
} from '../mapping/campaign-changes.js';
import type { Meant } from '../mapping/campaigns.js';
import { cancelTask, editTask } from '../surfaces/api/wire/campaigns.js';
import { findCampaign, meaning, untold, type Dialer } from './one-campaign.js';

type Answer<A> = TE.TaskEither<ContactCenterError, A>;

/** Changes name and rate of a task. Itniotech Call Center API, Edit outbound task (`previewEditTask`). */
const update =
  (dialer: Dialer): Handler<UpdateCampaign, Written<Campaign>> =>
  ({ campaign: ref, set }, context) =>
    pipe(
      TE.Do,
      TE.apS('meant', meaning(ref)),
      TE.apS('before', findCampaign(dialer, ref, context)),
      TE.chain(({ meant, before }) =>
        pipe(
          TE.fromEither(fromTaskPatch(before, meant, set)),
          TE.chain((json) => dialer.api.ask(editTask, { body: { json } }, context)),
          TE.map(() => applied({ ...before, name: set.name ?? before.name })),
        ),
      ),
    );

const cancel = ({ api, calls }: Dialer, meant: Meant, context: CallContext): Answer<void> =>
  meant.kind === 'task'
    ? api.ask(cancelTask, { body: { json: fromStoppedTask(meant) } }, context)
    : api.ask(calls.cancel, { body: { json: fromStoppedCall(meant) } }, context);

/** Cancels what may be cancelled already, by an attempt whose answer was lost: that is a conflict to the vendor. */
const cancelOnce = (
  dialer: Dialer,
  { ref }: Campaign,
  meant: Meant,
  context: CallContext,
): Answer<Campaign> => {
  const after = findCampaign(dialer, ref, context);
  return pipe(
    cancel(dialer, meant, context),
    TE.matchE(
      (error): Answer<Campaign> =>
        error.kind === 'Conflict'
          ? pipe(
              after,
              TE.mapLeft((unread) => unread.with({ effect: 'maybe' })),
              TE.filterOrElse(isStopped, () => error),
            )
          : TE.left(error),
      () => afterWrite(after),
    ),
  );
};

/** Cancels a task whose calls are connected to agents, or a group call. */
const stop =
  (dialer: Dialer): Handler<OneCampaign, Written<Campaign>> =>
  ({ campaign: ref }, context) =>
    pipe(
      TE.Do,
      TE.apS('meant', meaning(ref)),
      TE.apS('before', findCampaign(dialer, ref, context)),
      TE.chainFirst(({ before }) => TE.fromEither(fromStop(before))),
      TE.chain(({ meant, before }) =>
        isStopped(before)
          ? TE.right(unchanged(before))
          : pipe(
              cancelOnce(dialer, before, meant, context),
              TE.map((after) => applied(after)),
            ),
      ),
    );

const fixed = 'of a task only remark and rate can be changed';

/** What can be changed of a campaign that is there, and that it can be stopped. */
export const changes = (dialer: Dialer) => [
  serve(operations.update, update(dialer), {
    note: 'tasks of the mode power only, whose remark is their name; group calls are changed by the escape hatch, because what they say is not told whole',
    refs: { campaign: ['id'] },
    limits: { nameCharacters: 50 },
    bounds: { 'set.name': { limit: 'nameCharacters' } },
    needs: { 'set.dialing': 'every change states the rate anew, and no read tells it' },
    without: {
      'set.schedule': fixed,
      'set.hours': fixed,
      'set.description': fixed,
      'set.queues': fixed,
      'set.callerIds': fixed,
      'set.priority': fixed,
      'set.resultsTo': fixed,
      'set.dialing.ringTimeoutSec': fixed,
      ...withoutValues(
        'set.dialing.mode',
        ['manual', 'preview', 'progressive', 'predictive', 'agentless'],
        'only a task of the mode power has the rate that every change must state',
      ),
    },
    omits: untold,
  }),
  serve(operations.stop, stop(dialer), {
    note: 'tasks of the mode power, and group calls; a task that agents dial cannot be cancelled',
    refs: { campaign: ['id'] },
    omits: untold,
    unconfirmed:
      "Cancel outbound task stands on a sister brand's page alone, without codes; whether calls under way go on is not said",
  }),
];
