import { afterEach, describe, expect, test } from '@jest/globals';
import { failure } from '@cordboard/core/provider';
import type { Capabilities, ClockSkew, SurfaceCheck } from '@cordboard/core';
import { operations } from '@cordboard/core/schema';
import { credentials, startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';
import { clockText, isTooFar } from '../src/output/clock.js';
import { findingsOf } from '../src/output/doctor.js';
import { folderWith, run, tidyUp } from './support.js';

const open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  await tidyUp();
});

const minuteMs = 60_000;

interface At {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly options?: SandboxOptions;
}

/** A sandbox, what arrives there, and the command `doctor` at one of its vendors. */
const doctorAt = async (provider: 'itniotech' | 'sobot' | 'huawei-cc', { settings, options }: At = {}) => {
  const arrived: string[] = [];
  const sandbox = await startSandbox({
    ...options,
    onExchange: ({ request: { method, path } }) => arrived.push(`${method} ${path}`),
  });
  open.push(sandbox);
  const { [provider]: own } = sandbox.config.providers;
  const config = { provider, providers: { [provider]: { ...own, ...settings } } };
  const cwd = await folderWith({ 'cordboard.json': JSON.stringify(config) });
  const doctor = (argv: readonly string[] = [], world = {}) =>
    run(['doctor', ...argv], { cwd, columns: 400, ...world });
  return { sandbox, arrived, doctor };
};

describe('cordboard doctor', () => {
  test('tells that the configuration is valid, and of each surface how it answers', async () => {
    const { doctor, arrived } = await doctorAt('sobot');
    const { exitCode, stdout, stderr } = await doctor();
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^The configuration of sobot is valid\.\n\nsurface +result +latency +our clock +note *\n/,
    );
    expect(stdout).toMatch(/^api +ok +\d+ ms +right \(within \d\.\d s\)$/m);
    expect(arrived).toEqual(['POST /tokens/company', 'POST /callservice/v6/cc-config/api/queues/_search']);
  });

  test.each([
    ['itniotech', 1],
    ['sobot', 2],
    ['huawei-cc', 3],
  ] as const)(
    'sends %s one read, after what the authentication needs, and changes nothing',
    async (vendor, n) => {
      const { doctor, arrived, sandbox } = await doctorAt(vendor);
      expect((await doctor(['--json'])).exitCode).toBe(0);
      expect(arrived).toHaveLength(n);
      expect(sandbox.ledger.entries()).toEqual([]);
    },
  );

  test('answers memory, which has no surface', async () => {
    const { exitCode, stdout } = await run(['doctor', '--provider', 'memory']);
    expect([exitCode, stdout]).toEqual([
      0,
      'The configuration of memory is valid.\n\nNo surface to check: the provider sends nothing.\n',
    ]);
  });

  test('says what is not checked, and which operations lack which setting; neither is a failure', async () => {
    const { doctor, arrived } = await doctorAt('huawei-cc', {
      settings: { cms: undefined, apiFabric: undefined },
    });
    const { exitCode, stdout } = await doctor();
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^gateway +not checked +it answers in an agent's session only/m);
    expect(stdout).toMatch(/^cms +unconfigured +the configuration lacks the setting cms$/m);
    expect(stdout).toMatch(
      /^unconfigured operation +missing setting *\nagents\.list +apiFabric *\nagents\.get +cms *$/m,
    );
    expect(arrived).toEqual([]);
  });

  test('tells a surface that fails beside one that does not, with the kind and what to do', async () => {
    const { doctor, sandbox } = await doctorAt('huawei-cc');
    sandbox.faults.add({ fault: 'status', when: 'before', path: /totalagent/ });
    const { exitCode, stdout } = await doctor();
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^gateway +not checked /m);
    expect(stdout).toMatch(
      /^cms +failed: Unavailable +right \(.*\) +huawei-cc check: .*HTTP 503.*\. What to do: check the address/m,
    );
  });

  test('prints neither secrets nor numbers, also when the vendor quotes them', async () => {
    const { doctor, sandbox } = await doctorAt('itniotech');
    sandbox.faults.add({ fault: 'quoting', when: 'before', times: 2 });
    const printed = [await doctor(), await doctor(['--json'])].map(({ stdout, stderr }) => stdout + stderr);
    expect(printed.join('')).toContain('PermissionDenied');
    const { apiKey, apiSecret } = credentials.itniotech;
    for (const secret of [apiKey, apiSecret, 'Lindqvist', '8001'])
      expect(printed.join('')).not.toContain(secret);
  });

  test('ends with the code of a wrong configuration where the address is wrong', async () => {
    const { doctor, sandbox } = await doctorAt('itniotech');
    sandbox.faults.add({ fault: 'html', when: 'before', status: 404 });
    const { exitCode, stdout } = await doctor();
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(
      /^api +failed: Misconfigured .*check the base URL.*What to do: correct the settings/m,
    );
  });

  test('tells every mistake of a configuration that is not valid, and sends nothing', async () => {
    const { doctor, arrived } = await doctorAt('itniotech', { settings: { apiKey: 7, timeoutMs: -1 } });
    const { exitCode, stdout, stderr } = await doctor();
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('providers.itniotech.apiKey');
    expect(stderr).toContain('providers.itniotech.timeoutMs');
    expect(arrived).toEqual([]);
  });

  test('is ended by --timeout, and tells what had not answered by then', async () => {
    const { doctor, sandbox } = await doctorAt('itniotech');
    sandbox.faults.add({ fault: 'hang', when: 'before' });
    const { exitCode, stdout } = await doctor(['--timeout', '300']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^api +failed: Timeout /m);
  });

  test('is ended by a signal', async () => {
    const { doctor, sandbox } = await doctorAt('itniotech');
    sandbox.faults.add({ fault: 'hang', when: 'before' });
    const controller = new AbortController();
    const running = doctor([], { interrupt: controller.signal });
    controller.abort('SIGINT');
    expect((await running).exitCode).toBe(130);
  });

  test('names on a terminal what it waits for', async () => {
    const { doctor } = await doctorAt('huawei-cc');
    expect((await doctor([], { tty: true })).stderr).toContain(
      'note: asking gateway, cms, apiFabric, configuration of huawei-cc',
    );
  });

  test('as JSON tells the same to programs', async () => {
    const { doctor } = await doctorAt('huawei-cc', { settings: { gatewayUrl: undefined } });
    const { stdout } = await doctor(['--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      provider: 'huawei-cc',
      surfaces: [
        { surface: 'gateway', status: 'unconfigured', missingSetting: 'gatewayUrl' },
        {
          surface: 'cms',
          status: 'ok',
          latencyMs: expect.any(Number),
          clock: { aheadMs: expect.any(Number), uncertaintyMs: expect.any(Number) },
        },
        { surface: 'apiFabric', status: 'ok' },
        { surface: 'configuration', status: 'unconfigured' },
      ],
      unconfirmed: expect.arrayContaining([
        { operation: 'routing.listEntryPoints', reason: expect.stringContaining('Access Codes') },
      ]),
      unconfigured: expect.arrayContaining([
        { operation: 'routing.setInboundEnabled', settings: ['gatewayUrl'] },
        { operation: 'routing.setConcurrency', settings: ['gatewayUrl'] },
      ]),
    });
  });
});

describe('the clock', () => {
  test.each([
    [-10, '10 min behind', ''],
    [10, '10 min ahead', ''],
    [-40, '40 min behind', "What to do: set this machine's clock"],
  ])(
    'that is %i minutes ahead of the vendor is told with what the vendor accepts',
    async (min, found, advice) => {
      const { doctor } = await doctorAt('itniotech', { options: { now: () => Date.now() - min * minuteMs } });
      const { stdout } = await doctor();
      expect(stdout).toMatch(new RegExp(`${found} \\(within \\d\\.\\d s\\); the vendor accepts 30 min`));
      expect(stdout).toContain(advice);
    },
  );

  const skew = (aheadMs: number, toleranceMs?: number): ClockSkew => ({
    aheadMs,
    uncertaintyMs: 600,
    toleranceMs,
  });

  test.each<[ClockSkew, string]>([
    [skew(0), 'right (within 0.6 s)'],
    [skew(-600), 'right (within 0.6 s)'],
    [skew(-601), '1 s behind (within 0.6 s)'],
    [skew(90_000), '90 s ahead (within 0.6 s)'],
    [skew(7 * minuteMs, 5 * minuteMs), '7 min ahead (within 0.6 s); the vendor accepts 5 min'],
    [skew(-8 * 60 * minuteMs), '8 h behind (within 0.6 s)'],
    [skew(365 * 24 * 60 * minuteMs), '365 days ahead (within 0.6 s)'],
  ])('is told in words: %j', (clock, words) => {
    expect(clockText(clock)).toBe(words);
  });

  test('is too far off only where that is certain, and the vendor says what it accepts', () => {
    expect([skew(5600, 5000), skew(-5600, 5000), skew(1e9)].map(isTooFar)).toEqual([false, false, false]);
    expect([skew(5601, 5000), skew(-5601, 5000)].map(isTooFar)).toEqual([true, true]);
  });
});

test('operations that were built from an incomplete page are told with the page and the hole', () => {
  const served = operations.map(({ name }) => [name, { support: 'native' }] as const);
  const reason = 'Agents, Delete: the page ends before its codes';
  const capabilities = {
    ...Object.fromEntries(served),
    'agents.list': { support: 'native', unconfirmed: reason },
  } as Capabilities;
  const checks: readonly SurfaceCheck[] = [
    { surface: 'api', status: 'failed', error: failure('Timeout', 'late') },
  ];
  expect(findingsOf({ provider: 'test', capabilities }, checks)).toEqual({
    provider: 'test',
    surfaces: checks,
    unconfirmed: [{ operation: 'agents.list', reason }],
    unconfigured: [],
  });
});
