import { Count, oneOf, strictObject } from '@cordboard/core/provider';
import type * as t from 'io-ts';

/** What can be chosen about CC-CMS. */
export const CmsSettings = strictObject(
  'CmsSettings',
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
export type CmsSettings = t.TypeOf<typeof CmsSettings>;
