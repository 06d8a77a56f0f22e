import { fields, type FieldsOf, type Named, strictObject } from '@cordboard/core/provider';
import { Milliseconds } from '../decode-or-throw.js';

const sobotSettingsFields = fields(
  {},
  {
    /** How long an import takes until its result is visible; default 0. */
    importDelayMs: Milliseconds,
    /** How long a token is valid; default 24 hours. */
    tokenLifeMs: Milliseconds,
  },
);
/** What can be chosen about Sobot's server. */
export interface SobotSettings extends FieldsOf<typeof sobotSettingsFields>, Named {}
export const SobotSettings = strictObject<SobotSettings>('SobotSettings', sobotSettingsFields);
