import {
  CampaignId,
  DuplicateRule,
  invalidInput,
  TimeZone,
  withinTwelveMonths,
  type AgentRef,
  type Campaign,
  type CampaignQuery,
  type CampaignRef,
  type CampaignState,
  type ContactCenterError,
  type ImportQuery,
  type ImportResult,
  type NewCampaign,
  type NumberedPage,
  type Problem,
  type Schedule,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type {
  ImportResultRequest,
  ImportResultRow,
  NewTask,
  NewTaskRequest,
  Task,
  TaskListRequest,
  TaskRequest,
} from '../surfaces/api/wire/campaigns.js';
import type { Loose } from '../surfaces/api/wire/values.js';
import { fromActor, fromAgentRef } from './agents.js';
import { fromPage } from './pages.js';
import { instantOf, numberOf, proseOf, textOf, wordsBy } from './values.js';

/** The templates a campaign gets when it names none itself. */
export interface Templates {
  readonly contactTemplate?: string | undefined;
  readonly wrapUpTemplate?: string | undefined;
}

/** The problem with a span of time that ends before it begins, if it does. */
export const spanProblems = (startMs: number, endMs: number, path: string): readonly Problem[] =>
  endMs > startMs ? [] : [{ path, message: 'must be after the start' }];

const templateProblems = (given: Templates): readonly Problem[] =>
  (['contactTemplate', 'wrapUpTemplate'] as const)
    .filter((path) => given[path] === undefined)
    .map((path) => ({
      path,
      message: `is missing: give it here, or as campaigns.${path} in the configuration`,
    }));

/** A new task; `InvalidInput` lists what is in neither the input nor the configuration. */
export const fromNewCampaign = (
  campaign: NewCampaign,
  configured: Templates,
  creator: AgentRef,
): E.Either<ContactCenterError, NewTaskRequest> => {
  const contactTemplate = campaign.contactTemplate ?? configured.contactTemplate;
  const wrapUpTemplate = campaign.wrapUpTemplate ?? configured.wrapUpTemplate;
  // Declared as needed.
  const { start = '', end = '', timeZone } = campaign.schedule ?? {};
  const [scheduleStartTime, scheduleEndTime] = [Date.parse(start), Date.parse(end)];
  const problems = [
    ...templateProblems({ contactTemplate, wrapUpTemplate }),
    ...spanProblems(scheduleStartTime, scheduleEndTime, 'schedule.end'),
  ];
  return problems.length > 0 || contactTemplate === undefined || wrapUpTemplate === undefined
    ? E.left(invalidInput(problems))
    : E.right({
        ...fromActor(creator),
        name: campaign.name,
        dataTemplateCode: contactTemplate,
        wrapUpTemplateCode: wrapUpTemplate,
        scheduleStartTime,
        scheduleEndTime,
        scheduleTimeZoneId: timeZone,
        description: campaign.description,
      });
};

/** The campaign as it was asked for, with the names the vendor gave it. */
export const toNewCampaign = ({ name, schedule, description }: NewCampaign, task: NewTask): Campaign => ({
  ref: { id: CampaignId(task.id.trim()), code: task.code.trim() },
  name,
  schedule,
  description,
});

export const fromCampaignRef = (ref: CampaignRef): TaskRequest =>
  'id' in ref ? { campaignId: ref.id, code: ref.code } : { code: ref.code };

/** The vendor searches twelve months at most, as the operation does. */
export const fromCampaignQuery = (
  query: CampaignQuery,
  asked: NumberedPage,
): E.Either<ContactCenterError, TaskListRequest> =>
  pipe(
    withinTwelveMonths(query),
    E.map(({ code, createdAfter, createdBefore, createdBy }) => {
      const by = createdBy === undefined ? undefined : fromAgentRef(createdBy);
      return {
        code,
        creationTimeStart: createdAfter === undefined ? undefined : Date.parse(createdAfter),
        creationTimeEnd: createdBefore === undefined ? undefined : Date.parse(createdBefore),
        agentUUID: by?.agent,
        agentType: by === undefined ? undefined : String(by.agentType),
        ...fromPage(asked),
      };
    }),
  );

/** From the vendor's SDK; its pages leave the codes open. */
const states: ReadonlyMap<number, { readonly state: CampaignState; readonly label: string }> = new Map([
  [1, { state: 'draft', label: 'NotStarted' }],
  [2, { state: 'running', label: 'Running' }],
  [3, { state: 'paused', label: 'Pausing' }],
  [4, { state: 'stopped', label: 'Closed' }],
  [5, { state: 'completed', label: 'Finished' }],
  [6, { state: 'unknown', label: 'Archived' }],
  [7, { state: 'unknown', label: 'Deleted' }],
]);

const toState = (code: Loose, start: string | undefined): Pick<Campaign, 'state' | 'native'> => {
  const text = textOf(code);
  if (text === undefined) return {};
  const known = states.get(Number(text));
  // One that has not started waits for its time, if it has one.
  const state = known?.state === 'draft' && start !== undefined ? 'scheduled' : (known?.state ?? 'unknown');
  return { state, native: { code: text, label: known?.label } };
};

const toSchedule = (task: Task): Schedule | undefined => {
  const start = instantOf(task.scheduleStartTime);
  const end = instantOf(task.scheduleEndTime);
  const zone = textOf(task.scheduleTimeZoneId);
  const timeZone = TimeZone.is(zone) ? zone : undefined;
  return [start, end, timeZone].every((part) => part === undefined) ? undefined : { start, end, timeZone };
};

/** `12.50%` as 0.125. */
const fractionOf = (value: Loose): number | undefined => {
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(textOf(value) ?? '');
  return match === null ? undefined : Number(match[1]) / 100;
};

export const toCampaign = (task: Task): Campaign => {
  const schedule = toSchedule(task);
  const { state, native } = toState(task.state, schedule?.start);
  return {
    ref: { code: task.code.trim() },
    name: task.name,
    state,
    native,
    schedule,
    description: proseOf(task.description),
    createdAt: instantOf(task.creationTime),
    progress: {
      contacts: numberOf(task.contactRecordCount),
      unassigned: numberOf(task.contactUnassignedCount),
      agents: numberOf(task.agentCount),
      executed: numberOf(task.contactRecordExecuteCount),
      answered: numberOf(task.contactRecordAnswerCount),
      dialed: numberOf(task.callDialCount),
      callsAnswered: numberOf(task.callAnswerCount),
      executedRate: fractionOf(task.contactExecuteRate),
      answeredRate: fractionOf(task.contactAnswerRate),
      callAnswerRate: fractionOf(task.callAnswerRate),
      talkSec: numberOf(task.callTalkDuration),
      averageTalkSec: numberOf(task.averageCallTalkDuration),
    },
  };
};

export const duplicateRules: Readonly<Record<DuplicateRule, string>> = {
  keep: 'NonRemoveDuplicates',
  'skip-in-batch': 'RemoveDuplicatesInCallingList',
  'skip-in-campaign': 'RemoveDuplicatesInCampaign',
  'skip-everywhere': 'RemoveDuplicatesInTenant',
};

export const fromImportQuery = (
  { campaign, batch }: ImportQuery,
  asked: NumberedPage,
  importer: AgentRef,
): ImportResultRequest => ({
  ...fromActor(importer),
  callingListCode: batch,
  ...fromCampaignRef(campaign),
  ...fromPage(asked),
});

const duplicateRuleFor = wordsBy(DuplicateRule, duplicateRules);

const toCampaignRef = (id: string | undefined, code: string | undefined): CampaignRef | undefined => {
  if (id !== undefined) return { id: CampaignId(id), code };
  return code === undefined ? undefined : { code };
};

export const toImportResult =
  (asked: CampaignRef) =>
  (row: ImportResultRow): ImportResult => ({
    batch: row.callingListCode.trim(),
    campaign: toCampaignRef(textOf(row.campaignId), textOf(row.code)) ?? asked,
    added: numberOf(row.successCount) ?? 0,
    duplicates: numberOf(row.repeatCount) ?? numberOf(row.removeDuplicatesCount) ?? 0,
    rejected: numberOf(row.errorCount) ?? 0,
    importedAt: instantOf(row.creationTime),
    duplicateRule: duplicateRuleFor(textOf(row.removeDuplicatesRule)),
    reportUrl: textOf(row.errorReportPath),
  });
