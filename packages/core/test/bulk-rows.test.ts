import { getEventListeners } from 'node:events';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  CampaignId,
  campaigns,
  defineProvider,
  failure,
  serve,
  systemRuntime,
  type BatchHandler,
  type Batching,
  type BulkOptions,
  type BulkReport,
  type Contact,
  type ContactCenterError,
  type ContactImport,
  type Defect,
} from '@cordboard/core/provider';
import { errorOf, processEvents } from './support.js';

type ImportHandler = BatchHandler<ContactImport, Contact, object>;
type Result = E.Either<ContactCenterError, BulkReport<object>>;

const acceptAll: ImportHandler = (_, rows) => TE.right({ rows: rows.map(() => ({ outcome: 'accepted' })) });

const contact = (n: number): Contact => ({ phoneNumber: String(15_550_100_000 + n) });

/** Rows that are written by hand: each call of `next` is answered as told, the last answer again and again. */
const handWritten = (...answers: readonly (() => unknown)[]) => {
  const counts = { next: 0, return: 0 };
  const iterator = {
    next: () => {
      const answer = answers[Math.min(counts.next, answers.length - 1)];
      counts.next += 1;
      return answer?.();
    },
    return: (): unknown => {
      counts.return += 1;
      return Promise.resolve({ done: true });
    },
  };
  return { counts, iterator, rows: { [Symbol.asyncIterator]: () => iterator } as never };
};

const row = (n: number) => () => Promise.resolve({ done: false, value: contact(n) });
const end = () => Promise.resolve({ done: true });
const never = () => new Promise(() => undefined);

const importing = (
  rows: Iterable<Contact> | AsyncIterable<Contact>,
  options: BulkOptions<object> = {},
  {
    batching = { size: 1 },
    handler = acceptAll,
    defects = [],
  }: { batching?: Batching<Contact>; handler?: ImportHandler; defects?: Defect[] } = {},
): Promise<Result> => {
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test',
    runtime: { ...systemRuntime, onDefect: (defect) => defects.push(defect) },
    operations: [serve(campaigns.addContacts, handler, { batching })],
  });
  if (E.isLeft(made)) throw made.left;
  return made.right.campaigns.addContacts({ campaign: { id: CampaignId('c') }, rows }, options)();
};

const reportOf = (result: Result): BulkReport<object> => {
  if (E.isLeft(result)) throw result.left;
  return result.right;
};

describe('rows that stall', () => {
  test('end the run when its time is over, with the report of what was done', async () => {
    const { rows, counts } = handWritten(row(0), never);
    const report = reportOf(await importing(rows, { timeoutMs: 30 }));
    expect(report).toMatchObject({ total: 1, accepted: 1, stoppedBy: { kind: 'Timeout' } });
    expect(counts.return).toBe(1);
  });

  test('end the run when it is canceled, and leave nothing on the signal', async () => {
    const { rows, counts } = handWritten(row(0), never);
    const controller = new AbortController();
    const running = importing(rows, {
      signal: controller.signal,
      onProgress: () => {
        setImmediate(() => {
          controller.abort();
        });
      },
    });
    expect(reportOf(await running)).toMatchObject({ accepted: 1, stoppedBy: { kind: 'Canceled' } });
    expect(counts.return).toBe(1);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  test('are an error when nothing was done before', async () => {
    const { rows } = handWritten(never);
    expect(errorOf(await importing(rows, { timeoutMs: 20 }))).toMatchObject({
      kind: 'Timeout',
      effect: 'none',
    });
  });

  test('may hold up a value of a sync iterator, too', async () => {
    let closed = 0;
    const rows = {
      *[Symbol.iterator]() {
        try {
          yield contact(0);
          yield new Promise(() => undefined);
        } finally {
          closed += 1;
        }
      },
    } as never;
    expect(reportOf(await importing(rows, { timeoutMs: 30 }))).toMatchObject({
      accepted: 1,
      stoppedBy: { kind: 'Timeout' },
    });
    expect(closed).toBe(1);
  });

  test('count the rows that were read and wait for more', async () => {
    const { rows } = handWritten(row(0), row(1), row(2), never);
    const report = reportOf(await importing(rows, { timeoutMs: 30 }, { batching: { size: 2 } }));
    expect(report).toMatchObject({ total: 3, accepted: 2, failed: 1, stoppedBy: { kind: 'Timeout' } });
    expect(report.outcomes[2]).toMatchObject({ row: 2, outcome: 'failed', error: { kind: 'Timeout' } });
  });

  test('do not hold up a run that a batch under way has stopped', async () => {
    const { rows, counts } = handWritten(row(0), row(1), never);
    const handler: ImportHandler = (header, batch, context) => async () => {
      await turn();
      return context.batch === 1
        ? E.left(failure('PermissionDenied', 'no'))
        : acceptAll(header, batch, context)();
    };
    const report = reportOf(await importing(rows, {}, { batching: { size: 1, concurrency: 4 }, handler }));
    expect(report).toMatchObject({
      total: 2,
      accepted: 1,
      failed: 1,
      stoppedBy: { kind: 'PermissionDenied' },
    });
    expect(counts.return).toBe(1);
  });

  test('may be a generator that is stuck, which is not waited for', async () => {
    let isClosed = false;
    let proceed = (): void => undefined;
    const rows = (async function* () {
      try {
        yield contact(0);
        await new Promise<void>((resolve) => {
          proceed = resolve;
        });
      } finally {
        isClosed = true;
      }
    })();
    expect(reportOf(await importing(rows, { timeoutMs: 30 }))).toMatchObject({ accepted: 1 });
    expect(isClosed).toBe(false);
    proceed();
    await turn();
    expect(isClosed).toBe(true);
  });

  test('may break afterwards without a word', async () => {
    let breakOff: (error: Error) => void = () => undefined;
    const { rows } = handWritten(
      row(0),
      () =>
        new Promise((_, reject) => {
          breakOff = reject;
        }),
    );
    const unhandled = await processEvents('unhandledRejection', async () => {
      await importing(rows, { timeoutMs: 30 });
      breakOff(new Error('the stream was destroyed'));
    });
    expect(unhandled).toEqual([]);
  });

  test('may never stall and never end: repetitions without end give way to the time limit', async () => {
    let closed = 0;
    const rows = (function* () {
      try {
        for (;;) yield contact(0);
      } finally {
        closed += 1;
      }
    })();
    const report = reportOf(await importing(rows, { timeoutMs: 50, onOutcome: () => undefined }));
    expect(report).toMatchObject({ stoppedBy: { kind: 'Timeout' }, accepted: 1 });
    expect(report.unchanged + report.accepted).toBe(report.total);
    expect(closed).toBe(1);
  }, 2_000);
});

describe('the end of the rows', () => {
  test('is not announced to an iterator that came to it by itself, or broke', async () => {
    const whole = handWritten(row(0), end);
    expect(reportOf(await importing(whole.rows))).toMatchObject({ total: 1, accepted: 1 });
    expect(whole.counts.return).toBe(0);
    const broken = handWritten(row(0), () => Promise.reject(new Error('no')));
    expect(reportOf(await importing(broken.rows))).toMatchObject({ stoppedBy: { kind: 'InvalidInput' } });
    expect(broken.counts.return).toBe(0);
  });

  test.each<readonly [string, ImportHandler]>([
    ['a refusal', () => TE.left(failure('PermissionDenied', 'no'))],
    ['a defect', () => () => Promise.reject(new Error('no'))],
  ])('is announced after %s', async (_, handler) => {
    const { rows, counts } = handWritten(row(0), row(1), end);
    await importing(rows, {}, { handler });
    expect(counts).toEqual({ next: 1, return: 1 });
  });

  test.each<readonly [string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('cannot close');
      },
    ],
    ['rejects', () => Promise.reject(new Error('cannot close'))],
    ['never comes', never],
  ])('is a matter of its own when it %s', async (what, close) => {
    const defects: Defect[] = [];
    const { rows, iterator } = handWritten(row(0), never);
    iterator.return = close;
    const unhandled = await processEvents('unhandledRejection', async () => {
      const report = reportOf(await importing(rows, { timeoutMs: 30 }, { defects }));
      expect(report).toMatchObject({ accepted: 1, stoppedBy: { kind: 'Timeout' } });
    });
    expect(unhandled).toEqual([]);
    expect(defects.map(({ where }) => where)).toEqual(what === 'never comes' ? [] : ['rows.return']);
  });

  test('is the beginning where the rows cannot be iterated', async () => {
    const rows = {
      [Symbol.asyncIterator]: () => {
        throw new Error('locked to another reader');
      },
    };
    expect(errorOf(await importing(rows))).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
  });
});

test('a row that breaks when it is looked at is refused alone', async () => {
  const bad = {
    get phoneNumber(): string {
      throw new Error('15550100999 cannot be read');
    },
  };
  const report = reportOf(await importing([contact(0), bad, contact(2)]));
  expect(report).toMatchObject({ total: 3, accepted: 2, failed: 1 });
  expect(report.outcomes[1]).toMatchObject({ row: 1, outcome: 'failed', error: { kind: 'InvalidInput' } });
  expect(report.stoppedBy).toBeUndefined();
});

test('a row that was read before another batch stopped the run is counted, and not sent', async () => {
  const parity = ({ phoneNumber }: Contact) => Number(phoneNumber.slice(-1)) % 2;
  const canAppend = (batch: readonly Contact[], next: Contact) =>
    batch.every((each) => parity(each) === parity(next));
  const handler: ImportHandler = (header, rows, context) =>
    context.batch === 1 ? TE.left(failure('PermissionDenied', 'no')) : acceptAll(header, rows, context);
  const rows = [0, 2, 1, 4, 6].map(contact);
  const report = reportOf(await importing(rows, {}, { batching: { size: 9, canAppend }, handler }));
  expect(report).toMatchObject({ total: 4, accepted: 2, failed: 2, stoppedBy: { kind: 'PermissionDenied' } });
  expect(report.outcomes).toHaveLength(4);
});

test('a time limit leaves no timer behind, also when the signal was aborted before', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  await importing([contact(0)], { timeoutMs: 60_000, signal: AbortSignal.abort() });
  await importing([contact(0)], { timeoutMs: 60_000 });
  await wait(1);
  expect(timers()).toBe(before);
});
