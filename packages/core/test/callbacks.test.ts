import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { orThrow, withLayers, type ContactCenter } from '@cordboard/core/fp';
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
  type BulkOptions,
  type BulkReport,
  type Contact,
  type ContactImport,
  type Defect,
  type Handler,
  type Journal,
  type Runtime,
} from '@cordboard/core/provider';
import { failed, printed, processEvents } from './support.js';

type ImportHandler = BatchHandler<ContactImport, Contact, object>;

const acceptAll: ImportHandler = (_, rows) => TE.right({ rows: rows.map(() => ({ outcome: 'accepted' })) });

const ada: Agent = { id: AgentId('1'), name: 'Ada' };
const getAda = { agent: { id: ada.id } };

interface Parts {
  readonly runtime?: Partial<Runtime>;
  readonly importing?: ImportHandler;
  readonly get?: Handler<unknown, Agent>;
}

/** A center, and what its runtime is told of as defects. */
const centerOf = ({ runtime = {}, importing = acceptAll, get = () => TE.right(ada) }: Parts = {}) => {
  const defects: Defect[] = [];
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test',
    runtime: { ...systemRuntime, onDefect: (defect) => defects.push(defect), ...runtime },
    operations: [
      serve(campaigns.addContacts, importing, { batching: { size: 2, concurrency: 3 } }),
      serve(agentDirectory.get, get),
      serve(agentDirectory.list, (query, context) =>
        TE.map((agent: Agent) => ({ items: [agent] }))(get(query, context)),
      ),
      serve(agentDirectory.update, (input, context) =>
        TE.map((value: Agent) => ({ value, outcome: 'applied' as const, warnings: [] }))(get(input, context)),
      ),
    ],
  });
  if (E.isLeft(made)) throw made.left;
  return { center: made.right, defects };
};

const importing = (
  { campaigns: port }: ContactCenter,
  count: number,
  options: BulkOptions<object>,
): Promise<BulkReport<object>> => {
  const rows = Array.from({ length: count }, (_, i) => ({ phoneNumber: String(15_550_100_000 + i) }));
  return orThrow(port.addContacts({ campaign: { id: CampaignId('c') }, rows }, options));
};

const broken = new Error('the bar broke');

const throwing = (): void => {
  throw broken;
};
const throwingUuid = (): string => {
  throw broken;
};
const rejecting = async (): Promise<void> => {
  await Promise.resolve();
  throw broken;
};
// An async function may stand wherever a function without a result is expected.
const callbacks: readonly (readonly [string, () => void])[] = [
  ['throws', throwing],
  ['rejects', rejecting],
  [
    'throws an error of the product',
    () => {
      throw failure('NotFound', 'no');
    },
  ],
];

describe.each(callbacks)('a callback of the caller that %s', (_, callBack) => {
  test.each(['onOutcome', 'onProgress'] as const)(
    'changes no count and no outcome of a bulk write, and is a defect once: %s',
    async (name) => {
      const { center, defects } = centerOf();
      let report: BulkReport<object> | undefined;
      const unhandled = await processEvents('unhandledRejection', async () => {
        report = await importing(center, 2001, { [name]: callBack });
      });
      expect(report).toMatchObject({ total: 2001, accepted: 2001, failed: 0, unknown: 0 });
      expect(report?.stoppedBy).toBeUndefined();
      expect(defects.map(({ where }) => where)).toEqual([name]);
      expect(defects[0]?.error).toBeInstanceOf(Error);
      expect(unhandled).toEqual([]);
    },
  );

  test('leaves a call and its retries alone: onRetry', async () => {
    const defects: Defect[] = [];
    let tries = 0;
    const { center } = centerOf({
      get: () => (++tries % 3 === 0 ? TE.right(ada) : TE.left(failure('Unavailable', 'no'))),
    });
    const layered = withLayers(
      center,
      { retry: { baseDelayMs: 0 } },
      { onRetry: callBack, onDefect: (defect) => defects.push(defect) },
    );
    if (E.isLeft(layered)) throw layered.left;
    const unhandled = await processEvents('unhandledRejection', async () => {
      expect(await layered.right.agents.get(getAda)()).toEqual(E.right(ada));
    });
    expect(tries).toBe(3);
    expect(defects.map(({ where }) => where)).toEqual(['onRetry']);
    expect(unhandled).toEqual([]);
    await layered.right.agents.get(getAda)();
    expect(defects).toHaveLength(2);
  });

  test('is a warning of the process when it is onDefect itself', async () => {
    const { center } = centerOf({ runtime: { onDefect: callBack } });
    const unhandled = await processEvents('unhandledRejection', async () => {
      const warnings = await processEvents('warning', async () => {
        expect(await importing(center, 3, { onOutcome: throwing })).toMatchObject({ total: 3, accepted: 3 });
      });
      expect(warnings.map(String)).toEqual([expect.stringContaining('onDefect')]);
    });
    expect(unhandled).toEqual([]);
  });
});

test('two callbacks that throw are two defects', async () => {
  const { center, defects } = centerOf();
  await importing(center, 9, { onOutcome: throwing, onProgress: throwing });
  expect(defects.map(({ where }) => where).sort()).toEqual(['onOutcome', 'onProgress']);
});

test('without onDefect, what a callback throws is a warning that quotes nothing', async () => {
  const { center } = centerOf({ runtime: { onDefect: systemRuntime.onDefect } });
  const onOutcome = (): void => {
    throw new Error('15550100000 is not in the table');
  };
  const warnings = await processEvents('warning', () => importing(center, 9, { onOutcome }));
  expect(warnings.map(String)).toEqual([expect.stringContaining('onOutcome')]);
  expect(printed(warnings)).not.toContain('15550100000');
});

const bugs: readonly (readonly [string, Handler<unknown, Agent>])[] = [
  [
    'throws',
    () => {
      throw new Error('15550100123');
    },
  ],
  ['rejects', () => () => Promise.reject(new Error('15550100123'))],
  ['answers nothing', () => () => Promise.resolve(undefined as never)],
  ['fails with what is no error', () => TE.left('15550100123' as never)],
];

describe.each(bugs)('an adapter that %s', (_, get) => {
  test('is a defect with a stack, and its words are not in the error', async () => {
    const { center, defects } = centerOf({ get });
    const error = await failed(center.agents.update({ ...getAda, set: { wrapUpSec: 5 } }));
    expect(error).toMatchObject({ kind: 'Internal', effect: 'maybe', operation: 'agents.update' });
    expect(printed(error)).not.toContain('15550100123');
    expect(defects.map(({ where }) => where)).toEqual(['agents.update']);
    expect(defects[0]?.error).toBeInstanceOf(Error);
  });

  test('has changed nothing when it was only to read', async () => {
    const { center, defects } = centerOf({ get });
    expect(await failed(center.agents.get(getAda))).toMatchObject({ kind: 'Internal', effect: 'none' });
    expect(await failed(center.agents.list({}))).toMatchObject({ kind: 'Internal', effect: 'none' });
    expect(defects).toHaveLength(2);
  });
});

test('a read changes nothing, whatever an adapter says of its failure', async () => {
  const { center } = centerOf({ get: () => TE.left(failure('Timeout', 'too late', { effect: 'maybe' })) });
  expect(await failed(center.agents.get(getAda))).toMatchObject({ effect: 'none', retryable: true });
  expect(await failed(center.agents.list({}))).toMatchObject({ effect: 'none' });
  expect(await failed(center.agents.update({ ...getAda, set: { wrapUpSec: 5 } }))).toMatchObject({
    effect: 'maybe',
  });
});

test('a part of the runtime that throws before anything is sent has changed nothing, and is a defect', async () => {
  const { center, defects } = centerOf({ runtime: { uuid: throwingUuid } });
  const error = await failed(center.agents.update({ ...getAda, set: { wrapUpSec: 5 } }));
  expect(error).toMatchObject({ kind: 'Internal', effect: 'none' });
  expect(defects).toEqual([{ account: 'test', where: 'agents.update', error: broken }]);
});

test.each<readonly [string, ImportHandler]>([
  ['throws', throwing as never],
  ['answers nothing', () => () => Promise.resolve(undefined as never)],
  ['answers without rows', () => TE.right({} as never)],
  ['answers for rows with nothing', (_, rows) => TE.right({ rows: rows.map(() => undefined as never) })],
])('every row is counted once when an adapter %s', async (_, handler) => {
  const { center, defects } = centerOf({ importing: handler });
  const report = await importing(center, 5, {});
  expect(report).toMatchObject({ unknown: 2, stoppedBy: { kind: 'Internal' } });
  expect(report.outcomes).toHaveLength(report.total);
  expect(defects).toHaveLength(1);
});

test.each([1, 2, 3, 4, 5, 6])(
  'every row is counted once, and as what became of it, when a journal of the caller throws at line %i',
  async (bad) => {
    let sent = 0;
    const { center, defects } = centerOf({
      importing: (header, rows, context) => {
        sent += rows.length;
        return acceptAll(header, rows, context);
      },
    });
    let lines = 0;
    const journal: Journal = {
      open: () =>
        TE.right({
          lineAt: () => TE.right(''),
          append: () => {
            if ((lines += 1) === bad) throw broken;
            return TE.right(undefined);
          },
          close: throwing as never,
        }),
    };
    const rows = [0, 1, 2, 3, 4].map((n) => ({ phoneNumber: String(15_550_100_000 + n) }));
    const input = { campaign: { id: CampaignId('c') }, rows };
    const result = await center.campaigns.addContacts(input, { journal, concurrency: 1 })();
    if (E.isLeft(result))
      expect([sent, result.left]).toMatchObject([0, { kind: 'Internal', effect: 'none' }]);
    else {
      const { total, outcomes, accepted, stoppedBy } = result.right;
      expect([outcomes.length, accepted, stoppedBy?.kind]).toEqual([total, sent, 'Internal']);
    }
    expect(defects.map(({ error }) => error)).toContain(broken);
  },
);
