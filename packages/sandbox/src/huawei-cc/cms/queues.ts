import { QueueId, type Agent, type Queue } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { isWhole } from '../../guards.js';
import type { World } from '../../world.js';
import { mediaTypeOf } from '../media.js';
import { isListOf, readBody } from './body.js';
import type { Refusal } from './codes.js';
import type { Route } from './route.js';
import { platformState, unknown } from './states.js';

type Result<A> = TE.TaskEither<Refusal, A>;

const invalid = (): Refusal => '0100002';

const queuesIn = ({ queues }: World['center']): Result<readonly Queue[]> =>
  pipe(every(queues.list, {}), TE.mapLeft(invalid));

/** Querying every queue of the center. */
const configuredSkills: Route = {
  method: 'POST',
  path: 'configures/skills',
  serve: ({ center }, body) =>
    pipe(
      TE.fromEither(readBody(body, {})),
      TE.chain(() => queuesIn(center)),
      TE.map((queues) => ({
        data: queues.map(({ id, name = '', channel }) => ({
          id: Number(id),
          mediaType: mediaTypeOf(channel),
          name,
        })),
      })),
    ),
};

// The pages say 1 to 5000; the ids of the center go beyond that.
const isSkillIds = isListOf(isWhole(1, 99_999), 1000);

/** The rows of the queues that are asked for; which code answers one that is not there, no page says. */
const rowsOf =
  (toRow: (world: World, queue: Queue) => TE.TaskEither<unknown, object>): Route['serve'] =>
  (world, body) =>
    pipe(
      TE.fromEither(readBody(body, { skillIds: isSkillIds })),
      TE.bindTo('asked'),
      TE.bind('queues', () => queuesIn(world.center)),
      TE.chain(({ asked, queues }) =>
        pipe(
          queues.filter(({ id }) => asked.skillIds.includes(Number(id))),
          TE.traverseSeqArray((queue) => pipe(toRow(world, queue), TE.mapLeft(invalid))),
        ),
      ),
      TE.map((data) => ({ data })),
    );

/** Agents of a queue by their state at the platform; one who is busy has one call, and no call waits. */
const countsOf = (agents: readonly Agent[]): object => {
  const states = agents.map(({ presence = unknown }) => platformState(presence));
  const count = (...among: readonly number[]) => states.filter((state) => among.includes(state)).length;
  return {
    agentLoginNums: count(1, 2, 3, 4, 5, 6, 7, 8, 9),
    agentTalkingNums: count(5),
    agentIdleNums: count(1),
    agentAvailableNums: count(1),
    agentSetBusyNums: count(7),
    agentRestNums: count(8),
    agentMaxIdleTimeIn5: 0,
    agentWorkNums: count(6),
    agentStudyNums: count(9),
    agentOccupyNums: count(3, 4),
    agentPreOccupyNums: count(2),
    totalCallNums: count(5),
    processingCallNums: count(5),
    maxCallWaitTimesIn5: 0,
    callWaitNums: 0,
    evenCallTimeIn5: 0,
    evenWaitTimeIn5: 0,
  };
};

/** Querying what goes on in some queues. */
const stateInfo: Route = {
  method: 'POST',
  path: 'skill/stateinfo',
  serve: rowsOf(({ center }, { id }) =>
    pipe(
      every(center.agents.list, { queue: id }),
      TE.map((agents) => ({ skillId: Number(id), ...countsOf(agents) })),
    ),
  ),
};

/** Querying how some queues are set up; what was never set is `null`. */
const skillCfgInfo: Route = {
  method: 'POST',
  path: 'skill/skillcfginfo',
  serve: rowsOf(({ center }, { id }) =>
    pipe(
      center.queues.getSettings({ queue: QueueId(id) }),
      TE.map(({ maxWaiting, maxWaitSec, ringTimeoutSec, maxTalkSec, maxOnBreak, wrapUpSec }) => ({
        skillId: Number(id),
        maxCallNum: maxWaiting ?? null,
        maxHoldCallNum: 0,
        maxWaitTime: maxWaitSec ?? null,
        maxAnswerWaitTime: ringTimeoutSec ?? null,
        maxTalkTime: maxTalkSec ?? null,
        maxRestAgentNum: maxOnBreak ?? null,
        maxAgentWrapupTime: wrapUpSec ?? null,
      })),
    ),
  ),
};

/** The calls about queues. */
export const queueRoutes: readonly Route[] = [configuredSkills, stateInfo, skillCfgInfo];
