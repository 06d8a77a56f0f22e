// Each test is a line of the decoder checklist: what this vendor's replies are known to do. What tokens do is in
// tokens.test.ts.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { orThrow, paginate } from '@cordboard/core/fp';
import { AgentId, partKey, QueueId, Secret } from '@cordboard/core/provider';
import {
  agentToken,
  callService,
  companyToken,
  failed,
  fieldOf,
  fixture,
  good,
  onlyLoopback,
  printed,
  secrets,
  serve,
  sobotWith,
  keysOf,
} from './support.js';

onlyLoopback();

const config = `${callService}config/api`;
const queuesPath = `${config}/queues/_search`;
const membersPath = `${config}/queue/agents/search`;
const extensionsPath = `${config}/exts/_search`;
const numbersPath = `${config}/gatewayNumber/search`;
const flowsPath = `${callService}ivr/api/ivr/published/_search`;
const campaignsPath = `${callService}outbound/api/campaigns`;
const page = { list: [{ queueID: '1', queueName: 'One' }] };
const queue = QueueId('1');

describe('the envelope', () => {
  test.each([
    ['complete', { ...fixture('queues.create.documented').reply.body, data: page }],
    ['without metaData, retCode and retMsg', { status: 'Success', code: 200, message: 'ok', data: page }],
    ['with a localized message', { code: 200, message: '请求服务成功', retCode: '000000', data: page }],
    ['of the older dialect', { ret_code: '000000', ret_msg: '成功', data: page }],
    ['with nothing in it but data', { data: page }],
    ['with blank codes', { code: 200, status: '', retCode: ' ', ret_code: '', data: page }],
    ['with stray spaces', { code: ' 200 ', status: ' Success ', retCode: ' 000000 ', data: page }],
    ['with an object of nulls for metaData', { code: '200', metaData: { creatorId: null }, data: page }],
  ])('%s is a success', async (_, envelope) => {
    serve('POST', queuesPath, [200, envelope]);
    const { items } = await orThrow(sobotWith().queues.list({}));
    expect(items).toEqual([{ id: '1', name: 'One' }]);
  });

  test.each([
    ['code 200 with another retCode', { code: 200, status: 'Success', retCode: '510002' }],
    ['code 200 with another ret_code', { code: 200, ret_code: '510002' }],
    ['another code', { code: 400, status: 'Success', retCode: '000000' }],
    ['another status', { code: 200, status: 'Failure', retCode: '000000' }],
  ])('with %s is a failure, whatever else it says', async (_, envelope) => {
    serve('POST', queuesPath, [200, { ...envelope, data: page }]);
    expect((await failed(sobotWith().queues.list({}))).effect).toBe('none');
  });
});

describe('data', () => {
  test.each([
    ['null', null],
    ['not there', undefined],
    ['an empty object', {}],
    ['a page whose list is missing', { currPage: 1, pageSize: 10, total: 0 }],
    ['a page whose list is null', { list: null }],
    ['a page whose list is empty', { list: [] }],
  ])('that is %s is an empty page', async (_, data) => {
    serve('POST', queuesPath, [200, good(data)]);
    expect((await orThrow(sobotWith().queues.list({}))).items).toEqual([]);
  });

  test.each([[[]], [null], [undefined], [{}]])(
    'that would be a bare array is an empty page when it is %j',
    async (data) => {
      serve('POST', membersPath, [200, good(data)]);
      expect((await orThrow(sobotWith().queues.listMembers({}))).items).toEqual([]);
    },
  );

  test('that is an array of texts is one id per number', async () => {
    serve('POST', `${callService}console/contact-schedules/_batchAddInfos`, [200, good([' a '])]);
    const report = await orThrow(
      sobotWith().campaigns.scheduleCallbacks({
        name: 'plan',
        start: '2026-01-01T00:00:00Z',
        end: '2026-01-02T00:00:00Z',
        agent: { number: '1' },
        rows: [{ phoneNumber: '6590000001' }],
      }),
    );
    expect(report.outcomes[0]?.value).toEqual({ id: 'a' });
  });

  test('of another form says where it is wrong, and not what is there', async () => {
    serve('POST', queuesPath, [200, good({ list: [{ queueID: secrets.customer }, { queueID: 7 }] })]);
    const error = await failed(sobotWith().queues.list({}));
    expect(error).toMatchObject({ kind: 'MalformedReply', problems: [{ path: 'data.list.1.queueID' }] });
  });
});

describe('pages', () => {
  const rows = (from: number, size: number) =>
    Array.from({ length: size }, (_, i) => ({ queueID: String(from + i) }));
  const walk = async (limit: number) => {
    const ids: string[] = [];
    for await (const { id } of paginate(sobotWith().queues.list)({ limit })) ids.push(id);
    return ids;
  };

  test('count by total or by totalCount', async () => {
    serve('POST', queuesPath, [200, good({ ...page, total: 1 })]);
    serve('POST', `${campaignsPath}/getList`, [200, good({ list: [], totalCount: '0', totalPage: 0 })]);
    const center = sobotWith();
    expect((await orThrow(center.queues.list({}))).total).toBe(1);
    expect((await orThrow(center.campaigns.list({}))).total).toBe(0);
  });

  test.each([-1, 1.5, '1e400', 'many', ''])('count by nothing that is no count: %j', async (total) => {
    serve('POST', queuesPath, [200, good({ ...page, total })]);
    expect((await orThrow(sobotWith().queues.list({}))).total).toBeUndefined();
  });

  test('end with a short page', async () => {
    serve('POST', queuesPath, [200, good({ list: rows(0, 2) })], [200, good({ list: rows(2, 1) })]);
    expect(await walk(2)).toEqual(['0', '1', '2']);
  });

  test('end with the empty page behind a short one, where the counter says that there is more', async () => {
    serve(
      'POST',
      queuesPath,
      [200, good({ list: rows(0, 2), total: 999 })],
      [200, good({ list: rows(2, 1), total: 999 })],
      [200, good({ list: [], total: 999 })],
    );
    expect(await walk(2)).toEqual(['0', '1', '2']);
  });

  test('end with an empty page, whatever the counter says', async () => {
    serve(
      'POST',
      queuesPath,
      [200, good({ list: rows(0, 2), total: 999 })],
      [200, good({ list: [], total: 999 })],
    );
    expect(await walk(2)).toEqual(['0', '1']);
  });

  test('cut shorter than asked for are full by the size they echo', async () => {
    const arrived = serve(
      'POST',
      queuesPath,
      [200, good({ list: rows(0, 2), pageSize: 2, total: 3 })],
      [200, good({ list: rows(2, 1), pageSize: 2, total: 3 })],
    );
    expect(await walk(10)).toEqual(['0', '1', '2']);
    expect(arrived.map(({ body }) => body)).toEqual([
      { currPage: 1, pageSize: 10 },
      { currPage: 2, pageSize: 10 },
    ]);
  });

  test('that echo a size of 0 still end', async () => {
    serve('POST', queuesPath, [200, good({ list: rows(0, 1), pageSize: 0 })]);
    expect(await walk(2)).toEqual(['0']);
  });
});

describe('values', () => {
  test.each([
    [1, 1, '1'],
    ['1', '0', 1],
  ])('that are numbers or text mean the same: %j', async (bindStatus, queueWeight, level) => {
    serve('POST', extensionsPath, [200, good({ list: [{ ext: '5001', bindStatus }] })]);
    serve('POST', membersPath, [
      200,
      good([{ queueID: '1', queueWeight, agents: [{ agent: 'a', level, checkin: true }] }]),
    ]);
    const center = sobotWith();
    expect((await orThrow(center.agents.listExtensions({}))).items).toMatchObject([{ bound: true }]);
    expect((await orThrow(center.queues.listMembers({ queue }))).items).toMatchObject([
      { queue: { weight: Number(queueWeight) }, level: 1 },
    ]);
  });

  test('are trimmed where they are ids, numbers or dates, and never where they are names', async () => {
    serve('POST', `${config}/agents/call/_search`, [
      200,
      good([
        {
          agentUUID: ' id ',
          agentID: ' 0007 ',
          agentName: ' Ann ',
          ext: ' 1000 ',
          agentPhone: ' 138 ',
          createTimeMs: ' 1663120801000 ',
        },
      ]),
    ]);
    serve('POST', queuesPath, [200, good({ list: [{ queueID: ' 01 ', queueName: ' One ' }] })]);
    serve('POST', membersPath, [
      200,
      good([{ queueID: ' 1 ', agents: [{ agent: ' a ', agentName: ' Ann ' }] }]),
    ]);
    serve('POST', numbersPath, [200, good([{ gatewayNumber: ' 0102 ', alias: ' Desk ' }])]);
    serve('POST', flowsPath, [200, good({ list: [{ code: ' 0003 ', name: ' Day ' }] })]);
    serve('POST', campaignsPath, [200, good({ id: ' 04 ', code: ' 05 ' })]);
    serve('POST', `${campaignsPath}/getList`, [200, good({ list: [{ code: ' 06 ', name: ' Six ' }] })]);
    serve('POST', `${campaignsPath}/calling-list/import-result`, [
      200,
      good({ list: [{ callingListCode: ' 07 ', campaignId: ' 08 ', code: ' 09 ' }] }),
    ]);
    const center = sobotWith({ campaigns: { contactTemplate: 'D', wrapUpTemplate: 'W' } });
    expect((await orThrow(center.agents.list({}))).items).toEqual([
      {
        id: 'id',
        number: '0007',
        name: ' Ann ',
        station: { extension: '1000', phoneNumber: '138' },
        createdAt: '2022-09-14T02:00:01.000Z',
      },
    ]);
    expect((await orThrow(center.queues.list({}))).items).toEqual([{ id: '01', name: ' One ' }]);
    expect((await orThrow(center.queues.listMembers({ queue }))).items).toEqual([
      { queue: { id: '1' }, agent: { id: 'a' }, agentName: ' Ann ' },
    ]);
    expect((await orThrow(center.routing.listCallerIds({}))).items).toEqual([
      { number: '0102', status: 'unknown', alias: ' Desk ' },
    ]);
    expect((await orThrow(center.routing.listFlows({}))).items).toEqual([{ id: '0003', name: ' Day ' }]);
    const schedule = { start: '2026-01-01T00:00:00Z', end: '2026-01-02T00:00:00Z' };
    expect((await orThrow(center.campaigns.create({ name: ' Four ', schedule }))).value).toEqual({
      ref: { id: '04', code: '05' },
      name: ' Four ',
      schedule,
    });
    expect((await orThrow(center.campaigns.list({}))).items).toMatchObject([
      { ref: { code: '06' }, name: ' Six ' },
    ]);
    expect((await orThrow(center.campaigns.importResult({ campaign: { code: 'c' } }))).items).toMatchObject([
      { batch: '07', campaign: { id: '08', code: '09' } },
    ]);
  });

  test('go by two names: agentPhone and phone, repeatCount and removeDuplicatesCount', async () => {
    serve('POST', `${config}/agents/call/_search`, [200, good([{ agentUUID: 'a', agentPhone: '139' }])]);
    serve('GET', `${config}/agents`, [200, good({ agentUUID: 'a', phone: '139' })]);
    const list = [
      { callingListCode: 'a', repeatCount: 3 },
      { callingListCode: 'b', removeDuplicatesCount: 4 },
    ];
    serve('POST', `${campaignsPath}/calling-list/import-result`, [200, good({ list })]);
    const center = sobotWith();
    const listed = await orThrow(center.agents.list({}));
    const got = await orThrow(center.agents.get({ agent: { number: '1' } }));
    expect([listed.items[0]?.station, got.station]).toEqual([{ phoneNumber: '139' }, { phoneNumber: '139' }]);
    const results = await orThrow(center.campaigns.importResult({ campaign: { code: 'c' } }));
    expect(results.items.map(({ duplicates }) => duplicates)).toEqual([3, 4]);
  });

  test('that say enabled come as a number or as an object', async () => {
    serve('POST', numbersPath, [
      200,
      good([
        { gatewayNumber: '1', enabled: { enabledCode: 0, enabledName: '停用' } },
        { gatewayNumber: '2', enabled: 2 },
        { gatewayNumber: '3', enabled: '1' },
        { gatewayNumber: '4', enabled: { enabledCode: 9 } },
        { gatewayNumber: '5', enabled: null },
      ]),
    ]);
    const { items } = await orThrow(sobotWith().routing.listCallerIds({}));
    expect(items.map(({ status, native }) => [status, native])).toEqual([
      ['disabled', { status: { code: '0', label: '停用' } }],
      ['canceled', { status: { code: '2' } }],
      ['enabled', { status: { code: '1' } }],
      ['unknown', { status: { code: '9' } }],
      ['unknown', undefined],
    ]);
  });

  test('in percent are fractions, 0 is no instant, and null is nothing anywhere', async () => {
    const documented = fieldOf(fieldOf(fixture('campaigns.list.documented').reply.body, 'data'), 'list');
    const [row = {}]: object[] = Array.isArray(documented) ? documented : [];
    const nothing = Object.fromEntries(Object.keys(row).map((key) => [key, null]));
    expect(nothing).toHaveProperty('scheduleStartTime', null);
    const list = [
      { code: 'a', name: 'A', contactExecuteRate: '12.50%', callAnswerRate: '100%', scheduleStartTime: 0 },
      { ...nothing, code: 'b', name: 'B' },
      // Microseconds would be a year with five digits.
      { code: 'c', name: 'C', contactExecuteRate: 'n/a', creationTime: 1_761_868_400_000_000 },
      { code: 'd', name: 'D', contactExecuteRate: ' 12.5 % ', contactAnswerRate: 'about 12%' },
      { code: 'e', name: 'E', contactExecuteRate: '12x%', contactAnswerRate: '12% or so' },
    ];
    serve('POST', `${campaignsPath}/getList`, [200, good({ list })]);
    const { items } = await orThrow(sobotWith().campaigns.list({}));
    expect(items[0]).toMatchObject({ progress: { executedRate: 0.125, callAnswerRate: 1 } });
    expect(items[0]?.schedule).toBeUndefined();
    expect(items[1]).toEqual({ ref: { code: 'b' }, name: 'B', progress: {} });
    expect(items[2]).toEqual({ ref: { code: 'c' }, name: 'C', progress: {} });
    expect(items.slice(3).map(({ progress }) => progress)).toEqual([{ executedRate: 0.125 }, {}]);
  });
});

describe('partial success', () => {
  test('of an import of forbidden numbers is an outcome per row', async () => {
    serve('PUT', `${callService}config/blacklist/batch`, [
      200,
      good({ successCount: 1, failedCount: 1, details: ['NO【2】,【callNumber】,Content【6591234567】'] }),
    ]);
    const report = await orThrow(
      sobotWith().routing.blockNumbers({
        rows: [
          { number: '6590000001', direction: 'inbound' },
          { number: secrets.customer, direction: 'inbound' },
        ],
      }),
    );
    expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'failed']);
    expect(printed(report)).not.toContain(secrets.customer);
  });
});

describe('requests', () => {
  test('DELETE carries its body, and the length of it', async () => {
    const arrived: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const isToken = request.url === '/tokens/agent';
        const body = Buffer.concat(chunks).toString();
        if (!isToken) arrived.push(request.method, request.headers['content-length'], body);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(isToken ? { accessToken: agentToken } : good({})));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
    nock.enableNetConnect('127.0.0.1');
    try {
      await orThrow(sobotWith({ baseUrl }).queues.remove({ queue }));
    } finally {
      nock.disableNetConnect();
      server.close();
    }
    expect(arrived).toEqual(['DELETE', '15', '{"queueID":"1"}']);
  });

  test('keep their Idempotency-Key across retries and a renewed token', async () => {
    const key = '22222222-2222-4222-8222-222222222222';
    const arrived = serve('POST', campaignsPath, [503, ''], [401, ''], [200, good({ id: 'x', code: 'y' })]);
    const center = sobotWith({ campaigns: { contactTemplate: 'D', wrapUpTemplate: 'W' } });
    const schedule = { start: '2026-01-01T00:00:00Z', end: '2026-01-02T00:00:00Z' };
    await orThrow(center.campaigns.create({ name: 'once', schedule }, { idempotencyKey: key }));
    expect(keysOf(arrived)).toEqual([key, key, key]);
  });

  test('that read have a key of their own each, or two pages would be the same request', async () => {
    const key = partKey('33333333-3333-4333-8333-333333333333', 0);
    const list = [{ code: 'a', name: 'A' }];
    const arrived = serve(
      'POST',
      `${campaignsPath}/getList`,
      [200, good({ list })],
      [200, good({ list: [] })],
    );
    const center = sobotWith();
    const items = [];
    for await (const item of paginate(center.campaigns.list)({ limit: 1 }, { idempotencyKey: key })) {
      items.push(item);
    }
    expect(items).toHaveLength(1);
    expect(arrived).toHaveLength(2);
    expect(new Set([...keysOf(arrived), key]).size).toBe(3);
  });

  test.each([
    [{ number: '1111' }, 0],
    [{ id: AgentId('bd4630df3550552ba7c16f27ae9a39cb') }, 1],
  ])('that name %j say agentType %d, as a number or as text as the call has it', async (agent, agentType) => {
    const arrived = [
      serve('POST', `${config}/agents`, [200, good({ agentUUID: 'a' })]),
      serve('POST', `${config}/agents/unbind`, [200, good({ agentUUID: 'a' })]),
      serve('POST', `${config}/exts/_add`, [200, good({ ext: '5002' })]),
      serve('POST', `${config}/queue/agents`, [200, good({})]),
      serve('POST', `${campaignsPath}/calling-list/import-result`, [200, good()]),
    ];
    const { agents, queues, campaigns } = sobotWith();
    await orThrow(agents.update({ agent, set: { wrapUpSec: 60 } }));
    await orThrow(agents.unbindStation({ agent, station: 'both' }));
    await orThrow(
      agents.createExtension({
        extension: { number: '5002', password: new Secret('123456') },
        createdBy: agent,
      }),
    );
    await orThrow(queues.updateMembers({ rows: [{ queue, add: [{ agent }] }] }));
    await orThrow(campaigns.importResult({ campaign: { code: 'c' }, importedBy: agent }));
    const text = String(agentType);
    expect(arrived.flat().map(({ body }) => fieldOf(body, 'agentType'))).toEqual([
      agentType,
      agentType,
      text,
      text,
      text,
    ]);
  });

  test('go with the token their page names', async () => {
    const byCompany = serve('POST', queuesPath, [200, good()]);
    const byAgent = serve('POST', numbersPath, [200, good()]);
    const center = sobotWith();
    await orThrow(center.queues.list({}));
    await orThrow(center.routing.listCallerIds({}));
    expect([byCompany[0]?.headers.authorization, byAgent[0]?.headers.authorization]).toEqual([
      'Bearer <company token>',
      'Bearer <agent token>',
    ]);
  });
});

describe('a password of an extension', () => {
  test('is sent and then forgotten, by results and errors alike', async () => {
    const events: unknown[] = [];
    const extension = { number: '5002', password: new Secret(secrets.password) };
    serve(
      'POST',
      `${config}/exts/_add`,
      [200, good({ ext: '5002', password: secrets.password, langCodeTxt: 'Opus' })],
      [200, { code: 400, message: `5002 with ${secrets.password} is not right, ${companyToken}` }],
    );
    const center = sobotWith({}, { onAttempt: (event) => events.push(event) });
    const written = await orThrow(center.agents.createExtension({ extension }));
    const error = await failed(center.agents.createExtension({ extension }));
    for (const secret of [secrets.password, companyToken, agentToken]) {
      expect(printed([written, events, error, center])).not.toContain(secret);
    }
  });
});
