import {
  failure,
  instantText,
  Secret,
  withoutValues,
  type AgentPresence,
  type AgentState,
  type ClientToken,
  type ContactCenterError,
  type StateDefinition,
  type Written,
  applied,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { SdkAuthenticationReply } from '../surfaces/api/wire/agents.js';
import { codeFor, optional } from './values.js';

/** The vendor's `status` of an agent. */
const presences: ReadonlyMap<string, AgentPresence> = new Map<string, AgentPresence>([
  ['1', { state: 'logged-out' }],
  ['2', { state: 'ready' }],
  ['3', { state: 'busy' }],
  ['4', { state: 'wrap-up' }],
  ['5', { state: 'not-ready', reason: 'break' }],
]);

export const toPresence = optional((code: string): AgentPresence => {
  const { state, reason } = presences.get(code) ?? { state: 'unknown' };
  return { state, reason, native: { code } };
});

export const fromState = (state: AgentState): number | undefined =>
  optional(Number)(codeFor(presences, (presence) => presence.state === state));

/** States that no agent is ever found in. */
export const statesNotTold = withoutValues(
  'state',
  ['reserved', 'unknown'],
  'the vendor has no such state to ask for',
);

/** The states of the page, none of which can be set over HTTP. */
export const states: readonly StateDefinition[] = [...presences].map(([code, { state, reason }]) => ({
  state,
  reason,
  settable: false,
  native: { code },
}));

/** Why a presence has its state and reason only. */
export const whyOnlyState = 'the vendor tells a number from 1 to 5';

/** How long a credential may be valid, in seconds: the time must be given to the vendor. */
export const ttl = {
  limits: { ttlSec: 28_800 },
  bounds: { ttlSec: { limit: 'ttlSec', atLeast: 60 } },
} as const;

// That of the vendor's sample.
export const usualTtlSec = 3600;

const noToken = failure('MalformedReply', 'the reply holds no credential', { effect: 'done' });

/** The vendor writes the scheme in front of the token. */
export const toClientToken = (
  { authentication }: SdkAuthenticationReply,
  expiresAtMs: number,
): E.Either<ContactCenterError, Written<ClientToken>> => {
  const [, scheme, token] = /^(?:(\S+)\s+)?(\S+)$/.exec(authentication.trim()) ?? [];
  const expiresAt = instantText(expiresAtMs);
  return token === undefined || expiresAt === undefined
    ? E.left(noToken)
    : E.right(applied({ token: new Secret(token), expiresAt, scheme }));
};
