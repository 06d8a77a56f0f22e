import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { CallContext } from '../context/call-context.js';
import type { Runtime } from '../context/runtime.js';
import type { AgentRef } from '../domain/agent-ref.js';
import type { GapReason, PresenceChange, PresenceGap } from '../domain/presence-change.js';
import type { PresenceRow } from '../domain/presence.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { orThrow } from '../errors/or-throw.js';
import { onAbort } from '../foundation/cancel.js';
import { agentKey, PresenceLog, type Seen } from './presence-log.js';

/** Changes may be missing since a time, epoch milliseconds; of some agents, or of all. */
export interface Lost {
  readonly sinceMs: number;
  readonly reason: GapReason;
  readonly agents?: readonly AgentRef[] | undefined;
}

/** What a provider tells by itself. */
export type Pushed = { readonly seen: Seen } | { readonly lost: Lost };

/** A provider that tells by itself when a presence changes. */
export interface PushingSource {
  /** What the agents who are watched are doing now, or some of them. */
  readonly read: (agents?: readonly AgentRef[]) => TaskEither<ContactCenterError, readonly PresenceRow[]>;
  /** Tells what happens from now on. What comes back ends that. */
  readonly subscribe: (tell: (pushed: Pushed) => void) => () => void;
  /** The clock that a snapshot is told by. */
  readonly runtime: Pick<Runtime, 'now'>;
}

/** How much waits for a loop that takes slowly. */
export const mostWaiting = 1000;

const keyOf = (agent: AgentRef): string => agentKey({ agent });

const startOf = (pushed: Pushed): number => ('seen' in pushed ? pushed.seen.atMs : pushed.lost.sinceMs);

/** What waits for one loop. When it is full, all of it makes way for one gap: memory stays bounded. */
class Waiting {
  #items: Pushed[] = [];
  #wake: (() => void) | undefined;

  readonly push = (pushed: Pushed): void => {
    if (this.#items.length < mostWaiting) this.#items.push(pushed);
    else this.#items = [{ lost: { sinceMs: startOf(this.#items[0] ?? pushed), reason: 'overflow' } }];
    this.#wake?.();
  };

  /** The next one; `undefined` when the signal is aborted first. */
  async take(signal: AbortSignal): Promise<Pushed | undefined> {
    while (this.#items.length === 0) {
      if (signal.aborted) return undefined;
      await this.#more(signal);
    }
    return this.#items.shift();
  }

  /** Forgets what a snapshot is about to tell: of some agents, or of all. */
  forget(agents: readonly AgentRef[] | undefined): void {
    const those = new Set(agents?.map(keyOf));
    this.#items = agents === undefined ? [] : this.#items.filter((each) => !isAbout(each, those));
  }

  #more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const forget = onAbort(signal, resolve);
      this.#wake = () => {
        this.#wake = undefined;
        forget();
        resolve();
      };
    });
  }
}

const isAbout = (pushed: Pushed, those: ReadonlySet<string>): boolean =>
  'seen' in pushed
    ? those.has(agentKey(pushed.seen.row))
    : (pushed.lost.agents?.every((agent) => those.has(keyOf(agent))) ?? false);

const gapOf = ({ sinceMs, reason, agents }: Lost): PresenceGap => ({
  kind: 'gap',
  since: new Date(sinceMs).toISOString(),
  reason,
  ...(agents === undefined ? {} : { agents }),
});

/**
 * Watches presences by what a provider tells: snapshots, then what changes. What comes while a snapshot is read is told after
 * it. Each loop has a bounded store of its own, so a slow one keeps neither another nor the provider waiting.
 */
export async function* watchPushed(
  { read, subscribe, runtime }: PushingSource,
  { waitSignal }: Pick<CallContext, 'waitSignal'>,
): AsyncGenerator<PresenceChange> {
  const waiting = new Waiting();
  const log = new PresenceLog();
  const snapshots = async (agents?: readonly AgentRef[]): Promise<readonly PresenceChange[]> => {
    waiting.forget(agents);
    const atMs = runtime.now();
    return (await orThrow(read(agents))).map((row) => log.snapshot(row, atMs));
  };
  const unsubscribe = subscribe(waiting.push);
  try {
    yield* await snapshots();
    for (;;) {
      const pushed = await waiting.take(waitSignal);
      if (pushed === undefined) return;
      if ('lost' in pushed) {
        yield gapOf(pushed.lost);
        yield* await snapshots(pushed.lost.agents);
        continue;
      }
      const news = log.news(pushed.seen);
      if (news !== undefined) yield news;
    }
  } finally {
    unsubscribe();
  }
}
