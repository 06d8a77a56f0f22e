import { describe, expect, test } from '@jest/globals';
import {
  AgentId,
  CampaignId,
  type AgentRef,
  type CampaignRef,
  type NewCampaign,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import {
  fromCampaignQuery,
  fromCampaignRef,
  fromImportQuery,
  fromNewCampaign,
  toCampaign,
  toImportResult,
  toNewCampaign,
} from '../src/mapping/campaigns.js';

const mara: AgentRef = { number: '001' };
const vera: AgentRef = { id: AgentId('a1') };
const asMara = { agentID: '001', agentType: '0' };
const page = { page: 2, size: 50 };
const sentPage = { currPage: 2, pageSize: 50 };
const [start, end] = ['2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z'];
const [startMs, endMs] = [Date.UTC(2024), Date.UTC(2024, 0, 2)];

describe('a new campaign', () => {
  const templates = { contactTemplate: 'c', wrapUpTemplate: 'w' };
  const campaign: NewCampaign = { name: 'Renewals', schedule: { start, end } };
  const sent = {
    ...asMara,
    name: 'Renewals',
    dataTemplateCode: 'c',
    wrapUpTemplateCode: 'w',
    scheduleStartTime: startMs,
    scheduleEndTime: endMs,
  };

  test('has its own templates, or those configured', () => {
    expect(fromNewCampaign(campaign, templates, mara)).toEqual(E.right(sent));
    const own = {
      ...campaign,
      contactTemplate: 'x',
      wrapUpTemplate: 'y',
      description: 'd',
      schedule: { start, end, timeZone: 'Asia/Singapore' },
    };
    expect(fromNewCampaign(own, templates, mara)).toEqual(
      E.right({
        ...sent,
        dataTemplateCode: 'x',
        wrapUpTemplateCode: 'y',
        description: 'd',
        scheduleTimeZoneId: 'Asia/Singapore',
      }),
    );
    expect(toNewCampaign(own, { id: ' 7 ', code: ' c7 ' })).toEqual({
      ref: { id: '7', code: 'c7' },
      name: 'Renewals',
      schedule: own.schedule,
      description: 'd',
    });
  });

  const missing = (path: string) => ({
    path,
    message: `is missing: give it here, or as campaigns.${path} in the configuration`,
  });
  const backwards = { path: 'schedule.end', message: 'must be after the start' };

  test.each([
    [campaign, {}, [missing('contactTemplate'), missing('wrapUpTemplate')]],
    [campaign, { contactTemplate: 'c' }, [missing('wrapUpTemplate')]],
    [{ ...campaign, schedule: { start, end: start } }, templates, [backwards]],
    [{ name: 'Renewals' }, templates, [backwards]],
  ])('%j with %j is refused', (each, configured, problems) => {
    expect(fromNewCampaign(each, configured, mara)).toMatchObject({
      left: { kind: 'InvalidInput', problems },
    });
  });
});

describe('a campaign', () => {
  test.each([
    [1, 'draft', 'NotStarted'],
    ['2', 'running', 'Running'],
    [3, 'paused', 'Pausing'],
    [4, 'stopped', 'Closed'],
    [5, 'completed', 'Finished'],
    [6, 'unknown', 'Archived'],
    [7, 'unknown', 'Deleted'],
    [8, 'unknown', undefined],
  ])(
    'in the state %j is %s (%s), and scheduled where it has not started and has a time',
    (code, state, label) => {
      const task = { code: ' c ', name: 'N', state: code };
      const native = { code: String(code), label };
      expect(toCampaign(task)).toMatchObject({ ref: { code: 'c' }, state, native });
      expect(toCampaign({ ...task, scheduleStartTime: startMs }).state).toBe(
        state === 'draft' ? 'scheduled' : state,
      );
      expect(toCampaign({ ...task, scheduleEndTime: endMs }).state).toBe(state);
    },
  );

  test('of which nothing is told says so', () => {
    expect(toCampaign({ code: 'c', name: 'N' })).toEqual({ ref: { code: 'c' }, name: 'N', progress: {} });
  });

  test.each([
    [{ scheduleStartTime: startMs }, { start: '2024-01-01T00:00:00.000Z' }],
    [{ scheduleEndTime: endMs }, { end: '2024-01-02T00:00:00.000Z' }],
    [{ scheduleTimeZoneId: ' Asia/Singapore ' }, { timeZone: 'Asia/Singapore' }],
    [{ scheduleTimeZoneId: 'Nowhere/At all', scheduleStartTime: 0 }, undefined],
  ])('with %j is scheduled %j', (row, schedule) => {
    expect(toCampaign({ code: 'c', name: 'N', ...row }).schedule).toEqual(schedule);
  });

  test.each([
    ['12.50%', 0.125],
    ['7 %', 0.07],
    [' 0% ', 0],
    ['100%', 1],
    ['12.5', undefined],
    ['12.%', undefined],
    ['x1%', undefined],
    ['1%x', undefined],
    ['-1%', undefined],
    [null, undefined],
  ])('at the rate %j has done %j', (rate, fraction) => {
    const { progress } = toCampaign({
      code: 'c',
      name: 'N',
      contactExecuteRate: rate,
      contactAnswerRate: rate,
      callAnswerRate: rate,
    });
    expect([progress?.executedRate, progress?.answeredRate, progress?.callAnswerRate]).toEqual([
      fraction,
      fraction,
      fraction,
    ]);
  });

  test('counts', () => {
    const { progress, description, createdAt } = toCampaign({
      code: 'c',
      name: 'N',
      description: ' d ',
      creationTime: startMs,
      contactRecordCount: 1,
      contactUnassignedCount: 2,
      agentCount: 3,
      contactRecordExecuteCount: 4,
      contactRecordAnswerCount: 5,
      callDialCount: 6,
      callAnswerCount: 7,
      callTalkDuration: 8,
      averageCallTalkDuration: '9.5',
    });
    expect([progress, description, createdAt]).toEqual([
      {
        contacts: 1,
        unassigned: 2,
        agents: 3,
        executed: 4,
        answered: 5,
        dialed: 6,
        callsAnswered: 7,
        talkSec: 8,
        averageTalkSec: 9.5,
      },
      ' d ',
      '2024-01-01T00:00:00.000Z',
    ]);
  });

  test('is asked for by code, time and creator', () => {
    expect(fromCampaignQuery({}, page)).toEqual(E.right(sentPage));
    const query = { code: 'c', createdAfter: start, createdBefore: end, createdBy: vera };
    expect(fromCampaignQuery(query, page)).toEqual(
      E.right({
        code: 'c',
        creationTimeStart: startMs,
        creationTimeEnd: endMs,
        agentUUID: 'a1',
        agentType: '1',
        ...sentPage,
      }),
    );
  });
});

const byCode: CampaignRef = { code: 'c' };
const byId: CampaignRef = { id: CampaignId('7') };

test('a campaign is named by id, by code or by both', () => {
  expect([byCode, byId, { ...byId, ...byCode }].map(fromCampaignRef)).toEqual([
    { code: 'c' },
    { campaignId: '7' },
    { campaignId: '7', code: 'c' },
  ]);
});

describe('the result of an import', () => {
  test('is asked for by campaign and batch', () => {
    expect(fromImportQuery({ campaign: byId, batch: 'b' }, page, mara)).toEqual({
      ...asMara,
      callingListCode: 'b',
      campaignId: '7',
      ...sentPage,
    });
  });

  test.each([
    [{}, { campaign: byCode, added: 0, duplicates: 0, rejected: 0 }],
    [{ campaignId: ' 8 ', code: 'd' }, { campaign: { id: '8', code: 'd' } }],
    [{ campaignId: '8' }, { campaign: { id: '8' } }],
    [{ code: 'd' }, { campaign: { code: 'd' } }],
    [
      { successCount: '3', errorCount: 2 },
      { added: 3, rejected: 2 },
    ],
    [{ repeatCount: 1, removeDuplicatesCount: 2 }, { duplicates: 1 }],
    [{ removeDuplicatesCount: 2 }, { duplicates: 2 }],
    [{ removeDuplicatesRule: 'NonRemoveDuplicates' }, { duplicateRule: 'keep' }],
    [{ removeDuplicatesRule: 'RemoveDuplicatesInCallingList' }, { duplicateRule: 'skip-in-batch' }],
    [{ removeDuplicatesRule: 'RemoveDuplicatesInCampaign' }, { duplicateRule: 'skip-in-campaign' }],
    [{ removeDuplicatesRule: 'RemoveDuplicatesInTenant' }, { duplicateRule: 'skip-everywhere' }],
    [{ removeDuplicatesRule: 'Other' }, {}],
    [{ creationTime: startMs }, { importedAt: '2024-01-01T00:00:00.000Z' }],
    [{ errorReportPath: ' https://x.example ' }, { reportUrl: 'https://x.example' }],
  ])('of %j is %j', (row, result) => {
    expect(toImportResult(byCode)({ callingListCode: ' b ', ...row })).toEqual({
      batch: 'b',
      campaign: byCode,
      added: 0,
      duplicates: 0,
      rejected: 0,
      ...result,
    });
  });
});
