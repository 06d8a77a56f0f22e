import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { connect, connectAll, orThrow, type Centers, type ContactCenter } from '@cordboard/core/fp';
import { fileJournal, type AttemptEvent, type RetryEvent } from '@cordboard/core';
import { known, startSandbox, type Sandbox } from '@cordboard/sandbox';
import { adapters } from './faults/vendor.js';

type Account = 'eu' | 'us' | 'asia';

const attempts: AttemptEvent[] = [];
const retries: RetryEvent[] = [];
const runtime = {
  onAttempt: (event: AttemptEvent): void => {
    attempts.push(event);
  },
  onRetry: (event: RetryEvent): void => {
    retries.push(event);
  },
};
const options = { adapters: Object.values(adapters), environment: {}, runtime };

let folder = '';
let file = '';
let sandboxes: Readonly<Record<Account, Sandbox>>;
let providers: Readonly<Record<Account, Readonly<Record<string, unknown>>>>;
let centers: Centers<Account>;

beforeAll(async () => {
  sandboxes = {
    eu: await startSandbox({ agents: 20 }),
    us: await startSandbox({ agents: 30 }),
    asia: await startSandbox({ agents: 40 }),
  };
  providers = {
    eu: { adapter: 'sobot', ...sandboxes.eu.config.providers.sobot },
    us: { adapter: 'sobot', ...sandboxes.us.config.providers.sobot, retry: { baseDelayMs: 0 } },
    asia: { adapter: 'itniotech', ...sandboxes.asia.config.providers.itniotech },
  };
  folder = await mkdtemp(join(tmpdir(), 'cordboard-accounts-'));
  file = join(folder, 'cordboard.json');
  await writeFile(file, JSON.stringify({ $schema: './cordboard.schema.json', provider: 'eu', providers }));
  centers = await orThrow(connectAll(file, { ...options, accounts: ['eu', 'us', 'asia'] }));
});

afterAll(async () => {
  for (const center of Object.values<ContactCenter>(centers)) await orThrow(center.close());
  for (const sandbox of Object.values<Sandbox>(sandboxes)) await sandbox.close();
  await rm(folder, { recursive: true });
});

/** One of the agents of each is a supervisor: Sobot tells of none, and Itniotech on a page after the others. */
const agentsAt = async ({ agents }: ContactCenter): Promise<number> =>
  (await orThrow(agents.list({ limit: 100 }))).items.length;

test('two accounts of one provider and one of another are used from one file, in one process', async () => {
  attempts.length = 0;
  const counts = await Promise.all([centers.eu, centers.us, centers.asia].map(agentsAt));
  expect(counts).toEqual([19, 29, 39]);
  const told = new Set(attempts.map(({ account, provider }) => `${account} ${provider}`));
  expect([...told].sort()).toEqual(['asia itniotech', 'eu sobot', 'us sobot']);
});

test('the one in use is the one that the file names, and another by its name', async () => {
  const one = await orThrow(connect(file, options));
  const other = await orThrow(connect(file, { ...options, account: 'asia' }));
  expect([one.account, other.account, await agentsAt(one), await agentsAt(other)]).toEqual([
    'eu',
    'asia',
    19,
    39,
  ]);
  await orThrow(one.close());
  await orThrow(other.close());
});

test('errors, attempts and retries tell the accounts apart', async () => {
  attempts.length = retries.length = 0;
  sandboxes.us.faults.add({ fault: 'status', when: 'before', vendor: 'sobot', times: 1 });
  const error = E.swap(await centers.us.agents.get({ agent: known.noAgent })());
  expect(E.isRight(error) && error.right.message).toMatch(/^us \(sobot\) agents\.get: /);
  expect(error).toMatchObject({ right: { kind: 'NotFound', account: 'us', provider: 'sobot' } });
  const unsupported = E.swap(await centers.asia.routing.listFlows({})());
  expect(unsupported).toMatchObject({
    right: { kind: 'Unsupported', account: 'asia', message: expect.stringMatching(/^asia \(itniotech\) /) },
  });
  expect(retries).toMatchObject([{ account: 'us', provider: 'sobot', operation: 'agents.get' }]);
  expect(new Set(attempts.map(({ account }) => account))).toEqual(new Set(['us']));
});

test("a request to the vendor's own endpoints names the account in its error", async () => {
  const result = await centers.eu.vendor.request({ surface: 'api', method: 'GET', path: '/nowhere' })();
  expect(E.swap(result)).toMatchObject({
    right: { account: 'eu', message: expect.stringMatching(/^eu \(sobot\) vendor\.request: /) },
  });
});

const imported = (center: ContactCenter, path: string) =>
  center.campaigns.addContacts(
    { campaign: { code: 'spring2026' }, rows: [{ phoneNumber: '15550101' }, { phoneNumber: '15550102' }] },
    { journal: fileJournal(path) },
  );

test('a journal that one account began is refused by another, and resumed under a new name', async () => {
  const path = join(folder, 'import.journal');
  const report = await orThrow(imported(centers.eu, path));
  expect(report).toMatchObject({ accepted: 2 });

  const { eu, ...others } = providers;
  const renamed = { providers: { ...others, europe: eu } };
  const europe = await orThrow(connect(renamed, { ...options, account: 'europe' }));
  attempts.length = 0;
  expect(await orThrow(imported(europe, path))).toMatchObject({ accepted: 2 });
  expect(E.swap(await imported(centers.us, path)())).toMatchObject({
    right: {
      kind: 'Misconfigured',
      account: 'us',
      problems: [
        { path: 'account', message: expect.stringContaining('is us, and the journal was started by eu') },
      ],
    },
  });
  expect(attempts).toEqual([]);
  await orThrow(europe.close());
});
