import {
  accepted,
  campaigns as operations,
  failure,
  listByNumber,
  neverTold,
  notOffered,
  serve,
  withoutValues,
  type CallContext,
  type Campaign,
  type CampaignContact,
  type ContactCenterError,
  type ContactQuery,
  type Handler,
  type Page,
  type RecallCampaign,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { asPage, campaignsPageSize, campaignsPageSizes, type GroupCallDetail } from '../mapping/campaigns.js';
import { fromContactQuery, toContactPage } from '../mapping/contacts.js';
import {
  fromGroupRecall,
  fromRecall,
  recallLimits,
  toRecalledGroupCall,
  toRecalledTask,
} from '../mapping/recalls.js';
import { toSecond } from '../mapping/times.js';
import type { TaskReply } from '../surfaces/api/wire/campaigns.js';
import { queryTaskDetail } from '../surfaces/api/wire/contacts.js';
import { resendTask } from '../surfaces/api/wire/recalls.js';
import { meaning, readOne, type Dialer } from './one-campaign.js';

const noContact: Page<CampaignContact> = { items: [], total: 0 };

const onlyTasks = failure('Unsupported', 'the vendor lists the numbers of tasks, and of no group call');

/** Itniotech Call Center API, Query outbound task details (`previewTaskDetail`). */
const listContacts =
  ({ api }: Dialer): Handler<ContactQuery, Page<CampaignContact>> =>
  (query, context) =>
    pipe(
      meaning(query.campaign),
      TE.filterOrElse(
        ({ kind }) => kind === 'task',
        () => onlyTasks,
      ),
      TE.chain(({ key }) => {
        const params = fromContactQuery(key, query);
        return params === undefined
          ? TE.right(noContact)
          : listByNumber(
              query,
              campaignsPageSizes,
              (page) => api.ask(queryTaskDetail, { body: { json: asPage(page, params) } }, context),
              toContactPage,
            );
      }),
    );

/** What a recall answers: whether the vendor dials already, it does not say. */
type Recalled = TE.TaskEither<ContactCenterError, Written<Campaign>>;

/** Itniotech Call Center API, Recall an outbound task (`previewResendTask`). */
const recallTask =
  ({ api }: Dialer, appId: string | undefined, recall: RecallCampaign, context: CallContext) =>
  (task: TaskReply): Recalled =>
    pipe(
      TE.fromEither(fromRecall(task, recall, appId)),
      TE.chainFirst((json) => api.ask(resendTask, { body: { json } }, context)),
      TE.map((json) => accepted(toRecalledTask(task, json))),
    );

/** Itniotech Voice API, Resend a group call (`callResend`). */
const recallGroupCall =
  ({ api, calls, now, utcOffset }: Dialer, recall: RecallCampaign, context: CallContext) =>
  (call: GroupCallDetail): Recalled =>
    pipe(
      TE.fromEither(fromGroupRecall(call, recall, toSecond(now(), utcOffset))),
      TE.bindTo('json'),
      TE.bind('id', ({ json }) => api.ask(calls.resend, { body: { json } }, context)),
      TE.map(({ json, id }) => accepted(toRecalledGroupCall(call, json, id, utcOffset))),
    );

/** Reads the campaign that is meant, and has it dial again as it is, but for what is set. */
const recallWith =
  (dialer: Dialer, appId: string | undefined): Handler<RecallCampaign, Written<Campaign>> =>
  (recall, context) =>
    pipe(
      readOne(
        dialer,
        recall.campaign,
        {
          task: recallTask(dialer, appId, recall, context),
          group: recallGroupCall(dialer, recall, context),
        },
        context,
      ),
      TE.flatten,
    );

const noSuchMode = 'tasks are dialed by agents, or for them at a fixed rate';
const noSuchField = 'a task has no such field';

/** The contacts of campaigns: whom they call, and whom again. */
export const campaignContacts = (dialer: Dialer, appId: string | undefined) => [
  serve(operations.listContacts, listContacts(dialer), {
    note: 'of tasks; numbers are masked, and one that was called was not necessarily reached',
    limits: { pageSize: campaignsPageSize },
    refs: { campaign: ['id'] },
    without: withoutValues('states', ['skipped', 'removed'], 'the vendor has no word for it'),
    omits: neverTold(['externalId', 'name'], 'the file of a task has columns without names'),
    unconfirmed:
      'Query outbound task details: the end of the page could not be read; callCount is read as a number of calls, though it is described as a rate, and a label as several where it has commas',
  }),
  notOffered(operations.removeContacts, 'the numbers of a task cannot be changed'),
  notOffered(
    operations.listAttempts,
    'records.list has the calls; campaigns.listContacts the last one of each',
  ),
  serve(operations.recall, recallWith(dialer, appId), {
    note: 'a task that is dialed at a fixed rate has to be told its rate again, in set.dialing; a group call is called again as it was, under a new name, where the vendor tells all of it',
    ...recallLimits,
    refs: { campaign: ['id'] },
    without: {
      ...withoutValues('set.dialing.mode', ['manual', 'progressive', 'predictive', 'agentless'], noSuchMode),
      'set.schedule': noSuchField,
      'set.hours': noSuchField,
      'set.callerIds.priority': noSuchField,
    },
    omits: neverTold(['state', 'native', 'progress'], 'the vendor answers without data'),
    unconfirmed:
      'Resend a group call: the end of the page could not be read, with its codes and its answer, which is read as that of its twin for AI agents. Whether a recall of a task keeps a number that is not said again is not told',
  }),
];
