import type { Capabilities, ErrorKind, OperationName, SurfaceCheck } from '@cordboard/core';
import { operations } from '@cordboard/core/schema';
import type { Session } from '../session.js';
import { clockText, isTooFar } from './clock.js';
import { asTexts } from './result.js';

/** What a check of an account found. */
export interface Findings {
  readonly provider: string;
  readonly surfaces: readonly SurfaceCheck[];
  /** The operations that were built from an incomplete page of the vendor's: which page, and what it leaves open. */
  readonly unconfirmed: readonly { readonly operation: OperationName; readonly reason: string }[];
  /** The operations that lack settings. */
  readonly unconfigured: readonly {
    readonly operation: OperationName;
    readonly settings: readonly string[];
  }[];
}

/** What is found of a provider's surfaces, and of what it says of its operations. */
export const findingsOf = (
  { provider, capabilities }: { readonly provider: string; readonly capabilities: Capabilities },
  surfaces: readonly SurfaceCheck[],
): Findings => ({
  provider,
  surfaces,
  unconfirmed: operations.flatMap(({ name: operation }) => {
    const { unconfirmed: reason } = capabilities[operation];
    return reason === undefined ? [] : [{ operation, reason }];
  }),
  unconfigured: operations.flatMap(({ name: operation }) => {
    const { support, settings = [] } = capabilities[operation];
    return support === 'unconfigured' ? [{ operation, settings }] : [];
  }),
});

const adapterIsWrong = 'report it: the request is the same for every account';

/** What to do about a surface that failed. */
const advice: Readonly<Record<ErrorKind, string>> = {
  InvalidInput: adapterIsWrong,
  Unauthenticated: 'check the credentials in the settings, and the clock',
  PermissionDenied: "ask the vendor for the right, or to let this machine's address in",
  NotFound: 'check the address and the account in the settings',
  AlreadyExists: adapterIsWrong,
  Conflict: 'try again later',
  QuotaExceeded: 'free something, or ask the vendor',
  RateLimited: 'try again later',
  ClockSkew: "set this machine's clock",
  Timeout: 'check the address, the proxy and the network; or try again later',
  Canceled: 'try again',
  Unavailable: 'check the address, the proxy and the network; or try again later',
  Unsupported: adapterIsWrong,
  MalformedReply: "check that the address is the vendor's, and no proxy answers instead; else report it",
  Misconfigured: 'correct the settings',
  Internal: 'ask the vendor, with the code above',
};

const noteOf = (check: SurfaceCheck): string => {
  if (check.status === 'unconfigured') return `the configuration lacks the setting ${check.missingSetting}`;
  if (check.status === 'notChecked') return check.reason;
  if (check.status === 'failed') return `${check.error.message}. What to do: ${advice[check.error.kind]}`;
  return check.clock !== undefined && isTooFar(check.clock) ? advice.ClockSkew : '';
};

const resultOf = (check: SurfaceCheck): string => {
  if (check.status === 'failed') return `failed: ${check.error.kind}`;
  return check.status === 'notChecked' ? 'not checked' : check.status;
};

const surfaceRow = (check: SurfaceCheck): readonly string[] => [
  check.surface,
  resultOf(check),
  check.status === 'ok' ? `${check.latencyMs} ms` : '',
  'clock' in check && check.clock !== undefined ? clockText(check.clock) : '',
  noteOf(check),
];

const surfacesText = (session: Session, surfaces: readonly SurfaceCheck[]): string =>
  surfaces.length === 0
    ? 'No surface to check: the provider sends nothing.\n'
    : asTexts(session, ['surface', 'result', 'latency', 'our clock', 'note'], surfaces.map(surfaceRow));

/** The findings for people. */
export const asFindings = (session: Session, { provider, ...found }: Findings): string =>
  [
    `The configuration of ${provider} is valid.\n`,
    surfacesText(session, found.surfaces),
    asTexts(
      session,
      ['unconfirmed operation', 'page and what it leaves open'],
      found.unconfirmed.map(({ operation, reason }) => [operation, reason]),
    ),
    asTexts(
      session,
      ['unconfigured operation', 'missing setting'],
      found.unconfigured.map(({ operation, settings }) => [operation, settings.join(', ')]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
