import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import {
  agent,
  at,
  badRequest,
  company,
  dataOf,
  paths,
  rowsOf,
  tm,
  type Answer,
  type Caller,
} from './sobot-client.js';

let sandbox: Sandbox;
let office: Caller;
let staff: Caller;

beforeEach(async () => {
  sandbox = await startSandbox();
  office = await company(sandbox.urls.sobot);
  staff = await agent(sandbox.urls.sobot);
});

afterEach(async () => {
  await sandbox.close();
});

describe('relay numbers', () => {
  const search = (body: object, headers = {}): Promise<Answer> =>
    staff.post(paths.relayNumbers, body, headers);
  const codesOf = async (body: object): Promise<readonly unknown[]> =>
    rowsOf(await search(body)).map((row) => at(row, 'enabled.enabledCode'));

  test('have an object where others have a number', async () => {
    expect(rowsOf(await search({ enabled: [0] }))).toEqual([
      {
        gatewayNumber: '442079460103',
        alias: 'Winter campaign',
        remark: 'Until next winter',
        enabled: { enabledCode: 0, enabledName: 'Disabled' },
      },
    ]);
  });

  test('are the enabled ones unless more is asked for', async () => {
    expect(await codesOf({})).toEqual([1, 1]);
    expect(await codesOf({ enabled: null })).toEqual([1, 1]);
    expect(await codesOf({ enabled: [1, 2, 0] })).toEqual([1, 1, 0, 2]);
  });

  test('have names in the language asked for', async () => {
    const [row] = rowsOf(await search({ enabled: [2] }, { language: 'zh' }));
    expect(at(row, 'enabled')).toEqual({ enabledCode: 2, enabledName: '已取消' });
  });

  test('refuses a status nobody has', async () => {
    expect(await search({ enabled: [3] })).toMatchObject(badRequest('enabled [0] must be one of 0, 1, 2'));
    expect(await search({ enabled: 1 })).toMatchObject(badRequest('enabled must be a List'));
  });
});

describe('forbidden numbers', () => {
  const put = (rows: unknown): Promise<Answer> => office.send('PUT', paths.blacklist, rows);
  const row = (more: object = {}): object => ({
    callNumber: '15210818952',
    numberType: 1,
    callType: 3,
    enabled: 1,
    ...more,
  });

  /** Whether the center would leave the number out of a campaign. */
  const isBlocked = async (phoneNumber: string): Promise<boolean> => {
    const campaign = { code: 'spring2026' };
    const { outcomes } = await orThrow(
      sandbox.center.campaigns.addContacts({ campaign, rows: [{ phoneNumber }] }),
    );
    return outcomes[0]?.outcome === 'failed';
  };

  test('are imported row by row: the documented request, with counts that do not add up', async () => {
    const documented = [
      { callNumber: ' 15210818952 ', numberType: 1, callType: 2, enabled: 0, description: 'test1' },
      { callNumber: ' 13212341232 ', numberType: 2, callType: 2, enabled: 0, description: 'test2' },
      { callNumber: ' 13212341233 ', numberType: 2, callType: 2, enabled: 0, description: 'test3' },
    ];
    const answer = await put(documented);
    expect(answer.reply).toMatchObject({ apiVersion: '6.2', kind: 'BatchDetail' });
    expect(dataOf(answer)).toEqual({
      successCount: 3,
      failedCount: 2,
      details: [
        'NO【2】,【numberType】,Content【2】,【Reference:1-number】',
        'NO【3】,【numberType】,Content【2】,【Reference:1-number】',
      ],
    });
  });

  test('are told wrong in another wording for other fields', async () => {
    expect(at(dataOf(await put([row(), row({ callType: 5 })])), 'details')).toEqual([
      'Entry【2】, 【callType】, content 【5】, 【Refer to: 2-Inbound,3-Outbound】',
    ]);
  });

  test('have a sentence for each mistake of a row', async () => {
    const data = dataOf(await put([row({ numberType: 2, callType: 1, enabled: 2 })]));
    expect(data).toMatchObject({ successCount: 1, failedCount: 3 });
  });

  test.each([
    [{ callNumber: undefined }, 'callNumber'],
    [{ callNumber: 'nobody' }, 'callNumber'],
    [{ numberType: '1' }, 'numberType'],
    [{ callType: '3' }, 'callType'],
    [{ enabled: true }, 'enabled'],
    [{ expirationTime: '2026-2-1' }, 'expirationTime'],
    [{ expirationTime: '2026-02-30' }, 'expirationTime'],
    [{ zoneId: 'Mars/Olympus' }, 'zoneId'],
    [{ description: 'x'.repeat(201) }, 'description'],
  ])('refuse %j', async (more, field) => {
    expect(at(dataOf(await put([row(more)])), 'details')).toEqual([expect.stringContaining(`【${field}】`)]);
    expect(await isBlocked('15210818952')).toBe(false);
  });

  test('take effect where their row is right', async () => {
    const expirationTime = '2099-12-31';
    await put([
      row({ expirationTime, zoneId: 'Asia/Singapore' }),
      row({ callNumber: '15210818953', numberType: 2 }),
    ]);
    expect([await isBlocked('15210818952'), await isBlocked('15210818953')]).toEqual([true, false]);
  });

  test('have no effect when disabled, or for the other direction', async () => {
    await put([row({ enabled: 0 }), row({ callNumber: '15210818953', callType: 2 })]);
    expect([await isBlocked('15210818952'), await isBlocked('15210818953')]).toEqual([false, false]);
  });

  test('are in the ledger once for each row that took effect, whoever asks', async () => {
    await put([row(), row({ callNumber: '15210818953' }), row({ callNumber: '15210818954', enabled: 9 })]);
    await put([row()]);
    const keys = sandbox.ledger.entries().map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(2);
  });

  test('come as an array of rows, and nothing else', async () => {
    expect(await put({})).toMatchObject(badRequest('must be a List'));
    expect(await put([])).toMatchObject({ http: 400 });
    expect(await put([row({ phone: '1' })])).toMatchObject({ http: 400 });
  });

  test('have no api in their path', async () => {
    expect((await office.send('PUT', `${tm}config/blacklist/batch`, [row()])).http).toBe(200);
    expect((await office.send('PUT', `${tm}config/api/blacklist/batch`, [row()])).http).toBe(404);
  });
});
