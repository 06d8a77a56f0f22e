import { strictObject } from '@cordboard/core/provider';
import type * as t from 'io-ts';
import { Milliseconds } from '../decode-or-throw.js';

/** What can be chosen about Sobot's server. */
export const SobotSettings = strictObject(
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
