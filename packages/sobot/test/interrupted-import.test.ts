import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { fileJournal, type AttemptEvent } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { CampaignId, partKey } from '@cordboard/core/provider';
import { callService, good, keysOf, onlyLoopback, serve, sobotWith } from './support.js';

onlyLoopback();

const folder = await mkdtemp(join(tmpdir(), 'cordboard-sobot-'));
afterAll(() => rm(folder, { recursive: true }));

const importPath = `${callService}exports/api/campaigns/_import`;
const resultPath = `${callService}outbound/api/campaigns/calling-list/import-result`;
const key = '11111111-1111-4111-8111-111111111111';
const input = { campaign: { id: CampaignId('c') }, batch: 'spring', rows: [{ phoneNumber: '15550101' }] };
const proxyPage: [number, string, Record<string, string>] = [200, '<html>', { 'content-type': 'text/html' }];
const taken: [number, object] = [
  409,
  { status: 'Fail', code: 409, message: 'callingListCode was used before' },
];

describe('an import whose answer was lost', () => {
  test('is sent again under its key and with its batch code', async () => {
    const arrived = serve('POST', importPath, proxyPage, [200, good({})]);
    const journal = fileJournal(join(folder, 'again.journal'));
    const report = await orThrow(sobotWith().campaigns.addContacts(input, { journal, idempotencyKey: key }));
    expect(report).toMatchObject({ accepted: 1, batches: [{ batch: 'spring' }] });
    expect(keysOf(arrived)).toEqual([partKey(key, 0), partKey(key, 0)]);
  });

  test('has arrived if the vendor has forgotten the key but knows the batch', async () => {
    serve('POST', importPath, proxyPage, taken);
    const asked = serve('POST', resultPath, [200, good({ list: [{ callingListCode: ' spring ' }] })]);
    const journal = fileJournal(join(folder, 'known.journal'));
    const report = await orThrow(sobotWith().campaigns.addContacts(input, { journal }));
    expect(report).toMatchObject({ accepted: 1, failed: 0, unknown: 0 });
    expect(asked).toMatchObject([{ body: { callingListCode: 'spring', campaignId: 'c' } }]);
  });

  test('has arrived if its batch is on a later page of results than the first', async () => {
    serve('POST', importPath, proxyPage, taken);
    const others = Array.from({ length: 50 }, (_, i) => ({ callingListCode: `other ${String(i)}` }));
    const asked = serve(
      'POST',
      resultPath,
      [200, good({ list: others, totalCount: 51 })],
      [200, good({ list: [{ callingListCode: 'spring' }], totalCount: 51 })],
    );
    const journal = fileJournal(join(folder, 'later.journal'));
    const report = await orThrow(sobotWith().campaigns.addContacts(input, { journal }));
    expect(report).toMatchObject({ accepted: 1, failed: 0, unknown: 0 });
    expect(asked).toMatchObject([{ body: { currPage: 1 } }, { body: { currPage: 2 } }]);
  });

  test('stays unknown while the vendor has no result for it', async () => {
    const controller = new AbortController();
    serve('POST', importPath, proxyPage, taken);
    serve('POST', resultPath, [200, good({ list: [] })]);
    const journal = fileJournal(join(folder, 'unknown.journal'));
    const onAttempt = ({ path }: AttemptEvent): void => {
      if (path.endsWith('import-result')) controller.abort();
    };
    const { campaigns } = sobotWith({}, { onAttempt });
    const running = orThrow(campaigns.addContacts(input, { journal, signal: controller.signal }));
    expect(await running).toMatchObject({ accepted: 0, unknown: 1 });
  });
});

test('a batch code that is taken is a refusal when nothing was sent before', async () => {
  serve('POST', importPath, taken);
  const report = sobotWith().campaigns.addContacts({ ...input, rows: [...input.rows, { phoneNumber: 'x' }] });
  expect(await orThrow(report)).toMatchObject({ failed: 2, unknown: 0 });
});

test.each([
  ['app id', { appId: 'another' }],
  ['base URL', { baseUrl: 'https://us.sobot.example' }],
  ['edition', { edition: 'telemarketing' as const }],
])('a journal is not gone on with at an account that has another %s', async (name, other) => {
  const path = join(folder, `${name}.journal`);
  serve('POST', importPath, [200, good({})]);
  const importing = (config: Parameters<typeof sobotWith>[0]) =>
    sobotWith(config).campaigns.addContacts(input, { journal: fileJournal(path) });
  const finished = await orThrow(importing({}));
  expect(await importing(other)()).toMatchObject({
    left: { kind: 'Misconfigured', problems: [{ path: 'account' }] },
  });
  expect(await orThrow(importing({ timeoutMs: 1234 }))).toEqual(finished);
});
