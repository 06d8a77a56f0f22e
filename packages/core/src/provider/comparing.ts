import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { CallContext } from '../context/call-context.js';
import type { Runtime } from '../context/runtime.js';
import type { AgentRef } from '../domain/agent-ref.js';
import type { Page } from '../domain/common.js';
import type { GapReason, PresenceChange, WatchPresence } from '../domain/presence-change.js';
import type { PresenceQuery, PresenceRow } from '../domain/presence.js';
import { failure, isContactCenterError, type ContactCenterError } from '../errors/contact-center-error.js';
import { isRetryable } from '../errors/kinds.js';
import { orThrow } from '../errors/or-throw.js';
import { itemIdentity } from '../operation/kinds/list.js';
import type { Handler, WatchHandler } from '../operation/runners.js';
import { paginate } from '../paging/paginate.js';
import { presence } from '../ports/presence.js';
import { agentKey, PresenceLog } from './presence-log.js';
import { isNamedBy } from './presence-of.js';

type Reading = E.Either<ContactCenterError, readonly PresenceRow[]>;

/** How presences are compared. */
export interface Comparing {
  /** Lists what agents are doing, as the provider's `presence.list` does. */
  readonly list: Handler<PresenceQuery, Page<PresenceRow>>;
  /** How long it is between two readings, in milliseconds. */
  readonly everyMs: number;
  /** The clocks, and what waits between two readings. */
  readonly runtime: Pick<Runtime, 'now' | 'monotonicNow' | 'sleep'>;
}

/** How long it is between two readings where no page of the vendor's says more, in milliseconds. */
export const usualReadingMs = 5000;

/** How many readings may fail in a row; one more ends the watch with the error of the last. */
export const mostFailedReadings = 10;

const noSuchAgent = failure('NotFound', 'no such agent');

const broken = failure('Internal', 'the reading broke off');

/** All pages of the list. */
const readingOf =
  ({ list }: Comparing, agents: WatchPresence['agents'], context: CallContext) =>
  async (): Promise<Reading> => {
    const page = (query: PresenceQuery) => list(query, context);
    const call = Object.assign(page, { [itemIdentity]: presence.list.identity });
    const rows: PresenceRow[] = [];
    try {
      for await (const row of paginate(call)(agents === undefined ? {} : { agents })) rows.push(row);
      return E.right(rows);
    } catch (error) {
      return E.left(isContactCenterError(error) ? error : broken);
    }
  };

const isThere = (rows: readonly PresenceRow[], ref: AgentRef): boolean => {
  const isNamed = isNamedBy(ref);
  return rows.some(({ agent }) => isNamed(agent));
};

/** Compares readings: what differs from the one before is a change. */
class Comparison {
  readonly #log = new PresenceLog();
  #missing: ReadonlySet<string> = new Set();
  #changes = 0;

  constructor(private readonly watch: string) {}

  snapshots(rows: readonly PresenceRow[], atMs: number): readonly PresenceChange[] {
    return [
      ...rows.map((row) => this.#log.snapshot(row, atMs)),
      ...this.#gone(rows).map((row) => this.#log.snapshot(row, atMs)),
    ];
  }

  changes(rows: readonly PresenceRow[], atMs: number): readonly PresenceChange[] {
    return [...rows, ...this.#gone(rows)].flatMap((row) => {
      const { state, reason, since } = row.presence;
      // Two watches see the same change where the provider says when it was; otherwise each counts for itself.
      const occurrence = since ?? `${this.watch}-${String((this.#changes += 1))}`;
      const key = JSON.stringify([agentKey(row), state, reason ?? null, occurrence]);
      return this.#log.news({ row, atMs, key }) ?? [];
    });
  }

  /** Those who were missing twice in a row: a list that shifts between two of its pages may leave out one who is there. */
  #gone(rows: readonly PresenceRow[]): readonly PresenceRow[] {
    const missing = this.#log.missingIn(rows);
    const before = this.#missing;
    this.#missing = new Set(missing.map(agentKey));
    return missing
      .filter((row) => before.has(agentKey(row)))
      .map((row) => ({ ...row, presence: { state: 'logged-out' } }));
  }
}

/** The times of the readings: how long ago the last good one was tells whether changes may be missing. */
class Readings {
  #failed = 0;
  #last = { atMs: 0, ended: 0 };

  constructor(
    private readonly read: () => Promise<Reading>,
    private readonly comparing: Comparing,
  ) {}

  /** Reads once. `undefined`: it failed in a way that may pass. */
  async next(): Promise<
    { readonly rows: readonly PresenceRow[]; readonly missed: GapReason | undefined } | undefined
  > {
    const { monotonicNow } = this.comparing.runtime;
    // A loop that takes slowly makes a reading late: what came and went meanwhile is not seen.
    const isLate = monotonicNow() - this.#last.ended > 2 * this.comparing.everyMs;
    const reading = await this.read();
    if (E.isLeft(reading)) {
      this.#failed += 1;
      const { kind } = reading.left;
      if (isRetryable(kind, 'none') && this.#failed <= mostFailedReadings) return undefined;
      return orThrow(TE.left(reading.left));
    }
    const hasFailed = this.#failed > 0;
    return {
      rows: this.#taken(reading.right),
      missed: hasFailed ? 'comparing-failed' : isLate ? 'overflow' : undefined,
    };
  }

  /** When the last good reading was, epoch milliseconds. */
  get lastMs(): number {
    return this.#last.atMs;
  }

  /** The first reading, which has to succeed. */
  async first(): Promise<readonly PresenceRow[]> {
    return this.#taken(await orThrow(this.read));
  }

  #taken(rows: readonly PresenceRow[]): readonly PresenceRow[] {
    const { monotonicNow, now } = this.comparing.runtime;
    this.#failed = 0;
    this.#last = { atMs: now(), ended: monotonicNow() };
    return rows;
  }
}

/**
 * Watches presences by reading the list again and again, for a provider that pushes nothing. Each loop reads for itself, when
 * it asks for more; it remembers the last reading and nothing else. A reading that failed or was late shows as a gap, which
 * snapshots follow; more than {@link mostFailedReadings} in a row end the watch, as does an error that will not pass.
 */
export const comparingReadings = (comparing: Comparing): WatchHandler<WatchPresence, PresenceChange> =>
  async function* ({ agents }, context) {
    const readings = new Readings(readingOf(comparing, agents, context), comparing);
    const comparison = new Comparison(context.correlationId);
    const first = await readings.first();
    if (agents?.some((ref) => !isThere(first, ref)) === true) await orThrow(TE.left(noSuchAgent));
    yield* comparison.snapshots(first, readings.lastMs);
    for (;;) {
      await comparing.runtime.sleep(comparing.everyMs, context.waitSignal);
      if (context.waitSignal.aborted) return;
      const since = new Date(readings.lastMs).toISOString();
      const reading = await readings.next();
      if (reading === undefined) continue;
      if (reading.missed === undefined) {
        yield* comparison.changes(reading.rows, readings.lastMs);
        continue;
      }
      yield { kind: 'gap', since, reason: reading.missed };
      yield* comparison.snapshots(reading.rows, readings.lastMs);
    }
  };
