import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { attempt, QueueId, type Center } from '@cordboard/core';
import { CenterToken } from '@cordboard/core/di';
import { fakeCenter } from '@cordboard/core/testing';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { AppModule } from '../src/app.module.js';
import { ShiftService } from '../src/shift.service.js';

let app: INestApplication;
let address: string;

before(async () => {
  app = await NestFactory.create(AppModule, { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  address = await app.getUrl();
});

const post = (path: string, body: unknown, to = address): Promise<Response> => {
  const headers = { 'Content-Type': 'application/json', Connection: 'close' };
  return fetch(to + path, { method: 'POST', headers, body: JSON.stringify(body) });
};

const deferred = () => {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
};

const counts = { total: 0, applied: 0, accepted: 0, unchanged: 0, failed: 0, unknown: 0 };
const emptyReport = { ...counts, outcomes: [], batches: [], warnings: [] };

describe('a controller', () => {
  test('answers a page of a list', async () => {
    const page = await fetch(`${address}/agents/ready?limit=1`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /^{"items":\[{.*"name":"Mara Lindqvist"/);
  });

  test('writes', async () => {
    const opened = await post('/queues', { name: 'Billing', team: ['1001'] });
    assert.equal(opened.status, 201);
    assert.match(await opened.text(), /"name":"Billing"/);
  });
});

describe('the filter', () => {
  const refusals = [
    ['an unknown agent', () => fetch(`${address}/agents/9999`), 404, 'NotFound'],
    ['a limit of no page', () => fetch(`${address}/agents/ready?limit=0`), 400, 'InvalidInput'],
    ['a cursor that is made up', () => fetch(`${address}/agents/ready?cursor=x`), 400, 'InvalidInput'],
    ['a name that is no text', () => post('/queues', { name: 7 }), 400, 'InvalidInput'],
  ] as const;
  for (const [what, request, status, kind] of refusals)
    test(`answers ${what} with ${String(status)}`, async () => {
      const refused = await request();
      assert.equal(refused.status, status);
      assert.match(refused.headers.get('Content-Type') ?? '', /^application\/problem\+json/);
      assert.match(await refused.text(), new RegExp(`"title":"${kind}"`));
    });
});

test('a service is tested with a center made of plain functions', async () => {
  const { agents, queues } = fakeCenter({ agents: { list: () => ({ items: [], total: 0 }) } });
  assert.deepEqual(await new ShiftService(agents, queues).ready(), { items: [], total: 0 });
});

test('a request under way is answered before the center is closed', async () => {
  const [arrived, answer] = [deferred(), deferred()];
  const center = fakeCenter({
    queues: {
      create: async ({ name }) => {
        arrived.resolve();
        await answer.promise;
        return { value: { id: QueueId('7'), name }, outcome: 'applied', warnings: [] };
      },
      updateMembers: () => ({ ...emptyReport, applied: 1 }),
    },
  });
  const module = Test.createTestingModule({ imports: [AppModule] });
  const other = (
    await module.overrideProvider(CenterToken).useValue(center).compile()
  ).createNestApplication();
  await other.listen(0, '127.0.0.1');
  const opening = post('/queues', { name: 'Billing', team: ['1001'] }, await other.getUrl());
  await arrived.promise;
  const closing = other.close();
  await new Promise(setImmediate);
  answer.resolve();
  assert.equal((await opening).status, 201);
  await closing;
});

after(async () => {
  const center: Center = app.get(CenterToken);
  await app.close();
  const call = await attempt(center.agents.list({}));
  assert.equal(!call.ok && call.error.kind, 'Conflict', 'the center is closed with the application');
});
