import { isServed, type Capabilities } from '@cordboard/core/provider';
import type { Case } from './case.js';
import { agentCases } from './cases/agents.js';
import { bulkCases } from './cases/bulk.js';
import { campaignCases } from './cases/campaigns.js';
import { cancelingCases } from './cases/canceling.js';
import { commonCases } from './cases/common.js';
import { lyingCases } from './cases/lying.js';
import { pagingCases } from './cases/paging.js';
import { queueSettingsCases } from './cases/queue-settings.js';
import { queueCases } from './cases/queues.js';
import { routingCases } from './cases/routing.js';
import { strangerCases } from './cases/strangers.js';
import type { Subject, World } from './world.js';

const groupsFor = (capabilities: Capabilities): Readonly<Record<string, readonly Case[]>> => ({
  'what it claims': commonCases(capabilities),
  lists: pagingCases,
  'bulk writes': bulkCases,
  'being canceled': cancelingCases,
  'vendors that lie': lyingCases,
  'names that nobody has': strangerCases,
  agents: agentCases,
  queues: [...queueCases, ...queueSettingsCases],
  routing: routingCases,
  campaigns: campaignCases,
});

const isCarried = (capabilities: Capabilities, part: string): boolean =>
  Object.entries(capabilities).every(([name, { without = {} }]) =>
    Object.keys(without).every((path) => part !== `${name} ${path}`),
  );

const allows = ({ sandbox }: Pick<World, 'sandbox'>, takes: Case['takes']): boolean =>
  takes === undefined || (takes === 'faults' ? sandbox?.faults : sandbox) !== undefined;

const applies =
  (capabilities: Capabilities, world: Pick<World, 'sandbox'>) =>
  ({ needs, carries = [], takes }: Case): boolean =>
    needs.every((name) => isServed(capabilities[name])) &&
    carries.every((part) => isCarried(capabilities, part)) &&
    allows(world, takes);

/** Cases under a heading. */
export interface Group {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** The cases that a provider is held to: those its own claims select, and its world allows. */
export const groupsOf = async ({ create }: Subject): Promise<readonly Group[]> => {
  const world = await create();
  await world.close();
  const { capabilities } = world.center;
  return Object.entries(groupsFor(capabilities))
    .map(([name, cases]) => ({ name, cases: cases.filter(applies(capabilities, world)) }))
    .filter(({ cases }) => cases.length > 0);
};
