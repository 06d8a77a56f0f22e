import { isServed, type Capabilities } from '@cordboard/core/provider';
import type { Case } from './case.js';
import { everyScenario, portOf } from './operations/index.js';
import type { Scenario } from './scenario.js';
import { cancellationCases } from './suites/cancellation.js';
import { claimCases } from './suites/claims.js';
import { codeCases } from './suites/unknown-codes.js';
import { referenceCases } from './suites/references.js';
import { unknownTargetCases } from './suites/unknown-targets.js';
import type { Subject, World } from './world.js';

/** Cases under a heading. */
export interface Group {
  readonly name: string;
  readonly cases: readonly Case[];
}

type Suite = (scenario: Scenario, capabilities: Capabilities) => Group;

/** What an operation is put through, whatever it does. */
const suites: readonly Suite[] = [
  (scenario, capabilities) => ({ name: 'what it claims', cases: claimCases(scenario, capabilities) }),
  ({ kind, ofKind }) => ({ name: kind.heading, cases: ofKind }),
  (scenario) => ({ name: 'cancellation', cases: cancellationCases(scenario) }),
  (scenario) => ({ name: 'unknown codes', cases: codeCases(scenario) }),
  (scenario, capabilities) => ({
    name: 'names of agents',
    cases: referenceCases(scenario, capabilities),
  }),
  (scenario) => ({ name: 'unknown names', cases: unknownTargetCases(scenario) }),
  ({ operation, cases = [] }) => ({ name: portOf(operation), cases }),
];

/** Whether a provider says something, `without`, `needs` or `omits`, of none of some inputs or outputs. */
const isSilent = (
  capabilities: Capabilities,
  about: 'without' | 'needs' | 'omits',
  parts: readonly string[] = [],
): boolean =>
  Object.entries(capabilities).every(([name, { [about]: paths = {} }]) =>
    Object.keys(paths).every((path) => !parts.includes(`${name} ${path}`)),
  );

const allows = ({ sandbox }: Pick<World, 'sandbox'>, takes: Case['takes']): boolean =>
  takes === undefined || (takes === 'faults' ? sandbox?.faults : sandbox) !== undefined;

const applies =
  (capabilities: Capabilities, world: Pick<World, 'sandbox'>) =>
  ({ needs, inputs, leavesOut, tells, takes }: Case): boolean =>
    needs.every((name) => isServed(capabilities[name])) &&
    isSilent(capabilities, 'without', inputs) &&
    isSilent(capabilities, 'needs', leavesOut) &&
    isSilent(capabilities, 'omits', tells) &&
    allows(world, takes);

/** The cases that a provider is held to: those its own claims select, and its world allows. */
export const groupsOf = async ({ create }: Subject): Promise<readonly Group[]> => {
  const world = await create();
  await world.close();
  const { capabilities } = world.center;
  const groups = new Map<string, readonly Case[]>();
  const all = suites.flatMap((suite) => everyScenario.map((scenario) => suite(scenario, capabilities)));
  for (const { name, cases } of all) {
    const selected = cases.filter(applies(capabilities, world));
    if (selected.length > 0) groups.set(name, [...(groups.get(name) ?? []), ...selected]);
  }
  return [...groups].map(([name, cases]) => ({ name, cases }));
};
