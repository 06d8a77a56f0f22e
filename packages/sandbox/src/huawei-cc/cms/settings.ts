import { Count, oneOf, fields, type FieldsOf, type Named, strictObject } from '@cordboard/core/provider';

const cmsSettingsFields = fields(
  {},
  {
    /**
     * How signatures are written; default `hex`, as in the vendor's sample code. With `base64`, as in public
     * clients, the raw bytes of the signing key are used and an empty line precedes the body. Which one is
     * right is not documented.
     */
    encoding: oneOf(['hex', 'base64']),
    /**
     * How many wrong signatures lock the caller out permanently. Default: never. The vendor documents no
     * number.
     */
    lockAfter: Count,
  },
);
/** What can be chosen about CC-CMS. */
export interface CmsSettings extends FieldsOf<typeof cmsSettingsFields>, Named {}
export const CmsSettings = strictObject<CmsSettings>('CmsSettings', cmsSettingsFields);
