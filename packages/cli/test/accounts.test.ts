import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSandbox, vendors, type Sandbox } from '@cordboard/sandbox';
import { folderWith, run, tidyUp } from './support.js';

let sandbox: Sandbox;
let cwd = '';

const entry = { adapter: 'memory' };

/** A folder whose configuration is this. */
const folderOf = (config: unknown): Promise<string> =>
  folderWith({ 'cordboard.json': JSON.stringify(config) });

beforeAll(async () => {
  sandbox = await startSandbox();
  const sobot = { adapter: '${KIND}', ...sandbox.config.providers.sobot };
  cwd = await folderOf({
    provider: 'eu',
    providers: {
      eu: { ...sobot, adapter: 'sobot' },
      us: sobot,
      small: { ...entry, seed: { agents: [] } },
      memory: { agents: 9 },
      itniotech: sandbox.config.providers.itniotech,
    },
  });
});

afterAll(async () => {
  await sandbox.close();
  await tidyUp();
});

const env = { KIND: 'sobot' };
const list = (...flags: readonly string[]) => run(['agents', 'list', '--json', ...flags], { cwd, env });

describe('--account', () => {
  test('names the account to use; without it the file does', async () => {
    expect(JSON.parse((await list('--account', 'memory')).stdout)).toMatchObject({ total: 9 });
    expect(await list()).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse((await list('--account', 'small')).stdout)).toMatchObject({ items: [] });
  });

  test('and its adapter, which may come from the environment, stand in every error', async () => {
    const input = '{"agent":{"number":"4711"}}';
    const argv = ['agents', 'get', '--input', input, '--account', 'us'];
    expect((await run(argv, { cwd, env })).stderr).toContain('error: us (sobot) agents.get: ');
    const json = await run([...argv, '--json'], { cwd, env });
    expect(JSON.parse(json.stderr)).toMatchObject({ account: 'us', provider: 'sobot' });
  });

  test('that is not there is told by the flag, with the name that was meant', async () => {
    const { exitCode, stderr } = await list('--account', 'smal');
    expect([exitCode, JSON.parse(stderr)]).toMatchObject([
      2,
      {
        message: 'invalid configuration: --account names no account in providers; did you mean small?',
        problems: [{ path: '--account', message: 'names no account in providers; did you mean small?' }],
      },
    ]);
  });

  test('is an adapter in a file whose entries name none', async () => {
    const old = await folderOf({ provider: 'sobot', providers: { memory: { agents: 9 } } });
    const argv = ['agents', 'list', '--json', '--account', 'memory'];
    expect(JSON.parse((await run(argv, { cwd: old })).stdout)).toMatchObject({ total: 9 });
    const { exitCode, stderr } = await run(['agents', 'list', '--account', 'sobt'], { cwd: old });
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(
        /--account names no adapter .*: npm install @cordboard\/sobt; did you mean sobot\?/,
      ),
    ]);
  });

  test('is not given together with --provider', async () => {
    expect(await list('--account', 'eu', '--provider', 'sobot')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--account and --provider: give one of them'),
    });
  });
});

describe('--provider', () => {
  test('uses the account that the file has at the provider', async () => {
    expect(await list('--provider', 'itniotech', '--role', 'agent')).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    const one = await folderOf({ provider: 'none', providers: { big: { ...entry, agents: 9 } } });
    const argv = ['agents', 'list', '--json', '--provider', 'memory'];
    expect(JSON.parse((await run(argv, { cwd: one })).stdout)).toMatchObject({ total: 9 });
  });

  test.each([
    ['sobot', 'eu, us'],
    ['memory', 'small, memory'],
  ])('does not choose among several accounts: %s', async (provider, names) => {
    expect(await list('--provider', provider)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(
        `--provider fits several accounts (${names}): name one of them with --account`,
      ),
    });
  });

  test('uses a provider that the file has no account at without settings', async () => {
    const other = await folderOf({ provider: 'eu', providers: { eu: { adapter: 'sobot' } } });
    expect(await run(['agents', 'list', '--provider', 'memory'], { cwd: other })).toMatchObject({
      exitCode: 0,
    });
    const { stderr } = await run(['agents', 'list', '--provider', 'memroy'], { cwd: other });
    expect(stderr).toContain('--provider names no adapter that is installed');
    expect(stderr).toContain('did you mean memory?');
  });
});

describe('capabilities', () => {
  test('are those of the account, or of a provider without settings', async () => {
    const ofAccount = await run(['capabilities', '--account', 'eu'], { cwd, env });
    expect([ofAccount.exitCode, ofAccount.stderr]).toEqual([0, '']);
    const ofProvider = await run(['capabilities', '--provider', 'huawei-cc'], { cwd, env });
    expect(ofProvider.stderr).toContain('huawei-cc is not configured here');
  });

  test('of an account that is not there are none', async () => {
    for (const flags of [
      ['--account', 'huawei-cc'],
      ['--account', 'uss'],
    ]) {
      expect(await run(['capabilities', ...flags], { cwd, env })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('--account names no account in providers'),
      });
    }
  });
});

describe('config check', () => {
  test('lists the accounts of a configuration without a mistake, and sends nothing', async () => {
    const { exitCode, stdout, stderr } = await run(['config', 'check', '--json'], { cwd, env });
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual([
      { account: 'eu', provider: 'sobot' },
      { account: 'us', provider: 'sobot' },
      { account: 'small', provider: 'memory' },
      { account: 'memory', provider: 'memory' },
      { account: 'itniotech', provider: 'itniotech' },
    ]);
    const before = vendors.map((vendor) => sandbox.ledger.requests(vendor));
    expect((await run(['config', 'check'], { cwd, env })).stdout).toMatch(/eu +sobot\nus +sobot\n/);
    expect(vendors.map((vendor) => sandbox.ledger.requests(vendor))).toEqual(before);
  });

  test('tells every mistake of every account by its path, and no value', async () => {
    const wrong = await folderOf({
      provider: 'uss',
      provders: {},
      providers: {},
    });
    const first = await run(['config', 'check'], { cwd: wrong });
    expect([first.exitCode, first.stderr.split('\n').slice(1, -1)]).toEqual([
      2,
      ['  - provders is not a known field; did you mean providers?'],
    ]);
    const other = await folderOf({
      provider: 'uss',
      providers: {
        eu: { adapter: 'sobot', appId: 'hunter2', appSecret: '${NONE}', operater: 'hunter2' },
        us: { adapter: 'sobott', appId: 'hunter2' },
        asia: { adapter: 'memory', agents: 'hunter2' },
        'huawei-cc': { gatewayUrl: 5 },
      },
    });
    const { exitCode, stdout, stderr } = await run(['config', 'check'], { cwd: other });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).not.toContain('hunter2');
    const paths = stderr.split('\n').flatMap((line) => /^ {2}- (\S+)/.exec(line)?.[1] ?? []);
    expect([...new Set(paths)]).toEqual([
      'providers.eu.appSecret',
      'providers.eu.operater',
      'providers.us.adapter',
      'providers.asia.agents',
      'providers.huawei-cc.gatewayUrl',
      'provider',
    ]);
    const one = await run(['config', 'check', '--account', 'asia'], { cwd: other });
    expect(one.stderr.match(/^ {2}- /gm)).toHaveLength(1);
  });

  test('checks the accounts that the flags choose', async () => {
    const { stdout } = await run(['config', 'check', '--json', '--provider', 'sobot'], { cwd, env });
    expect(JSON.parse(stdout)).toMatchObject([{ account: 'eu' }, { account: 'us' }]);
    for (const [flag, name, sentence] of [
      ['--account', 'smal', '--account names no account in providers; did you mean small?'],
      ['--provider', 'huawei-cc', '--provider names the provider of no account'],
    ] as const) {
      expect(await run(['config', 'check', flag, name], { cwd, env })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining(sentence),
      });
    }
  });

  test('needs a file', async () => {
    const { exitCode, stderr } = await run(['config', 'check'], { cwd: await folderWith({}) });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('name the configuration with --config')]);
  });
});

test('config schema prints the JSON Schema of the file, with what the installed adapters take', async () => {
  const { exitCode, stdout, stderr } = await run(['config', 'schema'], { cwd: await folderWith({}) });
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining('json-schema.org') });
  for (const name of ['memory', ...vendors, 'appSecret', '$schema']) expect(stdout).toContain(`"${name}"`);
});
