import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  AgentId,
  failure,
  watchPushed,
  type AgentPresence,
  type AgentRef,
  type PresenceChange,
  type PresenceRow,
  type Pushed,
} from '@cordboard/core/provider';

const nowMs = Date.parse('2026-01-05T09:00:00Z');

type States = Readonly<Record<string, AgentPresence['state']>>;

const rowOf = (id: string, state: AgentPresence['state']): PresenceRow => ({
  agent: { id: AgentId(id) },
  presence: { state },
});

const ids = (agents: readonly AgentRef[]): readonly string[] =>
  agents.flatMap((agent) => ('id' in agent ? [agent.id] : []));

/** A provider that pushes, and what listens to it. */
const pushing = (states: Record<string, AgentPresence['state']>) => {
  const listeners = new Set<(pushed: Pushed) => void>();
  const canceling = new AbortController();
  const tell = (pushed: Pushed): void => {
    for (const listener of listeners) listener(pushed);
  };
  let changes = 0;
  const open = (onRead: () => void = () => undefined) =>
    watchPushed(
      {
        runtime: { now: () => nowMs },
        read: (agents) => () => {
          const rows = Object.entries(states)
            .filter(([id]) => agents === undefined || ids(agents).includes(id))
            .map(([id, state]) => rowOf(id, state));
          onRead();
          return TE.right(rows)();
        },
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      { waitSignal: canceling.signal },
    );
  return {
    open,
    listeners,
    canceling,
    lose: (agents?: readonly AgentRef[]) => {
      tell({ lost: { sinceMs: nowMs - 1000, reason: 'comparing-failed', agents } });
    },
    set: (id: string, state: AgentPresence['state']) => {
      states[id] = state;
      changes += 1;
      tell({ seen: { row: rowOf(id, state), atMs: nowMs, key: String(changes) } });
    },
  };
};

const take = async (items: AsyncIterator<PresenceChange>, count: number): Promise<readonly string[]> => {
  const told: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { value } = (await items.next()) as IteratorResult<PresenceChange, undefined>;
    if (value === undefined) told.push('end');
    else if (value.kind === 'gap') told.push(`gap ${value.reason} of ${ids(value.agents ?? []).join()}`);
    else
      told.push(
        `${String(value.sequence)} ${value.kind} ${ids([value.agent]).join()} ${value.current.state}`,
      );
  }
  return told;
};

const start: States = { 1: 'ready', 2: 'ready' };

describe('what a provider pushes', () => {
  test('is told once, in order, after the snapshots; two words for one state are one change', async () => {
    const { open, set } = pushing({ ...start });
    const items = open();
    expect(await take(items, 2)).toEqual(['1 snapshot 1 ready', '1 snapshot 2 ready']);
    set('1', 'reserved');
    set('1', 'busy');
    set('1', 'busy');
    set('2', 'not-ready');
    set('1', 'wrap-up');
    expect(await take(items, 4)).toEqual([
      '2 change 1 reserved',
      '3 change 1 busy',
      '2 change 2 not-ready',
      '4 change 1 wrap-up',
    ]);
  });

  test('while the snapshot is read comes after it, and none of it is lost', async () => {
    const { open, set } = pushing({ ...start });
    const items = open(() => {
      set('2', 'busy');
    });
    expect(await take(items, 3)).toEqual(['1 snapshot 1 ready', '1 snapshot 2 ready', '2 change 2 busy']);
  });

  test('of an agent who is new begins with a snapshot', async () => {
    const { open, set } = pushing({ ...start });
    const items = open();
    await take(items, 2);
    set('3', 'logged-out');
    expect(await take(items, 1)).toEqual(['1 snapshot 3 logged-out']);
  });

  test('and lost of one agent is a gap and a snapshot of that agent: what waits of others is told', async () => {
    const { open, set, lose } = pushing({ ...start });
    const items = open();
    await take(items, 2);
    lose([{ id: AgentId('1') }]);
    set('1', 'busy');
    set('2', 'busy');
    expect(await take(items, 3)).toEqual([
      'gap comparing-failed of 1',
      '2 snapshot 1 busy',
      '2 change 2 busy',
    ]);
  });

  test('faster than a loop takes it makes way for a gap and snapshots; another loop misses nothing', async () => {
    const { open, set } = pushing({ ...start });
    const slow = open();
    const fast = open();
    await take(slow, 2);
    await take(fast, 2);
    for (let n = 0; n < 3000; n += 1) {
      const state = n % 2 === 0 ? 'busy' : 'ready';
      set('1', state);
      expect(await take(fast, 1)).toEqual([`${String(n + 2)} change 1 ${state}`]);
    }
    expect(await take(slow, 3)).toEqual(['gap overflow of ', '2 snapshot 1 ready', '2 snapshot 2 ready']);
    set('2', 'busy');
    expect(await take(slow, 1)).toEqual(['3 change 2 busy']);
  });

  test('is listened to until the loop is left, the signal is aborted, or a reading fails', async () => {
    const { open, listeners, canceling } = pushing({ ...start });
    for await (const item of open()) {
      expect(item.kind).toBe('snapshot');
      expect(listeners.size).toBe(1);
      break;
    }
    expect(listeners.size).toBe(0);
    const items = open();
    await take(items, 2);
    const ended = take(items, 1);
    canceling.abort();
    expect(await ended).toEqual(['end']);
    expect(listeners.size).toBe(0);
    expect(getEventListeners(canceling.signal, 'abort')).toHaveLength(0);
    const broken = failure('Unavailable', 'the line broke');
    const failing = watchPushed(
      { runtime: { now: () => nowMs }, read: () => TE.left(broken), subscribe: () => () => undefined },
      { waitSignal: new AbortController().signal },
    );
    await expect(failing.next()).rejects.toBe(broken);
  });
});
