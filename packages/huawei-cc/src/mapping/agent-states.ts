import type { AgentPresence, AgentState, NotReadyReason } from '@cordboard/core/provider';
import type { Request } from '../surfaces/gateway/surface.js';
import type { VendorCall } from '../surfaces/gateway/wire/envelope.js';
import type { AgentInfoReply } from '../surfaces/gateway/wire/inspection.js';
import type { AgentStatus, AgentStatusReply } from '../surfaces/gateway/wire/state.js';
import { toPresence } from './presence.js';
import { numberOf } from './values.js';

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

/** What the gateway says of an agent to another. */
export const toOthersPresence = ({ result: { ctiStatus } }: AgentInfoReply): AgentPresence => {
  const state = numberOf(ctiStatus);
  return state === undefined ? { state: 'unknown' } : toPresence(state);
};

/** Whether a sign-out would end a call. */
export const isInCall = ({ state, activity }: AgentPresence): boolean =>
  state === 'busy' || state === 'reserved' || activity === 'talking';

/** A call that changes something of an agent, and what it is sent with. */
export interface StateChange {
  readonly call: VendorCall<void>;
  readonly request: Request;
}
