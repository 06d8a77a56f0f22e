import { Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { folderWith, run, tidyUp, type World } from './support.js';

/** An agent is signed in for as long as a center is open, which is until the command ends. */

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
afterEach(tidyUp);

const signIn = ['presence', 'sign-in', '--agent.number', '1001'];

const huawei = async (argv: readonly string[], world: World = {}) => {
  const { providers } = sandbox.config;
  const config = JSON.stringify({ provider: 'huawei-cc', providers });
  return run(argv, { cwd: await folderWith({ 'cordboard.json': config }), ...world });
};

const stateNow = async (): Promise<unknown> => {
  const { stdout } = await huawei(['presence', 'get', '--agent.number', '1001', '--json']);
  const told: unknown = JSON.parse(stdout);
  return typeof told === 'object' && told !== null && 'state' in told ? told.state : undefined;
};

/** Runs work once something was printed, and no more after it. */
const whenPrinted = (work: () => Promise<void>): Writable =>
  new Writable({
    write: (_chunk, _encoding, done) => {
      done();
      void work();
    },
  });

describe('a command that signs an agent in', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('tells it, stays until %s, and signs the agent out again', async (signal, code) => {
    const controller = new AbortController();
    const seen: unknown[] = [];
    const stdout = whenPrinted(async () => {
      seen.push(await stateNow());
      controller.abort(signal);
    });
    const { exitCode, stderr } = await huawei(signIn, { stdout, interrupt: controller.signal });
    expect([exitCode, seen, await stateNow()]).toEqual([code, ['not-ready'], 'logged-out']);
    expect(stderr).toContain('until the command is stopped');
  });

  test('stays as long as its time limit says', async () => {
    const { exitCode, stdout } = await huawei([...signIn, '--timeout', '1500', '--json']);
    expect([exitCode, await stateNow()]).toEqual([0, 'logged-out']);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'applied',
      value: { presence: { state: 'not-ready' } },
    });
  });

  test('ends at once where the sign-in fails', async () => {
    const { exitCode, stderr } = await huawei(['presence', 'sign-in', '--agent.number', '4711']);
    expect([exitCode, stderr.includes('until the command')]).toEqual([2, false]);
  });
});
