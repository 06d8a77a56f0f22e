import type { ContactCenterError, ErrorKind } from '@cordboard/core/provider';
import type { TokenKind } from './wire/tokens.js';

// Failures that do not concern the credentials.
const ofTheLine: readonly ErrorKind[] = [
  'RateLimited',
  'Unavailable',
  'Timeout',
  'MalformedReply',
  'Misconfigured',
  'Conflict',
];

/** A refused token request: no code is documented, so every refusal has this meaning. */
export const unauthenticated = (kind: TokenKind, error: ContactCenterError): ContactCenterError =>
  ofTheLine.includes(error.kind)
    ? error
    : error.with({
        kind: 'Unauthenticated',
        message:
          `the vendor gave no ${kind} token: check appId, appSecret${kind === 'agent' ? ', operator' : ''} ` +
          "and this machine's clock, for the request is signed with the time",
      });
