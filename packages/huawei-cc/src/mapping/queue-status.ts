import {
  neverTold,
  type queueAdmin,
  QueueId,
  type AboutOf,
  type AgentCounts,
  type QueueStatus,
} from '@cordboard/core/provider';
import type { ConfiguredSkill, SkillState, SkillsRequest } from '../surfaces/cms/wire/queues.js';
import type { CenterRequest } from '../surfaces/cms/wire/envelope.js';
import type { Loose } from '../surfaces/api-fabric/wire/values.js';
import { countOf } from './values.js';

export const toConfigured = ({ id }: ConfiguredSkill): QueueId => QueueId(String(id).trim());

export const fromQueues = (center: CenterRequest, queues: readonly QueueId[]): SkillsRequest => ({
  ...center,
  skillIds: queues.map(Number),
});

export const idOf = ({ skillId }: Pick<SkillState, 'skillId'>): QueueId => QueueId(String(skillId).trim());

/** A sum is told where all its parts are. */
const sumOf = (...parts: readonly Loose[]): number | undefined => {
  const counts = parts.map(countOf);
  return counts.some((count) => count === undefined)
    ? undefined
    : counts.reduce<number>((sum, count = 0) => sum + count, 0);
};

/** The vendor counts those who are busy, on a break and in a training apart; none of them would be offered a call. */
const toCounts = (row: SkillState): AgentCounts => ({
  signedIn: countOf(row.agentLoginNums),
  ready: countOf(row.agentIdleNums),
  reserved: sumOf(row.agentOccupyNums, row.agentPreOccupyNums),
  busy: countOf(row.agentTalkingNums),
  wrapUp: countOf(row.agentWorkNums),
  notReady: sumOf(row.agentSetBusyNums ?? row.agentSetbusyNums, row.agentRestNums, row.agentStudyNums),
  onBreak: countOf(row.agentRestNums),
  training: countOf(row.agentStudyNums),
});

export const toStatus =
  (at: string) =>
  (row: SkillState): QueueStatus => ({
    queue: idOf(row),
    at,
    waiting: countOf(row.callWaitNums),
    handling: countOf(row.processingCallNums),
    agents: toCounts(row),
  });

/** What the vendor does not tell of a queue. */
export const statusNotTold: Pick<AboutOf<typeof queueAdmin.listStatus>, 'omits'> = {
  omits: neverTold(
    ['longestWaitSec', 'estimatedWaitSec'],
    'the vendor tells the longest wait of the last five minutes, not of those who wait now',
  ),
};
