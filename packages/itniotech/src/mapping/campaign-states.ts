import type { Campaign, CampaignState, DialingTold } from '@cordboard/core/provider';
import type { Loose } from '../surfaces/api/wire/values.js';
import { codeFor, numberOf, optional, textOf } from './values.js';

interface Meaning {
  readonly state: CampaignState;
  readonly label: string;
  /** Whether a task in it may have finished, which a flag tells. */
  readonly mayBeFinished?: true;
}

type Scale = ReadonlyMap<string, Meaning>;

/** The vendor's `taskStatus`: 1 and 2 of tasks that agents dial, the others of group calls to agents. */
const ofTasks: Scale = new Map<string, Meaning>([
  ['1', { state: 'running', label: 'enabled', mayBeFinished: true }],
  ['2', { state: 'paused', label: 'disabled', mayBeFinished: true }],
  ['11', { state: 'running', label: 'calling', mayBeFinished: true }],
  ['12', { state: 'completed', label: 'completed' }],
  ['13', { state: 'failed', label: 'submission failed' }],
  ['14', { state: 'stopped', label: 'cancelled' }],
  ['15', { state: 'paused', label: 'suspended', mayBeFinished: true }],
  ['16', { state: 'scheduled', label: 'submitting' }],
]);

/** The `status` of group calls. */
const ofGroupCalls: Scale = new Map<string, Meaning>([
  ['0', { state: 'scheduled', label: 'waiting' }],
  ['1', { state: 'running', label: 'calling' }],
  ['2', { state: 'completed', label: 'finished' }],
  ['3', { state: 'failed', label: 'submission failed' }],
  ['4', { state: 'stopped', label: 'cancelled' }],
  ['5', { state: 'paused', label: 'suspended' }],
  ['6', { state: 'scheduled', label: 'submitting' }],
]);

const toState =
  (scale: Scale) =>
  (status: Loose, isFinished = false): Pick<Campaign, 'state' | 'native'> => {
    const code = textOf(status);
    if (code === undefined) return {};
    const { state = 'unknown', label, mayBeFinished = false } = scale.get(code) ?? {};
    return { state: isFinished && mayBeFinished ? 'completed' : state, native: { code, label } };
  };

/** The state of a task, which may have finished whatever its status says. */
export const toTaskState = (status: Loose, finishFlag: Loose): Pick<Campaign, 'state' | 'native'> =>
  toState(ofTasks)(status, numberOf(finishFlag) === 1);

export const toGroupCallState = (status: Loose): Pick<Campaign, 'state' | 'native'> =>
  toState(ofGroupCalls)(status);

type States = readonly CampaignState[] | undefined;

const codesFor = (scale: Scale, states: States): readonly number[] | undefined =>
  states &&
  [...scale].flatMap(([code, { state, mayBeFinished = false }]) =>
    states.some((each) => each === state || (mayBeFinished && each === 'completed')) ? [Number(code)] : [],
  );

/** The codes of some states, and those that may be one of them; `undefined` for any state. */
export const fromTaskStates = (states: States): readonly number[] | undefined => codesFor(ofTasks, states);

/** The codes of some states of group calls; `undefined` for any state. */
export const fromGroupCallStates = (states: States): readonly number[] | undefined =>
  codesFor(ofGroupCalls, states);

/** The vendor's `taskType`. */
const modes: ReadonlyMap<string, 'preview' | 'power'> = new Map([
  ['0', 'preview'],
  ['1', 'power'],
]);

/** How a task dials. */
export const toDialing = (taskType: Loose): DialingTold | undefined => {
  const code = textOf(taskType);
  return code === undefined ? undefined : { mode: modes.get(code) ?? 'unknown', native: { code } };
};

/** The code of a way to dial; absent where no task dials so. */
export const taskTypeFor = (mode: string): number | undefined =>
  optional(Number)(codeFor(modes, (word) => word === mode));
