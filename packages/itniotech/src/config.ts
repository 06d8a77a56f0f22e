import {
  SecretHeaderText,
  SecretLine,
  fields,
  oneOf,
  patterned,
  strictObject,
  text,
  type FieldsOf,
  type Named,
} from '@cordboard/core/provider';
import { baseUrlBefore, httpFields } from '@cordboard/core/http';
import type * as t from 'io-ts';

/** The provider's name in a configuration. */
export const provider = 'itniotech';

const UtcOffset = patterned('UTC offset (such as +08:00)', /^[+-](0[0-9]|1[0-4]):[0-5][0-9]$/u);

/** What the paths of the calls about numbers begin with. */
export const NumberPrefix = oneOf(['/number', '/v3/number']);
export type NumberPrefix = t.TypeOf<typeof NumberPrefix>;

/** What the paths of the voice calls begin with. */
export const VoicePrefix = oneOf(['/voice', '/v3/voice']);
export type VoicePrefix = t.TypeOf<typeof VoicePrefix>;

const AppId = patterned('letters and digits, at most 64', /^[A-Za-z0-9]{1,64}$/u);

const sheetSettingsFields = fields(
  {},
  {
    /** What the name of the file ends with; its form is that of `xlsx` in any case. Default `xlsx`. */
    suffix: oneOf(['xlsx', 'xls']),
    /** The title of the column of numbers, which is the first; at most 64 characters. Default `number`. */
    phoneNumber: text(64),
    /** The title of the column of names; at most 64 characters. Default `name`. */
    name: text(64),
    /** The title of the column of notes; at most 64 characters. Default `note`. */
    note: text(64),
  },
);
/** The sheet in which contacts are uploaded. The vendor describes its columns nowhere. */
export interface SheetSettings extends FieldsOf<typeof sheetSettingsFields>, Named {}
export const SheetSettings = strictObject<SheetSettings>('ItniotechSheetSettings', sheetSettingsFields);

const itniotechConfigFields = fields(
  {
    /** Sent as the header `Api-Key`. */
    apiKey: SecretHeaderText,
    /** Used for signing only; never sent. */
    apiSecret: SecretLine,
  },
  {
    /** Default `https://api.itniotech.com`. */
    baseUrl: baseUrlBefore('/v3/cc'),
    /** The zone of the vendor's dates, which come without one. Default `+08:00`. */
    utcOffset: UtcOffset,
    /** What the paths of the calls about numbers begin with; it differs from brand to brand. Default `/number`. */
    numberPrefix: NumberPrefix,
    /** What the paths of the voice calls begin with; it differs from brand to brand. Default `/voice`. */
    voicePrefix: VoicePrefix,
    /** The application whose desk phones are listed and made, and that new queues belong to; letters and digits from the console. */
    appId: AppId,
    /** How the sheets are written that contacts are uploaded in. */
    sheet: SheetSettings,
    ...httpFields,
  },
);
/** What the operator supplies. Key and secret are in the vendor's console under Home → Developers. */
export interface ItniotechConfig extends FieldsOf<typeof itniotechConfigFields>, Named {}
export const ItniotechConfig = strictObject<ItniotechConfig>('ItniotechConfig', itniotechConfigFields);

/** Settings with every server configured, made up. */
export const example = { apiKey: 'api-key', apiSecret: 'api-secret', appId: '4luaKsL2' };

export const defaultBaseUrl = 'https://api.itniotech.com';
export const defaultNumberPrefix: NumberPrefix = '/number';
export const defaultVoicePrefix: VoicePrefix = '/voice';
export const defaultUtcOffset = '+08:00';
