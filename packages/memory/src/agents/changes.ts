import type { SeedAgent } from './seed.js';

/** An agent's entry as it was and as it is; absent where there was or is none. */
export interface AgentChange {
  readonly before?: SeedAgent | undefined;
  readonly now?: SeedAgent | undefined;
  /** Counts the changes of the center. */
  readonly count: number;
}

/** Tells those who listen what becomes of agents. */
export class AgentChanges {
  readonly #listeners = new Set<(change: AgentChange) => void>();
  #count = 0;

  /** Listens from now on. What comes back ends that. */
  listen(listener: (change: AgentChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(change: Omit<AgentChange, 'count'>): void {
    this.#count += 1;
    for (const listener of this.#listeners) listener({ ...change, count: this.#count });
  }
}
