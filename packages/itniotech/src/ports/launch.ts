import {
  campaigns as operations,
  neverTold,
  serve,
  withoutValues,
  type AboutOf,
  type BatchHandler,
  type CallContext,
  type Campaign,
  type Contact,
  type NewCampaign,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SheetSettings, VoicePrefix } from '../config.js';
import { dialLimits, leastRingTimeoutSec, toDialPlan } from '../mapping/dial-plans.js';
import { fromNewCampaign, fromWorkbook, mostContacts, toLaunched } from '../mapping/launch.js';
import { fromContact, fromMessage, isMessage, type Message } from '../mapping/messages.js';
import { workbookOf } from '../mapping/sheet.js';
import type { Api } from '../surfaces/api/surface.js';
import { groupCalls } from '../surfaces/api/wire/campaigns.js';
import { previewSubmitTask, previewUpload } from '../surfaces/api/wire/launch.js';

/** Who calls, for which application, where a brand has the calls about group calls, and how sheets are written. */
interface Launcher {
  readonly api: Api;
  readonly voicePrefix: VoicePrefix;
  readonly appId: string | undefined;
  readonly sheet: SheetSettings | undefined;
}

const noSuchField = 'neither a task nor a group call has such a field';
const noSuchMode = 'tasks are dialed by agents or for them in a fixed ratio';

type Launch = BatchHandler<NewCampaign, Contact, object, Campaign>;
type Launched = ReturnType<Launch>;

/** Uploads a sheet of the contacts, and submits a task that calls them. */
const submitTask = (
  { api, appId, sheet }: Launcher,
  campaign: NewCampaign,
  contacts: readonly Contact[],
  context: CallContext,
): Launched =>
  pipe(
    TE.fromEither(toDialPlan(campaign, appId)),
    TE.bindTo('plan'),
    TE.apS('workbook', workbookOf(contacts, sheet)),
    TE.let('upload', ({ workbook }) => fromWorkbook(workbook, sheet)),
    TE.bind('uploaded', ({ upload }) => api.ask(previewUpload, { body: { json: upload } }, context)),
    TE.chain(({ plan, upload, uploaded }) =>
      api.ask(
        previewSubmitTask,
        { body: { json: fromNewCampaign(plan, campaign, upload, uploaded) } },
        context,
      ),
    ),
    TE.map((reply) => ({
      rows: contacts.map(() => ({ outcome: 'accepted' as const })),
      created: toLaunched('task', campaign, reply),
    })),
  );

/** Sends a group call to the numbers of the contacts, without those that it cannot call. */
const sendGroupCall = (
  { api, voicePrefix, appId }: Launcher,
  message: Message,
  contacts: readonly Contact[],
  context: CallContext,
): Launched => {
  const found = contacts.map(fromContact);
  const callees = RA.rights(found);
  return pipe(
    TE.fromEither(fromMessage(message, callees, appId)),
    TE.chain((json) =>
      callees.length === 0
        ? TE.right(undefined)
        : api.ask(groupCalls(voicePrefix).send, { body: { json } }, context),
    ),
    TE.map((reply) => ({
      rows: found.map(
        E.matchW(
          (error) => ({ outcome: 'failed' as const, error }),
          () => ({ outcome: 'accepted' as const }),
        ),
      ),
      created: toLaunched('group', message, reply),
    })),
  );
};

const carryOut =
  (launcher: Launcher): Launch =>
  (campaign, contacts, context) =>
    isMessage(campaign)
      ? sendGroupCall(launcher, campaign, contacts, context)
      : submitTask(launcher, campaign, contacts, context);

const without: AboutOf<typeof operations.launch>['without'] = {
  schedule: 'it dials as soon as it is made',
  hours: noSuchField,
  description: noSuchField,
  priority: noSuchField,
  'callerIds.priority': 'there is one number',
  contactTemplate: noSuchField,
  wrapUpTemplate: noSuchField,
  createdBy: noSuchField,
  resultsTo: noSuchField,
  ...withoutValues('dialing.mode', ['manual', 'progressive', 'predictive'], noSuchMode),
  ...withoutValues('dialing.content.kind', ['flow', 'bot'], 'a group call plays a recording or a text'),
  'rows.agentNumber': 'agents of the queues share the contacts',
  'rows.externalId': noSuchField,
};

const untold = neverTold(
  ['state', 'schedule', 'hours', 'description', 'createdAt', 'callerIds', 'priority', 'progress', 'ref.code'],
  'the answer has the number of the task only',
);

const unconfirmed =
  'Upload numbers and Submit task: no page shows the columns of the sheet. What the pages imply is a row of titles, none of them twice, and the number first; name, note and further fields follow. The sample names a file .xls, a form that ends at 65,536 rows where 100,000 are allowed: .xlsx is sent. An older page answers no number of the task; created is then absent. Send a group call: the end of the page could not be read, with its codes and its answer, which is read as that of its twin for AI agents';

/** Launches campaigns, which the vendor calls submitting tasks. */
export const launch = (launcher: Launcher) =>
  serve(operations.launch, carryOut(launcher), {
    batching: mostContacts,
    note: 'a sheet is uploaded, and a task submitted with it, which dials at once; a name is its remark. With dialing.mode=agentless a group call is sent, to numbers alone, which wants dialing.maxCallSec of at most 999 and dialing.repeatCount',
    limits: dialLimits,
    bounds: {
      callerIds: { limit: 'callerIds' },
      'callerIds.number': { limit: 'callerId' },
      'dialing.ringTimeoutSec': { limit: 'ringTimeoutSec', atLeast: leastRingTimeoutSec },
      'dialing.linesPerAgent': { limit: 'linesPerAgent', atLeast: 1 },
    },
    needs: { dialing: 'a task is dialed by agents or for them' },
    without,
    omits: untold,
    unconfirmed,
  });
