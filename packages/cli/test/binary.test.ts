import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { folderWith, tidyUp } from './support.js';

const root = join(import.meta.dirname, '../../..');
const bin = join(root, 'packages/cli/bin/cordboard.mjs');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** None of the variables of this process: what a user has set must not decide about a test. */
const env = {};

/** Runs the real program in a process of its own; `onOutput` may end it. */
const cordboard = (
  argv: readonly string[],
  cwd: string,
  onOutput: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...argv], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    onStart(child);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      onOutput(stdout, (signal) => child.kill(signal));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });

/** The source of an adapter package that serves one agent of the name given, after a while. */
const adapterSource = (provider: string, name: string, delayMs = 0): string => `
import { agentDirectory, AgentId, defineAdapter, defineProvider, fields, serve, strictObject } from '@cordboard/core/provider';
const page = { _tag: 'Right', right: { items: [{ id: AgentId('1'), name: '${name}' }] } };
const list = serve(agentDirectory.list, (_, { signal }) => () => new Promise((resolve) => {
  process.stderr.write('called');
  const timer = setTimeout(resolve, ${delayMs}, page);
  signal.addEventListener('abort', () => { clearTimeout(timer); resolve(page); });
}));
export const adapter = defineAdapter({
  provider: '${provider}',
  settings: strictObject('Settings', fields({}, {})),
  example: {},
  build: (_, runtime) => defineProvider({ provider: '${provider}', runtime, operations: [list] }),
});
`;

const install = async (cwd: string, provider: string, source: string): Promise<void> => {
  const scope = join(cwd, 'node_modules/@cordboard');
  await mkdir(join(scope, provider), { recursive: true });
  await symlink(join(root, 'packages/core'), join(scope, 'core')).catch(() => undefined);
  await writeFile(join(scope, provider, 'index.js'), source);
  await writeFile(
    join(scope, provider, 'package.json'),
    JSON.stringify({ name: `@cordboard/${provider}`, type: 'module', exports: './index.js' }),
  );
};

let cwd = '';
beforeAll(async () => {
  // A stale build would make every answer below worthless.
  spawnSync(process.execPath, [join(root, '.ci/ensure.mjs'), 'build']);
  cwd = await folderWith({});
}, 180_000);
afterAll(tidyUp);

test('answers --help and --version', async () => {
  expect(await cordboard(['--help'], cwd)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Usage: cordboard/),
  });
  expect(await cordboard(['--version'], cwd)).toMatchObject({ code: 0, stderr: '' });
}, 120_000);

describe('an adapter', () => {
  test('is found in the working directory', async () => {
    await install(cwd, 'elsewhere', adapterSource('elsewhere', 'Ann Elsewhere'));
    const { code, stdout } = await cordboard(['agents', 'list', '--provider', 'elsewhere'], cwd);
    expect(code).toBe(0);
    expect(stdout).toContain('Ann Elsewhere');
  }, 120_000);

  test('of the working directory goes before the one the program brings along', async () => {
    const folder = await folderWith({});
    expect((await cordboard(['agents', 'list', '--provider', 'memory'], folder)).stdout).toContain('Mara');
    await install(folder, 'memory', adapterSource('memory', 'Own Copy'));
    const { stdout } = await cordboard(['agents', 'list', '--provider', 'memory'], folder);
    expect(stdout).toContain('Own Copy');
    expect(stdout).not.toContain('Mara');
  }, 120_000);

  test('of a folder above the working directory is not looked for', async () => {
    const folder = await folderWith({});
    for (const provider of ['memory', 'above']) {
      await install(folder, provider, adapterSource(provider, 'Not Asked For'));
    }
    const below = join(folder, 'below');
    await mkdir(below);
    for (const argv of [[], ['--provider', 'memory']]) {
      expect((await cordboard(['agents', 'list', ...argv], below)).stdout).toContain('Mara');
    }
    expect(await cordboard(['agents', 'list', '--provider', 'above'], below)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('npm install @cordboard/above'),
    });
  }, 120_000);

  test('of the working directory is not run for a provider that was not named', async () => {
    const folder = await folderWith({});
    await install(folder, 'memory', adapterSource('memory', 'Not Asked For'));
    expect((await cordboard(['agents', 'list'], folder)).stdout).toContain('Mara');
  }, 120_000);

  test('beside the configuration file goes before the one of the working directory', async () => {
    const [project, folder] = [await folderWith({ 'c.json': '{"provider":"twice"}' }), await folderWith({})];
    await install(folder, 'twice', adapterSource('twice', 'Of The Directory'));
    const command = ['agents', 'list', '--config', join(project, 'c.json')];
    expect((await cordboard(command, folder)).stdout).toContain('Of The Directory');
    await install(project, 'twice', adapterSource('twice', 'Of The Project'));
    expect((await cordboard(command, folder)).stdout).toContain('Of The Project');
  }, 120_000);

  test('that is broken is named, and no other is taken for it', async () => {
    const folder = await folderWith({});
    await install(folder, 'memory', 'export const adapter = nothing;');
    const { code, stderr } = await cordboard(['agents', 'list', '--provider', 'memory'], folder);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/memory.index\.js, which cannot be loaded/)]);
  }, 120_000);

  test('that is not installed is named, with what to install', async () => {
    const { code, stderr } = await cordboard(['agents', 'list', '--provider', 'nowhere'], cwd);
    expect(code).toBe(2);
    expect(stderr).toContain('npm install @cordboard/nowhere');
  }, 120_000);
});

test('is quiet when the reader of its output goes away', async () => {
  const config = await folderWith({
    'cordboard.json': '{"provider":"memory","providers":{"memory":{"agents":5000}}}',
  });
  const script = `"${process.execPath}" "${bin}" agents list --all --json | head -n 1; echo "code \${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], {
    cwd: config,
    env,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout.split('\n').slice(1)).toEqual(['code 0', '']);
}, 300_000);

test('ends with 130 when it is interrupted during a call', async () => {
  await install(cwd, 'slow', adapterSource('slow', 'Late', 60_000));
  const started = Date.now();
  const child = spawn(process.execPath, [bin, 'agents', 'list', '--provider', 'slow'], { cwd, env });
  child.stderr.once('data', () => child.kill('SIGINT'));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(130);
  expect(Date.now() - started).toBeLessThan(50_000);
}, 120_000);

describe('rows that never come', () => {
  const command = ['routing', 'block-numbers', '--format', 'csv', '--rows'];

  /** Runs the program with a standard input that stays open. */
  const withOpenInput = async (argv: readonly string[], signal?: NodeJS.Signals): Promise<unknown> => {
    const child = spawn(process.execPath, [bin, ...argv], { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.write('number,direction\n110,outb');
    // What the program first tells the person shows that it has begun.
    if (signal !== undefined) child.stderr.once('data', () => child.kill(signal));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    child.stdin.destroy();
    return code;
  };

  test('from the standard input end with the time limit', async () => {
    expect(await withOpenInput([...command, '-', '--timeout', '500'])).toBe(1);
  }, 120_000);

  test('from the standard input end with Ctrl-C', async () => {
    expect(await withOpenInput([...command, '-'], 'SIGINT')).toBe(130);
  }, 120_000);

  test('from a pipe with a name end with the time limit, whoever holds it open', async () => {
    const pipe = join(cwd, 'rows.pipe');
    spawnSync('mkfifo', [pipe]);
    const writer = await open(pipe, 'r+');
    await writer.write('number,direction\n110,outbound\n111,outb');
    const { code, stderr } = await cordboard([...command, pipe, '--json', '--timeout', '500'], cwd);
    await writer.close();
    expect([code, stderr]).toEqual([1, expect.stringContaining('"kind":"Timeout"')]);
  }, 120_000);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'cordboard sandbox stops cleanly on %s',
  async (signal) => {
    const { code, stdout, stderr } = await cordboard(['sandbox'], cwd, (text, kill) => {
      if (text.includes('Ctrl-C')) kill(signal);
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('huawei-cc');
  },
  120_000,
);

test('cordboard demo shows four providers and leaves nothing running', async () => {
  const started = Date.now();
  const { code, stdout } = await cordboard(['demo'], cwd);
  expect(code).toBe(0);
  expect(stdout).toMatch(/memory +│ itniotech +│ sobot +│ huawei-cc/);
  expect(Date.now() - started).toBeLessThan(120_000);
}, 300_000);

describe('an import with a journal', () => {
  const contacts = 4_000;
  const faults = [
    ...([
      'status',
      'html',
      'other-json',
      'quoting',
      'wrong-types',
      'wrong-content-type',
      'empty',
      'half',
    ] as const),
    ...([
      'truncated',
      'reset',
      'hang',
      'drip',
      'oversized',
      'redirect',
      'delay',
      'duplicate',
      'expired',
    ] as const),
  ];
  const [faultEvery, killAt] = [12, [40, 110]];

  /** A sandbox that spoils every twelfth import, each time in another way, and says how many came in. */
  const spoilingSandbox = async (onImport: (count: number) => void): Promise<Sandbox> => {
    let count = 0;
    const sandbox = await startSandbox({
      latencyMs: 10,
      onExchange: ({ request }) => {
        if (!request.path.endsWith('/_import')) return;
        count += 1;
        const fault = faults[(count / faultEvery) % faults.length];
        const when = (count / faultEvery) % 2 === 0 ? 'before' : 'after';
        if (fault !== undefined) sandbox.faults.add({ fault, when, path: /_import/, delayMs: 50 });
        onImport(count);
      },
    });
    return sandbox;
  };

  const newCampaign = {
    ...{ name: 'spring', contactTemplate: 'D1', wrapUpTemplate: 'W1' },
    schedule: { start: '2030-01-01T09:00:00Z', end: '2031-01-01T09:00:00Z' },
  };

  test('brings every contact exactly once, whatever goes wrong and however often it is killed', async () => {
    let [kill, kills, runs]: [() => unknown, number, number] = [() => undefined, 0, 0];
    const sandbox = await spoilingSandbox((count) => {
      if (count < (killAt[kills] ?? Infinity)) return;
      kills += 1;
      kill();
    });
    const settings = { ...sandbox.config.providers.sobot, importBatchSize: 20, timeoutMs: 400 };
    const rows = Array.from({ length: contacts }, (_, i) => `1555${String(i).padStart(7, '0')},Ada ${i}`);
    const folder = await folderWith({
      'cordboard.json': JSON.stringify({ provider: 'sobot', providers: { sobot: settings } }),
      'contacts.csv': ['phoneNumber,name', ...rows].join('\n'),
    });
    const campaign = await orThrow(sandbox.center.campaigns.create(newCampaign));
    const input = JSON.stringify({ campaign: campaign.value.ref });
    const command = ['campaigns', 'add-contacts', '--rows', 'contacts.csv', '--journal', 'import.journal'];
    let ended: Ended;
    do {
      runs += 1;
      ended = await cordboard([...command, '--input', input], folder, undefined, (child) => {
        kill = () => child.kill('SIGKILL');
      });
    } while (ended.code !== 0 && runs < 20);
    expect(ended.stdout).toMatch(new RegExp(`^${contacts} rows: ${contacts} accepted\n`));
    expect([kills, runs > kills]).toEqual([2, true]);
    const keys = sandbox.ledger.entries().flatMap(({ key }) => key ?? []);
    expect([keys.length, new Set(keys).size]).toEqual([contacts, contacts]);
    await sandbox.close();
  }, 300_000);
});
