import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { connect, orThrow, type ContactCenter } from '@cordboard/core/fp';
import {
  agentDirectory,
  AgentId,
  callRouting,
  campaigns,
  defineAdapter,
  defineProvider,
  notImplemented,
  QueueId,
  queueAdmin,
  fields,
  strictObject,
  serve,
  systemRuntime,
  text,
  whenConfigured,
  type ProviderParts,
} from '@cordboard/core/provider';
import { failed } from './support.js';

type Entries = ProviderParts['operations'];

const made = (operations: Entries, leftOut: ProviderParts['leftOut'] = {}) =>
  defineProvider({ provider: 'test', accountKey: 'test', runtime: systemRuntime, operations, leftOut });

const centerOf = (...operations: Entries): ContactCenter => {
  const center = made(operations);
  if (E.isLeft(center)) throw center.left;
  return center.right;
};

const noAgents = () => TE.right({ items: [] });
const queue = QueueId('1');
const agent = { id: AgentId('1') };

describe('what a provider declares is enforced', () => {
  test('bounds of its own, of a number', async () => {
    const given: unknown[] = [];
    const center = centerOf(
      serve(
        callRouting.setConcurrency,
        (value) => {
          given.push(value.max);
          return TE.right({ value, outcome: 'applied', warnings: [] });
        },
        { limits: { concurrency: 60 }, bounds: { max: { limit: 'concurrency', atLeast: 1 } } },
      ),
    );
    for (const max of [0, 61]) {
      const error = await failed(center.routing.setConcurrency({ agent, channel: 'voice', max }));
      expect(error).toMatchObject({
        kind: 'InvalidInput',
        effect: 'none',
        problems: [{ path: 'max', message: 'expected 1 to 60 here' }],
      });
    }
    for (const max of [1, 60]) await orThrow(center.routing.setConcurrency({ agent, channel: 'voice', max }));
    expect(given).toEqual([1, 60]);
  });

  test('bounds of its own, of a list and of each text in it, which nothing else can be out of', async () => {
    const center = centerOf(
      serve(queueAdmin.configure, () => TE.right({ value: { queue }, outcome: 'applied', warnings: [] }), {
        limits: { labels: 2, labelCharacters: 3 },
        bounds: { 'set.labels': { limit: 'labels', each: 'labelCharacters' } },
      }),
    );
    const error = await failed(center.queues.configure({ queue, set: { labels: ['a', 'vier', '🏷🏷🏷'] } }));
    expect(error.problems).toEqual([
      { path: 'set.labels', message: 'expected at most 2 items here' },
      { path: 'set.labels.1', message: 'expected at most 3 characters here' },
    ]);
    for (const set of [{ labels: ['abc', '🏷🏷🏷'] }, { labels: null }, {}]) {
      await orThrow(center.queues.configure({ queue, set }));
    }
  });

  test('bounds of its own, before what it cannot serve', async () => {
    const center = centerOf(
      serve(callRouting.listBlockedNumbers, () => TE.right({ items: [] }), {
        limits: { lookup: 2 },
        bounds: { numbers: { limit: 'lookup' } },
        without: { direction: 'there is one list' },
      }),
    );
    const numbers = ['12025550100', '12025550101', '12025550102'];
    const error = await failed(center.routing.listBlockedNumbers({ direction: 'inbound', numbers }));
    expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'numbers' }] });
  });

  test('parts of an input that it needs', async () => {
    const center = centerOf(
      serve(queueAdmin.listMembers, () => TE.right({ items: [] }), {
        needs: { queue: 'members are listed queue by queue' },
      }),
    );
    const error = await failed(center.queues.listMembers({}));
    expect(error).toMatchObject({
      kind: 'Unsupported',
      effect: 'none',
      problems: [{ path: 'queue', message: 'is required here: members are listed queue by queue' }],
    });
    expect(E.isRight(await center.queues.listMembers({ queue })())).toBe(true);
  });

  test('the names that a reference may use', async () => {
    const center = centerOf(
      serve(agentDirectory.get, () => TE.right({ id: AgentId('1') }), { refs: { agent: ['number'] } }),
    );
    expect(await failed(center.agents.get({ agent }))).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path: 'agent', message: 'the provider needs number here' }],
    });
    expect(E.isRight(await center.agents.get({ agent: { number: '1' } })())).toBe(true);
  });

  test('in each member of a list, under the path that the caller typed', async () => {
    const center = centerOf(
      serve(callRouting.listCallerIds, noCallerIds, { without: { 'status=canceled': 'are not kept' } }),
    );
    expect(await failed(center.routing.listCallerIds({ status: ['enabled', 'canceled'] }))).toMatchObject({
      problems: [{ path: 'status.1', message: 'are not kept' }],
    });
  });

  test('in the rows of a bulk write, of which the others are sent', async () => {
    const sent: unknown[] = [];
    const center = centerOf(
      serve(
        queueAdmin.updateMembers,
        (_, rows) => {
          sent.push(...rows);
          return TE.right({ rows: rows.map(() => ({ outcome: 'applied' })) });
        },
        { batching: 10, without: { 'rows.add.level': 'levels are set in the console' } },
      ),
    );
    const add = [{ agent }, { agent, level: 2 }];
    const report = await orThrow(
      center.queues.updateMembers({
        rows: [
          { queue, add: [{ agent }] },
          { queue, add },
        ],
      }),
    );
    expect(report).toMatchObject({ applied: 1, failed: 1 });
    expect(report.outcomes[1]).toMatchObject({
      row: 1,
      outcome: 'failed',
      error: { kind: 'Unsupported', message: 'add.1.level levels are set in the console' },
    });
    expect(sent).toEqual([{ queue, add: [{ agent }] }]);
  });

  test('bounds of rows, of which the others are sent', async () => {
    const center = centerOf(
      serve(
        campaigns.addContacts,
        (_, rows) => TE.right({ rows: rows.map(() => ({ outcome: 'applied' })) }),
        { batching: 10, limits: { name: 3 }, bounds: { 'rows.name': { limit: 'name' } } },
      ),
    );
    const rows = ['Ann', 'Anna'].map((name, i) => ({ phoneNumber: `1202555010${String(i)}`, name }));
    const report = await orThrow(center.campaigns.addContacts({ campaign: { code: 'c' }, rows }));
    expect(report).toMatchObject({ applied: 1, failed: 1 });
    expect(report.outcomes[1]).toMatchObject({
      error: { kind: 'InvalidInput', message: 'row 1 is invalid: name expected at most 3 characters here' },
    });
    expect(center.capabilities['campaigns.addContacts'].limits).toEqual({ batchSize: 10, name: 3 });
  });

  test('in the header of a bulk write, before any row is read', async () => {
    const center = centerOf(
      serve(campaigns.addContacts, () => TE.right({ rows: [] }), {
        batching: 10,
        without: { duplicates: 'are always dropped' },
      }),
    );
    let read = 0;
    const rows = (function* () {
      read += 1;
      yield { phoneNumber: '12025550100' };
    })();
    const input = { campaign: { code: 'c' }, duplicates: 'keep', rows } as const;
    expect(await failed(center.campaigns.addContacts(input))).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path: 'duplicates' }],
    });
    expect(read).toBe(0);
  });
});

const noCallerIds = () => TE.right({ items: [] });

/** A declaration in which the compiler finds no mistake, as in JavaScript. */
const untyped = (declared: object): object => declared;

describe('a provider is refused', () => {
  const adapterOf = (...operations: Entries) =>
    defineAdapter({
      provider: 'test',
      settings: strictObject('NoSettings', fields({}, {})),
      example: {},
      build: () => made(operations),
    });

  const problemsOf = (...operations: Entries): string => {
    const center = adapterOf(...operations).create({});
    return E.isLeft(center) ? center.left.message : '';
  };

  test('when an operation is implemented twice', () => {
    const twice = [serve(agentDirectory.list, noAgents), notImplemented(agentDirectory.list, 'later')];
    expect(problemsOf(...twice)).toBe(
      'the provider test is incomplete (a bug in the adapter): agents.list is implemented twice',
    );
  });

  test.each([
    ['a path that the input does not have', { without: { extention: 'no' } }, 'without.extention'],
    ['a path of another level', { without: { 'agent.queue': 'no' } }, 'without.agent.queue'],
    ['a value that the field cannot have', { without: { 'state=bussy': 'no' } }, 'without.state'],
    [
      'a bound of what does not exist',
      { limits: { most: 1 }, bounds: { pages: { limit: 'most' } } },
      'bounds.pages names no field',
    ],
    [
      'a bound by a limit that does not exist',
      { limits: { most: 1 }, bounds: { name: { limit: 'mots' } } },
      'bounds.name names the limit mots, which is not declared',
    ],
    ['a need that does not exist', { needs: { queues: 'no' } }, 'needs.queues'],
    ['a reference that does not exist', { refs: { agnet: ['id'] } }, 'refs.agnet'],
    ['an output that does not exist', { omits: { 'presence.sicne': 'no' } }, 'omits.presence.sicne'],
    ['a promise that does not exist', { waives: { 'read-bakc': 'no' } }, 'waives.read-bakc'],
    ['a trait that does not exist', { traits: { confrims: 'reply' } }, 'traits'],
    ['a word that a trait does not have', { traits: { confirms: 'letter' } }, 'traits'],
    ['an emulation that names no cost', { support: 'emulated' }, 'note'],
  ])('when it declares %s', (_, declared, path) => {
    const message = problemsOf(serve(agentDirectory.list, noAgents, untyped(declared)));
    expect(message).toContain('is incomplete (a bug in the adapter): agents.list ');
    expect(message).toContain(path);
  });

  test('each time anew', () => {
    const adapter = adapterOf(serve(agentDirectory.list, noAgents, untyped({ omits: { nmae: 'no' } })));
    expect(E.isLeft(adapter.create({}))).toBe(true);
    expect(E.isLeft(adapter.create({}))).toBe(true);
    expect(E.isLeft(adapter.capabilities())).toBe(true);
  });

  test('when reading what it declares throws, which is a defect', () => {
    const defects: unknown[] = [];
    const declared = untyped({
      get note() {
        throw new Error('a bug');
      },
    });
    const adapter = adapterOf(serve(agentDirectory.list, noAgents, declared));
    const center = adapter.create({}, { onDefect: (defect) => defects.push(defect) });
    expect(E.isLeft(center) && center.left).toMatchObject({ kind: 'Internal', provider: 'test' });
    expect(defects).toHaveLength(1);
  });

  test('when a row does not have a path', () => {
    const handler = () => TE.right({ rows: [] });
    const declared = untyped({ without: { 'rows.expireOn': 'no' } });
    expect(problemsOf(serve(campaigns.addContacts, handler, declared))).toContain('without.rows.expireOn');
  });
});

describe('what is not served', () => {
  test('has the reason of its port, where nothing better is said of it', () => {
    const center = made([notImplemented(queueAdmin.create, 'POST /queues')], {
      queues: { support: 'notImplemented', note: 'queues come next' },
    });
    if (E.isLeft(center)) throw center.left;
    const { capabilities } = center.right;
    expect(capabilities['queues.create'].note).toBe('POST /queues');
    expect(capabilities['queues.list']).toEqual({ support: 'notImplemented', note: 'queues come next' });
    expect(capabilities['agents.list'].support).toBe('notOffered');
  });
});

const adapter = defineAdapter({
  provider: 'test',
  settings: strictObject('Settings', fields({ key: text(20) }, { server: text(20) })),
  example: { key: 'key', server: 'server' },
  build: ({ server }, runtime) =>
    defineProvider({
      provider: 'test',
      accountKey: 'test',
      runtime,
      operations: [
        serve(
          agentDirectory.list,
          whenConfigured('server', server, () => noAgents),
          { limits: { pageSize: 100 } },
        ),
        notImplemented(agentDirectory.update, 'POST /agents'),
      ],
    }),
});

const connected = (settings: object, requires: readonly ('agents.list' | 'agents.update')[] = []) =>
  connect({ provider: 'test', providers: { test: settings } }, { adapters: [adapter], requires });

describe('an operation that needs a setting', () => {
  test('is served where it is configured', async () => {
    const center = await orThrow(connected({ key: 'k', server: 's' }));
    expect(center.capabilities['agents.list']).toEqual({
      support: 'native',
      limits: { pageSize: 100 },
      settings: ['server'],
    });
    expect(E.isRight(await center.agents.list({})())).toBe(true);
  });

  test('is unconfigured elsewhere, and says which setting is missing', async () => {
    const center = await orThrow(connected({ key: 'k' }));
    expect(center.capabilities['agents.list']).toMatchObject({
      support: 'unconfigured',
      note: 'the configuration lacks the setting server',
    });
    expect(await failed(center.agents.list({}))).toMatchObject({
      kind: 'Unsupported',
      message: 'test agents.list: the configuration lacks the setting server',
    });
  });

  test('is told by the adapter as if everything were configured, without any settings', () => {
    const told = adapter.capabilities();
    expect(told).toMatchObject({
      right: { 'agents.list': { support: 'native', settings: ['server'] } },
    });
  });

  test('counts as missing for a program that requires it, each with its reason', async () => {
    const error = await failed(connected({ key: 'k' }, ['agents.list', 'agents.update']));
    expect(error.message).toBe(
      'test lacks what this program requires: agents.list is not configured: the configuration lacks the setting server; agents.update is not implemented yet: POST /agents',
    );
    expect(error).toMatchObject({ kind: 'Unsupported', provider: 'test', problems: [{}, {}] });
  });
});
