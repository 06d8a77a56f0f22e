import type { AgentPresence } from '../domain/agent-presence.js';
import { decidingName } from '../domain/agent-ref.js';
import type { PresenceChanged, PresenceSnapshot } from '../domain/presence-change.js';
import type { PresenceRow } from '../domain/presence.js';

/** A presence that is new, as a provider tells it. */
export interface Seen {
  /** Whose it is, with what else is known of the agent. */
  readonly row: PresenceRow;
  /** When it came about or was seen, epoch milliseconds. */
  readonly atMs: number;
  /** Tells the change from others, in whatever watch. */
  readonly key: string;
}

interface Told {
  readonly row: PresenceRow;
  readonly sequence: number;
}

/** Who is meant, to keep agents apart by. */
export const agentKey = ({ agent }: Pick<PresenceRow, 'agent'>): string => {
  const { name, value } = decidingName(agent);
  return `${name}/${value}`;
};

const partsOf = ({ state, reason, pending, activity, custom, native }: AgentPresence): string =>
  JSON.stringify([state, reason, pending, activity, custom, state === 'unknown' ? native?.code : undefined]);

/** Whether an agent does the same: what the provider calls it, and since when, is no change by itself. */
export const isSamePresence = (one: AgentPresence, other: AgentPresence): boolean =>
  partsOf(one) === partsOf(other);

/** What one watch has told of each agent. */
export class PresenceLog {
  readonly #told = new Map<string, Told>();

  /** What is, whatever was told before. */
  snapshot(row: PresenceRow, atMs: number): PresenceSnapshot {
    const { agent, presence, name, queues } = row;
    const rest = {
      ...(name === undefined ? {} : { name }),
      ...(queues === undefined ? {} : { queues }),
    };
    const sequence = this.#next(row);
    return {
      kind: 'snapshot',
      agent,
      current: presence,
      at: new Date(atMs).toISOString(),
      sequence,
      ...rest,
    };
  }

  /** What is new: a change, of an agent who is new a snapshot, and nothing where it was told already. */
  news({ row, atMs, key }: Seen): PresenceChanged | PresenceSnapshot | undefined {
    const before = this.#told.get(agentKey(row))?.row.presence;
    if (before === undefined) return this.snapshot(row, atMs);
    if (isSamePresence(before, row.presence)) return undefined;
    const { agent, presence: current } = row;
    const at = new Date(atMs).toISOString();
    return { kind: 'change', agent, previous: before, current, at, sequence: this.#next(row), key };
  }

  /** The agents that were told of and are not among some rows. */
  missingIn(rows: readonly PresenceRow[]): readonly PresenceRow[] {
    const present = new Set(rows.map(agentKey));
    return [...this.#told].flatMap(([key, { row }]) => (present.has(key) ? [] : [row]));
  }

  #next(row: PresenceRow): number {
    const key = agentKey(row);
    const sequence = (this.#told.get(key)?.sequence ?? 0) + 1;
    this.#told.set(key, { row, sequence });
    return sequence;
  }
}
