import {
  failure,
  invalidInput,
  type ContactCenterError,
  type NewCampaign,
  type Problem,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { DialPlan } from '../surfaces/api/wire/launch.js';
import { taskTypeFor } from './campaign-states.js';
import { numberIdOf, optional, withoutPlus } from './values.js';

/** The most of what a task takes, and the least seconds that it rings. */
export const dialLimits = { callerIds: 1, callerId: 20, ringTimeoutSec: 120, linesPerAgent: 999 } as const;
export const leastRingTimeoutSec = 20;

/** How a task is to dial, and the kind of task where nothing is said of that. */
type Wish = Partial<Pick<NewCampaign, 'dialing' | 'callerIds'>> & {
  readonly queues?: readonly string[] | undefined;
  readonly type?: number | undefined;
};

const power = 1;

const needsApp = failure(
  'Unsupported',
  'the configuration lacks the setting appId, which tasks of the mode power need',
);

/** What the vendor wants of a task that it dials for agents. */
const problemsOfPower = ({ voiceGroupId = [], calloutRate }: Partial<DialPlan>): readonly Problem[] => [
  ...(voiceGroupId.length === 1
    ? []
    : [{ path: 'queues', message: `expected one for the mode power (got ${String(voiceGroupId.length)})` }]),
  ...(Number.isInteger(calloutRate)
    ? []
    : [{ path: 'dialing.linesPerAgent', message: 'expected a whole number for the mode power' }]),
];

/** How a task is to dial. The problems of an input that says it under a path begin with that: `set.`. */
export const toDialPlan = (
  { dialing, queues = [], callerIds: [callerId] = [], type: usual }: Wish,
  appId: string | undefined,
  under = '',
): E.Either<ContactCenterError, DialPlan> => {
  const type = dialing === undefined ? usual : taskTypeFor(dialing.mode);
  if (type === power && appId === undefined) return E.left(needsApp);
  const groups = queues.map(numberIdOf);
  const plan = {
    voiceGroupId: groups.length === 0 ? undefined : groups.flatMap((id) => id ?? []),
    appId: type === power ? appId : undefined,
    calloutRate: dialing?.mode === 'power' ? dialing.linesPerAgent : undefined,
    displayNum: optional(withoutPlus)(callerId?.number),
    maxRingingTime: dialing?.ringTimeoutSec,
  };
  const problems: readonly Problem[] = [
    ...(type === undefined
      ? [{ path: 'dialing', message: 'must be given: the vendor does not tell it' }]
      : []),
    ...groups.flatMap((id, place) =>
      id === undefined
        ? [{ path: `queues.${String(place)}`, message: 'expected the number of a group of agents' }]
        : [],
    ),
    ...(type === power && groups.every((id) => id !== undefined) ? problemsOfPower(plan) : []),
    ...(/^[A-Za-z0-9]{0,20}$/u.test(plan.displayNum ?? '')
      ? []
      : [{ path: 'callerIds.0.number', message: 'expected at most 20 letters and digits' }]),
  ];
  return problems.length > 0 || type === undefined
    ? E.left(invalidInput(problems.map(({ path, message }) => ({ path: `${under}${path}`, message }))))
    : E.right({ type, ...plan });
};
