import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type {
  AgentId,
  CallingHours,
  Campaign,
  CampaignId,
  ContactCenterError,
  Dialing,
  NewCampaign,
  QueueId,
} from '@cordboard/core/provider';
import { findAgentId } from '../agents/state.js';
import { findQueue, type QueuesState } from '../queues/state.js';
import { invalid, type Answer } from '../shared/answers.js';
import { patched } from '../shared/patch.js';
import type { State } from '../state.js';
import type { SeedCampaign } from './seed.js';
import { toEntry } from './state.js';

/** Whether a span of time goes forward, counted in these units. */
export const inOrder = (start: string, end: string, unitMs: number): boolean =>
  Math.floor(Date.parse(start) / unitMs) < Math.floor(Date.parse(end) / unitMs);

/** What can be said of how a campaign dials, when it is made and later. */
type Settings = Partial<Pick<NewCampaign, 'schedule' | 'hours' | 'dialing'>>;

const backwards = (path: string): ContactCenterError => invalid(path, 'must be after the start');

const hourProblem = (hours: CallingHours): ContactCenterError | undefined => {
  for (const day of ['workdays', 'holidays'] as const) {
    const place = (hours[day] ?? []).findIndex(({ from, to }) => from >= to);
    if (place !== -1) return backwards(`hours.${day}.${String(place)}.to`);
  }
  return undefined;
};

/** What contradicts itself. */
export const problemIn = ({ schedule, hours, dialing }: Settings): ContactCenterError | undefined => {
  const { start, end } = schedule ?? {};
  if (start !== undefined && end !== undefined && !inOrder(start, end, 1)) return backwards('schedule.end');
  if (dialing?.mode === 'predictive' && dialing.averageTalkSec !== undefined) {
    const { min, max } = dialing.averageTalkSec;
    if (min > max) return invalid('dialing.averageTalkSec.max', 'must not be below min');
  }
  return hours === undefined ? undefined : hourProblem(hours);
};

/** What a campaign can say of queues. */
interface OfQueues {
  readonly queues?: readonly QueueId[] | undefined;
  readonly dialing?: Dialing | undefined;
}

/** The queues a campaign names, the one that its machine passes calls on to among them. */
const queuesOf = ({ queues = [], dialing }: OfQueues): readonly QueueId[] =>
  dialing?.mode === 'agentless' && dialing.handover !== undefined
    ? [...queues, dialing.handover.queue]
    : queues;

/** `NotFound` when a campaign names a queue that is not there. */
export const knownQueues = (queues: QueuesState, named: OfQueues): Answer<unknown> =>
  pipe(
    queuesOf(named),
    E.traverseArray((id) => findQueue(queues, id)),
  );

/** Who creates a campaign that can be made. */
export const provenCampaign = (
  { agents, queues }: State,
  input: NewCampaign,
): Answer<AgentId | undefined> => {
  const problem = problemIn(input);
  return pipe(
    problem === undefined ? E.right(input) : E.left(problem),
    E.chain(() => knownQueues(queues, input)),
    E.chain(() => findAgentId(agents, input.createdBy)),
  );
};

/** Puts a campaign that can be made on the list. */
export const open = (
  { campaigns, clock }: State,
  input: NewCampaign,
  createdBy: AgentId | undefined,
  state: Campaign['state'] = 'draft',
): CampaignId => {
  const [id, code] = [campaigns.nextId(), campaigns.nextCode()];
  const progress = { contacts: 0, unassigned: 0, agents: 0 };
  const { name, schedule, hours, description, dialing, queues, callerIds, priority } = input;
  const entry = toEntry(
    patched<SeedCampaign>(
      { id, code, name, state, createdAt: clock.now(), progress },
      { schedule, hours, description, dialing, queues, callerIds, priority, createdBy },
    ),
  );
  campaigns.byId.set(id, entry);
  campaigns.idByCode.set(code, id);
  return id;
};
