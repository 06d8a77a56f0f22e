import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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
  tm,
  type Answer,
  type Caller,
} from './sobot-client.js';

const campaignId = 'task-9001';

/** The documented request, for a campaign of the sandbox. */
const documented = {
  agentID: ' 20001 ',
  agentType: '1',
  campaignId: ` ${campaignId} `,
  callingListCode: '20220815203412',
  removeDuplicatesRule: 'RemoveDuplicatesInCallingList',
  enableFilterDoNotCallListNumber: 'Filter',
  assignRule: 'AssignAppoint',
  assignAgentAndCount: [{ agentID: ' 20002 ', count: 100 }],
  dataDetails: [
    {
      allocationAgent: '1002',
      name: 'Rason',
      telephone: ' 100000000 ',
      description: 'desc1',
      customFields: [{ fieldId: ' 3b987930e6db4b0ca51f6ad5755e91ae ', fieldValue: 'Admin' }],
    },
  ],
};

const plain = { ...documented, assignRule: 'NoAssign', assignAgentAndCount: undefined };

const rows = (...telephones: readonly string[]): object[] => telephones.map((telephone) => ({ telephone }));

const importWith = ({ post }: Caller, body: object, key = newKey()): Promise<Answer> =>
  post(paths.importContacts, body, key);

const resultsWith = async ({ post }: Caller, body: object = {}): Promise<readonly unknown[]> =>
  rowsOf(await post(paths.importResult, { agentID: '1001', campaignId, ...body }, newKey()));

let sandbox: Sandbox;
let office: Caller;

beforeEach(async () => {
  sandbox = await startSandbox();
  office = await company(sandbox.urls.sobot);
});

afterEach(async () => {
  await sandbox.close();
});

const contactsOf = async (code: string): Promise<unknown> => {
  const { items } = await orThrow(sandbox.center.campaigns.list({ code }));
  return items[0]?.progress?.contacts;
};

describe('an import', () => {
  test('is answered before its result, with the campaign and the batch', async () => {
    const answer = await importWith(office, documented);
    expect(answer.reply).toMatchObject({ apiVersion: '6.3.0', kind: 'ApiRespCampaignsVO' });
    expect(dataOf(answer)).toEqual({
      campaignId: ` ${campaignId} `,
      callingListCode: '20220815203412',
      code: 'spring2026',
    });
    expect(await contactsOf('spring2026')).toBe(201);
  });

  test('names its campaign by code where there is no id; with both, the id decides', async () => {
    const agent2 = { ...plain, agentType: '0', agentID: '1002' };
    await importWith(office, { ...agent2, campaignId: undefined, code: 'welcome01' });
    await importWith(office, { ...plain, code: 'welcome01' });
    expect([await contactsOf('welcome01'), await contactsOf('spring2026')]).toEqual([1, 201]);
  });

  test('under the same key is done once, and answered as before', async () => {
    const key = newKey();
    const first = await importWith(office, plain, key);
    expect(await importWith(office, plain, key)).toEqual(first);
    expect(await contactsOf('spring2026')).toBe(201);
    expect(sandbox.ledger.entries()).toHaveLength(1);
  });

  test('has a code of its own for each batch of a campaign', async () => {
    await importWith(office, plain);
    expect(await importWith(office, plain)).toMatchObject({
      http: 409,
      reply: { code: 409, message: 'callingListCode was used before' },
    });
    expect(await contactsOf('spring2026')).toBe(201);
  });

  test('is for the creator of the campaign only', async () => {
    const answer = await importWith(office, { ...plain, agentID: '20002' });
    expect(answer).toMatchObject({ http: 200, reply: { code: 403, status: 'Failed' } });
    expect(await contactsOf('spring2026')).toBe(200);
  });

  test('wants a campaign that is there, and an agent too', async () => {
    expect(await importWith(office, { ...plain, campaignId: 'c404' })).toMatchObject({
      http: 200,
      reply: { code: 404, status: 'Failed' },
    });
    expect(await importWith(office, { ...plain, campaignId: undefined })).toMatchObject(
      badRequest('campaignId or code is required'),
    );
    expect(await importWith(office, { ...plain, agentID: '404' })).toMatchObject({ http: 404 });
  });

  test.each([
    ['callingListCode', undefined, 'callingListCode is required'],
    ['callingListCode', 'x'.repeat(21), 'callingListCode must be a String of at most 20 letters and digits'],
    ['callingListCode', 'batch-1', 'callingListCode must be a String of at most 20 letters and digits'],
    ['removeDuplicatesRule', undefined, 'removeDuplicatesRule is required'],
    ['assignRule', 'Assign', 'assignRule must be one of AssignAverage, AssignAppoint, NoAssign'],
    [
      'enableFilterDoNotCallListNumber',
      true,
      'enableFilterDoNotCallListNumber must be one of Filter, NoFilter',
    ],
    ['dataDetails', [], 'dataDetails must have 1 or more entries'],
    ['dataDetails', [{ name: 'x' }], 'dataDetails [0] telephone is required'],
    ['dataDetails', [{ telephone: 100000000 }], 'dataDetails [0] telephone must be a String'],
    ['assignAgentAndCount', [{ agentID: '20001' }], 'assignAgentAndCount [0] count is required'],
    ['assignAgentAndCount', { agentID: '20001', count: 1 }, 'assignAgentAndCount must be a List'],
  ])('refuses %s %j', async (field, value, message) => {
    expect(await importWith(office, { ...plain, [field]: value })).toMatchObject(badRequest(message));
    expect(await contactsOf('spring2026')).toBe(200);
  });

  test('knows four rules for duplicates, none of them with a space in it', async () => {
    const answer = await importWith(office, { ...plain, removeDuplicatesRule: 'RemoveDuplicatesInTenan t' });
    expect(at(answer.reply, 'message')).toBe(
      'removeDuplicatesRule must be one of NonRemoveDuplicates, RemoveDuplicatesInCallingList, ' +
        'RemoveDuplicatesInCampaign, RemoveDuplicatesInTenant',
    );
  });

  test('wants agents for a designated assignment, listed or named by the contacts', async () => {
    const designated = { ...plain, assignRule: 'AssignAppoint' };
    const nobody = { ...designated, dataDetails: rows('100000001') };
    expect(await importWith(office, nobody)).toMatchObject(badRequest('assignAgentAndCount is required'));
    await importWith(office, designated);
    const { items } = await orThrow(sandbox.center.campaigns.list({ code: 'spring2026' }));
    expect(items[0]?.progress).toMatchObject({ contacts: 201, unassigned: 40 });
  });

  test('knows the listed agents by id, also where the importing one is named by work number', async () => {
    const answer = await importWith(office, { ...documented, agentID: '1001', agentType: '0' });
    expect(answer).toMatchObject({ http: 200, reply: { code: 200, status: 'Success' } });
  });

  test.each([2, '2'])('gives an agent as many contacts as the count %j says', async (count) => {
    await importWith(office, {
      ...plain,
      assignRule: 'AssignAppoint',
      assignAgentAndCount: [{ agentID: '20002', count }],
      dataDetails: rows('100000001', '100000002', '100000003'),
    });
    const { items } = await orThrow(sandbox.center.campaigns.list({ code: 'spring2026' }));
    expect(items[0]?.progress).toMatchObject({ contacts: 203, unassigned: 41 });
  });

  test.each([
    ['had come when it was made', '2022-08-10T07:18:56Z', 'running'],
    ['is still to come', '2026-02-02T01:00:00Z', 'draft'],
  ])('lets a task whose time %s begin or wait', async (_, start, state) => {
    const schedule = { start, end: '2026-03-01T00:00:00Z' };
    const createdBy = { number: '1001' };
    const { value } = await orThrow(sandbox.center.campaigns.create({ name: 'New', schedule, createdBy }));
    const { code } = value.ref;
    await importWith(office, { ...plain, campaignId: undefined, code });
    const { items } = await orThrow(sandbox.center.campaigns.list({ code }));
    expect(items).toMatchObject([{ state, progress: { contacts: 1 } }]);
  });

  test('is in the ledger once for each contact, by a key that shows no number', async () => {
    await importWith(office, { ...plain, dataDetails: rows('100000001', '100000002', '100000001') });
    const entries = sandbox.ledger.entries();
    expect(entries.map(({ effect }) => effect)).toEqual(
      Array(2).fill('add a contact to campaign spring2026'),
    );
    expect(new Set(entries.map(({ key }) => key)).size).toBe(2);
    expect(JSON.stringify(entries)).not.toContain('10000000');
  });
});

describe('the result of an import', () => {
  test('counts what came in, what was there and what was wrong', async () => {
    const dataDetails = rows('100000001', '100000001', '1', '447700900999', '100000002');
    await importWith(office, { ...plain, dataDetails });
    expect(await resultsWith(office)).toEqual([
      {
        campaignId: ` ${campaignId} `,
        code: 'spring2026',
        callingListCode: '20220815203412',
        removeDuplicatesRule: 'RemoveDuplicatesInCallingList',
        successCount: 2,
        errorCount: 2,
        errorReportPath: expect.stringMatching(/^https:.*\.xlsx$/),
        removeDuplicatesCount: 1,
        creationTime: expect.any(Number),
      },
    ]);
  });

  test('counts a contact for an agent whom nobody knows as wrong', async () => {
    const dataDetails = [{ telephone: '100000001', allocationAgent: '404' }];
    await importWith(office, { ...plain, dataDetails });
    expect(await resultsWith(office)).toMatchObject([{ successCount: 0, errorCount: 1 }]);
  });

  test('has no filter for forbidden numbers unless asked for one', async () => {
    const unfiltered = {
      ...plain,
      enableFilterDoNotCallListNumber: undefined,
      dataDetails: rows('447700900999'),
    };
    await importWith(office, unfiltered);
    expect(await resultsWith(office)).toMatchObject([
      { successCount: 1, errorCount: 0, errorReportPath: '' },
    ]);
  });

  test.each([
    ['NonRemoveDuplicates', [2, 0]],
    ['RemoveDuplicatesInCallingList', [1, 1]],
    ['RemoveDuplicatesInCampaign', [0, 2]],
    ['RemoveDuplicatesInTenant', [0, 2]],
  ])('follows the rule %s', async (removeDuplicatesRule, counts) => {
    const dataDetails = rows('100000001', '100000001');
    await importWith(office, { ...plain, callingListCode: 'first', dataDetails: rows('100000001') });
    await importWith(office, { ...plain, callingListCode: 'second', removeDuplicatesRule, dataDetails });
    const [row] = await resultsWith(office, { callingListCode: 'second' });
    expect([at(row, 'successCount'), at(row, 'removeDuplicatesCount')]).toEqual(counts);
  });

  test('is one row for one import, however many contacts it has', async () => {
    const dataDetails = Array.from({ length: 2500 }, (_, i) => ({ telephone: String(200_000_000 + i) }));
    await importWith(office, { ...plain, dataDetails });
    expect(await resultsWith(office)).toMatchObject([
      { callingListCode: '20220815203412', successCount: 2500 },
    ]);
  });

  test('calls the duplicates by another name in the other edition', async () => {
    await importWith(office, plain);
    const path = `${tm}outbound/api/campaigns/calling-list/import-result`;
    const [row] = rowsOf(await office.post(path, { agentID: '1001', campaignId }, newKey()));
    expect(row).toMatchObject({ repeatCount: 0 });
    expect(row).not.toHaveProperty('removeDuplicatesCount');
  });

  test('comes in pages with totalCount and totalPage', async () => {
    for (const callingListCode of ['a1', 'a2', 'a3']) await importWith(office, { ...plain, callingListCode });
    const body = { agentID: '1001', code: 'spring2026', currPage: 2, pageSize: 2 };
    const answer = await office.post(paths.importResult, body, newKey());
    expect(dataOf(answer)).toMatchObject({ totalCount: 3, pageSize: 2, totalPage: 2, currPage: 2 });
    expect(rowsOf(answer)).toHaveLength(1);
  });

  test('also shows what came into the center by another way', async () => {
    const campaign = { code: 'spring2026' };
    const contacts = [{ phoneNumber: '100000009' }];
    await orThrow(sandbox.center.campaigns.addContacts({ campaign, batch: 'elsewhere', rows: contacts }));
    await importWith(office, plain);
    const codes = (await resultsWith(office, { campaignId: undefined })).map((row) =>
      at(row, 'callingListCode'),
    );
    expect(codes).toEqual(['elsewhere', '20220815203412']);
  });

  test('is refused for an unknown campaign, and to nobody', async () => {
    const ask = (body: object): Promise<Answer> => office.post(paths.importResult, body, newKey());
    expect(await ask({ agentID: '1001', campaignId: 'c404' })).toMatchObject({ reply: { code: 404 } });
    expect(await ask({ campaignId })).toMatchObject(badRequest('agentID is required'));
    expect(await ask({ agentID: '404' })).toMatchObject({ http: 404 });
  });

  test('shows only when the import was worked through', async () => {
    let now = Date.now();
    const slow = await startSandbox({ now: () => now, sobot: { importDelayMs: 5000 } });
    const caller = await company(slow.urls.sobot);
    await importWith(caller, plain);
    const early = await resultsWith(caller);
    now += 5000;
    const late = await resultsWith(caller);
    await slow.close();
    expect([early.length, late.length]).toEqual([0, 1]);
  });
});
