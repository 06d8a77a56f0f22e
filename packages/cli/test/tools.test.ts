import { connect as dial } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import { operations } from '@cordboard/core/schema';
import { startSandbox, surfaces } from '@cordboard/sandbox';
import { folderWith, linesOf, run, tidyUp } from './support.js';

afterEach(tidyUp);

const isListening = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = dial(Number(port), hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });

/** Runs `cordboard sandbox`, and stops it with a signal once `use` has seen what it printed. */
const whileSandbox = async (argv: readonly string[], use: (printed: string) => Promise<void>) => {
  const controller = new AbortController();
  let printed = '';
  const stdout = new Writable({
    write: (chunk: Buffer, _, done) => {
      printed += chunk.toString();
      done();
    },
  });
  const ended = run(['sandbox', ...argv], { stdout, interrupt: controller.signal });
  while (!printed.endsWith('}\n') && !printed.endsWith('them.\n')) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await use(printed).finally(() => {
    controller.abort('SIGTERM');
  });
  return ended;
};

describe('cordboard sandbox', () => {
  test('serves every vendor to the configuration it prints, and closes when it is told to', async () => {
    let urls: readonly string[] = [];
    const { exitCode, stderr } = await whileSandbox(['--json', '--agents', '12'], async (printed) => {
      const { urls: found, config } = JSON.parse(printed) as { urls: Record<string, string>; config: object };
      urls = Object.values(found);
      const cwd = await folderWith({ 'cordboard.json': JSON.stringify(config) });
      // One of the twelve is a supervisor, of whom Sobot does not tell.
      for (const [provider, count] of Object.entries({ itniotech: 12, sobot: 11 })) {
        const { stdout } = await run(['agents', 'list', '--all', '--json', '--provider', provider], { cwd });
        expect(linesOf(stdout)).toHaveLength(count);
      }
      const input = '{"agent":{"number":"1001"},"enabled":false}';
      expect(
        await run(['routing', 'set-inbound-enabled', '--provider', 'huawei-cc', '--input', input], { cwd }),
      ).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^applied\n/) });
    });
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(urls).toHaveLength(surfaces.length);
    for (const url of urls) expect(await isListening(url)).toBe(false);
  });

  test('tells people where the servers are and what to save', async () => {
    await whileSandbox([], async (printed) => {
      for (const surface of surfaces)
        expect(printed).toMatch(new RegExp(`${surface} +http://127\\.0\\.0\\.1:\\d+`));
      expect(printed).toContain('cordboard.json');
      expect(printed).toContain('Ctrl-C stops them.');
      return Promise.resolve();
    });
  });

  test('says which port is taken', async () => {
    const other = await startSandbox();
    const port = new URL(other.urls.sobot).port;
    const { exitCode, stderr } = await run(['sandbox', '--port', `sobot=${port}`]);
    await other.close();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`the sobot server cannot listen on port ${port}`);
  });
});

test('a command leaves no session behind at the vendor', async () => {
  const sandbox = await startSandbox({ pollHoldMs: 10 });
  const cwd = await folderWith({ 'cordboard.json': JSON.stringify(sandbox.config) });
  const input = '{"agent":{"number":"1001"},"enabled":false}';
  await run(['routing', 'set-inbound-enabled', '--provider', 'huawei-cc', '--input', input], { cwd });
  const requests = sandbox.ledger.requests('huawei-cc');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(sandbox.ledger.requests('huawei-cc')).toBe(requests);
  expect(requests).toBeGreaterThan(2);
  await sandbox.close();
});

describe('cordboard capabilities', () => {
  test('lists every operation of the provider in use', async () => {
    const { exitCode, stdout } = await run(['capabilities', '--provider', 'memory']);
    expect(exitCode).toBe(0);
    for (const { name } of operations) expect(stdout).toMatch(new RegExp(`^${name} +native`, 'm'));
  });

  test('tells limits, notes and what it cannot serve, in the width there is', async () => {
    const sandbox = await startSandbox();
    const cwd = await folderWith({ 'cordboard.json': JSON.stringify(sandbox.config) });
    await sandbox.close();
    const { stdout } = await run(['capabilities', '--provider', 'itniotech'], { cwd, columns: 100 });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(stdout).toMatch(/^agents\.list +native +pageSize 100 +supervisors come after$/m);
    expect(stdout).toMatch(/^campaigns\.create +notOffered/m);
  });

  test('need no settings: without them they are what the adapter serves with everything configured', async () => {
    const { exitCode, stdout, stderr } = await run(['capabilities', '--provider', 'huawei-cc'], {
      columns: 400,
    });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('huawei-cc is not configured here');
    expect(stdout).toMatch(/^agents\.get +native +cms /m);
    expect(stdout).toMatch(
      /^routing\.setConcurrency +native +concurrency 60 +gatewayUrl .*cannot promise read-back/m,
    );
    const sobot = await run(['capabilities', '--provider', 'sobot']);
    expect(sobot.stderr).toContain('every operation needs the settings appId, appSecret');
  });

  test('are the account\u2019s where it is configured', async () => {
    const config = {
      provider: 'huawei-cc',
      providers: { 'huawei-cc': { gatewayUrl: 'http://127.0.0.1:9' } },
    };
    const cwd = await folderWith({ 'cordboard.json': JSON.stringify(config) });
    const { stdout, stderr } = await run(['capabilities'], { cwd, columns: 400 });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^agents\.get +unconfigured +cms +the configuration lacks the setting cms/m);
  });

  test('are the provider\u2019s own with --json', async () => {
    const { stdout } = await run(['capabilities', '--provider', 'memory', '--json']);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(operations.map(({ name }) => name));
  });
});
