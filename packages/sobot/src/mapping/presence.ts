import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  AgentState,
  failure,
  instantText,
  type ClientToken,
  type ContactCenterError,
  type Written,
  withoutValues,
  type AgentPresence,
  type NotReadyReason,
  type StateDefinition,
  applied,
} from '@cordboard/core/provider';
import type { AccessToken } from '@cordboard/core/http';
import type { CallAgent } from '../surfaces/api/wire/agents.js';
import { numberOf, textOf, wordsBy } from './values.js';

// From the vendor's SDK; its pages leave the codes open. V1 gives 0 and 2 another meaning.
const loginStatuses: Readonly<Partial<Record<AgentState, number>>> = {
  'logged-out': 0,
  ready: 1,
  'not-ready': 2,
};
const stateFor = wordsBy(AgentState, loginStatuses);

/** The vendor's words are on the page for signing in; 16–18 are the account's own. */
const notReadyReasons: ReadonlyMap<number, readonly [reason: NotReadyReason, label?: string]> = new Map([
  [2, ['other', 'do not disturb']],
  [11, ['break']],
  [12, ['training']],
  [13, ['meeting']],
  [14, ['meal']],
  [15, ['other', 'activity']],
  [16, ['other']],
  [17, ['other']],
  [18, ['other']],
]);

const toReason = (code: number): NotReadyReason | undefined =>
  code === 0 ? undefined : (notReadyReasons.get(code)?.[0] ?? 'other');

/** States that no agent is ever found in. */
export const statesNotTold = withoutValues(
  'state',
  ['reserved', 'busy', 'wrap-up', 'unknown'],
  'the vendor tells only whether an agent is logged out, ready or not ready',
);

export const fromState = (state: AgentState | undefined): number | undefined =>
  state === undefined ? undefined : loginStatuses[state];

const nativeOf = (status: string, reason: number): string =>
  reason === 0 ? status : `${status}/${String(reason)}`;

/** `native` holds the login status, and after a slash the reason where there is one: `2/11`. */
export const toPresence = ({ loginStatus, notReadyReasonCode }: CallAgent): AgentPresence | undefined => {
  const status = textOf(loginStatus);
  if (status === undefined) return undefined;
  const state = stateFor(numberOf(loginStatus)) ?? 'unknown';
  const reason = numberOf(notReadyReasonCode) ?? 0;
  return {
    state,
    reason: state === 'not-ready' ? toReason(reason) : undefined,
    native: { code: nativeOf(status, reason) },
  };
};

/** The states that are told, none of which can be set yet. */
export const states: readonly StateDefinition[] = [
  ...Object.entries(loginStatuses).flatMap(([state, code]) =>
    AgentState.is(state) ? [{ state, settable: false, native: { code: String(code) } }] : [],
  ),
  ...[...notReadyReasons].map(([code, [reason, label]]): StateDefinition => ({
    state: 'not-ready',
    reason,
    settable: false,
    native: { code: nativeOf(String(loginStatuses['not-ready']), code), label },
  })),
];

/** Why a presence has its state and reason only. */
export const whyOnlyState = 'the vendor tells a login status and a reason';

const endless = failure('MalformedReply', 'the vendor gave a token that ends at no time of this calendar', {
  effect: 'done',
});

export const toClientToken = ({
  value: token,
  obtainedAt,
  lifetimeMs,
}: AccessToken): E.Either<ContactCenterError, Written<ClientToken>> =>
  pipe(
    instantText(obtainedAt + lifetimeMs),
    E.fromNullable(endless),
    E.map((expiresAt) => applied({ token, scheme: 'Bearer', expiresAt })),
  );
