import { strictObject } from '@cordboard/core/provider';
import type * as t from 'io-ts';
import { Milliseconds } from '../decode-or-throw.js';

/** What can be chosen about Sobot's server. */
export const SobotSettings = strictObject(
  'SobotSettings',
  {},
  {
    /** How long an import takes until its result is visible; default 0. */
    importDelayMs: Milliseconds,
    /** How long a token is valid; default 24 hours. */
    tokenLifeMs: Milliseconds,
  },
);
export type SobotSettings = t.TypeOf<typeof SobotSettings>;
