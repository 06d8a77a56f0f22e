import { record } from '@cordboard/core/provider';
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { Milliseconds } from '../proven.js';
import type { Refusal } from './failures.js';

/** What can be chosen about Sobot's server. */
export const SobotSettings = record(
  'SobotSettings',
  {},
  {
    /** How long an import is worked on before its result shows; default 0. */
    importDelayMs: Milliseconds,
    /** How long a token is good; default 24 hours. */
    tokenLifeMs: Milliseconds,
  },
);
export type SobotSettings = t.TypeOf<typeof SobotSettings>;

/** Who a token was given to. */
export interface Grant {
  readonly kind: 'company' | 'agent';
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The first answer under an idempotency key, and what was asked. */
export interface Remembered {
  readonly fingerprint: string;
  readonly answer: Promise<Either<Refusal, unknown>>;
}

/** An import and its result, which shows from `visibleAt` on. */
export interface CallingList {
  readonly campaignId: string;
  readonly campaignCode: string;
  readonly callingListCode: string;
  /** The names the center has for it: one for each thousand rows. */
  readonly batches: readonly string[];
  readonly creationTime: number;
  readonly removeDuplicatesRule: string;
  readonly successCount: number;
  readonly duplicatesCount: number;
  readonly errorCount: number;
  readonly visibleAt: number;
}

/** What the vendor keeps and the center behind it has no place for. */
export interface State {
  readonly settings: Required<{ [K in keyof SobotSettings]: number }>;
  readonly tokens: Map<string, Grant>;
  /** By extension. */
  readonly passwords: Map<string, string>;
  /** By idempotency key. */
  readonly remembered: Map<string, Remembered>;
  readonly callingLists: CallingList[];
}

export const createState = ({ importDelayMs = 0, tokenLifeMs = 86_400_000 }: SobotSettings): State => ({
  settings: { importDelayMs, tokenLifeMs },
  tokens: new Map(),
  passwords: new Map(),
  remembered: new Map(),
  callingLists: [],
});
