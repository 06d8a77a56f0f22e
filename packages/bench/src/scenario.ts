import type { Race } from './race.js';

/** What races need, and how thorough they are. */
export interface Setting {
  /** A quick run: fewer rounds and smaller loads, for a look rather than a figure. */
  readonly quick: boolean;
  /** Closes something when the scenario is over; the last one first. */
  readonly onEnd: (close: () => Promise<unknown>) => void;
}

/** Races in one process: what runs there affects what V8 compiles for all of them. */
export type Part = (setting: Setting) => Promise<readonly Race[]>;

/** A question that some races answer. */
export interface Scenario {
  readonly name: string;
  /** What a reader learns from it, in a line. */
  readonly about: string;
  /** Rounds of each race, in a full and in a quick run. */
  readonly rounds: readonly [full: number, quick: number];
  /** Each runs in its own process. */
  readonly parts: readonly Part[];
}
