import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import {
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

beforeEach(async () => {
  sandbox = await startSandbox();
  office = await company(sandbox.urls.sobot);
});

afterEach(async () => {
  await sandbox.close();
});

describe('extensions', () => {
  const search = (body: object): Promise<Answer> => office.post(paths.searchExtensions, body);
  const add = (body: object): Promise<Answer> =>
    office.post(paths.addExtension, { agentID: '1001', ext: '0500', password: '123456', ...body });

  test('come with passwords in clear, a number for the status and spaces around the rest', async () => {
    expect(rowsOf(await search({}))[0]).toEqual({
      ext: ' 8001 ',
      password: '123456',
      bindStatus: 1,
      bindTime: Date.parse('2025-03-10T09:40:00+08:00'),
      agentUUID: ' 20001 ',
      agentName: 'Mara Lindqvist',
    });
  });

  test('were bound at 0 when they are free', async () => {
    expect(rowsOf(await search({ bindStatus: 0 }))[0]).toEqual({
      ext: ' 8004 ',
      password: '123456',
      bindStatus: 0,
      bindTime: 0,
      agentUUID: null,
      agentName: null,
    });
  });

  test('are filtered by status, in pages whose size is what they show', async () => {
    expect(dataOf(await search({ bindStatus: 1, pageSize: 10 }))).toMatchObject({ pageSize: 3, total: 3 });
    expect(dataOf(await search({ pageSize: 4, currPage: 2 }))).toMatchObject({
      currPage: 2,
      pageSize: 2,
      total: 6,
    });
  });

  test('are created with their password and a voice code', async () => {
    const answer = await add({ password: '87654321' });
    expect(dataOf(answer)).toEqual({ ext: '0500', password: '87654321', langCodeTxt: 'Opus' });
    const created = rowsOf(await search({ pageSize: 50 })).find((row) => at(row, 'ext') === ' 0500 ');
    expect(created).toMatchObject({ password: '87654321', bindStatus: 0 });
  });

  test('are not created twice, nor by nobody', async () => {
    const twice = { http: 200, reply: { code: 200, status: 'Failed', retCode: '510003' } };
    expect(await add({ ext: '8001' })).toMatchObject(twice);
    expect(await add({ agentID: '404' })).toMatchObject({ http: 404 });
    expect(await add({ agentType: '1' })).toMatchObject({ http: 404 });
  });

  test.each([
    [{ ext: '12' }, 'ext must be a String of 3 to 8 digits'],
    [{ ext: '123456789' }, 'ext must be a String of 3 to 8 digits'],
    [{ ext: '12a' }, 'ext must be a String of 3 to 8 digits'],
    [{ password: '12345' }, 'password must be a String of 6 to 8 digits'],
    [{ password: '123456789' }, 'password must be a String of 6 to 8 digits'],
    [{ password: 'secret' }, 'password must be a String of 6 to 8 digits'],
    [{ agentID: undefined }, 'agentID is required'],
    [{ agentType: 0 }, 'agentType must be one of 0, 1'],
  ])('refuses %j', async (body, message) => {
    expect(await add(body)).toMatchObject(badRequest(message));
  });

  test('of the other edition are the same', async () => {
    const others = await office.post(`${tm}config/api/exts/_search`, {});
    expect(dataOf(others)).toEqual(dataOf(await search({})));
  });
});
