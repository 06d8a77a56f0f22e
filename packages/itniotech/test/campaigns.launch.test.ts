import { describe, expect, test } from '@jest/globals';
import { QueueId, type Contact, type NewCampaign } from '@cordboard/core';
import { read, utils } from '@e965/xlsx';
import type { ItniotechConfig } from '../src/config.js';
import {
  answer,
  answerWith,
  center,
  expectSent,
  failed,
  fixture,
  guardNetwork,
  refusal,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const upload = ['POST', '/v3/cc/preview/upload'] as const;
const submit = ['POST', '/v3/cc/preview/submitTask'] as const;

/** A path with back-slashes, as the sample has it: it has to come back as it is. */
const filePath = '/mnt/cc\\upload\\execl\\20250210.xls';
const uploaded = success({ filePath, numberTotalCount: 2, numberSameCount: 0 });

const ada: Contact = { phoneNumber: '+447700900101', name: 'Ada Brook' };
const ben: Contact = {
  phoneNumber: '007700900102',
  note: '=1+1',
  fields: { City: '<Rome> & "co"', Age: '07' },
};

const preview: NewCampaign = { name: 'Renewals', dialing: { mode: 'preview' } };
const power: NewCampaign = {
  name: 'Renewals',
  dialing: { mode: 'power', linesPerAgent: 2 },
  queues: [QueueId('1000006')],
};

const launch = (
  campaign: NewCampaign = preview,
  rows: readonly Contact[] = [ada, ben],
  settings: Partial<ItniotechConfig> = {},
) => center(settings).campaigns.launch({ ...campaign, rows });

/** What an independent reader finds in the file that was uploaded, every cell with its type. */
const sheetSent = () => {
  const { file = '' } = seen[0]?.body as { readonly file?: string };
  const { SheetNames, Sheets } = read(Buffer.from(file, 'base64'), { type: 'buffer' });
  const sheet = Sheets[SheetNames[0] ?? ''];
  const rows = utils.sheet_to_json<readonly string[]>(sheet ?? {}, { header: 1, defval: '' });
  const types = Object.entries(sheet ?? {}).flatMap(([place, cell]) =>
    place.startsWith('!') ? [] : [(cell as { readonly t: string }).t],
  );
  return { names: SheetNames.length, rows, types: [...new Set(types)] };
};

describe('campaigns.launch', () => {
  test('uploads a sheet, submits a task with its path, and tells the campaign', async () => {
    answer(upload, uploaded);
    answerWith(fixture('campaigns.launch.documented'));
    const report = await succeed(launch(power, [ada, ben], { appId: '4luaKsL2' }));
    expect(report).toMatchObject({ total: 2, accepted: 2, failed: 0 });
    expect(report.created).toEqual({
      ref: { id: 'task-5017560' },
      name: 'Renewals',
      dialing: { mode: 'power', linesPerAgent: 2 },
      queues: ['1000006'],
    });
    expect(seen.map(({ path }) => path)).toEqual([upload[1], submit[1]]);
    expectSent(fixture('campaigns.launch.documented'), 1);
  });

  test('writes what any reader reads: titles, then a row each, all of it text', async () => {
    answer(upload, uploaded);
    answer(submit, success(5017560));
    await succeed(launch());
    expect(sheetSent()).toEqual({
      names: 1,
      rows: [
        ['number', 'name', 'note', 'Age', 'City'],
        ['447700900101', 'Ada Brook', '', '', ''],
        ['007700900102', '', '=1+1', '07', '<Rome> & "co"'],
      ],
      types: ['s'],
    });
    expect(seen[0]?.body).toMatchObject({ fileName: 'contacts.xlsx' });
  });

  test('names file and columns as the settings say', async () => {
    answer(upload, uploaded);
    answer(submit, success(5017560));
    await succeed(launch(preview, [ada], { sheet: { suffix: 'xls', phoneNumber: 'Phone', note: 'Memo' } }));
    expect(sheetSent().rows[0]).toEqual(['Phone', 'name', 'Memo']);
    expect(seen[0]?.body).toMatchObject({ fileName: 'contacts.xls' });
  });

  test.each(['_x0041_', '😀 "quotes" \t tab', ' blank at the ends ', 'line\nbreak'])(
    'keeps the text %j',
    async (name) => {
      answer(upload, uploaded);
      answer(submit, success(5017560));
      await succeed(launch(preview, [{ ...ada, name }]));
      expect(sheetSent().rows[1]?.[1]).toBe(name);
    },
  );

  test('tells no campaign where an older page tells no number', async () => {
    answer(upload, uploaded);
    answer(submit, success(null));
    const report = await succeed(launch());
    expect(report.accepted).toBe(2);
    expect(report).not.toHaveProperty('created');
  });

  test.each([
    ['-38', 'InvalidInput'],
    ['-39', 'InvalidInput'],
    ['-40', 'QuotaExceeded'],
  ] as const)('submits nothing when the upload is refused with %s', async (status, kind) => {
    answer(upload, refusal(status));
    expect(await failed(launch())).toMatchObject({ kind, effect: 'none' });
    expect(seen.length).toBe(1);
  });

  test.each([
    ['-43', 'InvalidInput'],
    ['-74', 'PermissionDenied'],
    ['-77', 'Conflict'],
  ] as const)('fails as a whole when the task is refused with %s', async (status, kind) => {
    answer(upload, uploaded);
    answer(submit, refusal(status));
    expect(await failed(launch())).toMatchObject({ kind, effect: 'none' });
  });

  test('does not submit twice when the answer is lost: each row is unknown', async () => {
    answer(upload, uploaded);
    answer(submit, { status: 502, body: 'a proxy' });
    expect(await succeed(launch())).toMatchObject({ total: 2, unknown: 2 });
    expect(seen.length).toBe(2);
  });

  test.each([
    ['queues', { ...power, queues: undefined }],
    ['queues', { ...power, queues: [QueueId('1'), QueueId('2')] }],
    ['queues.0', { ...preview, queues: [QueueId('Sales')] }],
    ['dialing.linesPerAgent', { ...power, dialing: { mode: 'power', linesPerAgent: 1.5 } }],
    ['dialing.ringTimeoutSec', { ...preview, dialing: { mode: 'preview', ringTimeoutSec: 19 } }],
    ['callerIds.0.number', { ...preview, callerIds: [{ number: '*7' }] }],
  ] as const)('sends nothing when %s cannot be', async (path, campaign) => {
    const error = await failed(launch(campaign, [ada], { appId: '4luaKsL2' }));
    expect([error.kind, error.problems.map((problem) => problem.path), seen.length]).toEqual([
      'InvalidInput',
      [path],
      0,
    ]);
  });

  test('names a caller id without the leading plus, as its twin recall does', async () => {
    answer(upload, uploaded);
    answer(submit, success(123));
    await succeed(launch({ ...preview, callerIds: [{ number: '+442079460101' }] }));
    expect(seen[1]?.body).toMatchObject({ displayNum: '442079460101' });
  });

  test('sends nothing when two columns would have one title, or the application is not known', async () => {
    const rows = [{ ...ada, fields: { note: 'x' } }];
    expect(await failed(launch(preview, rows))).toMatchObject({ kind: 'InvalidInput' });
    expect((await failed(launch(power))).message).toContain('appId');
    expect(seen.length).toBe(0);
  });
});
