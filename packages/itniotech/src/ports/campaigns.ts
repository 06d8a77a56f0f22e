import {
  campaigns as operations,
  listInTurn,
  notOffered,
  serve,
  withoutValues,
  type CallContext,
  type Campaign,
  type CampaignProgress,
  type CampaignQuery,
  type Handler,
  type InTurn,
  type Page,
  type ProgressQuery,
  type Runtime,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { VoicePrefix } from '../config.js';
import {
  asPage,
  campaignsPageSize,
  campaignsPageSizes,
  fromCampaignQuery,
  toGroupCallPage,
  toGroupCallProgress,
  toTaskPage,
  toTaskProgress,
  type Asked,
} from '../mapping/campaigns.js';
import type { Api } from '../surfaces/api/surface.js';
import { groupCalls, previewQuery } from '../surfaces/api/wire/campaigns.js';
import { changes } from './campaign-changes.js';
import { campaignContacts } from './campaign-contacts.js';
import { findCampaign, notCounted, readOne, untold, type Dialer } from './one-campaign.js';

const none: Page<Campaign> = { items: [], total: 0 };

/** The lists in which something can fit: that of the tasks, and that of the group calls. */
const listsIn = (
  { api, utcOffset, calls }: Dialer,
  query: CampaignQuery,
  { tasks, groupCalls: played }: Asked,
  context: CallContext,
): readonly InTurn<Campaign>[] => {
  const ofTasks: InTurn<Campaign> | undefined =
    tasks &&
    ((page) =>
      pipe(
        api.ask(previewQuery, { body: { json: asPage(page, tasks) } }, context),
        TE.map(toTaskPage(query)),
      ));
  const ofGroupCalls: InTurn<Campaign> | undefined =
    played &&
    ((page) =>
      pipe(
        api.ask(calls.query, { body: { json: asPage(page, played) } }, context),
        TE.map(toGroupCallPage(utcOffset)),
      ));
  return [ofTasks, ofGroupCalls].flatMap((list) => list ?? []);
};

/** One page: of the tasks, and after the last of them of the group calls. */
const listWith =
  (dialer: Dialer): Handler<CampaignQuery, Page<Campaign>> =>
  (query, context) =>
    pipe(
      TE.fromEither(fromCampaignQuery(query, dialer.now(), dialer.utcOffset)),
      TE.chain((asked) => {
        const [first, ...others] = listsIn(dialer, query, asked, context);
        return first === undefined
          ? TE.right(none)
          : listInTurn(query, campaignsPageSizes, [first, ...others]);
      }),
    );

const getProgress =
  (dialer: Dialer): Handler<ProgressQuery, CampaignProgress> =>
  ({ campaign }, context) =>
    readOne(dialer, campaign, { task: toTaskProgress, group: toGroupCallProgress }, context);

const namesNoAgent = 'the vendor does not tell who created a campaign';
const noSuchMode = 'tasks are dialed by agents or for them in a fixed ratio, and group calls play a message';

const unconfirmed =
  'Query outbound tasks and Query group calls: the ends of both pages could not be read, with fields of a row, codes, and whether a period has its end; the sample of the first has days for it. Whether a rate without a percent sign is a fraction is not said: it is read as what its counters say';

const byId = { refs: { campaign: ['id'] }, unconfirmed } as const;

const reading = (dialer: Dialer) => [
  serve(operations.list, listWith(dialer), {
    note: 'tasks, then group calls: those of the last 31 days unless createdAfter or createdBefore says otherwise; a row of theirs tells less than campaigns.get',
    limits: { pageSize: campaignsPageSize },
    without: {
      code: 'campaigns have an id and no code',
      createdBy: namesNoAgent,
      name: 'tasks cannot be searched by name',
      ...withoutValues('mode', ['manual', 'progressive', 'predictive'], noSuchMode),
    },
    omits: untold,
    unconfirmed,
  }),
  serve(operations.get, ({ campaign }, context) => findCampaign(dialer, campaign, context), {
    ...byId,
    omits: untold,
  }),
  serve(operations.getProgress, getProgress(dialer), {
    ...byId,
    without: { batch: 'the vendor counts whole campaigns' },
    omits: notCounted,
  }),
];

/** Campaigns, which the vendor calls preview tasks and group calls. */
export const campaigns = (
  api: Api,
  {
    utcOffset,
    voicePrefix,
    appId,
  }: {
    readonly utcOffset: string;
    readonly voicePrefix: VoicePrefix;
    readonly appId: string | undefined;
  },
  { now }: Runtime,
) => {
  const dialer: Dialer = { api, utcOffset, now, calls: groupCalls(voicePrefix) };
  return [
    notOffered(operations.create, 'a task takes its contacts along: campaigns.launch'),
    ...reading(dialer),
    ...changes(dialer),
    ...campaignContacts(dialer, appId),
    notOffered(operations.start, 'a task dials as soon as it is made'),
    notOffered(operations.pause, 'tasks can be suspended in the console; no call for it is documented'),
    notOffered(operations.resume, 'tasks can be resumed in the console; no call for it is documented'),
    notOffered(operations.remove, 'no call that removes a task is documented'),
    notOffered(operations.addContacts, 'the contacts of a task are those it was made with: campaigns.launch'),
    notOffered(operations.importResult, 'contacts come with the campaign, and are counted at once'),
    notOffered(
      operations.scheduleCallbacks,
      'there are no callbacks; an automatic preview task comes nearest',
    ),
  ];
};
