import {
  AgentId,
  isNamedAmong,
  NotReadyReason,
  type AgentPresence,
  type AgentState,
  type NumberedPage,
  type PresenceQuery,
  type PresenceRow,
  type QueueId,
  type StateDefinition,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import type { ReasonsConfig } from '../config.js';
import type { AgentPageRequest, AgentState as StateRow, SkillsOfAgent } from '../surfaces/cms/wire/agents.js';
import type { CenterRequest } from '../surfaces/cms/wire/envelope.js';
import { numberOf } from './values.js';

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
const settable: readonly number[] = [1, 6, 7, 8];

/** The seconds that a break lasts. */
export const breakSec = { min: 1, max: 86_399 } as const;

/** The states of the platform. */
const states: readonly StateDefinition[] = [...ctiStates].map(([code, [state, reason]]) => ({
  state,
  reason,
  settable: settable.includes(code),
  ...(reason === 'break' ? { durationSec: breakSec } : {}),
  native: { code: `T2/${String(code)}` },
}));

const rests: readonly NotReadyReason[] = ['break', 'meal'];

/** Whether a word stands for a rest, which has a length and a cause; the others are reasons of being busy. */
export const isRest = (reason: NotReadyReason): boolean => rests.includes(reason);

/** The number that the settings have for a word. The platform's own reason has none. */
export const numberOfReason = (reasons: ReasonsConfig, reason: NotReadyReason): number | undefined =>
  reason === 'system' ? undefined : reasons[reason];

/** The states of the platform, and the reasons that the settings have numbers for. */
export const statesWith = (reasons: ReasonsConfig = {}): readonly StateDefinition[] => [
  ...states,
  ...NotReadyReason.values.flatMap((reason): readonly StateDefinition[] => {
    const number = numberOfReason(reasons, reason);
    if (number === undefined) return [];
    return [
      {
        state: 'not-ready',
        reason,
        settable: true,
        ...(isRest(reason) ? { durationSec: breakSec } : {}),
        native: { code: `${isRest(reason) ? 'rest/' : ''}${String(number)}` },
      },
    ];
  }),
];

/** Why a presence has its state and reason only. */
export const whyOnlyState =
  'the monitoring tells the state, and how many seconds it has lasted, but not since when';

/** The vendor's largest page of agents. */
export const presencePages = { defaultSize: 1000, maxSize: 1000 } as const;

export const fromPresencePage = (center: CenterRequest, { page, size }: NumberedPage): AgentPageRequest => ({
  ...center,
  offset: (page - 1) * size,
  limit: size,
});

export const workNoOf = ({ agentId }: Pick<StateRow, 'agentId'>): string => String(agentId);

/** Id and agent number are the same here; a state that is not told is none that we know. */
export const toListedPresence = (row: StateRow): PresenceRow => {
  const workNo = workNoOf(row);
  const state = numberOf(row.currentState);
  return {
    agent: { id: AgentId(workNo), number: workNo },
    presence: state === undefined ? { state: 'unknown' } : toPresence(state),
  };
};

/** Who of some agents belongs to a queue. */
export const membersAmong = (rows: readonly SkillsOfAgent[], queue: QueueId): ReadonlySet<string> =>
  new Set(
    rows
      .filter(({ skills }) => rowsIn(skills).some(({ skillId }) => String(skillId).trim() === queue))
      .map(workNoOf),
  );

/** The vendor has no filters: they are applied here. */
export const isPresenceMeant = ({ state, agents }: Pick<PresenceQuery, 'state' | 'agents'>) => {
  const isAsked = isNamedAmong(agents);
  return ({ agent, presence }: PresenceRow): boolean =>
    (state === undefined || presence.state === state) &&
    'id' in agent &&
    isAsked({ id: agent.id, number: agent.number });
};
