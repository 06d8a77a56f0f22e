import type { Race } from './race.js';

/** What races are held with, and how thoroughly. */
export interface Setting {
  /** A quick run: fewer rounds and smaller loads, for a look rather than a figure. */
  readonly quick: boolean;
  /** Closes something when the scenario is over; the last one first. */
  readonly onEnd: (close: () => Promise<unknown>) => void;
}

/** Races that are held in one process: what runs there shapes the code that V8 compiles for all of it. */
export type Part = (setting: Setting) => Promise<readonly Race[]>;

/** A question that some races answer. */
export interface Scenario {
  readonly name: string;
  /** What a reader learns from it, in a line. */
  readonly about: string;
  /** Rounds of each race, in a full and in a quick run. */
  readonly rounds: readonly [full: number, quick: number];
  /** Each is held in a process of its own. */
  readonly parts: readonly Part[];
}
