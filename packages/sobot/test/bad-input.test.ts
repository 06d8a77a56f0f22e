import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { AgentId, QueueId, Secret, type ContactCenterError, type ErrorKind } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import {
  callService,
  failed,
  good,
  onlyLoopback,
  printed,
  secrets,
  serve,
  sobotWith,
  urisOf,
} from './support.js';

onlyLoopback();

const config = `${callService}config/api`;
const queuesPath = `${config}/queues/_search`;
const queuePath = `${config}/queue`;
const agentsPath = `${config}/agents`;
const html = { 'content-type': 'text/html' };
const queue = QueueId('1234');

describe('a reply that is not what it should be', () => {
  const create = () => sobotWith().queues.create({ name: 'Billing', id: queue });

  test.each([
    ['an HTML 502', [502, '<html>Bad gateway</html>', html], 'Unavailable', 'maybe'],
    ['truncated JSON', [200, '{"code":200,"data":{"queueID":"12'], 'MalformedReply', 'maybe'],
    ['plain text called JSON', [200, 'done'], 'MalformedReply', 'maybe'],
    ['a page where JSON belongs', [200, '<html>Sign in</html>', html], 'MalformedReply', 'maybe'],
    ['an empty body', [200, ''], 'MalformedReply', 'maybe'],
    ['JSON that is no object', [200, '[]'], 'MalformedReply', 'maybe'],
    ['JSON that does not say how it went', [200, { greeting: 'hello' }], 'MalformedReply', 'maybe'],
    ['code 200 with a failing retCode', [200, { code: 200, retCode: '700046' }], 'PermissionDenied', 'none'],
    ['code 200 with an unknown retCode', [200, { code: 200, retCode: '123456' }], 'Internal', 'maybe'],
    ['a status that is not Success', [200, { code: 200, status: 'Failure' }], 'Internal', 'maybe'],
    ['a redirect', [302, '', { location: 'https://elsewhere.test/' }], 'Misconfigured', 'maybe'],
    ['a page that is not found', [404, '<html>Not found</html>', html], 'Misconfigured', 'none'],
    ['a fault of its own', [500, { code: 500 }], 'Internal', 'maybe'],
    ['a fault of something in front', [500, { error: 'oops' }], 'Unavailable', 'maybe'],
    ['data in another form', [200, good({ queueID: 7 })], 'MalformedReply', 'done'],
  ] as const)('%s fails a write as %s', async (_, reply, kind, effect) => {
    const arrived = serve('POST', queuePath, reply);
    expect(await failed(create())).toMatchObject({ kind, effect });
    expect(arrived).toHaveLength(1);
  });

  test('an id that is too long to be passed on is refused by row and field', async () => {
    serve('POST', queuesPath, [200, good({ list: [{ queueID: '1' }, { queueID: '1'.repeat(129) }] })]);
    const { kind, problems } = await failed(sobotWith().queues.list({}));
    expect([kind, problems]).toEqual([
      'MalformedReply',
      [{ path: 'data.list.1.queueID', message: expect.stringContaining('1 to 128 characters') }],
    ]);
  });

  test('a code that is too long to be passed on is refused; the campaign was created', async () => {
    serve('POST', `${callService}outbound/api/campaigns`, [200, good({ id: '1', code: 'c'.repeat(65) })]);
    const schedule = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' };
    expect(
      await failed(
        sobotWith().campaigns.create({
          name: 'Spring',
          schedule,
          contactTemplate: 'contact',
          wrapUpTemplate: 'wrap-up',
        }),
      ),
    ).toMatchObject({
      kind: 'MalformedReply',
      effect: 'done',
      problems: [{ path: 'data.code', message: expect.stringContaining('1 to 64 characters') }],
    });
  });

  test('says so where nothing of the envelope is there', async () => {
    serve('POST', queuePath, [200, { greeting: 'hello' }]);
    expect((await failed(create())).message).toContain('lacks the documented envelope');
  });

  test.each([
    ['an HTML 502', [502, '<html>Bad gateway</html>', html]],
    ['a fault of its own', [500, { code: 500 }]],
    ['HTTP 429', [429, { code: 429 }]],
  ] as const)('%s on a read is tried again', async (_, reply) => {
    const arrived = serve('POST', queuesPath, reply, reply, [200, good({ list: [] })]);
    await orThrow(sobotWith().queues.list({}));
    expect(arrived).toHaveLength(3);
  });

  test('good JSON under another content type is understood all the same', async () => {
    serve('POST', queuesPath, [200, JSON.stringify(good({ list: [] })), { 'content-type': 'text/plain' }]);
    expect(await orThrow(sobotWith().queues.list({}))).toEqual({ items: [] });
  });
});

type Ask = (center: ReturnType<typeof sobotWith>) => TaskEither<ContactCenterError, unknown>;

describe('one bad row in a page of good ones', () => {
  const outbound = `${callService}outbound/api/campaigns`;
  const bad = { [secrets.customer]: secrets.password };
  const inList = (rows: readonly unknown[]): object => good({ list: rows });
  const members = [{ agent: '1' }, { agent: bad }];
  const state = { ...bad, enabledCode: bad };

  test.each<[string, string, object, Ask, string]>([
    [
      'agents',
      `${agentsPath}/call/_search`,
      good([{ agentUUID: 'a' }, { agentUUID: 7 }]),
      (c) => c.agents.list({}),
      'data.1.agentUUID',
    ],
    [
      'extensions',
      `${config}/exts/_search`,
      inList([{ ext: '1' }, { ext: '2', agentUUID: 3 }]),
      (c) => c.agents.listExtensions({}),
      'data.list.1.agentUUID',
    ],
    ['queues', queuesPath, inList([{ queueID: '1' }, bad]), (c) => c.queues.list({}), 'data.list.1.queueID'],
    [
      'members',
      `${queuePath}/agents/search`,
      good([{ queueID: '1' }, { queueID: '2', agents: members }]),
      (c) => c.queues.listMembers({}),
      'data.1.agents.1.agent',
    ],
    [
      'caller ids',
      `${config}/gatewayNumber/search`,
      good([{ gatewayNumber: '1', enabled: state }]),
      (c) => c.routing.listCallerIds({}),
      'data.0.enabled.enabledCode',
    ],
    [
      'flows',
      `${callService}ivr/api/ivr/published/_search`,
      inList([{ code: 'a', name: 'b' }, { code: 'c' }]),
      (c) => c.routing.listFlows({}),
      'data.list.1.name',
    ],
    [
      'campaigns',
      `${outbound}/getList`,
      inList([
        { code: 'a', name: 'b' },
        { code: 'c', name: 'd', state: bad },
      ]),
      (c) => c.campaigns.list({}),
      'data.list.1.state',
    ],
    [
      'imports',
      `${outbound}/calling-list/import-result`,
      inList([{ callingListCode: 'a' }, { callingListCode: ' ' }]),
      (c) => c.campaigns.importResult({ campaign: { code: 'x' } }),
      'data.list.1.callingListCode',
    ],
  ])('of %s is told by row and field', async (_, path, reply, ask, expected) => {
    serve('POST', path, [200, reply]);
    const error = await failed(ask(sobotWith()));
    expect(error.kind).toBe('MalformedReply');
    expect(error.problems.map((problem) => problem.path)).toEqual([expected]);
  });
});

describe('a reply made to be expensive', () => {
  const ones = (bytes: number): unknown => JSON.parse(`[${'1,'.repeat(bytes / 2)}1]`);

  test.each<[string, string, object, Ask]>([
    ['a list', `${agentsPath}/call/_search`, good(ones(78_000)), (c) => c.agents.list({})],
    ['a longer list', `${agentsPath}/call/_search`, good(ones(1_560_000)), (c) => c.agents.list({})],
    ['the rows of a page', queuesPath, good({ list: ones(156_000) }), (c) => c.queues.list({})],
    [
      'a list in each row',
      `${queuePath}/agents/search`,
      good(Array.from({ length: 2_000 }, () => ({ queueID: '1', agents: ones(100) }))),
      (c) => c.queues.listMembers({}),
    ],
  ])('%s costs little and is told in few words', async (_, path, reply, ask) => {
    serve('POST', path, [200, reply]);
    const before = process.cpuUsage();
    const error = await failed(ask(sobotWith()));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
    expect(error.kind).toBe('MalformedReply');
    expect(error.message.length).toBeLessThan(700);
    expect(error.message).toMatch(/; and \d+ more$/);
    expect(JSON.stringify(error).length).toBeLessThan(5_000);
  });
});

describe('a refusal', () => {
  test.each<[string, number | string, ErrorKind, boolean]>([
    ['code', 400, 'InvalidInput', true],
    ['code', 403, 'PermissionDenied', true],
    ['code', 404, 'NotFound', true],
    ['code', 409, 'Conflict', true],
    ['code', 429, 'RateLimited', true],
    ['code', 503, 'Unavailable', false],
    ['code', 12345, 'Internal', false],
    ['code', 4040, 'Internal', false],
    ['retCode', '700046', 'PermissionDenied', true],
    ['retCode', '510001', 'NotFound', true],
    ['retCode', '510003', 'AlreadyExists', true],
    ['retCode', '510008', 'InvalidInput', true],
    ['retCode', '500152', 'InvalidInput', true],
    ['retCode', '500156', 'NotFound', true],
    ['retCode', '500157', 'AlreadyExists', true],
    ['retCode', '999999', 'Internal', false],
  ])('by %s %j means %s', async (name, code, kind, nothingHappened) => {
    serve('DELETE', queuePath, [200, { code: 200, [name]: code, message: `${secrets.customer} 不行` }]);
    const error = await failed(sobotWith({ retry: { attempts: 1 } }).queues.remove({ queue }));
    expect(error).toMatchObject({
      kind,
      effect: nothingHappened ? 'none' : 'maybe',
      provider: 'sobot',
      operation: 'queues.remove',
      native: { code: String(code), message: '[number] 不行', httpStatus: 200 },
    });
  });

  test('is known by the more telling of two codes', async () => {
    serve('DELETE', queuePath, [400, { code: 400, retCode: '510001' }]);
    expect((await failed(sobotWith().queues.remove({ queue }))).kind).toBe('NotFound');
  });

  test('names everything that refuses, the most telling first', async () => {
    serve('DELETE', queuePath, [400, { code: 409, retCode: ' 510001 ', status: 'Failure' }]);
    const error = await failed(sobotWith().queues.remove({ queue }));
    expect(error.message).toMatch(
      /the vendor refused \(retCode 510001, code 409, HTTP 400, status Failure\)$/,
    );
  });

  test('whose retCode says nothing is known by its HTTP status', async () => {
    serve('DELETE', queuePath, [403, { retCode: '123456' }]);
    expect((await failed(sobotWith().queues.remove({ queue }))).kind).toBe('PermissionDenied');
  });

  test('cannot command the terminal of whoever reads it', async () => {
    serve('DELETE', queuePath, [200, { code: 409, message: 'a\u001b[2Jb\u202e\u009b2Kc\nd\ud83c' }]);
    const error = await failed(sobotWith().queues.remove({ queue }));
    expect(error.native?.message).toBe('abc d\ufffd');
    expect(error.message).toMatch(/abc d\ufffd$/);
  });

  test('prints no code that is none', async () => {
    serve('DELETE', queuePath, [200, { code: 200, retCode: `no ${secrets.customer}` }]);
    const error = await failed(sobotWith().queues.remove({ queue }));
    expect(error.native?.code).toBe('[code]');
  });

  test('that asks to wait says for how long', async () => {
    serve('DELETE', queuePath, [429, { code: 429 }, { 'retry-after': '30' }]);
    const error = await failed(sobotWith().queues.remove({ queue }));
    expect(error).toMatchObject({ kind: 'RateLimited', effect: 'none', retryAfterMs: 30_000 });
  });
});

describe('an input the vendor refuses', () => {
  test('an unknown queue is NotFound', async () => {
    serve('DELETE', queuePath, [200, { code: 404, status: 'Failure', message: 'queue not found' }]);
    const error = await failed(sobotWith().queues.remove({ queue: QueueId('nowhere') }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
  });

  test('a queue that is there already is AlreadyExists', async () => {
    serve('POST', queuePath, [409, { code: 409, status: 'Failure' }]);
    const error = await failed(sobotWith().queues.create({ name: 'Billing', id: queue }));
    expect(error).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
  });

  test('an extension that is there already is AlreadyExists, and its password stays unsaid', async () => {
    serve('POST', `${config}/exts/_add`, [409, { code: 409, message: `taken: 5002/${secrets.password}` }]);
    const error = await failed(
      sobotWith().agents.createExtension({
        extension: { number: '5002', password: new Secret(secrets.password) },
      }),
    );
    expect(error).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
  });

  test('a level out of range is refused before sending', async () => {
    const { outcomes } = await orThrow(
      sobotWith().queues.updateMembers({
        rows: [{ queue, add: [{ agent: { number: '1111' }, level: 1001 }] }],
      }),
    );
    expect(outcomes).toMatchObject([{ outcome: 'failed', error: { kind: 'InvalidInput' } }]);
    expect(outcomes[0]?.error?.message).toContain('add.0.level');
  });

  test('a level the vendor alone finds out of range fails the rows of the request', async () => {
    serve('POST', `${queuePath}/agents`, [200, { code: 400, message: 'level out of range' }]);
    const report = await orThrow(
      sobotWith().queues.updateMembers({
        rows: [{ queue, add: [{ agent: { number: '1111' }, level: 900 }] }],
      }),
    );
    expect(report.outcomes).toMatchObject([{ outcome: 'failed', error: { kind: 'InvalidInput' } }]);
  });

  test('one forbidden number in one row fails that row', async () => {
    serve('PUT', `${callService}config/blacklist/batch`, [
      200,
      good({
        successCount: 0,
        failedCount: 1,
        details: [`NO【1】,【callNumber】,Content【${secrets.customer}】`],
      }),
    ]);
    const report = await orThrow(
      sobotWith().routing.blockNumbers({ rows: [{ number: secrets.customer, direction: 'inbound' }] }),
    );
    expect(report).toMatchObject({ applied: 0, failed: 1, outcomes: [{ error: { kind: 'InvalidInput' } }] });
    expect(printed(report)).not.toContain(secrets.customer);
  });
});

describe('ids with characters that mean something in an address', () => {
  test.each(['a/b', 'a b', 'a&agent=1', '坐席?#', '..', '%2F'])('%j arrive as they are', async (number) => {
    const arrived = serve('GET', agentsPath, [200, good({ agentUUID: 'x' })]);
    await orThrow(sobotWith().agents.get({ agent: { number } }));
    expect(arrived).toMatchObject([{ path: agentsPath, query: { agent: number, agentType: '0' } }]);
  });

  test('are encoded on the way', async () => {
    const arrived = serve('GET', agentsPath, [200, good({ agentUUID: 'x' })]);
    await orThrow(sobotWith().agents.get({ agent: { id: AgentId('坐 席/1') } }));
    expect(urisOf(arrived)).toEqual([`${agentsPath}?agent=%E5%9D%90%20%E5%B8%AD%2F1&agentType=1`]);
  });
});

describe('an input that is not right', () => {
  test('is refused by path, without its value, before anything is sent', async () => {
    const center = sobotWith();
    const phoneNumber = `${secrets.customer}x`;
    const error = await failed(center.agents.update({ agent: { number: '1' }, set: { phoneNumber } }));
    expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'set.phoneNumber' }] });
  });

  test('is refused when its cursor belongs to nothing', async () => {
    const results = await Promise.all([
      sobotWith().queues.list({ cursor: 'p2s101' })(),
      sobotWith().agents.list({ cursor: 'nonsense' })(),
      sobotWith().routing.listFlows({ cursor: 'p1s51' })(),
    ]);
    for (const result of results) {
      expect(E.isLeft(result) && [result.left.kind, result.left.problems[0]?.path]).toEqual([
        'InvalidInput',
        'cursor',
      ]);
    }
  });
});
