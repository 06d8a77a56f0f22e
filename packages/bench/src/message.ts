import type { Figure } from './race.js';

/** Which part of which scenario a process runs. */
export interface Order {
  readonly scenario: string;
  readonly part: number;
  readonly quick: boolean;
}

/** Its messages. */
export type Message =
  | { readonly tell: 'rounds'; readonly rounds: number }
  | { readonly tell: 'round'; readonly race: string }
  | { readonly tell: 'figures'; readonly figures: readonly Figure[] }
  | { readonly tell: 'broken'; readonly error: string };
