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
  (scenario, capabilities) => ({
    name: 'unknown names',
    cases: unknownTargetCases(scenario, capabilities),
  }),
  ({ operation, cases = [] }) => ({ name: portOf(operation), cases }),
];

/** Every input or output of which a provider says something, `without`, `needs` or `omits`: `queues.list cursor`. */
const saidIn = (capabilities: Capabilities, about: 'without' | 'needs' | 'omits'): ReadonlySet<string> =>
  new Set(
    Object.entries(capabilities).flatMap(([name, { [about]: paths = {} }]) =>
      Object.keys(paths).map((path) => `${name} ${path}`),
    ),
  );

const allows = ({ sandbox }: Pick<World, 'sandbox'>, takes: Case['takes']): boolean =>
  takes === undefined || (takes === 'faults' ? sandbox?.faults : sandbox) !== undefined;

/** Which cases apply, by what a provider claims. */
const applying = (capabilities: Capabilities, world: Pick<World, 'sandbox'>): ((each: Case) => boolean) => {
  const without = saidIn(capabilities, 'without');
  const needed = saidIn(capabilities, 'needs');
  const omitted = saidIn(capabilities, 'omits');
  return ({ needs, inputs = [], leavesOut = [], tells = [], takes }) =>
    needs.every((name) => isServed(capabilities[name])) &&
    !inputs.some((path) => without.has(path)) &&
    !leavesOut.some((path) => needed.has(path)) &&
    !tells.some((path) => omitted.has(path)) &&
    allows(world, takes);
};

/** The cases that a provider is held to: those its own claims select, and its world allows. */
export const groupsOf = async ({ create }: Subject): Promise<readonly Group[]> => {
  const world = await create();
  await world.close();
  const { capabilities } = world.center;
  const groups = new Map<string, readonly Case[]>();
  const all = suites.flatMap((suite) => everyScenario.map((scenario) => suite(scenario, capabilities)));
  const applies = applying(capabilities, world);
  for (const { name, cases } of all) {
    const selected = cases.filter(applies);
    if (selected.length > 0) groups.set(name, [...(groups.get(name) ?? []), ...selected]);
  }
  return [...groups].map(([name, cases]) => ({ name, cases }));
};
