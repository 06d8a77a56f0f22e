import { isServed, type Capabilities } from '@cordboard/core';
import type { Case } from './case.js';
import { agentCases } from './cases/agents.js';
import { campaignCases } from './cases/campaigns.js';
import { commonCases } from './cases/common.js';
import { pagingCases } from './cases/paging.js';
import { queueCases } from './cases/queues.js';
import { routingCases } from './cases/routing.js';
import type { Runner } from './runner.js';
import { unknowns, type Subject } from './world.js';

const groupsFor = (capabilities: Capabilities): Readonly<Record<string, readonly Case[]>> => ({
  'what it claims': commonCases(capabilities),
  lists: pagingCases,
  agents: agentCases,
  queues: queueCases,
  routing: routingCases,
  campaigns: campaignCases,
});

const isCarried = (capabilities: Capabilities, part: string): boolean =>
  Object.entries(capabilities).every(([name, { without = {} }]) =>
    Object.keys(without).every((path) => part !== `${name} ${path}`),
  );

const applies =
  (capabilities: Capabilities) =>
  ({ needs, carries = [] }: Case): boolean =>
    needs.every((name) => isServed(capabilities[name])) &&
    carries.every((part) => isCarried(capabilities, part));

const inFreshWorld =
  ({ create }: Subject, { check }: Case, expect: Runner['expect']) =>
  async (): Promise<void> => {
    const world = await create();
    try {
      await check({ ...world, known: { ...unknowns, ...world.known } }, expect);
    } finally {
      await world.close();
    }
  };

const capabilitiesOf = async ({ create }: Subject): Promise<Capabilities> => {
  const { center, close } = await create();
  await close();
  return center.capabilities;
};

/**
 * Holds a provider to the contract of the ports: `await describeProvider({ describe, it, expect }, { … })`. What it
 * claims has to work, what it does not claim has to say so before any request leaves. The provider's own claims
 * select the cases, and each case gets a fresh center.
 */
export const describeProvider = async (runner: Runner, subject: Subject): Promise<void> => {
  const capabilities = await capabilitiesOf(subject);
  runner.describe(`${subject.name} keeps the contract`, () => {
    for (const [group, cases] of Object.entries(groupsFor(capabilities))) {
      const selected = cases.filter(applies(capabilities));
      if (selected.length === 0) continue;
      runner.describe(group, () => {
        for (const each of selected) runner.it(each.title, inFreshWorld(subject, each, runner.expect));
      });
    }
  });
};
