import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  AgentId,
  comparingReadings,
  failure,
  isContactCenterError,
  mostFailedReadings,
  type AgentPresence,
  type CallContext,
  type ContactCenterError,
  type PresenceChange,
  type PresenceRow,
  type WatchPresence,
} from '@cordboard/core/provider';

const everyMs = 5000;

const startMs = Date.parse('2026-01-05T09:00:00Z');

const down = failure('Unavailable', 'the line broke');
const refused = failure('PermissionDenied', 'not for you');

type Rows = readonly (readonly [id: string, presence: AgentPresence | AgentPresence['state']])[];

const rowOf = ([id, presence]: Rows[number]): PresenceRow => ({
  agent: { id: AgentId(id), number: `no-${id}` },
  presence: typeof presence === 'string' ? { state: presence } : presence,
});

/** A provider that tells one reading after the other, two rows a page, and keeps the last; the time passes by waiting alone. */
const watching = (readings: readonly (Rows | ContactCenterError)[], input: WatchPresence = {}) => {
  const canceling = new AbortController();
  const { signal } = canceling;
  let ms = 0;
  let place = -1;
  const context: CallContext = {
    operation: 'presence.watch',
    signal,
    waitSignal: signal,
    correlationId: 'watch-1',
    idempotencyKey: 'key',
    onDefect: () => undefined,
  };
  const watch = comparingReadings({
    everyMs,
    list: ({ cursor }) => {
      if (cursor === undefined) place += 1;
      const reading = readings[place] ?? [];
      if (isContactCenterError(reading)) return TE.left(reading);
      const from = Number(cursor ?? 0);
      const next = from + 2 < reading.length ? String(from + 2) : undefined;
      return TE.right({ items: reading.slice(from, from + 2).map(rowOf), next });
    },
    runtime: {
      now: () => startMs + ms,
      monotonicNow: () => ms,
      sleep: (wait) => {
        ms += wait;
        if (place + 1 >= readings.length) canceling.abort();
        return Promise.resolve();
      },
    },
  });
  return {
    items: watch(input, context),
    pass: (more: number) => {
      ms += more;
    },
    readings: () => place + 1,
  };
};

const taken = async (items: AsyncIterable<PresenceChange>, onItem: (n: number) => void = () => undefined) => {
  const told: PresenceChange[] = [];
  try {
    for await (const item of items) {
      told.push(item);
      onItem(told.length);
    }
    return { told };
  } catch (error) {
    return { told, error };
  }
};

const short = (told: readonly PresenceChange[]): readonly string[] =>
  told.map((item) => {
    if (item.kind === 'gap') return `gap ${item.reason} since ${item.since}`;
    const id = 'id' in item.agent ? item.agent.id : '';
    const before = item.kind === 'change' ? `${item.previous?.state ?? ''} > ` : '';
    return `${String(item.sequence)} ${item.kind} ${id} ${before}${item.current.state}`;
  });

const seenIn = async (...readings: readonly (Rows | ContactCenterError)[]): Promise<readonly string[]> =>
  short((await taken(watching(readings).items)).told);

describe('readings are compared', () => {
  test('what is there at first is a snapshot, of every page; what differs later is a change, in order', async () => {
    expect(
      await seenIn(
        [
          ['1', 'ready'],
          ['2', 'busy'],
          ['3', 'logged-out'],
        ],
        [
          ['1', 'ready'],
          ['2', 'wrap-up'],
          ['3', 'ready'],
        ],
        [
          ['1', 'ready'],
          ['2', 'wrap-up'],
          ['3', 'not-ready'],
        ],
      ),
    ).toEqual([
      '1 snapshot 1 ready',
      '1 snapshot 2 busy',
      '1 snapshot 3 logged-out',
      '2 change 2 busy > wrap-up',
      '2 change 3 logged-out > ready',
      '3 change 3 ready > not-ready',
    ]);
  });

  test('another word of the provider, or another time, for the same state is no change; one for no state is', async () => {
    const ready = (code: string, since: string): AgentPresence => ({
      state: 'ready',
      since,
      native: { code },
    });
    const unknown = (code: string): AgentPresence => ({ state: 'unknown', native: { code } });
    expect(
      await seenIn(
        [['1', ready('4', '2026-01-05T08:00:00Z')]],
        [['1', ready('6', '2026-01-05T08:00:01Z')]],
        [['1', unknown('77')]],
        [['1', unknown('78')]],
        [['1', { state: 'not-ready', reason: 'break' }]],
        [['1', { state: 'not-ready', reason: 'meal' }]],
      ),
    ).toEqual([
      '1 snapshot 1 ready',
      '2 change 1 ready > unknown',
      '3 change 1 unknown > unknown',
      '4 change 1 unknown > not-ready',
      '5 change 1 not-ready > not-ready',
    ]);
  });

  test('a change has the same key in every watch where the provider says when it was, and else one of its own', async () => {
    const since = '2026-01-05T08:59:00Z';
    const keysIn = async (...later: readonly AgentPresence[]) => {
      const rows = later.map((presence): Rows => [['1', presence]]);
      const { told } = await taken(watching([[['1', 'ready']], ...rows]).items);
      return told.flatMap((item) => (item.kind === 'change' ? [item.key] : []));
    };
    expect(await keysIn({ state: 'busy', since })).toEqual(
      await keysIn({ state: 'wrap-up' }, { state: 'busy', since }).then((keys) => keys.slice(1)),
    );
    const keys = await keysIn({ state: 'busy' }, { state: 'ready' }, { state: 'busy' });
    expect(new Set(keys).size).toBe(3);
  });

  test('an agent who is new gets a snapshot; one who is missing once is no change, and twice signed out', async () => {
    expect(
      await seenIn(
        [
          ['1', 'ready'],
          ['2', 'ready'],
        ],
        [
          ['2', 'ready'],
          ['3', 'busy'],
        ],
        [
          ['1', 'ready'],
          ['2', 'ready'],
          ['3', 'busy'],
        ],
        [
          ['2', 'ready'],
          ['3', 'busy'],
        ],
        [
          ['2', 'ready'],
          ['3', 'busy'],
        ],
        [
          ['2', 'ready'],
          ['3', 'busy'],
        ],
      ),
    ).toEqual([
      '1 snapshot 1 ready',
      '1 snapshot 2 ready',
      '1 snapshot 3 busy',
      '2 change 1 ready > logged-out',
    ]);
  });

  test('an agent who is named and not there is NotFound, by the name that decides', async () => {
    const rows: Rows = [['1', 'ready']];
    expect((await taken(watching([rows], { agents: [{ number: 'no-1' }] }).items)).told).toHaveLength(1);
    const { told, error } = await taken(watching([rows], { agents: [{ number: '1' }] }).items);
    expect(told).toEqual([]);
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
  });
});

describe('where changes may be missing', () => {
  const before: Rows = [['1', 'ready']];
  const after: Rows = [['1', 'busy']];

  test('readings that fail for a while show as one gap since the last good one, and a snapshot', async () => {
    expect(await seenIn(before, down, down, after, [['1', 'wrap-up']])).toEqual([
      '1 snapshot 1 ready',
      'gap comparing-failed since 2026-01-05T09:00:00.000Z',
      '2 snapshot 1 busy',
      '3 change 1 busy > wrap-up',
    ]);
  });

  test('a loop that takes slowly makes a gap of its own, which is no change', async () => {
    const { items, pass } = watching([before, after]);
    const { told } = await taken(items, (n) => {
      if (n === 1) pass(2 * everyMs);
    });
    expect(short(told)).toEqual([
      '1 snapshot 1 ready',
      'gap overflow since 2026-01-05T09:00:00.000Z',
      '2 snapshot 1 busy',
    ]);
  });

  test('a first reading that fails ends it, as does what will not pass, and more than ten failures in a row', async () => {
    expect(await taken(watching([down, before]).items)).toEqual({ told: [], error: down });
    expect(await taken(watching([before, refused, after]).items)).toMatchObject({
      told: [{}],
      error: refused,
    });
    const failures = Array.from({ length: mostFailedReadings + 1 }, () => down);
    const hopeless = watching([before, ...failures, after]);
    expect(await taken(hopeless.items)).toMatchObject({ told: [{}], error: down });
    expect(hopeless.readings()).toBe(mostFailedReadings + 2);
    const { told } = await taken(watching([before, ...failures.slice(1), after]).items);
    expect(told.map(({ kind }) => kind)).toEqual(['snapshot', 'gap', 'snapshot']);
  });

  test('what a list throws by mistake tells nothing of itself', async () => {
    const watch = comparingReadings({
      everyMs,
      list: () => () => Promise.reject(new Error('13800138000')),
      runtime: { now: Date.now, monotonicNow: Date.now, sleep: () => Promise.resolve() },
    });
    const { signal } = new AbortController();
    const context = {
      operation: 'presence.watch',
      signal,
      waitSignal: signal,
      correlationId: 'c',
      idempotencyKey: 'k',
      onDefect: () => undefined,
    };
    const { error } = await taken(watch({}, context));
    expect(isContactCenterError(error) ? E.right(error.kind) : E.left(error)).toEqual(E.right('Internal'));
  });
});
