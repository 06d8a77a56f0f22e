import { abortedError } from '../../errors/aborted.js';
import { failure, type ContactCenterError } from '../../errors/contact-center-error.js';
import type { Effect, ErrorKind } from '../../errors/kinds.js';
import { proxyStatusIn } from './route.js';
import type { WireFailure, WireRequest } from './wire.js';

const codeOf = (u: unknown): string => {
  if (typeof u !== 'object' || u === null) return '';
  if ('code' in u && typeof u.code === 'string') return u.code;
  return 'cause' in u ? codeOf(u.cause) : '';
};

/** Mistakes in the settings that only show when connecting, by Node's error codes. */
const mistakes: readonly (readonly [code: RegExp, message: string])[] = [
  [
    /^ERR_SSL_\w*ALERT\w*(CERTIFICATE|UNKNOWN_CA|HANDSHAKE)/,
    'the vendor aborted the TLS handshake: it may require another clientCertificate',
  ],
  [/^ERR_OSSL_/, 'ca or clientCertificate cannot be used: its parts do not match'],
  [/^ERR_INVALID_CHAR$/, 'the request cannot be sent: a header would hold a character that no header may'],
];

const brokenLine = ({ reason, sent, cause }: WireFailure): ContactCenterError => {
  const effect: Effect = sent ? 'maybe' : 'none';
  const proxyStatus = proxyStatusIn(cause);
  if (proxyStatus !== undefined) {
    const kind = proxyStatus === 407 ? 'Misconfigured' : 'Unavailable';
    return failure(kind, `the proxy did not connect to the vendor (HTTP ${String(proxyStatus)})`, { effect });
  }
  const code = codeOf(cause);
  const said = /^\w{1,60}$/.test(code) ? ` (${code})` : '';
  const mistake = mistakes.find(([codes]) => codes.test(code));
  if (mistake !== undefined) return failure('Misconfigured', `${mistake[1]}${said}`, { effect, cause });
  if (reason === 'unsendable') {
    return failure('Misconfigured', `the request cannot be sent with these settings${said}`, {
      effect,
      cause,
    });
  }
  const what = sent ? 'the connection broke before the reply was complete' : 'the vendor cannot be reached';
  return failure('Unavailable', `${what}${said}`, { effect, cause });
};

/** Names the coding if it looks like the name of one. */
export const cannotUnpack = (encoding = ''): string => {
  const named = /^[a-z][a-z0-9-]{0,15}(, [a-z][a-z0-9-]{0,15})*$/.test(encoding) && encoding.length <= 60;
  return `the reply cannot be unpacked (Content-Encoding${named ? `: ${encoding}` : ''})`;
};

/** Turns a transport failure into an error. */
export const explain = (
  failed: WireFailure,
  request: WireRequest,
  connectTimeoutMs: number,
): ContactCenterError => {
  const effect: Effect = failed.sent ? 'maybe' : 'none';
  const say = (kind: ErrorKind, message: string) => () => failure(kind, message, { effect });
  const overdue = (what: string, limitMs: number | undefined) =>
    say('Timeout', `${what} within ${String(limitMs)} ms`);
  const explanations: Readonly<Record<WireFailure['reason'], () => ContactCenterError>> = {
    aborted: () => abortedError(request.signal.aborted ? request.signal : request.waitSignal, effect),
    closed: say('Conflict', 'the center is closed'),
    connecting: overdue('no connection', connectTimeoutMs),
    headers: overdue('no reply began', request.headersTimeoutMs),
    whole: overdue('no complete reply', request.timeoutMs),
    'too-large': say('MalformedReply', 'the reply is larger than the limit set for replies'),
    encoding: say('MalformedReply', cannotUnpack(failed.encoding)),
    upgrade: say('MalformedReply', 'HTTP 101 where a reply was expected'),
    unsendable: () => brokenLine(failed),
    network: () => brokenLine(failed),
  };
  return explanations[failed.reason]();
};
