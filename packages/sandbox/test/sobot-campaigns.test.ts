import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AgentId, CampaignId } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import {
  at,
  badRequest,
  company,
  dataOf,
  newKey,
  paths,
  rowsOf,
  type Answer,
  type Caller,
} from './sobot-client.js';

let sandbox: Sandbox;
let office: Caller;

beforeEach(async () => {
  sandbox = await startSandbox();
  office = await company(sandbox.urls.sobot);
});

afterEach(async () => {
  await sandbox.close();
});

/** The documented request. */
const announcement = {
  agentID: ' 20001 ',
  agentType: '1',
  name: 'Announcement',
  dataTemplateCode: 'D000000000',
  wrapUpTemplateCode: 'W000000000',
  scheduleStartTime: 1660115936310,
  scheduleEndTime: 1660118400638,
  scheduleTimeZoneId: 'Pacific/Midway',
  description: 'Description',
};

const create = (more: object = {}, key = newKey()): Promise<Answer> =>
  office.post(paths.campaigns, { ...announcement, ...more }, key);

const list = (body: object = {}): Promise<Answer> =>
  office.post(paths.listCampaigns, { currPage: 1, pageSize: 50, ...body }, newKey());

const codesOf = async (body: object): Promise<readonly unknown[]> =>
  rowsOf(await list(body)).map((row) => at(row, 'code'));

describe('the idempotency key', () => {
  test.each([
    ['the creation of a campaign', paths.campaigns],
    ['an import', paths.importContacts],
    ['an import result', paths.importResult],
    ['the list of campaigns', paths.listCampaigns],
  ])('is needed for %s, and is a UUID', async (_, path) => {
    expect(await office.post(path, {})).toMatchObject(badRequest('Idempotency-Key is required'));
    const refused = await office.post(path, {}, { 'idempotency-key': 'again' });
    expect(refused).toMatchObject(badRequest('Idempotency-Key must be a UUID'));
  });

  test('brings back the first answer without creating a second campaign', async () => {
    const key = newKey();
    const first = await create({}, key);
    expect(await create({}, key)).toEqual(first);
    expect(await codesOf({})).toHaveLength(4);
    expect(sandbox.ledger.entries()).toHaveLength(1);
  });

  test('is good for both when two requests arrive at once', async () => {
    const key = newKey();
    const [first, second] = await Promise.all([create({}, key), create({}, key)]);
    expect(second).toEqual(first);
    expect(await codesOf({})).toHaveLength(4);
  });

  test('stays with its request: another one under it is a clash', async () => {
    const key = newKey();
    await create({}, key);
    expect(await create({ name: 'Other' }, key)).toMatchObject({ http: 409, reply: { code: 409 } });
    expect(await codesOf({})).toHaveLength(4);
  });

  test('can be used again when the first request was refused', async () => {
    const key = newKey();
    expect((await create({ name: '' }, key)).http).toBe(400);
    expect((await create({}, key)).http).toBe(200);
  });

  test('of another request creates another campaign, which the ledger shows as the same thing done twice', async () => {
    await create();
    await create();
    const [first, second] = sandbox.ledger.entries();
    expect(first?.key).toBeDefined();
    expect(second?.key).toBe(first?.key);
    expect(await codesOf({})).toHaveLength(5);
  });
});

describe('creating a campaign', () => {
  test('answers with an id between spaces and a code', async () => {
    const answer = await create();
    expect(answer.reply).toMatchObject({ apiVersion: '6.3.0', kind: 'ApiRespCampaignsVO' });
    expect(dataOf(answer)).toEqual({
      id: expect.stringMatching(/^ \S+ $/),
      code: expect.stringMatching(/^\S+$/),
    });
    const { items } = await orThrow(sandbox.center.campaigns.list({ createdBy: { id: AgentId('20001') } }));
    expect(items[items.length - 1]).toMatchObject({
      name: 'Announcement',
      description: 'Description',
      schedule: {
        start: '2022-08-10T07:18:56.310Z',
        end: '2022-08-10T08:00:00.638Z',
        timeZone: 'Pacific/Midway',
      },
    });
  });

  test.each([
    ['agentID', undefined, 'agentID is required'],
    ['name', '', 'name is required'],
    ['dataTemplateCode', undefined, 'dataTemplateCode is required'],
    ['wrapUpTemplateCode', null, 'wrapUpTemplateCode is required'],
    ['scheduleStartTime', undefined, 'scheduleStartTime is required'],
    ['scheduleEndTime', undefined, 'scheduleEndTime is required'],
    ['scheduleEndTime', '1660118400638', 'scheduleEndTime must be a whole number from 1 to 253402300799999'],
    ['scheduleEndTime', 1660115936310, 'scheduleEndTime must be later than scheduleStartTime'],
    ['scheduleTimeZoneId', 'Mars/Olympus', 'scheduleTimeZoneId must be a time zone'],
    ['scheduleTimeZoneId', 'asia/singapore', 'scheduleTimeZoneId must be a time zone'],
    ['description', 'x'.repeat(201), 'description must be a String of at most 200 characters'],
    ['agentType', 1, 'agentType must be one of 0, 1'],
  ])('refuses %s %j', async (field, value, message) => {
    expect(await create({ [field]: value })).toMatchObject(badRequest(message));
    expect(sandbox.ledger.entries()).toEqual([]);
  });

  test('by nobody is not possible', async () => {
    expect(await create({ agentID: '404' })).toMatchObject({ http: 404, reply: { code: 404 } });
    expect((await create({ agentType: undefined, agentID: '1001' })).http).toBe(200);
  });
});

describe('the list of campaigns', () => {
  test('has no ids, rates as texts with a percent sign, numbers for states, and nulls', async () => {
    const answer = await list({ code: 'spring2026' });
    expect(answer.reply).toMatchObject({ apiVersion: 'v6.0.0', kind: 'RespCampaignsVO', retCode: '000000' });
    expect(dataOf(answer)).toMatchObject({ totalCount: 1, pageSize: 50, totalPage: 1, currPage: 1 });
    expect(rowsOf(answer)).toEqual([
      {
        code: 'spring2026',
        name: 'Spring renewals',
        timed: 0,
        scheduleStartTime: Date.parse('2026-01-02T09:00:00+08:00'),
        scheduleEndTime: Date.parse('2026-03-31T18:00:00+08:00'),
        scheduleTimeZoneId: 'Asia/Singapore',
        scheduleStartTimeZoneValue: null,
        scheduleEndTimeZoneValue: null,
        state: 2,
        expired: null,
        description: 'Contracts that end before summer',
        creationTime: Date.parse('2025-12-20T10:00:00+08:00'),
        contactRecordCount: 200,
        contactUnassignedCount: 40,
        agentCount: 2,
        contactRecordExecuteCount: 80,
        contactRecordAnswerCount: 50,
        contactExecuteRate: '40.00%',
        contactAnswerRate: '62.50%',
        callDialCount: 100,
        callAnswerCount: 60,
        callAnswerRate: '60.00%',
        callTalkDuration: 5400,
        averageCallTalkDuration: 90,
      },
    ]);
  });

  test('shows a schedule that is not set as 0', async () => {
    const campaign = { id: CampaignId('c1'), code: 'bare', name: 'Bare' };
    const bare = await startSandbox({ seed: { campaigns: [campaign] } });
    const { post } = await company(bare.urls.sobot);
    const answer = await post(paths.listCampaigns, { currPage: 1, pageSize: 1 }, newKey());
    await bare.close();
    expect(rowsOf(answer)[0]).toMatchObject({ scheduleStartTime: 0, scheduleEndTime: 0, creationTime: 0 });
  });

  test('comes in pages', async () => {
    const answer = await list({ currPage: 2, pageSize: 1 });
    expect(dataOf(answer)).toMatchObject({ totalCount: 3, pageSize: 1, totalPage: 3, currPage: 2 });
    expect(rowsOf(answer)).toHaveLength(1);
  });

  test.each([
    [{ agentUUID: '1001' }, ['spring2026', 'winback01']],
    [{ agentUUID: '20002', agentType: '1' }, ['welcome01']],
    [{ code: 'nothing' }, []],
    [{ creationTimeStart: Date.parse('2026-01-01T00:00:00Z') }, ['welcome01']],
    [{ creationTimeEnd: Date.parse('2026-01-01T00:00:00Z') }, ['spring2026', 'winback01']],
  ])('is filtered by %j', async (body, codes) => {
    expect(await codesOf(body)).toEqual(codes);
  });

  test('reaches over twelve months at most', async () => {
    const creationTimeStart = Date.parse('2025-06-01T00:00:00Z');
    const creationTimeEnd = Date.parse('2026-06-01T00:00:00Z');
    expect((await list({ creationTimeStart, creationTimeEnd })).http).toBe(200);
    expect(await list({ creationTimeStart, creationTimeEnd: creationTimeEnd + 1 })).toMatchObject(
      badRequest('the time period must not exceed 12 months'),
    );
  });

  test.each(['pageSize', 'currPage'])('wants its %s', async (field) => {
    expect(await list({ [field]: undefined })).toMatchObject(badRequest(`${field} is required`));
  });

  test('of nobody is refused', async () => {
    expect(await list({ agentUUID: '404' })).toMatchObject({ http: 404 });
  });
});
