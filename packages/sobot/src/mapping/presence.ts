import { AgentState, withoutValues, type AgentPresence, type NotReadyReason } from '@cordboard/core/provider';
import type { CallAgent } from '../surfaces/api/wire/agents.js';
import { numberOf, textOf, wordsBy } from './values.js';

// From the vendor's SDK; its pages leave the codes open. V1 gives 0 and 2 another meaning.
const loginStatuses: Readonly<Partial<Record<AgentState, number>>> = {
  'logged-out': 0,
  ready: 1,
  'not-ready': 2,
};
const stateFor = wordsBy(AgentState, loginStatuses);

/** 2 do not disturb, 11 break, 12 training, 13 meeting, 14 meal, 15 activity, 16–18 the account's own. */
const notReadyReasons: ReadonlyMap<number, NotReadyReason> = new Map([
  [2, 'other'],
  [11, 'break'],
  [12, 'training'],
  [13, 'meeting'],
  [14, 'meal'],
  [15, 'other'],
  [16, 'other'],
  [17, 'other'],
  [18, 'other'],
]);

const toReason = (code: number): NotReadyReason | undefined =>
  code === 0 ? undefined : (notReadyReasons.get(code) ?? 'other');

/** States that nobody can be found in. */
export const statesNotTold = withoutValues(
  'state',
  ['reserved', 'busy', 'wrap-up', 'unknown'],
  'the vendor tells only whether an agent is logged out, ready or not ready',
);

export const fromState = (state: AgentState | undefined): number | undefined =>
  state === undefined ? undefined : loginStatuses[state];

/** `native` holds the login status, and after a slash the reason where there is one: `2/11`. */
export const toPresence = ({ loginStatus, notReadyReasonCode }: CallAgent): AgentPresence | undefined => {
  const status = textOf(loginStatus);
  if (status === undefined) return undefined;
  const state = stateFor(numberOf(loginStatus)) ?? 'unknown';
  const reason = numberOf(notReadyReasonCode) ?? 0;
  return {
    state,
    reason: state === 'not-ready' ? toReason(reason) : undefined,
    native: { code: reason === 0 ? status : `${status}/${String(reason)}` },
  };
};
