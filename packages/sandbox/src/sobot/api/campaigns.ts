import type { AgentRef, Campaign, CampaignState, NewCampaign } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { refusalOf, refuse } from '../failures.js';
import { type Found, id, optional, shape, text, timestamp, zone } from '../shape.js';
import { agentTypeText, findAgent } from './agent-refs.js';
import { reading, type Answer, type Route } from './call.js';
import { codeOf, idOf } from './campaign-refs.js';
import { stray } from './envelope.js';
import { allOf, requiredPageFields, totalCountPage } from './pages.js';

const newCampaign = shape({
  agentID: id,
  agentType: agentTypeText,
  name: text(64),
  dataTemplateCode: id,
  wrapUpTemplateCode: id,
  scheduleStartTime: timestamp,
  scheduleEndTime: timestamp,
  scheduleTimeZoneId: optional(zone),
  description: optional(text(200)),
});

const instantOf = (ms: number): string => new Date(ms).toISOString();

const toNewCampaign = (input: Found<typeof newCampaign>): NewCampaign => ({
  name: input.name,
  schedule: {
    start: instantOf(input.scheduleStartTime),
    end: instantOf(input.scheduleEndTime),
    timeZone: input.scheduleTimeZoneId,
  },
  description: input.description,
  contactTemplate: input.dataTemplateCode,
  wrapUpTemplate: input.wrapUpTemplateCode,
});

const createCampaign = reading(newCampaign, (input, call) =>
  pipe(
    findAgent(call, input.agentType, input.agentID),
    TE.filterOrElse(
      () => input.scheduleStartTime < input.scheduleEndTime,
      () => refuse('badRequest', 'scheduleEndTime must be later than scheduleStartTime'),
    ),
    TE.chain((creator) =>
      pipe(
        call.world.center.campaigns.create({ ...toNewCampaign(input), createdBy: { id: creator.id } }),
        TE.mapLeft(refusalOf()),
      ),
    ),
    TE.map(({ value }) => {
      const [start, end] = [instantOf(input.scheduleStartTime), instantOf(input.scheduleEndTime)];
      call.record(`create campaign ${codeOf(value)}`, 'campaign', input.name, start, end);
      return { id: stray(idOf(value)), code: codeOf(value) };
    }),
  ),
);

/** 1 not started, 2 running, 3 paused, 4 closed, 5 finished, by the vendor's own phone software. */
const stateCodes: Readonly<Record<CampaignState, number>> = {
  draft: 1,
  scheduled: 1,
  running: 2,
  paused: 3,
  stopping: 4,
  stopped: 4,
  completed: 5,
  failed: 4,
  unknown: 6,
};

const msOf = (instant: string | undefined): number => (instant === undefined ? 0 : Date.parse(instant));

const percent = (rate = 0): string => `${(rate * 100).toFixed(2)}%`;

const toCounts = ({ progress = {} }: Campaign) => ({
  contactRecordCount: progress.contacts ?? 0,
  contactUnassignedCount: progress.unassigned ?? 0,
  agentCount: progress.agents ?? 0,
  contactRecordExecuteCount: progress.executed ?? 0,
  contactRecordAnswerCount: progress.answered ?? 0,
  contactExecuteRate: percent(progress.executedRate),
  contactAnswerRate: percent(progress.answeredRate),
  callDialCount: progress.dialed ?? 0,
  callAnswerCount: progress.callsAnswered ?? 0,
  callAnswerRate: percent(progress.callAnswerRate),
  callTalkDuration: progress.talkSec ?? 0,
  averageCallTalkDuration: progress.averageTalkSec ?? 0,
});

/** A campaign in the list. It has no id there: only `code` leads back. */
const toRow = (campaign: Campaign) => ({
  code: codeOf(campaign),
  name: campaign.name,
  timed: 0,
  scheduleStartTime: msOf(campaign.schedule?.start),
  scheduleEndTime: msOf(campaign.schedule?.end),
  scheduleTimeZoneId: campaign.schedule?.timeZone ?? null,
  scheduleStartTimeZoneValue: null,
  scheduleEndTimeZoneValue: null,
  state: stateCodes[campaign.state ?? 'unknown'],
  expired: null,
  description: campaign.description ?? '',
  creationTime: msOf(campaign.createdAt),
  ...toCounts(campaign),
});

const search = shape({
  code: optional(id),
  creationTimeStart: optional(timestamp),
  creationTimeEnd: optional(timestamp),
  agentUUID: optional(id),
  agentType: agentTypeText,
  ...requiredPageFields,
});

const mostMonths = 12;

const isShortEnough = ({ creationTimeStart, creationTimeEnd }: Found<typeof search>): boolean => {
  if (creationTimeStart === undefined || creationTimeEnd === undefined) return true;
  const latest = new Date(creationTimeStart);
  return creationTimeEnd <= latest.setUTCMonth(latest.getUTCMonth() + mostMonths);
};

const instantOrNone = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : instantOf(ms);

const listCampaigns = reading(search, (input, call) => {
  if (!isShortEnough(input)) {
    return TE.left(refuse('badRequest', `the time period must not exceed ${mostMonths} months`));
  }
  const creator: Answer<AgentRef | undefined> =
    input.agentUUID === undefined
      ? TE.right(undefined)
      : pipe(
          findAgent(call, input.agentType, input.agentUUID),
          TE.map(({ id: creatorId }) => ({ id: creatorId })),
        );
  return pipe(
    creator,
    TE.chain((createdBy) =>
      allOf(call.world.center.campaigns.list, {
        createdBy,
        code: input.code,
        createdAfter: instantOrNone(input.creationTimeStart),
        createdBefore: instantOrNone(input.creationTimeEnd),
      }),
    ),
    TE.map((campaigns) => totalCountPage(input, campaigns.map(toRow))),
  );
});

/** The calls about campaigns; their contacts are in `calling-lists.ts`. */
export const campaignRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'outbound/api/campaigns',
    token: 'company',
    idempotency: 'honoured',
    envelope: { apiVersion: '6.3.0', kind: 'ApiRespCampaignsVO', metaData: 'empty' },
    answer: createCampaign,
  },
  {
    method: 'POST',
    path: 'outbound/api/campaigns/getList',
    token: 'company',
    idempotency: 'needed',
    envelope: { apiVersion: 'v6.0.0', kind: 'RespCampaignsVO', metaData: 'empty', ret: true },
    answer: listCampaigns,
  },
];
