import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { dataOf, done, post, refusedWith, rowsOf, signed } from './itniotech-client.js';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

const effects = (): readonly string[] => sandbox.ledger.entries().map(({ effect }) => effect);
const firstPage = { current: 1, size: 10 };

describe('numbers', () => {
  const list = (params: object) => post(sandbox, '/number/queryPage', { ...firstPage, params });

  test("are the center's caller IDs, in states of their own", async () => {
    const rows = rowsOf(await list({}));
    expect(rows.map(({ number, state }) => [number, state])).toEqual([
      ['442079460101', 3],
      ['442079460102', 3],
      ['442079460103', 5],
      ['442079460105', 4],
    ]);
    expect(rows[0]).toMatchObject({
      ccode: '44',
      country: 'United Kingdom',
      dueDate: '2030-12-31',
      type: 'FIXED',
      appId: 'sandbox1',
      enableVoicemail: 1,
    });
    expect(rows[1]).toMatchObject({ type: 'MOBILE', dueDate: null, inboundPrefix: '', enableVoicemail: 0 });
  });

  test('belong to the first application', async () => {
    expect(rowsOf(await list({ appId: 'sandbox1' }))).toHaveLength(4);
    expect(dataOf(await list({ appId: 'sandbox2' }))).not.toHaveProperty('records');
  });
});

describe('a number pool', () => {
  const sample = {
    poolNumber: '918885',
    customerWhitelist: '192.168.10.17,192.168.10.18',
    maxConcurrency: 99,
    numberList: ['9178605501', '9178605502'],
  };
  const create = (body: object) => post(sandbox, '/number/createNumberPool', { ...sample, ...body });
  const binding = {
    phoneA: '447700900001',
    phoneB: '447700900002',
    poolNumber: '918885',
    expireS: 60,
    appId: 'sandbox1',
    bizType: 1,
  };
  const bind = (body: object) => post(sandbox, '/number/pns/bind', { ...binding, ...body });

  test('is created once', async () => {
    expect(await create({})).toEqual(done);
    expect(await create({})).toEqual(refusedWith('-20'));
    expect(effects()).toEqual(['add a number pool']);
  });

  test.each([
    { poolNumber: '1'.repeat(21) },
    { customerWhitelist: '192.168.10.17;192.168.10.18' },
    { maxConcurrency: 10_000 },
    { maxConcurrency: [99] },
    { numberList: [9178605501] },
  ])('answers -22 to %j', async (wrong) => {
    expect(await create(wrong)).toEqual(refusedWith('-22'));
  });

  test('gives one number to both sides, or one to each', async () => {
    await create({});
    const both = dataOf(await bind({})) as { readonly pnsNumberA: string; readonly pnsNumberB: string };
    expect(both.pnsNumberB).toBe(both.pnsNumberA);
    const each = dataOf(await bind({ bizType: 2 })) as typeof both;
    expect(each.pnsNumberB).not.toBe(each.pnsNumberA);
    for (const wrong of [{ poolNumber: 'x' }, { phoneB: '12025550123' }, { expireS: 0 }, { bizType: 3 }])
      expect(await bind(wrong)).toEqual(refusedWith('-22'));
  });
});

describe('desk phones', () => {
  const phones = {
    groupName: 'sipGroup',
    phoneName: 'phone',
    quantity: 3,
    displayNum: '861000000',
    appId: 'sandbox1',
  };
  const add = (body: object = {}) => post(sandbox, '/voice/sipAdd', { ...phones, ...body });
  const list = async (body: object = {}) =>
    rowsOf(await post(sandbox, '/voice/sipQuery', { ...body, params: { appId: 'sandbox1' } }));
  const added = async () => (await list()).filter(({ groupName }) => groupName === 'sipGroup');
  const reset = (account: string) => post(sandbox, '/voice/sipReset', { account, appId: 'sandbox1' });

  test('are added without telling their accounts, and listed with passwords in clear', async () => {
    expect(await add()).toEqual(done);
    expect(await added()).toEqual(
      ['80001', 'sandbox_002', 'sandbox_003'].map((account, i) => ({
        groupName: 'sipGroup',
        phoneName: `phone-${String(i + 1)}`,
        account,
        password: expect.stringMatching(/^\w{8}$/),
        displayNum: '861000000',
      })),
    );
    const numbers = (await list()).map(({ account }) => account);
    expect(numbers).toEqual(['8004', '8005', '00123', '80001', 'sandbox_002', 'sandbox_003']);
    expect(await list({ current: 3, size: 2 })).toMatchObject([
      { phoneName: 'phone-2' },
      { phoneName: 'phone-3' },
    ]);
    expect(effects()).toEqual(['add 3 desk phones']);
  });

  test('get another password by a reset', async () => {
    await add();
    const [before] = await added();
    const answer = await reset('80001');
    const [after] = await added();
    expect(dataOf(answer)).toEqual({ account: '80001', password: after?.password });
    expect(after?.password).not.toBe(before?.password);
    expect(await reset('sandbox_009')).toEqual(refusedWith('-24'));
  });

  test.each([
    ['-22', { groupName: 'abc' }],
    ['-22', { quantity: 51 }],
    ['-22', { quantity: 0 }],
    ['-22', { displayNum: '123456' }],
    ['-22', { appId: 'unknown1' }],
  ])('answer %s to %j', async (status, wrong) => {
    expect(await add(wrong)).toEqual(refusedWith(status));
  });

  test('have group names that do not repeat, and a limit', async () => {
    await add();
    expect(await add()).toEqual(refusedWith('-20'));
    const answers = [];
    for (let n = 0; n < 20; n += 1)
      answers.push(await add({ groupName: `group ${String(n)}`, quantity: 50 }));
    expect(answers.at(-1)).toEqual(refusedWith('-23'));
  });

  test('cannot be listed with an empty page number', async () => {
    const body = { current: '', size: 10, params: { appId: 'sandbox1' } };
    expect(await post(sandbox, '/voice/sipQuery', body)).toEqual(refusedWith('-22'));
  });
});

describe('audio files', () => {
  const file = Buffer.from('ID3 audio').toString('base64');
  const upload = (body: object = {}) =>
    post(sandbox, '/voice/fileUpload', { fileName: 'a1.mp3', file, ...body });

  test('are uploaded, listed and deleted, the last without any data in the answer', async () => {
    const { fileId } = dataOf(await upload()) as { readonly fileId: number };
    const list = async () => rowsOf(await post(sandbox, '/voice/fileQuery', { params: {} }));
    expect(await list()).toMatchObject([{ fileId, fileName: 'a1.mp3' }]);
    const { reply } = await post(sandbox, '/voice/fileDel', { fileIdList: [fileId] });
    expect(reply).toEqual({ status: '0', reason: 'success' });
    expect(await list()).toEqual([]);
  });

  test('have names that do not repeat', async () => {
    await upload();
    expect(await upload()).toEqual(refusedWith('-20'));
    expect(await upload({ fileName: 'b1.txt' })).toEqual(refusedWith('-22'));
  });
});

describe("a sister brand's paths", () => {
  test('are instead of the usual ones', async () => {
    const other = await startSandbox({ itniotech: { voicePrefix: '/v3/voice', numberPrefix: '/v3/number' } });
    const at = async (path: string) => {
      const body = JSON.stringify({ ...firstPage, params: { appId: 'sandbox1' } });
      return (await fetch(other.urls.itniotech + path, { method: 'POST', headers: signed(), body })).status;
    };
    const paths = ['/v3/voice/sipQuery', '/v3/number/queryPage', '/voice/sipQuery', '/number/queryPage'];
    const statuses = await Promise.all(paths.map(at));
    await other.close();
    expect(statuses).toEqual([200, 200, 404, 404]);
  });
});
