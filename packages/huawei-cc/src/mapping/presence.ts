import type { AgentPresence, AgentState, NotReadyReason, StateDefinition } from '@cordboard/core/provider';

/** The states of the CTI platform. CEC interface reference, agent states. */
const ctiStates: ReadonlyMap<number, readonly [state: AgentState, reason?: NotReadyReason]> = new Map([
  [0, ['logged-out']],
  [1, ['ready']],
  [2, ['reserved']],
  [3, ['reserved']],
  [4, ['reserved']],
  [5, ['busy']],
  [6, ['wrap-up']],
  [7, ['not-ready', 'busy']],
  [8, ['not-ready', 'break']],
  [9, ['not-ready', 'training']],
  [10, ['wrap-up']],
]);

/** The vendor has several scales, in which the same digit means other things: the scale is a part of the code. */
export const toPresence = (ctiStatus: number): AgentPresence => {
  const [state, reason] = ctiStates.get(ctiStatus) ?? ['unknown' as const];
  return { state, ...(reason === undefined ? {} : { reason }), native: { code: `T2/${String(ctiStatus)}` } };
};

/** The codes of the states that presence.set gets an agent into. */
const settable: readonly number[] = [1, 7, 8];

/** The seconds that a break lasts. */
export const breakSec = { min: 1, max: 86_399 } as const;

/** The states of the platform. */
export const states: readonly StateDefinition[] = [...ctiStates].map(([code, [state, reason]]) => ({
  state,
  reason,
  settable: settable.includes(code),
  ...(reason === 'break' ? { durationSec: breakSec } : {}),
  native: { code: `T2/${String(code)}` },
}));

/** Why a presence has its state and reason only. */
export const whyOnlyState = 'the monitoring of one agent tells the state alone';
