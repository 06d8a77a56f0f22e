import { orThrow } from '@cordboard/core';
import type { ContactCenter } from '@cordboard/core/provider';
import { allOf } from '../results.js';
import type { Command } from './command.js';
import { observe, type Observation } from './observe.js';

const statuses = ['enabled', 'disabled', 'canceled'] as const;

/** Everything the ports tell of a center, whatever its size. */
export const wholeState = async ({ agents, queues, routing, campaigns }: ContactCenter): Promise<object> => {
  const everybody = await allOf(agents.list, {});
  const everyQueue = await allOf(queues.list, {});
  const everyCampaign = await allOf(campaigns.list, {});
  return {
    agents: everybody,
    extensions: await allOf(agents.listExtensions, {}),
    queues: everyQueue,
    members: await allOf(queues.listMembers, {}),
    settings: await Promise.all(
      everyQueue.map(async ({ id }) => (await orThrow(queues.configure({ queue: id, set: {} }))).value),
    ),
    callerIds: await allOf(routing.listCallerIds, { status: statuses }),
    flows: await allOf(routing.listFlows, {}),
    campaigns: everyCampaign,
    creators: await Promise.all(
      everybody.map(async ({ id }) =>
        (await allOf(campaigns.list, { createdBy: { id } })).map(({ ref }) => ref),
      ),
    ),
    imports: await Promise.all(
      everyCampaign.map(({ ref }) => allOf(campaigns.importResult, { campaign: ref })),
    ),
  };
};

const unread: ReadonlySet<string> = new Set([
  'routing.setInboundEnabled',
  'routing.setConcurrency',
  'routing.blockNumbers',
]);

const observeEach = async (
  center: ContactCenter,
  [next, ...rest]: readonly Command[],
): Promise<readonly Observation[]> =>
  next === undefined ? [] : [await observe(center, next), ...(await observeEach(center, rest))];

/**
 * What no operation reads back shows when it is written once more, the last first: what it is already is
 * `unchanged`. This changes the center.
 */
export const echoes = (
  center: ContactCenter,
  commands: readonly Command[],
): Promise<readonly Observation[]> =>
  observeEach(center, commands.filter(({ operation }) => unread.has(operation)).reverse());
