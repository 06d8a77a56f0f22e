import type { AgentPresence, AgentState, NotReadyReason } from '@cordboard/core/provider';

/** The presence of whom the center tells none of. */
export const unknown: AgentPresence = { state: 'unknown' };

/** Not ready, in the states of the platform: 7 busy, 8 rest, 9 study. */
const whileNotReady: Readonly<Record<NotReadyReason, number>> = {
  break: 8,
  meal: 8,
  meeting: 8,
  away: 8,
  training: 9,
  busy: 7,
  system: 7,
  other: 7,
};

/** The states of the platform; 11 is in no table. */
const platformStates: Readonly<Record<Exclude<AgentState, 'not-ready'>, number>> = {
  'logged-out': 0,
  ready: 1,
  reserved: 4,
  busy: 5,
  'wrap-up': 6,
  unknown: 11,
};

/** The state of the platform that a presence is. */
export const platformState = ({ state, reason = 'other' }: AgentPresence): number =>
  state === 'not-ready' ? whileNotReady[reason] : platformStates[state];
