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
    /** The application that new queues belong to, from the vendor's console. Without it none can be created. */
    appId: text(64),
    /** What the paths of the calls about numbers begin with; it differs from brand to brand. Default `/number`. */
    numberPrefix: NumberPrefix,
    ...httpFields,
  },
);
/** What the operator supplies. Key and secret are in the vendor's console under Home → Developers. */
export interface ItniotechConfig extends FieldsOf<typeof itniotechConfigFields>, Named {}
export const ItniotechConfig = strictObject<ItniotechConfig>('ItniotechConfig', itniotechConfigFields);

/** Settings with every server configured, made up. */
export const example = { apiKey: 'api-key', apiSecret: 'api-secret', appId: 'appId123' };

export const defaultBaseUrl = 'https://api.itniotech.com';
export const defaultNumberPrefix: NumberPrefix = '/number';
export const defaultUtcOffset = '+08:00';
