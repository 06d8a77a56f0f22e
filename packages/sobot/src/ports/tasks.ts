import {
  applied,
  campaigns as operations,
  failure,
  listByNumber,
  lookUp,
  neverTold,
  serve,
  type AboutOf,
  type CallContext,
  type Campaign,
  type CampaignQuery,
  type CampaignRef,
  type ContactCenterError,
  type NewCampaign,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { operatorOf, type SobotConfig } from '../config.js';
import { actingAgent } from '../mapping/agents.js';
import { fromCampaignQuery, fromNewCampaign, toCampaign, toNewCampaign } from '../mapping/campaigns.js';
import { listPages, toPage } from '../mapping/pages.js';
import type { Api } from '../surfaces/api/surface.js';
import { createOutboundTask, queryOutboundTaskList } from '../surfaces/api/wire/campaigns.js';

const scheduled = 'the vendor has no tasks without a beginning and an end';

/** What a new task has to be given. */
export const needsSchedule = {
  schedule: scheduled,
  'schedule.start': scheduled,
  'schedule.end': scheduled,
} as const;

export const needsTemplates = 'needs the codes of a contact template and a wrap-up template';

const noSuchField = 'an outbound task has no such field';
const noSuchFilter = 'the vendor filters by code, date and creator only';

/** What no answer tells of a task. */
export const untold = neverTold(['hours', 'dialing', 'queues', 'callerIds', 'priority'], noSuchField);

/** What a new task cannot be given. */
export const notCarried: AboutOf<typeof operations.create>['without'] = {
  hours: noSuchField,
  dialing: noSuchField,
  queues: noSuchField,
  callerIds: noSuchField,
  priority: noSuchField,
  resultsTo: noSuchField,
};

const uncounted = ['remaining', 'finished', 'failed', 'abandoned', 'transferred', 'today'] as const;
const noSuchCount = 'the vendor counts no such thing';

const told = { ...untold, ...neverTold(uncounted, noSuchCount, 'progress') };

const listTasks = (api: Api, query: CampaignQuery, context: CallContext) =>
  listByNumber(
    query,
    listPages,
    (asked) =>
      pipe(
        TE.fromEither(fromCampaignQuery(query, asked)),
        TE.chain((json) => api.ask(queryOutboundTaskList, { body: { json } }, context)),
      ),
    toPage(operations.list, toCampaign),
  );

const noSuchCampaign = failure('NotFound', 'no such campaign');

/** One task, by its code. The page does not say how exactly a code must match, so the right row is picked out. */
const findTask = (
  api: Api,
  { code }: CampaignRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Campaign> =>
  pipe(
    lookUp((cursor) => listTasks(api, { code, cursor }, context), {
      identity: operations.list.identity,
      isMeant: ({ ref }) => ref.code === code,
    }),
    TE.chain(TE.fromOption(() => noSuchCampaign)),
  );

/** What holds for whatever tells of one task. */
const byCode = {
  support: 'emulated',
  note: 'looks in the list, which has no ids: of a ref with an id, too, the code counts',
  refs: { campaign: ['code'] },
} as const;

/** Creates a task without contacts. */
export const createTask =
  (api: Api, config: SobotConfig) =>
  (campaign: NewCampaign, context: CallContext): TE.TaskEither<ContactCenterError, Campaign> =>
    pipe(
      actingAgent(campaign.createdBy, operatorOf(config), 'createdBy'),
      E.chain((creator) => fromNewCampaign(campaign, config.campaigns ?? {}, creator)),
      TE.fromEither,
      TE.chain((json) => api.ask(createOutboundTask, { body: { json } }, context)),
      TE.map((task) => toNewCampaign(campaign, task)),
    );

/** Campaigns as such: making and finding them. */
export const tasks = (api: Api, config: SobotConfig) => [
  serve(
    operations.create,
    (campaign, context) => pipe(createTask(api, config)(campaign, context), TE.map(applied)),
    { note: needsTemplates, needs: needsSchedule, without: notCarried, omits: untold },
  ),
  serve(operations.list, (query, context) => listTasks(api, query, context), {
    note: 'campaigns come with their code, not their id',
    limits: { pageSize: listPages.maxSize },
    without: { states: noSuchFilter, name: noSuchFilter, mode: noSuchFilter },
    omits: told,
  }),
];

/** How one campaign is and goes. */
export const oneTask = (api: Api) => [
  serve(operations.get, ({ campaign }, context) => findTask(api, campaign, context), {
    ...byCode,
    omits: told,
  }),
  serve(
    operations.getProgress,
    ({ campaign }, context) =>
      pipe(
        findTask(api, campaign, context),
        TE.map(({ progress = {} }) => progress),
      ),
    {
      ...byCode,
      without: { batch: 'the vendor counts whole campaigns' },
      omits: neverTold(uncounted, noSuchCount),
    },
  ),
];
