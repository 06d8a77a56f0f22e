import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { utils, write } from '@e965/xlsx';
import { orThrow } from '@cordboard/core/fp';
import { startSandbox, type CallOutcome, type Sandbox } from '@cordboard/sandbox';
import { dataOf, done, post, refusedWith, rowsOf } from './itniotech-client.js';

const preview = '/v3/cc/preview';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

type Rows = readonly (readonly (string | number)[])[];

/** A workbook in base64, in one of Excel's two forms. */
const workbook = (rows: Rows, bookType: 'biff8' | 'xlsx' = 'biff8'): string => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])));
  return (write(book, { type: 'buffer', bookType }) as Buffer).toString('base64');
};

const numbers = ['447700900001', '447700900002', '447700900003'];
const people: Rows = [
  ['Number', 'Name'],
  [numbers[0]!, 'Ada'],
  [numbers[1]!, 'Bo'],
  [numbers[2]!, 'Chi'],
];

const rowsOfMany = (count: number): Rows => [
  ['Number'],
  ...Array.from({ length: count }, (_, i) => [String(447_700_000_000 + i)]),
];

const call = (path: string, body: unknown) => post(sandbox, `${preview}/${path}`, body);
const upload = (file: string, fileName = '234567.xls') => call('upload', { fileName, file });

const uploaded = async (rows: Rows = people): Promise<string> =>
  String((dataOf(await upload(workbook(rows))) as { readonly filePath: unknown }).filePath);

const groupCall = { type: 1, voiceGroupId: [5001], appId: 'sandbox1', calloutRate: 1 };
const submit = (filePath: string, body: object = groupCall) =>
  call('submitTask', { filePath, fileName: 'numbers.xls', ...body });
const submitted = async (body: object = groupCall): Promise<number> =>
  Number(dataOf(await submit(await uploaded(), body)));

const list = async (path: string, params: object) =>
  rowsOf(await call(path, { current: 1, size: 100, params }));
const task = async (taskId: number) => (await list('query', { taskId: String(taskId) }))[0];
const details = (taskId: unknown, params: object = {}) => list('queryTaskDetail', { taskId, ...params });

const dial = (taskId: number, count?: number) => sandbox.telephone.dial(String(taskId), count);
const settle = (calls: readonly { readonly id: string }[], outcome: CallOutcome): void => {
  for (const { id } of calls) sandbox.telephone.settle(id, outcome);
};

const effects = (): readonly string[] => sandbox.ledger.entries().map(({ effect }) => effect);
const placed = (number: string): number =>
  sandbox.ledger.entries().filter(({ key }) => key === sandbox.ledger.keyOf('call', number)).length;

describe('the upload', () => {
  test.each(['biff8', 'xlsx'] as const)(
    'reads a %s workbook and counts rows and repetitions',
    async (form) => {
      const rows: Rows = [['Number'], [447700900001], ['447700900001'], ['447700900002']];
      const answer = await upload(workbook(rows, form), form === 'xlsx' ? 'a2345.xlsx' : 'a2345.xls');
      expect(answer.reply).toEqual({
        status: '0',
        reason: 'success',
        data: {
          filePath: expect.stringMatching(/^\/mnt\/cc\\upload\\execl\\\w+\.xlsx?$/),
          numberTotalCount: 3,
          numberSameCount: 1,
        },
      });
    },
  );

  test('leaves empty rows out', async () => {
    const answer = await upload(workbook([['Number'], ['447700900001'], [''], [], ['447700900002']]));
    expect(dataOf(answer)).toMatchObject({ numberTotalCount: 2, numberSameCount: 0 });
  });

  test.each([
    ['-39', Buffer.from('Number\n447700900001\n').toString('base64'), 'a2345.xls'],
    ['-39', workbook(people), 'a2345.csv'],
    [
      '-39',
      Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(600)]).toString('base64'),
      'a2345.xls',
    ],
    ['-21', 'no base64!', 'a2345.xls'],
    ['-38', Buffer.alloc(20 * 1024 * 1024 + 3).toString('base64'), 'a2345.xls'],
  ])('answers %s to a file that is none', async (status, file, fileName) => {
    expect(await upload(file, fileName)).toEqual(refusedWith(status));
  });

  test('takes 100,000 rows, and a task of as many numbers', async () => {
    const answer = await upload(workbook(rowsOfMany(100_000), 'xlsx'), 'many.xlsx');
    const { filePath } = dataOf(answer) as { readonly filePath: string };
    const taskId = Number(dataOf(await submit(filePath)));
    expect(await task(taskId)).toMatchObject({ totalCount: 100_000, remainCount: 100_000 });
    settle(dial(taskId, 1000), { result: 'no-answer' });
    expect(await task(taskId)).toMatchObject({ remainCount: 99_000, callFailuresNum: 1000 });
    expect(sandbox.telephone.calls()).toEqual([]);
  }, 120_000);

  test('answers -40 to more', async () => {
    const answer = await upload(workbook(rowsOfMany(100_001), 'xlsx'), 'many.xlsx');
    expect(answer).toEqual(refusedWith('-40'));
  }, 120_000);
});

describe('submitting', () => {
  test('returns the id and places nothing by itself', async () => {
    const answer = await submit(await uploaded());
    expect(answer.reply).toMatchObject({ status: '0', data: expect.any(Number) });
    expect(sandbox.telephone.calls()).toEqual([]);
    expect(await task(Number(dataOf(answer)))).toMatchObject({
      voiceGroupId: [5001],
      seatGroupName: 'Sales',
      taskStatus: 16,
      taskType: 1,
      totalCount: 3,
      remainCount: 3,
      finishFlag: 0,
    });
  });

  test('returns null on the older page', async () => {
    const older = await startSandbox({ itniotech: { returnsTaskId: false } });
    const file = workbook(people);
    const answer = await post(older, `${preview}/upload`, { fileName: '234567.xls', file });
    const { filePath } = dataOf(answer) as { readonly filePath: string };
    const reply = await post(older, `${preview}/submitTask`, { filePath, fileName: 'n.xls', ...groupCall });
    await older.close();
    expect(reply).toEqual(done);
  });

  test('enables an automatic task at once, without groups', async () => {
    expect(await task(await submitted({ type: 0 }))).toMatchObject({
      taskStatus: 1,
      taskType: 0,
      voiceGroupId: [],
    });
  });

  test.each([
    ['-22', { ...groupCall, type: 2 }],
    ['-22', { ...groupCall, appId: undefined }],
    ['-22', { ...groupCall, calloutRate: undefined }],
    ['-22', { ...groupCall, voiceGroupId: [5001, 5002] }],
    ['-22', { ...groupCall, voiceGroupId: 5001 }],
    ['-22', { ...groupCall, maxRingingTime: 19 }],
    ['-22', { ...groupCall, displayNum: 'with blank' }],
    ['-22', { ...groupCall, filePath: '/mnt/cc/none.xls' }],
    ['-74', { ...groupCall, appId: 'sandbox2' }],
    ['-22', { ...groupCall, voiceGroupId: [5999] }],
  ])('answers %s to %j', async (status, body) => {
    expect(await submit(await uploaded(), body)).toEqual(refusedWith(status));
    expect(effects()).toEqual([]);
  });

  test('answers -43 to a header that repeats', async () => {
    expect(
      await submit(
        await uploaded([
          ['Number', 'A', 'A'],
          ['447700900001', 1, 2],
        ]),
      ),
    ).toEqual(refusedWith('-43'));
  });

  test('twice is two tasks, and the ledger shows who was called twice', async () => {
    const filePath = await uploaded();
    sandbox.faults.add({ fault: 'duplicate', when: 'after', path: /submitTask$/ });
    await submit(filePath);
    const submittedHere = (await list('query', {})).filter(({ taskId }) => Number(taskId) > 5_000_000);
    for (const { taskId } of submittedHere) dial(Number(taskId));
    expect(numbers.map(placed)).toEqual([2, 2, 2]);
  });
});

describe('a task in the hands of a test', () => {
  test('dials when told to and completes when its calls have ended', async () => {
    const taskId = await submitted();
    const [first] = dial(taskId, 1);
    expect(first).toMatchObject({ vendor: 'itniotech', callee: numbers[0], campaign: String(taskId) });
    expect(await task(taskId)).toMatchObject({ taskStatus: 11, remainCount: 3, callingNumber: 1 });
    settle([first!], { result: 'answered', durationSec: 30, agent: { id: '20001', name: 'Mara' } });
    settle(dial(taskId), { result: 'busy' });
    expect(await task(taskId)).toMatchObject({
      taskStatus: 12,
      finishFlag: 1,
      remainCount: 0,
      transfersNum: 1,
      callFailuresNum: 2,
    });
    expect(dial(taskId)).toEqual([]);
    expect(numbers.map(placed)).toEqual([1, 1, 1]);
    expect(sandbox.ledger.entries().filter(({ effect }) => effect === 'place a call')).toMatchObject(
      numbers.map(() => ({ method: 'POST', path: `${preview}/submitTask` })),
    );
  });

  test('shows its numbers masked, with status, agent and columns', async () => {
    const taskId = await submitted();
    const [first, second] = dial(taskId, 2);
    const agent = { id: '20001', name: 'Mara' };
    settle([first!], { result: 'answered', agent, labels: ['quote'], remark: 'call back' });
    settle([second!], { result: 'no-answer' });
    dial(taskId, 0);
    expect(await details(String(taskId))).toMatchObject([
      {
        keyId: 1,
        encryptCalled: '447****01',
        seatName: 'Mara',
        sipGroupName: 'Sales',
        labelName: 'quote',
        remark: 'call back',
        callId: first!.id,
        errorReason: null,
        status: 9,
        callCount: 1,
        var01: 'Ada',
      },
      { status: 7, errorReason: 'no-answer', callCount: 1 },
      { status: 5, callId: null, callCount: 0 },
    ]);
    const of = async (params: object) => (await details(taskId, params)).map(({ keyId }) => keyId);
    expect(await of({ statusList: [5, 7] })).toEqual([2, 3]);
    expect(await of({ seatId: [20001], labelNames: ['quote'], remark: 'back' })).toEqual([1]);
    expect(await of({ called: '0003', sipGroupId: 5001 })).toEqual([3]);
    expect(await of({ sipGroupId: 5002 })).toEqual([]);
    expect(await call('queryTaskDetail', { current: 1, size: 10, params: { taskId: 9 } })).toEqual(
      refusedWith('-22'),
    );
  });

  test('never calls a number that is none', async () => {
    const taskId = Number(dataOf(await submit(await uploaded([['Number'], ['12'], ['447700900001']]))));
    expect(dial(taskId).map(({ callee }) => callee)).toEqual(['447700900001']);
    expect(await details(taskId, { statusList: [7] })).toMatchObject([
      { errorReason: 'the number is malformed' },
    ]);
  });

  test.each([
    ['suspended', 15],
    ['failed', 13],
    ['running', 11],
  ] as const)('can be made %s', async (to, taskStatus) => {
    const taskId = await submitted();
    sandbox.telephone.move(String(taskId), to);
    expect(await task(taskId)).toMatchObject({ taskStatus });
    expect(dial(taskId)).toHaveLength(to === 'running' ? 3 : 0);
  });

  test('keeps a seat of its group from being deleted while it runs', async () => {
    const remove = () => post(sandbox, '/v3/cc/seat/batchingSeat', { type: 2, idList: [20001] });
    const taskId = await submitted();
    dial(taskId, 1);
    expect(await remove()).toEqual(refusedWith('-68'));
    await call('agent/cancelTask', { taskId });
    expect(await remove()).toEqual(done);
  });

  test('refuses calls and campaigns that are not there', () => {
    expect(() => dial(9)).toThrow('knows no such campaign');
    expect(() => {
      settle([{ id: '9' }], { result: 'busy' });
    }).toThrow('knows no such call');
  });
});

describe('calling again', () => {
  const resend = (taskId: unknown, resendType: number, body: object = groupCall) =>
    call('resendTask', { taskId, resendType, ...body });

  test.each([
    [1, [numbers[1]]],
    [2, [numbers[2]]],
    [3, numbers],
  ])('with type %d takes those it names', async (resendType, expected) => {
    const taskId = await submitted();
    const [first, second] = dial(taskId, 2);
    settle([first!], { result: 'answered' });
    settle([second!], { result: 'no-answer' });
    await call('agent/cancelTask', { taskId: String(taskId) });
    expect(await resend(taskId, resendType)).toEqual(done);
    const wanted =
      resendType === 1 ? dial(taskId).filter(({ callee }) => callee !== numbers[2]) : dial(taskId);
    expect(wanted.map(({ callee }) => callee)).toEqual(expected);
  });

  test('needs a task that is over, and someone to call', async () => {
    const taskId = await submitted();
    expect(await resend(taskId, 3)).toEqual(refusedWith('-41'));
    settle(dial(taskId), { result: 'answered' });
    expect(await resend(taskId, 1)).toEqual(refusedWith('-42'));
    expect(await resend(taskId, 0)).toEqual(refusedWith('-22'));
    expect(await resend(9, 3)).toEqual(refusedWith('-22'));
    expect(await resend(taskId, 3, { ...groupCall, appId: 'sandbox2' })).toEqual(refusedWith('-74'));
  });
});

describe('editing and cancelling', () => {
  test('change remark and rate', async () => {
    const taskId = await submitted();
    expect(await call('agent/editTask', { taskId: String(taskId), remark: '123', calloutRate: 2 })).toEqual(
      done,
    );
    await call('agent/editTask', { taskId, remark: '123', calloutRate: 2 });
    expect(await task(taskId)).toMatchObject({ remark: '123' });
    expect(effects().slice(1)).toEqual([`edit task ${String(taskId)}`]);
    expect(await call('agent/editTask', { taskId, remark: '123' })).toEqual(refusedWith('-22'));
    expect(await call('agent/editTask', { taskId, calloutRate: 1, remark: 'x'.repeat(51) })).toEqual(
      refusedWith('-22'),
    );
  });

  test('end a group call, once; calls under way end as they do', async () => {
    const taskId = await submitted();
    const calls = dial(taskId, 1);
    expect(await call('agent/cancelTask', { taskId })).toEqual(done);
    expect(await call('agent/cancelTask', { taskId })).toEqual(refusedWith('-41'));
    settle(calls, { result: 'answered' });
    expect(await task(taskId)).toMatchObject({ taskStatus: 14, remainCount: 2 });
    expect(dial(taskId)).toEqual([]);
  });

  test('do not end an automatic task', async () => {
    expect(await call('agent/cancelTask', { taskId: await submitted({ type: 0 }) })).toEqual(
      refusedWith('-22'),
    );
  });

  test('reach the campaigns of the center, too', async () => {
    await call('agent/editTask', { taskId: 9001, remark: 'Renewals', calloutRate: 3 });
    expect(await task(9001)).toMatchObject({ remark: 'Renewals', taskStatus: 11 });
    const { items } = await orThrow(sandbox.center.campaigns.list({ name: 'Renewals' }));
    expect(items[0]?.dialing).toEqual({ mode: 'power', linesPerAgent: 3 });
    expect(await call('agent/cancelTask', { taskId: 9001 })).toEqual(done);
    expect(await task(9001)).toMatchObject({ taskStatus: 14 });
    expect(effects()).toEqual(['edit task 9001', 'cancel task 9001']);
    expect(await call('agent/cancelTask', { taskId: 9001 })).toEqual(refusedWith('-41'));
    for (const taskId of [9001, 9003]) {
      expect(await call('agent/editTask', { taskId, calloutRate: 1 })).toEqual(refusedWith('-41'));
    }
    for (const taskId of [9003, 9009]) {
      expect(await call('agent/cancelTask', { taskId })).toEqual(refusedWith('-22'));
    }
  });
});

test('the query tells the campaigns of the center, too, and filters by day, status, type, end and group', async () => {
  const automatic = await submitted({ type: 0, voiceGroupId: [5002] });
  const calling = await submitted();
  const ids = async (params: object) => (await list('query', params)).map(({ taskId }) => taskId);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  expect(await ids({})).toEqual([calling, automatic, 9001, 9002, 9003]);
  expect(await ids({ startTime: today, endTime: today })).toEqual([calling, automatic]);
  expect(await ids({ endTime: '2025-01-10 00:00:00' })).toEqual([]);
  expect(await ids({ taskStatus: [16] })).toEqual([calling, 9002]);
  expect(await ids({ taskType: 0 })).toEqual([automatic, 9003]);
  expect(await ids({ finishFlag: 1 })).toEqual([9003]);
  expect(await ids({ voiceGroupIds: [5002] })).toEqual([automatic, 9002]);
  const rates = (await list('query', {})).map(({ completedRate }) => completedRate);
  expect(rates).toEqual([0, '0', 0.4, '0', 0.8]);
});
