import type { ContactCenterError, ErrorKind } from '@cordboard/core/provider';
import type { TokenKind } from './wire/tokens.js';

// Failures that say nothing about the credentials.
const ofTheLine: readonly ErrorKind[] = [
  'RateLimited',
  'Unavailable',
  'Timeout',
  'MalformedReply',
  'Misconfigured',
  'Conflict',
];

/** What a refused token means: no page prints a code for it, so everything that the vendor says comes to this. */
export const unauthenticated = (kind: TokenKind, error: ContactCenterError): ContactCenterError =>
  ofTheLine.includes(error.kind)
    ? error
    : error.with({
        kind: 'Unauthenticated',
        message:
          `the vendor gave no ${kind} token: check appId, appSecret${kind === 'agent' ? ', operator' : ''} ` +
          "and this machine's clock, for the request is signed with the time",
      });
