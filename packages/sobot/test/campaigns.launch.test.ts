import { describe, expect, test } from '@jest/globals';
import type { AttemptEvent, CallOptions, Contact, NewCampaign } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { partKey } from '@cordboard/core/provider';
import {
  callService,
  failed,
  fieldOf,
  fixture,
  good,
  keysOf,
  onlyLoopback,
  replay,
  serve,
  sobotWith,
  type Reply,
} from './support.js';

onlyLoopback();

const createPath = `${callService}outbound/api/campaigns`;
const importPath = `${callService}exports/api/campaigns/_import`;

const { request: sample } = fixture('campaigns.create.documented');

const campaign: NewCampaign = {
  name: 'Announcement',
  schedule: {
    start: '2022-08-10T07:18:56.310Z',
    end: '2022-08-10T08:00:00.638Z',
    timeZone: 'Pacific/Midway',
  },
  description: 'Description',
};
const ref = { id: '037276ff01c6eM4b1b89413A383072f38476', code: 'dgug92owec' };

const rows: readonly Contact[] = [
  { phoneNumber: '+442079460101', name: 'Ada Brook', note: 'Renewal' },
  { phoneNumber: '442079460102', fields: { '3b98': 'Admin' } },
];

const settings = {
  campaigns: { contactTemplate: 'D000000000', wrapUpTemplate: 'W000000000' },
  operator: { id: '59220de7f88141829a1f38d8698acb26' },
  importBatchSize: 3,
};

const launch = (more: object = {}, options: CallOptions = {}, changes: object = {}) =>
  sobotWith({ ...settings, ...changes }).campaigns.launch({ ...campaign, rows, ...more }, options);

const made = () => replay(fixture('campaigns.create.documented'));
const filled = (...replies: readonly Reply[]) => serve('POST', importPath, ...replies);

const fine: Reply = [200, good({})];
const proxyPage: Reply = [503, '<html>', { 'content-type': 'text/html' }];

describe('launching a campaign', () => {
  test('creates a task as documented, and imports all contacts into it in one request', async () => {
    const [creations, imports] = [made(), filled(fine)];
    const report = await orThrow(launch());
    expect(creations).toEqual([sample]);
    expect(imports).toEqual([
      {
        ...fixture('campaigns.addContacts.documented').request,
        body: {
          agentID: settings.operator.id,
          agentType: '1',
          campaignId: ref.id,
          code: ref.code,
          callingListCode: expect.stringMatching(/^[\da-f]{20}$/),
          removeDuplicatesRule: 'RemoveDuplicatesInCampaign',
          enableFilterDoNotCallListNumber: 'Filter',
          assignRule: 'NoAssign',
          dataDetails: [
            { telephone: '442079460101', name: 'Ada Brook', description: 'Renewal' },
            { telephone: '442079460102', customFields: [{ fieldId: '3b98', fieldValue: 'Admin' }] },
          ],
        },
      },
    ]);
    expect(report).toMatchObject({ total: 2, accepted: 2, failed: 0, unknown: 0 });
    expect(report.created).toEqual({ ref, ...campaign });
    expect(report.batches).toEqual([
      { firstRow: 0, rows: 2, batch: fieldOf(imports[0]?.body, 'callingListCode') },
    ]);
  });

  test('imports as the agent who creates it, and appoints those whom contacts name', async () => {
    const creations = serve('POST', createPath, [200, good(ref)]);
    const imports = filled(fine);
    await orThrow(
      launch({
        createdBy: { number: '1002' },
        rows: [{ phoneNumber: '442079460101', agentNumber: '12001' }],
      }),
    );
    const creator = { agentID: '1002', agentType: '0' };
    expect(creations).toMatchObject([{ body: creator }]);
    expect(imports).toMatchObject([
      { body: { ...creator, assignRule: 'AssignAppoint', dataDetails: [{ allocationAgent: '12001' }] } },
    ]);
  });

  test('sends the same twice under the same key: the vendor makes one task and one import', async () => {
    const idempotencyKey = '0b7c9a52-3f1e-4d57-9a3c-2f6f5b1d9a10';
    const creations = serve('POST', createPath, [200, good(ref)], [200, good(ref)]);
    const imports = filled(fine, fine);
    const first = await orThrow(launch({}, { idempotencyKey }));
    expect(await orThrow(launch({}, { idempotencyKey }))).toEqual(first);
    const key = partKey(idempotencyKey, 0);
    expect(keysOf(creations)).toEqual([key, key]);
    expect(keysOf(imports)).toEqual([partKey(key, 1), partKey(key, 1)]);
    expect(imports[1]).toEqual(imports[0]);
  });
});

describe('nothing is sent', () => {
  test.each([
    [
      'with a row more than an import takes',
      { rows: [...rows, ...rows, { phoneNumber: '442079460103' }, { phoneNumber: '442079460104' }] },
      'rows',
    ],
    [
      'that ends before it begins',
      { schedule: { start: '2026-02-02T00:00:00Z', end: '2026-02-01T00:00:00Z' } },
      'schedule.end',
    ],
  ])('for a campaign %s', async (_, more, path) => {
    expect(await failed(launch(more))).toMatchObject({
      kind: 'InvalidInput',
      effect: 'none',
      problems: [{ path }],
    });
  });

  test.each([
    ['dialing', { dialing: { mode: 'preview' } }],
    ['schedule', { schedule: undefined }],
  ])('for a campaign whose %s the vendor does not have', async (path, more) => {
    expect(await failed(launch(more))).toMatchObject({ kind: 'Unsupported', problems: [{ path }] });
  });

  test('without templates', async () => {
    expect(await failed(launch({}, {}, { campaigns: undefined }))).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'contactTemplate' }, { path: 'wrapUpTemplate' }],
    });
  });
});

describe('a task that is not made', () => {
  test('fails the call when it is refused', async () => {
    serve('POST', createPath, [200, { code: 400, status: 'Failed', message: 'no' }]);
    expect(await failed(launch())).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
  });

  test('leaves every row unknown when the answer is lost, and is not sent again', async () => {
    serve('POST', createPath, proxyPage);
    const report = await orThrow(launch());
    expect(report).toMatchObject({ unknown: 2, stoppedBy: { kind: 'Unavailable' } });
    expect(report).not.toHaveProperty('created');
  });
});

describe('a task whose contacts do not arrive', () => {
  test('is told, with failed rows, when they are refused', async () => {
    made();
    filled([200, { code: 403, status: 'Failed', message: 'not the creator' }]);
    const report = await orThrow(launch());
    expect(report).toMatchObject({ total: 2, failed: 2, created: { ref } });
    expect(report.outcomes.map(({ error }) => error?.kind)).toEqual(['PermissionDenied', 'PermissionDenied']);
  });

  test('is told, with unknown rows and the code to ask by, when the answer is lost, and nothing is sent again', async () => {
    made();
    const imports = filled(proxyPage);
    const report = await orThrow(launch());
    expect(report).toMatchObject({ total: 2, unknown: 2, created: { ref } });
    expect(report.batches).toMatchObject([{ batch: fieldOf(imports[0]?.body, 'callingListCode') }]);
  });

  test('is told when the caller gives up meanwhile', async () => {
    made();
    const controller = new AbortController();
    const onAttempt = ({ path }: AttemptEvent): void => {
      if (path.endsWith('outbound/api/campaigns')) controller.abort();
    };
    const { campaigns } = sobotWith(settings, { onAttempt });
    const { signal } = controller;
    const report = await orThrow(campaigns.launch({ ...campaign, rows }, { signal }));
    expect(report).toMatchObject({ failed: 2, created: { ref } });
  });

  test('gets them after all where the vendor only asked to wait', async () => {
    made();
    filled([429, ''], fine);
    expect(await orThrow(launch())).toMatchObject({ accepted: 2, created: { ref } });
  });
});
