import {
  withoutValues,
  type AgentPresence,
  type AgentState,
  type StateDefinition,
} from '@cordboard/core/provider';
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
