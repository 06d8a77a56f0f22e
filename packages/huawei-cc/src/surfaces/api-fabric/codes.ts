import type { ErrorKind } from '@cordboard/core/provider';
import { codeTable, kindOfStatus, type Endpoint, type VendorRefusal } from '@cordboard/core/http';
import type { Manner } from './wire/envelope.js';

/** The code for success. */
export const success = '0';

/** With one of these the vendor refuses a token; which one an old token gets, no page says. */
export const tokenRefused: readonly number[] = [401, 403];

const checkKey = 'check apiFabric.appKey and apiFabric.appSecret';

/** CEC interface reference, status codes of API Fabric; the status decides, whatever the body. */
export const statuses = codeTable([
  [
    '401',
    'Unauthenticated',
    `the account or its service is not active, or the token is not accepted; ${checkKey}`,
  ],
  ['403', 'Unauthenticated', `the authentication failed; ${checkKey}`],
  ['404', 'Misconfigured', 'nothing is served at that address; check apiFabric.baseUrl'],
]);

interface Circumstances {
  readonly endpoint: Endpoint;
  readonly serverError: Manner['serverError'];
}

/** A server that fails in a read is worth another try. */
const kindOf = (status: number, { endpoint, serverError }: Circumstances): ErrorKind => {
  if (status !== 500) return kindOfStatus(status) ?? 'Internal';
  return serverError === 'Internal' && endpoint.access === 'read' ? 'Unavailable' : serverError;
};

/** The vendor has one code for all failures, `1`: the HTTP status is all that says more. */
export const refusalBy = (
  status: number,
  { code, text }: { readonly code: string; readonly text: string | undefined },
  call: Circumstances,
): VendorRefusal => ({
  kind: kindOf(status, call),
  message: 'the vendor refused',
  codes: [{ name: 'code', code }],
  text,
  // The code says nothing.
  isTextTelling: true,
});
