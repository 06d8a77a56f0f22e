import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import * as t from 'io-ts';
import { orThrow, connect } from '@cordboard/core/fp';
import {
  CampaignId,
  campaigns,
  defineAdapter,
  defineProvider,
  serve,
  type Defect,
  type Runtime,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { failed, printed } from './support.js';

const quoting = new Error('13800000000 is not in the table');

const throwing = (): never => {
  throw quoting;
};

const hearing = (): { readonly defects: Defect[]; readonly runtime: Pick<Runtime, 'onDefect'> } => {
  const defects: Defect[] = [];
  return { defects, runtime: { onDefect: (defect) => defects.push(defect) } };
};

const config = { provider: 'broken', providers: { broken: {} } };
const settingsRead = (validate: t.Validate<unknown, object>): t.Type<object, unknown> =>
  new t.Type('settings', t.UnknownRecord.is, validate, (settings) => settings);
const anything = settingsRead(() => t.success({}));
const unreadable = settingsRead(throwing);

describe('an adapter that throws while it is connected', () => {
  test.each<readonly [string, t.Type<object, unknown>, string]>([
    ['where it reads its settings', unreadable, 'Misconfigured'],
    ['where it is built', anything, 'Internal'],
  ])(
    'is reported with its stack, and answers an error that quotes nothing: %s',
    async (_, settings, kind) => {
      const { defects, runtime } = hearing();
      const adapter = defineAdapter({ provider: 'broken', settings, example: {}, build: throwing });
      const error = await failed(connect(config, { adapters: [adapter], runtime }));
      expect(error.kind).toBe(kind);
      expect(defects).toEqual([{ where: 'connect', error: quoting, account: 'broken' }]);
      expect(printed(error)).not.toContain('13800000000');
    },
  );
});

describe('what is thrown while rows are read is reported', () => {
  const importing = async (
    rows: AsyncIterable<{ readonly phoneNumber: string }>,
  ): Promise<readonly Defect[]> => {
    const { defects, runtime } = hearing();
    const adapter = defineAdapter({
      provider: 'broken',
      settings: anything,
      example: {},
      build: (_, given) =>
        defineProvider({
          provider: 'broken',
          accountKey: 'broken',
          runtime: given,
          operations: [
            serve(campaigns.addContacts, (__, batch) =>
              TE.right({ rows: batch.map(() => ({ outcome: 'accepted' as const })) }),
            ),
          ],
        }),
    });
    const center = await orThrow(connect(config, { adapters: [adapter], runtime }));
    const result = await center.campaigns.addContacts({ campaign: { id: CampaignId('c') }, rows })();
    expect(printed(result)).not.toContain('13800000000');
    expect(E.isRight(result) && result.right.accepted).toBe(1);
    return defects;
  };

  const row = { phoneNumber: '15550100000' };

  test('by the stream', async () => {
    const defects = await importing(
      (async function* () {
        await Promise.resolve();
        yield row;
        throwing();
      })(),
    );
    expect(defects).toEqual([{ where: 'rows.next', error: quoting, account: 'broken' }]);
  });

  test('by a row, or its codec', async () => {
    const bad = {
      get phoneNumber(): string {
        return throwing();
      },
    };
    const defects = await importing(
      (async function* () {
        await Promise.resolve();
        yield bad;
        yield bad;
        yield row;
      })(),
    );
    // Once for each place and call.
    expect(defects).toEqual([{ where: 'rows.decode', error: quoting, account: 'broken' }]);
  });
});

describe('a program that passes no onDefect', () => {
  const root = join(import.meta.dirname, '../../..');
  const program = `
    import { defineProvider, serve, agentDirectory, systemRuntime, AgentId } from '@cordboard/core/provider';
    const made = defineProvider({
      provider: 'test',
      accountKey: 'test',
      runtime: { ...systemRuntime, ...(process.argv[2] === 'broken' ? { onDefect: () => { throw new Error('no log'); } } : {}) },
      operations: [serve(agentDirectory.get, function mapping() { throw new Error('13800000000 is not in the table'); })],
    });
    await made.right.agents.get({ agent: { id: AgentId('1') } })();
  `;
  let folder = '';
  beforeAll(async () => {
    const cache = join(root, 'node_modules/.cache');
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'cordboard-defects-'));
    await build({
      stdin: { contents: program, resolveDir: import.meta.dirname, loader: 'js' },
      outfile: join(folder, 'program.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      tsconfig: join(root, 'packages/tsconfig.json'),
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const stderrOf = (env: Readonly<Record<string, string>>, ...args: readonly string[]): string =>
    spawnSync(process.execPath, [join(folder, 'program.mjs'), ...args], { env, encoding: 'utf8' }).stderr;

  test('is warned of the place, and how to see more; nothing is quoted', () => {
    const stderr = stderrOf({});
    expect(stderr).toContain(
      'CordboardWarning: unexpected error in agents.get: pass runtime.onDefect or set NODE_DEBUG=cordboard to see it',
    );
    expect(stderr).not.toContain('13800000000');
  });

  test('is shown the error with its stack in debug mode', () => {
    expect(stderrOf({ NODE_DEBUG: 'cordboard' })).toMatch(
      /CORDBOARD \d+: unexpected error in agents\.get: Error: 13800000000 is not in the table\n +at .*mapping/,
    );
  });

  test('is shown both errors in debug mode when its onDefect throws', () => {
    const stderr = stderrOf({ NODE_DEBUG: 'cordboard' }, 'broken');
    expect(stderr).toContain('13800000000 is not in the table');
    expect(stderr).toContain('no log');
    expect(stderrOf({}, 'broken')).not.toContain('no log');
  });
});
