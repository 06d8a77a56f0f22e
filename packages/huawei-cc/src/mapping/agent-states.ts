import {
  failure,
  type AgentPresence,
  type AgentState,
  type ContactCenterError,
  type NotReadyReason,
  type SetPresence,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { Request } from '../surfaces/gateway/surface.js';
import type { VendorCall } from '../surfaces/gateway/wire/envelope.js';
import {
  cancelRest,
  cancelWork,
  rest,
  sayBusy,
  sayFree,
  type AgentStatus,
  type AgentStatusReply,
  type RestRequest,
  type SayBusyRequest,
} from '../surfaces/gateway/wire/state.js';

/** The states of the gateway. CEC interface reference, agent states. */
const gatewayStates: ReadonlyMap<number, readonly [state: AgentState, reason?: NotReadyReason]> = new Map([
  [2, ['logged-out']],
  [3, ['not-ready', 'busy']],
  [4, ['ready']],
  [5, ['wrap-up']],
  [6, ['ready']],
  [7, ['busy']],
  [8, ['not-ready', 'break']],
  [9, ['not-ready', 'break']],
]);

const statusIn = ({ result }: AgentStatusReply): AgentStatus => {
  const [status] = Array.isArray(result) ? result : [result];
  return status;
};

/** What the gateway says of an agent who is signed in. */
export const toOwnPresence = (reply: AgentStatusReply): AgentPresence => {
  const { agentState, isWorking } = statusIn(reply);
  const [state, reason] = gatewayStates.get(Number(agentState)) ?? ['unknown' as const];
  return {
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(String(isWorking) === 'true' ? { activity: 'talking' as const } : {}),
    native: { code: `T1/${String(agentState)}` },
  };
};

/** Whether a sign-out would end a call. */
export const isInCall = ({ state, activity }: AgentPresence): boolean =>
  state === 'busy' || activity === 'talking';

/** A call that changes the state, and what it is sent with. */
export interface StateChange {
  readonly call: VendorCall<void>;
  readonly request: Request;
}

const plain = (call: VendorCall<void>): StateChange => ({ call, request: {} });

const isOnBreak = ({ state, reason }: AgentPresence): boolean => state === 'not-ready' && reason === 'break';

const toReady = (now: AgentPresence): StateChange => {
  if (now.state === 'wrap-up') return plain(cancelWork);
  return plain(isOnBreak(now) ? cancelRest : sayFree);
};

// `prolong` is required of an agent who is in that state already, as one is when a request is sent again.
const toBusy = (): StateChange => {
  const request: SayBusyRequest = { reason: 0, prolong: false };
  return { call: sayBusy, request: { query: { ...request } } };
};

const toRest = (now: AgentPresence, durationSec: number): StateChange => {
  const { prolong, ...path }: RestRequest = { time: durationSec, restcause: 0, prolong: isOnBreak(now) };
  return { call: rest, request: { params: path, query: { prolong } } };
};

const lengthMissing = failure('Unsupported', 'the vendor takes a break with its length only', {
  problems: [{ path: 'durationSec', message: 'has to be given for a break' }],
});

const lengthGiven = failure('Unsupported', 'only a break has a length', {
  problems: [{ path: 'durationSec', message: 'can be given for a break only' }],
});

/** What is wrong with a change, whatever the agent does now. */
export const changeOffered = (wanted: SetPresence): E.Either<ContactCenterError, SetPresence> => {
  const { reason, durationSec } = wanted;
  if (reason === 'break' && durationSec === undefined) return E.left(lengthMissing);
  if (reason !== 'break' && durationSec !== undefined) return E.left(lengthGiven);
  return E.right(wanted);
};

/** How an agent gets from a state into another; `undefined` where that is the state already. */
export const fromSetPresence = (
  { state, reason, durationSec }: SetPresence,
  now: AgentPresence,
): StateChange | undefined => {
  if (state === 'ready') return now.state === 'ready' ? undefined : toReady(now);
  return reason === 'break' && durationSec !== undefined ? toRest(now, durationSec) : toBusy();
};
