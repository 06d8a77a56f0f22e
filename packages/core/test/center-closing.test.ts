import { getEventListeners, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { fileJournal } from '@cordboard/core';
import { orThrow, paginate, type ContactCenter } from '@cordboard/core/fp';
import {
  agentDirectory,
  AgentId,
  CampaignId,
  campaigns,
  defineProvider,
  failure,
  serve,
  systemRuntime,
  type Agent,
  type BatchHandler,
  type Batching,
  type CallContext,
  type Contact,
  type ContactCenterError,
  type ContactImport,
  type Defect,
  type Journal,
  type ProviderParts,
} from '@cordboard/core/provider';
import {
  noAuth,
  nothing,
  openConnections,
  defineSurface,
  writes,
  type Auth,
  type SurfaceDefinition,
} from '@cordboard/core/http';
import { errorOf, failed } from './support.js';

const ada: Agent = { id: AgentId('1'), name: 'Ada' };
const updateAda = { agent: { id: ada.id }, set: { wrapUpSec: 5 } };
const isClosed = { kind: 'Conflict', message: expect.stringMatching(/: the center is closed$/) };

const centerOf = (
  parts: Pick<ProviderParts, 'operations'> & Partial<Omit<ProviderParts, 'accountKey'>>,
): ContactCenter => {
  const made = defineProvider({ provider: 'test', accountKey: 'test', runtime: systemRuntime, ...parts });
  if (E.isLeft(made)) throw made.left;
  return made.right;
};

type ImportHandler = BatchHandler<ContactImport, Contact, object>;

/** A center whose imports are answered when they are told to be, and those that wait for that. */
const importingCenter = (batching: Batching<Contact>) => {
  const underWay: ((result: Awaited<ReturnType<ReturnType<ImportHandler>>>) => void)[] = [];
  const contexts: CallContext[] = [];
  const handler: ImportHandler = (_, __, context) => () =>
    new Promise((resolve) => {
      contexts.push(context);
      underWay.push(resolve);
    });
  const center = centerOf({ operations: [serve(campaigns.addContacts, handler, { batching })] });
  return {
    center,
    contexts,
    begun: async (count: number) => {
      while (underWay.length < count) await turn();
    },
    accept: () => {
      underWay.splice(0).forEach((answer) => {
        answer(E.right({ rows: [{ outcome: 'accepted' }] }));
      });
    },
    refuse: (error: ContactCenterError) => {
      underWay.splice(0).forEach((answer) => {
        answer(E.left(error));
      });
    },
  };
};

const contacts = (count: number): readonly Contact[] =>
  Array.from({ length: count }, (_, i) => ({ phoneNumber: String(15_550_100_000 + i) }));

const importInto = (
  { campaigns: port }: ContactCenter,
  rows: Iterable<Contact> | AsyncIterable<Contact>,
  options: Parameters<typeof port.addContacts>[1] = {},
) => port.addContacts({ campaign: { id: CampaignId('c') }, rows }, options)();

describe('closing a center', () => {
  test('lets the batches under way finish, sends no other, and reports what was done', async () => {
    const { center, begun, accept, contexts } = importingCenter({ size: 1, concurrency: 2 });
    const importing = importInto(center, contacts(9));
    await begun(1);
    accept();
    await begun(2);
    await orThrow(center.close());
    accept();
    const report = await orThrow(() => importing);
    expect(report).toMatchObject({ total: 3, accepted: 3, stoppedBy: { kind: 'Conflict' } });
    expect(report.stoppedBy?.message).toBe('the center is closed');
    expect(contexts).toHaveLength(3);
  });

  test('does not wait for a row', async () => {
    const { center, begun, accept } = importingCenter({ size: 1 });
    let closedRows = 0;
    const rows = {
      [Symbol.asyncIterator]: () => {
        const ready = contacts(1).map((value) => Promise.resolve({ done: false, value }));
        return {
          next: () => ready.shift() ?? new Promise<never>(() => undefined),
          return: () => {
            closedRows += 1;
            return Promise.resolve({ done: true as const, value: undefined });
          },
        };
      },
    };
    const importing = importInto(center, rows);
    await begun(1);
    accept();
    await wait(1);
    await orThrow(center.close());
    expect(await orThrow(() => importing)).toMatchObject({ accepted: 1, stoppedBy: { kind: 'Conflict' } });
    expect(closedRows).toBe(1);
  });

  test('does not wait for the next try of a batch', async () => {
    const { center, begun, refuse } = importingCenter({ size: 1 });
    const journal: Journal = {
      open: () =>
        TE.right({
          lineAt: () => TE.right(''),
          append: () => TE.right(undefined),
          close: () => TE.right(undefined),
        }),
    };
    const importing = importInto(center, contacts(3), { journal });
    await begun(1);
    refuse(failure('Unavailable', 'no', { effect: 'maybe', retryAfterMs: 60_000 }));
    await wait(1);
    await orThrow(center.close());
    expect(await orThrow(() => importing)).toMatchObject({
      total: 1,
      unknown: 1,
      stoppedBy: { kind: 'Conflict' },
    });
  });

  test('leaves to the next run of a journal what only waited to be sent', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'closing-'));
    const journal = fileJournal(join(directory, 'import.journal'));
    const first = importingCenter({ size: 1 });
    const importing = importInto(first.center, contacts(3), { journal });
    await first.begun(1);
    first.accept();
    await first.begun(1);
    await orThrow(first.center.close());
    first.refuse(failure('Conflict', 'the center is closed'));
    expect(await orThrow(() => importing)).toMatchObject({
      accepted: 1,
      failed: 1,
      stoppedBy: { kind: 'Conflict' },
    });
    const next = importingCenter({ size: 1 });
    const mayBeDuplicate = importInto(next.center, contacts(3), { journal });
    for (let batch = 1; batch < 3; batch += 1) {
      await next.begun(1);
      next.accept();
    }
    expect(await orThrow(() => mayBeDuplicate)).toMatchObject({ total: 3, accepted: 3, failed: 0 });
    expect(next.contexts.map(({ idempotencyKey }) => idempotencyKey)).toContain(
      first.contexts[1]?.idempotencyKey,
    );
    await rm(directory, { recursive: true });
  });

  test('ends a walk at its next page', async () => {
    const center = centerOf({
      operations: [
        serve(agentDirectory.list, ({ cursor = '1' }) =>
          TE.right({ items: [{ id: AgentId(cursor), name: 'Ada' }], next: String(Number(cursor) + 1) }),
        ),
      ],
    });
    const seen: unknown[] = [];
    const walk = async (): Promise<void> => {
      for await (const { id } of paginate(center.agents.list)({})) {
        seen.push(id);
        if (seen.length === 2) await orThrow(center.close());
      }
    };
    await expect(walk()).rejects.toMatchObject({ ...isClosed, effect: 'none' });
    expect(seen).toEqual(['1', '2']);
  });

  test('refuses every later call, whatever it asks, and is no error the second time', async () => {
    const center = centerOf({ operations: [serve(agentDirectory.get, () => TE.right(ada))] });
    await orThrow(center.close());
    await orThrow(center.close());
    expect(await failed(center.agents.get({ agent: { id: ada.id } }))).toMatchObject(isClosed);
    expect(await failed(center.agents.get(undefined as never))).toMatchObject(isClosed);
    expect(await failed(center.queues.list({}))).toMatchObject(isClosed);
  });

  test.each<readonly [string, NonNullable<ProviderParts['close']>]>([
    [
      'throws',
      () => {
        throw new Error('15550100123');
      },
    ],
    ['rejects', () => () => Promise.reject(new Error('15550100123'))],
  ])('is an error that quotes nothing where the adapter %s', async (_, close) => {
    const defects: Defect[] = [];
    const runtime = { ...systemRuntime, onDefect: (defect: Defect) => defects.push(defect) };
    const error = await failed(centerOf({ operations: [], runtime, close }).close());
    expect(error).toMatchObject({ kind: 'Internal' });
    expect(error.message).not.toContain('15550100123');
    expect(defects.map(({ where }) => where)).toEqual(['close']);
  });

  test('finds nothing on its signal once the calls are over', async () => {
    const { center, begun, accept, contexts } = importingCenter({ size: 1 });
    const controller = new AbortController();
    const importing = [
      importInto(center, contacts(1)),
      importInto(center, contacts(1), { signal: controller.signal, timeoutMs: 60_000 }),
    ];
    await begun(2);
    accept();
    await Promise.all(importing);
    const signals = [...contexts.map(({ waitSignal }) => waitSignal), controller.signal];
    expect(signals.map((signal) => getEventListeners(signal, 'abort').length)).toEqual([0, 0, 0]);
  });
});

const servers: http.Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A vendor that answers when it is told to, and a center that writes to it. */
const holding = async (
  policies: SurfaceDefinition<unknown, unknown>['policies'] & { readonly maxConnections?: number } = {},
  auth: Auth<void> = noAuth,
) => {
  const held: http.ServerResponse[] = [];
  const server = http.createServer((_, response) => held.push(response)).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const bound = server.address();
  const baseUrl = `http://127.0.0.1:${String(typeof bound === 'object' ? bound?.port : 0)}`;
  const connections = openConnections({ ...policies, baseUrl });
  const surface = defineSurface(
    {
      provider: 'test',
      baseUrl,
      connections,
      envelope: { codec: t.unknown, refusal: () => O.none, data: (opened) => opened },
      policies,
    },
    systemRuntime,
  );
  const call = { endpoint: writes('POST', '/things', 'keyed'), answer: nothing };
  const center = centerOf({
    operations: [
      serve(agentDirectory.update, (_, context) =>
        TE.map(() => ({ value: ada, outcome: 'applied' as const, warnings: [] }))(
          surface.ask(call, {}, { context, auth }),
        ),
      ),
    ],
    close: () => TE.fromIO(connections.close),
  });
  return {
    center,
    held,
    arrivals: async (count: number) => {
      while (held.length < count) await wait(1);
    },
    answer: (status = 200) => {
      held.splice(0).forEach((response) => response.writeHead(status, { 'retry-after': '60' }).end('{}'));
    },
  };
};

/** Closes while a call waits, and gives what it answers. */
const closedWhileWaiting = async (
  center: ContactCenter,
  options: Parameters<typeof center.agents.update>[1],
): Promise<ContactCenterError> => {
  const waiting = center.agents.update(updateAda, options)();
  await wait(20);
  await orThrow(center.close());
  return errorOf(await waiting);
};

describe.each([
  ['without an end of its own', {}],
  ['with a signal and a time limit', { timeoutMs: 60_000, signal: new AbortController().signal }],
])('a call %s, when the center is closed', (_, options) => {
  test('is answered when its request is on the wire', async () => {
    const { center, arrivals, answer } = await holding();
    const underWay = center.agents.update(updateAda, options)();
    await arrivals(1);
    await orThrow(center.close());
    answer();
    expect(await underWay).toMatchObject(E.right({ outcome: 'applied' }));
  });

  test('gives up its wait for a permit', async () => {
    const { center, answer, arrivals, held } = await holding({ rate: { requests: 1, perMs: 60_000 } });
    const first = center.agents.update(updateAda)();
    await arrivals(1);
    answer();
    await first;
    expect(await closedWhileWaiting(center, options)).toMatchObject({ ...isClosed, effect: 'none' });
    expect(held).toEqual([]);
  });

  test('gives up its wait for a connection', async () => {
    const { center, answer, arrivals } = await holding({ maxConnections: 1 });
    const first = center.agents.update(updateAda, options)();
    await arrivals(1);
    expect(await closedWhileWaiting(center, options)).toMatchObject({ ...isClosed, effect: 'none' });
    answer();
    expect(E.isRight(await first)).toBe(true);
  });

  test('gives up its wait for a token', async () => {
    const auth: Auth<void> = { obtain: () => () => new Promise(() => undefined), sign: () => ({}) };
    const { center } = await holding({}, auth);
    expect(await closedWhileWaiting(center, options)).toMatchObject({ ...isClosed, effect: 'none' });
  });

  test('gives up its wait for the next try, and knows what the last may have done', async () => {
    const { center, arrivals, answer } = await holding({
      retry: { maxDelayMs: 60_000 },
    });
    const waiting = center.agents.update(updateAda, options)();
    await arrivals(1);
    answer(503);
    await wait(20);
    await orThrow(center.close());
    expect(errorOf(await waiting)).toMatchObject({ ...isClosed, effect: 'maybe' });
  });

  test('is Canceled when the caller gave it up before', async () => {
    const { center, arrivals } = await holding();
    const controller = new AbortController();
    const underWay = center.agents.update(updateAda, { ...options, signal: controller.signal })();
    await arrivals(1);
    await orThrow(center.close());
    controller.abort();
    expect(errorOf(await underWay)).toMatchObject({ kind: 'Canceled', effect: 'maybe' });
  });
});
