import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import {
  basicSetting,
  basicSettingResp,
  dataOf,
  done,
  get,
  post,
  refusedWith,
  rowsOf,
} from './itniotech-client.js';

const groups = '/v3/cc/seatGroup';
const trunks = '/v3/cc/sipTrunk';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

const query = (params: object = {}) => post(sandbox, `${groups}/query`, { current: 1, size: 10, params });
const add = (body: object = {}) =>
  post(sandbox, `${groups}/addGroup`, { groupName: 'sipGroup', appId: 'sandbox1', ...body });
const remove = (id: unknown) => get(sandbox, `${groups}/deleteGroup?voiceGroupId=${String(id)}`);
const effects = (): readonly string[] => sandbox.ledger.entries().map(({ effect }) => effect);

/** Adds a group and finds its id as the pages make one do. */
const added = async (body: object = {}): Promise<number> => {
  await add(body);
  return Number(rowsOf(await query({ groupName: 'sipGroup' })).at(-1)?.voiceGroupId);
};

describe('groups', () => {
  test('are listed with strategy, seats and application', async () => {
    const answer = await query();
    expect(dataOf(answer)).toMatchObject({ total: 3, size: 10, current: 1, pages: 1 });
    expect(rowsOf(answer)).toEqual([
      { voiceGroupId: 5001, callinStrategy: 1, countSeat: 2, groupName: 'Sales', appName: 'sandbox1' },
      { voiceGroupId: 5002, callinStrategy: 4, countSeat: 2, groupName: 'Support', appName: 'sandbox1' },
      { voiceGroupId: 5003, callinStrategy: null, countSeat: 0, groupName: 'Renewals', appName: 'sandbox1' },
    ]);
    expect(rowsOf(await query({ groupName: 'al' })).map(({ groupName }) => groupName)).toEqual([
      'Sales',
      'Renewals',
    ]);
    expect(dataOf(await query({ groupName: 'none' }))).not.toHaveProperty('records');
  });

  test('are added without telling the new id, and found by name', async () => {
    expect(await add()).toEqual(done);
    expect(rowsOf(await query({ groupName: 'sipGroup' }))).toMatchObject([
      { voiceGroupId: expect.any(Number), countSeat: 0, appName: 'sandbox1' },
    ]);
    const { items } = await orThrow(sandbox.center.queues.list({}));
    expect(items.map(({ name }) => name)).toContain('sipGroup');
  });

  test('have settings as those of the start have', async () => {
    const id = await added();
    const settings = { voiceGroupId: id, displaySwitch: 0, encryptNumber: 1, wrapUpTime: 9, timeoutIdle: '' };
    expect(await post(sandbox, basicSetting, settings)).toEqual(done);
    expect((await get(sandbox, `${basicSettingResp}?voiceGroupId=${String(id)}`)).reply).toMatchObject({
      status: 0,
      data: { seatGroupId: id, groupName: 'sipGroup', wrapUpTime: 9, timeoutIdle: null },
    });
  });

  test.each([
    ['-20', { groupName: 'Renewals' }],
    ['-22', { groupName: 'abc' }],
    ['-22', { groupName: 'x'.repeat(33) }],
    ['-22', { appId: 'unknown1' }],
    ['-22', { appId: 12345678 }],
  ])('answer %s to the addition of %j', async (status, wrong) => {
    expect(await add(wrong)).toEqual(refusedWith(status));
    expect(effects()).toEqual([]);
  });

  test('are deleted by a GET, once', async () => {
    const id = await added();
    expect(await remove(id)).toEqual(done);
    expect(await remove(id)).toEqual(refusedWith('-24'));
    expect(effects()).toEqual([`add queue ${String(id)}`, `delete queue ${String(id)}`]);
  });

  test.each([
    ['-24', 5999],
    ['-22', 'x'],
    ['-22', ''],
    ['-63', 5001],
  ])('answer %s to the deletion of %s', async (status, id) => {
    expect(await remove(id)).toEqual(refusedWith(status));
  });

  test('are kept by seats, by disabled seats, by a team leader and by a trunk', async () => {
    const id = await added();
    await post(sandbox, '/v3/cc/seat/addSeatList', { voiceGroupId: id, size: 1 });
    const [seat] = rowsOf(
      await post(sandbox, '/v3/cc/seat/query', { current: 1, size: 10, params: { voiceGroupId: id } }),
    );
    const batch = (type: number) =>
      post(sandbox, '/v3/cc/seat/batchingSeat', { type, idList: [seat?.keyId] });
    expect(await remove(id)).toEqual(refusedWith('-63'));
    await batch(3);
    expect(await remove(id)).toEqual(refusedWith('-64'));
    await batch(2);
    const leader = dataOf(
      await post(sandbox, '/v3/cc/teamleader/add', { name: 'Leader', voiceGroupIdList: [id] }),
    );
    expect(await remove(id)).toEqual(refusedWith('-69'));
    await post(sandbox, '/v3/cc/teamleader/batchUpdateStatus', { type: 2, idList: [leader] });
    await post(sandbox, `${trunks}/add`, outgoing(id));
    expect(await remove(id)).toEqual(refusedWith('-70'));
  });

  test('of another application do not take a seat', async () => {
    const id = await added({ appId: 'sandbox2' });
    const move = { keyId: 20001, voiceGroupId: String(id), name: 'Mara', empNo: '1001' };
    expect(await post(sandbox, '/v3/cc/seat/updateSeat', move)).toEqual(refusedWith('-65'));
  });
});

describe('a ring tone', () => {
  const upload = (body: object) =>
    post(sandbox, `${groups}/upload`, { fileName: 'test.mp3', file: mp3.toString('base64'), ...body });
  const mp3 = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(100)]);
  const big = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(1024 * 1024)]);

  test('is stored under another name, which the settings take', async () => {
    const { fileName } = dataOf(await upload({})) as { readonly fileName: string };
    expect(fileName).toMatch(/^turnseatring-template\/1[0-9a-f]{32}\.mp3$/);
    const settings = { voiceGroupId: 5001, displaySwitch: 0, encryptNumber: 1, turnSeatRing: fileName };
    expect(await post(sandbox, basicSetting, settings)).toEqual(done);
  });

  test.each([
    ['-21', { file: 'no base64!' }],
    ['-21', { file: '' }],
    ['-22', { fileName: 'a.mp' }],
    ['-22', { fileName: `${'x'.repeat(29)}.mp3` }],
    ['-22', { file: 5 }],
    ['-27', { file: Buffer.from('text').toString('base64') }],
    ['-27', { fileName: 'test.wav' }],
    ['-38', { file: big.toString('base64') }],
    ['-39', { fileName: 'test.ogg' }],
  ])('is refused with %s', async (status, wrong) => {
    expect(await upload(wrong)).toEqual(refusedWith(status));
  });
});

/** The page's own sample; its address is none. */
const outgoing = (group = 5001) => ({
  groupList: [{ voiceGroupId: group }],
  type: 1,
  sipTrunkName: '22232',
  sipGatewayIp: '12.325.353.2',
  sipTrunkState: false,
});

const incoming = {
  groupList: [{ voiceGroupId: 5002, number: '442079460102' }],
  type: 2,
  sipTrunkName: 'inbound',
  sipWhiteIp: '192.0.2.7',
  sipTrunkState: true,
};

describe('SIP trunks', () => {
  const addTrunk = (body: object) => post(sandbox, `${trunks}/add`, body);
  const list = (params: object = {}) => post(sandbox, `${trunks}/query`, { current: 1, size: 15, params });
  const change = (body: object) => post(sandbox, `${trunks}/update`, body);

  test('are added under a bare number and listed under a numeric status, account and password absent', async () => {
    expect((await addTrunk(outgoing())).reply).toEqual({ status: '0', reason: 'success', data: 5000001 });
    const answer = await list();
    expect(answer.reply).toMatchObject({ status: 0, data: { searchCount: true } });
    expect(rowsOf(answer)).toEqual([
      {
        keyId: 5000001,
        sipGatewayIp: '12.325.353.2',
        sipWhiteIp: null,
        type: 1,
        state: 1,
        sipTrunkName: '22232',
        sipPrefix: null,
        ccIp: '192.0.2.1',
        sipTrunkState: false,
        createTime: expect.any(String),
        updateTime: expect.any(String),
        groupList: [{ voiceGroupId: 5001, groupName: 'Sales', number: null }],
      },
    ]);
  });

  test('show account and password where they have them', async () => {
    await addTrunk({ ...outgoing(), sipTrunkState: true, sipAccount: 'acc', sipPassword: 'pw', type: '1' });
    expect(rowsOf(await list({ type: 1 }))).toMatchObject([{ sipAccount: 'acc', sipPassword: 'pw' }]);
  });

  test('are filtered and updated', async () => {
    await addTrunk(outgoing());
    await addTrunk(incoming);
    expect(rowsOf(await list({ type: 2 }))).toMatchObject([{ sipTrunkName: 'inbound' }]);
    expect(rowsOf(await list({ sipTrunkName: '22' }))).toMatchObject([{ keyId: 5000001 }]);
    const update = Object.fromEntries(Object.entries(outgoing(5003)).filter(([name]) => name !== 'type'));
    expect(await change({ ...update, keyId: 5000001 })).toEqual(done);
    await change({ ...update, keyId: 5000001 });
    expect(rowsOf(await list({ type: 1 }))).toMatchObject([{ groupList: [{ groupName: 'Renewals' }] }]);
    expect(effects()).toEqual(['add trunk 5000001', 'add trunk 5000002', 'update trunk 5000001']);
    expect(await change(update)).toEqual(refusedWith('-56'));
    expect(await change({ ...update, keyId: 9 })).toEqual(refusedWith('-22'));
    expect(await change({ ...update, keyId: 5000002 })).toEqual(refusedWith('-47'));
  });

  test.each([
    ['-44', { type: 3 }],
    ['-45', { sipTrunkName: '' }],
    ['-48', { groupList: [] }],
    ['-48', { groupList: [{ voiceGroupId: 5999 }] }],
    ['-51', { groupList: [{ voiceGroupId: 5001 }, { voiceGroupId: 5001 }] }],
    ['-49', { sipGatewayIp: undefined }],
    ['-50', { sipGatewayIp: 'x'.repeat(51) }],
    ['-22', { sipTrunkState: undefined }],
    ['-22', { sipTrunkState: true }],
    ['-22', { registered: true }],
  ])('answer %s to an outgoing one with %j', async (status, wrong) => {
    expect(await addTrunk({ ...outgoing(), ...wrong })).toEqual(refusedWith(status));
  });

  test.each([
    ['-54', { sipWhiteIp: undefined }],
    ['-55', { sipWhiteIp: 'not an address' }],
    ['-57', { groupList: [{ voiceGroupId: 5002 }] }],
    ['-58', { groupList: [{ voiceGroupId: 5002, number: '1'.repeat(51) }] }],
  ])('answer %s to an incoming one with %j', async (status, wrong) => {
    expect(await addTrunk({ ...incoming, ...wrong })).toEqual(refusedWith(status));
  });

  test('bind a group, a gateway and a name once', async () => {
    await addTrunk(outgoing());
    expect(await addTrunk(outgoing(5003))).toEqual(refusedWith('-47'));
    expect(await addTrunk({ ...outgoing(), sipTrunkName: 'other' })).toEqual(refusedWith('-52'));
    expect(await addTrunk({ ...outgoing(5003), sipTrunkName: 'other' })).toEqual(refusedWith('-53'));
  });
});
