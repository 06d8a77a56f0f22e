import { describe, expect, test } from '@jest/globals';
import { BlockListId } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { callService, documented, good, onlyLoopback, secrets, serve, sobotWith } from './support.js';

onlyLoopback();

const numbersPath = `${callService}config/api/gatewayNumber/search`;
const flowsPath = `${callService}ivr/api/ivr/published/_search`;
const blacklistPath = `${callService}config/blacklist/batch`;
const customer = { number: secrets.customer, direction: 'outbound' } as const;

describe('listing caller ids', () => {
  test('asks and understands as documented', async () => {
    const page = await documented('routing.listCallerIds.documented', (center) =>
      center.routing.listCallerIds({ status: ['enabled', 'canceled', 'disabled'] }),
    );
    expect(page).toEqual({
      total: 2,
      items: [
        {
          number: '010514294XX',
          status: 'enabled',
          alias: 'nick’s',
          note: 'Nick often uses this',
          native: { status: { code: '1', label: 'Enabling' } },
        },
        {
          number: '010514294XX',
          status: 'canceled',
          alias: 'Lily',
          note: 'no use',
          native: { status: { code: '2', label: 'Cancelled' } },
        },
      ],
    });
  });

  test('asks for the enabled ones when told no more', async () => {
    const arrived = serve('POST', numbersPath, [200, good([])]);
    await orThrow(sobotWith().routing.listCallerIds({}));
    expect(arrived).toMatchObject([{ body: { enabled: [1] } }]);
  });

  test('asks for no number whose rent ran out, because the vendor tells of none', async () => {
    const center = sobotWith();
    expect(await orThrow(center.routing.listCallerIds({ status: ['expired'] }))).toEqual({
      items: [],
      total: 0,
    });
    const arrived = serve('POST', numbersPath, [200, good([])]);
    await orThrow(center.routing.listCallerIds({ status: ['expired', 'canceled'] }));
    expect(arrived).toMatchObject([{ body: { enabled: [2] } }]);
  });
});

describe('listing call flows', () => {
  test('asks and understands as documented, on the host that is configured', async () => {
    const page = await documented('routing.listFlows.documented', (center) =>
      center.routing.listFlows({ limit: 10 }),
    );
    expect(page).toEqual({
      total: 33,
      next: expect.any(String),
      items: [
        { id: '4445', name: 'test222', note: 'ssf' },
        { id: '1111', name: 'test333', note: '2222' },
      ],
    });
  });

  test('never asks for more than fifty at once', async () => {
    const arrived = serve('POST', flowsPath, [200, good({ list: [] })]);
    await orThrow(sobotWith().routing.listFlows({ limit: 1000 }));
    expect(arrived).toMatchObject([{ body: { currPage: 1, pageSize: 50 } }]);
  });
});

describe('blocking numbers', () => {
  test('asks as documented, and answers for each row by the sentences of the reply', async () => {
    const report = await documented('routing.blockNumbers.documented', (center) =>
      center.routing.blockNumbers({
        rows: [
          { number: '15210818952', direction: 'inbound', enabled: false, note: 'test1' },
          { number: '13212341232', direction: 'inbound', enabled: false, note: 'test2' },
          { number: '13212341233', direction: 'inbound', enabled: false, note: 'test3' },
        ],
      }),
    );
    expect(report).toMatchObject({
      total: 3,
      applied: 1,
      failed: 2,
      outcomes: [
        { row: 0, outcome: 'applied' },
        { row: 1, outcome: 'failed', error: { kind: 'InvalidInput' } },
        { row: 2, outcome: 'failed', error: { kind: 'InvalidInput' } },
      ],
      warnings: [],
    });
  });

  test('sends every part of a row, on unless told otherwise', async () => {
    const arrived = serve('PUT', blacklistPath, [200, good({ successCount: 1 })]);
    await orThrow(
      sobotWith().routing.blockNumbers({
        rows: [
          {
            number: `+${secrets.customer}`,
            direction: 'outbound',
            expiresOn: '2027-01-31',
            timeZone: 'Asia/Singapore',
            note: 'asked not to be called',
          },
        ],
      }),
    );
    expect(arrived.map(({ body }) => body)).toEqual([
      [
        {
          callNumber: secrets.customer,
          numberType: 1,
          callType: 3,
          enabled: 1,
          expirationTime: '2027-01-31',
          zoneId: 'Asia/Singapore',
          description: 'asked not to be called',
        },
      ],
    ]);
  });

  test.each([
    ['NO【1】,【callNumber】,Content【6591234567】,【Reference:3-16 digits】', 'number'],
    ['Entry【1】, 【callType】, content 【5】, 【Refer to: 1-Outbound】', 'direction'],
    ['NO【1】,【expirationTime】,Content【6591234567】', 'expiresOn'],
    ['NO【 1 】,【numberType】,Content【2】,【Reference:1-number】', ''],
    ['Entry【1】', ''],
  ])('reads the row and the field out of %j, and nothing else', async (sentence, path) => {
    serve('PUT', blacklistPath, [200, good({ successCount: 1, failedCount: 1, details: [sentence] })]);
    const { outcomes, warnings } = await orThrow(
      sobotWith().routing.blockNumbers({ rows: [customer, { ...customer, direction: 'inbound' }] }),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'applied']);
    expect(outcomes[0]?.error?.message).toContain(`${path} was refused`.trimStart());
    expect(JSON.stringify(outcomes)).not.toContain(secrets.customer);
    expect(warnings).toEqual([]);
  });

  test.each([
    ['counts more failures than it names', { failedCount: 2, details: ['NO【1】,【callType】'] }],
    ['names a row that was not sent', { failedCount: 1, details: ['NO【7】,【callType】'] }],
    ['says something in no known form', { details: ['line two is wrong'] }],
  ])('warns when the vendor %s', async (_, data) => {
    serve('PUT', blacklistPath, [200, good(data)]);
    const report = await orThrow(sobotWith().routing.blockNumbers({ rows: [customer] }));
    expect(report.warnings).toHaveLength(1);
    expect(report.warnings[0]?.message).toContain('may not be');
  });

  test.each([`+${secrets.customer}`, Number(secrets.customer)])(
    'does not repeat what the vendor gives as a count',
    async (failedCount) => {
      serve('PUT', blacklistPath, [200, good({ failedCount })]);
      const report = await orThrow(sobotWith().routing.blockNumbers({ rows: [customer] }));
      expect(report.warnings).toHaveLength(1);
      expect(JSON.stringify(report)).not.toContain(secrets.customer);
    },
  );

  test('sends no row that names a list, because there is one for each direction', async () => {
    const list = BlockListId('8001');
    const report = await orThrow(sobotWith().routing.blockNumbers({ rows: [{ ...customer, list }] }));
    expect(report.outcomes).toMatchObject([{ outcome: 'failed', error: { kind: 'Unsupported' } }]);
  });

  test('is tried again after a failure that may pass, for repeating it does no harm', async () => {
    const arrived = serve('PUT', blacklistPath, [503, ''], [200, good({ successCount: 1 })]);
    const report = await orThrow(sobotWith().routing.blockNumbers({ rows: [customer] }));
    expect([arrived.length, report.applied]).toEqual([2, 1]);
  });
});
