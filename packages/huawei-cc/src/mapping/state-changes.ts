import {
  failure,
  NotReadyReason,
  type AgentPresence,
  type ContactCenterError,
  type ReasonIn,
  type SetPresence,
  type SignOut,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { ReasonsConfig } from '../config.js';
import {
  forceBusy,
  forceIdle,
  forceRest,
  forceSignOut,
  type ForceRestRequest,
} from '../surfaces/gateway/wire/inspection.js';
import { forceLogout, forceLogoutWithReason, signOut } from '../surfaces/gateway/wire/session.js';
import {
  cancelRest,
  cancelWork,
  rest,
  sayBusy,
  sayFree,
  work,
  type RestRequest,
  type SayBusyRequest,
} from '../surfaces/gateway/wire/state.js';
import type { StateChange } from './agent-states.js';
import { isRest, numberOfReason } from './presence.js';

/** What a change comes to in the vendor's words, whatever the agent does now. */
export type Plan =
  | { readonly to: 'ready' | 'wrap-up' }
  | { readonly to: 'busy'; readonly reason: number }
  | { readonly to: 'rest'; readonly cause: number; readonly durationSec: number };

const unsupported = (path: string, why: string, message: string): ContactCenterError =>
  failure('Unsupported', why, { problems: [{ path, message }] });

const lengthMissing = unsupported(
  'durationSec',
  'the vendor takes a break with its length only',
  'has to be given for a break',
);

const lengthGiven = unsupported('durationSec', 'only a break has a length', 'can be given for a break only');

const noSuchReason = unsupported(
  'reason.native',
  'the vendor has no such reason',
  'has to be 200 to 250, or rest/0 to rest/255 for a break',
);

/** A reason as the vendor counts it: of being busy, or of a rest. */
type Reason = { readonly of: 'busy' | 'rest'; readonly number: number };

/** A reason of the vendor's own: `200` to `250`, or `rest/0` to `rest/255`. */
const readNative = (native: string): Reason | undefined => {
  const [, isRest, digits] = /^(rest\/)?([0-9]{1,3})$/u.exec(native) ?? [];
  const number = Number(digits ?? Number.NaN);
  if (isRest !== undefined) return number <= 255 ? { of: 'rest', number } : undefined;
  return number >= 200 && number <= 250 ? { of: 'busy', number } : undefined;
};

/** Said where there is no number. */
const none = 0;

const reasonOf = (reasons: ReasonsConfig, reason: ReasonIn | undefined): Reason | undefined => {
  if (typeof reason === 'object') return readNative(reason.native);
  if (reason === undefined) return { of: 'busy', number: none };
  return { of: isRest(reason) ? 'rest' : 'busy', number: numberOfReason(reasons, reason) ?? none };
};

/** The words for which the settings have no number, and that cannot be said without one. */
export const wordsWithout = (reasons: ReasonsConfig): readonly NotReadyReason[] =>
  NotReadyReason.values.filter(
    (word) => word !== 'busy' && word !== 'break' && numberOfReason(reasons, word) === undefined,
  );

/** What a change comes to; what is wrong with it is known before anything is sent. */
export const planOf = (
  reasons: ReasonsConfig,
  { state, reason, durationSec }: SetPresence,
): E.Either<ContactCenterError, Plan> => {
  if (state !== 'not-ready') return E.right({ to: state });
  const found = reasonOf(reasons, reason);
  if (found === undefined) return E.left(noSuchReason);
  if (found.of === 'busy') {
    return durationSec === undefined ? E.right({ to: 'busy', reason: found.number }) : E.left(lengthGiven);
  }
  return durationSec === undefined
    ? E.left(lengthMissing)
    : E.right({ to: 'rest', cause: found.number, durationSec });
};

const plain = (call: StateChange['call']): StateChange => ({ call, request: {} });

const isOnBreak = ({ state, reason }: AgentPresence): boolean => state === 'not-ready' && reason === 'break';

const toReady = (now: AgentPresence): StateChange => {
  if (now.state === 'wrap-up') return plain(cancelWork);
  return plain(isOnBreak(now) ? cancelRest : sayFree);
};

// `prolong` is required of an agent who is in that state already, as one is when a request is sent again.
const toBusy = (reason: number): StateChange => {
  const request: SayBusyRequest = { reason, prolong: false };
  return { call: sayBusy, request: { query: { ...request } } };
};

const toRest = (now: AgentPresence, time: number, restcause: number): StateChange => {
  const { prolong, ...path }: RestRequest = { time, restcause, prolong: isOnBreak(now) };
  return { call: rest, request: { params: path, query: { prolong } } };
};

/** How an agent gets from a state into another; `undefined` where that is the state already. */
export const ownChange = (plan: Plan, now: AgentPresence): StateChange | undefined => {
  switch (plan.to) {
    case 'ready':
      return now.state === 'ready' ? undefined : toReady(now);
    case 'wrap-up':
      return now.state === 'wrap-up' ? undefined : plain(work);
    case 'busy':
      return toBusy(plan.reason);
    case 'rest':
      return toRest(now, plan.durationSec, plan.cause);
  }
};

const noForcedWrapUp = unsupported(
  'state',
  'a supervisor puts no agent into wrap-up',
  'cannot be wrap-up together with by',
);

const noForcedReason = unsupported(
  'reason',
  'a supervisor gives no reason for an agent who is busy',
  'cannot be given together with by, except for a break',
);

const causeNeeded = unsupported(
  'reason',
  'a supervisor needs a cause for a break',
  'has to be one of which `reasons` of the settings has the number, or rest/1 to rest/255',
);

/** How a supervisor gets an agent into a state; whether that is the state already decides nothing. */
export const forcedChange = (plan: Plan, workNo: string): E.Either<ContactCenterError, StateChange> => {
  const sent = (call: StateChange['call']) => E.right({ call, request: { params: { workNo } } });
  switch (plan.to) {
    case 'ready':
      return sent(forceIdle);
    case 'wrap-up':
      return E.left(noForcedWrapUp);
    case 'busy':
      return plan.reason === none ? sent(forceBusy) : E.left(noForcedReason);
    case 'rest': {
      if (plan.cause === none) return E.left(causeNeeded);
      const params: ForceRestRequest = { workNo, time: plan.durationSec, reason: plan.cause };
      return E.right({ call: forceRest, request: { params: { ...params } } });
    }
  }
};

const reasonNeedsForce = unsupported(
  'reason',
  'the vendor takes a reason of an agent who is signed out by force in the own name',
  'needs force, and no by',
);

const noSuchSignOutReason = unsupported(
  'reason.native',
  'the vendor has no such reason',
  'has to be a number from 1 to 255',
);

/** How an agent is signed out: by a call in the agent's own name, or by a supervisor. */
export const fromSignOut = (
  { force = false, reason, by }: SignOut,
  workNo: string,
): E.Either<ContactCenterError, StateChange> => {
  if (typeof reason !== 'object') {
    if (by !== undefined) return E.right({ call: forceSignOut, request: { params: { workNo } } });
    return E.right(plain(force ? forceLogout : signOut));
  }
  if (!force || by !== undefined) return E.left(reasonNeedsForce);
  return /^[1-9][0-9]{0,2}$/u.test(reason.native) && Number(reason.native) <= 255
    ? E.right({ call: forceLogoutWithReason, request: { params: { reason: reason.native } } })
    : E.left(noSuchSignOutReason);
};
