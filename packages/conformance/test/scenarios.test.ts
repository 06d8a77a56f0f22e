import { expect, test } from '@jest/globals';
import { agentDirectory, operations, queueAdmin } from '@cordboard/core/provider';
import { known } from '@cordboard/sandbox';
import fc from 'fast-check';
import { bulk } from '../src/kinds/bulk.js';
import { list } from '../src/kinds/list.js';
import { read } from '../src/kinds/read.js';
import { write } from '../src/kinds/write.js';
import { everyScenario, scenarios } from '../src/operations/index.js';
import type { Scenario } from '../src/scenario.js';
import { unknownTargetCases } from '../src/suites/unknown-targets.js';

/** What the kit makes of a scenario that says no more than it must. */

const never = () => fc.constant({ agent: { number: '1' } });

const titlesOf = (scenario: Scenario): readonly string[] => [
  ...scenario.ofKind.map(({ title }) => title),
  ...unknownTargetCases(scenario).map(({ title }) => title),
];

/** Compiled, never run: each marked line must stay an error. */
export const mustNotCompile = (): unknown => {
  const { 'agents.get': get, ...others } = scenarios;
  return [
    // @ts-expect-error an operation has no scenario
    others satisfies typeof scenarios,
    // @ts-expect-error a scenario stands under the name of another operation
    { ...others, 'agents.get': scenarios['agents.update'] } satisfies typeof scenarios,
    // @ts-expect-error the sample is no input of the operation
    read(agentDirectory.get, { sample: () => ({ queue: '1' }), arbitrary: never }),
    // @ts-expect-error a list is no read
    read(agentDirectory.list, { sample: () => ({}), arbitrary: () => fc.constant({}) }),
    // @ts-expect-error a bulk write needs rows
    bulk(queueAdmin.updateMembers, { header: () => ({}), arbitrary: () => fc.constant({ rows: [] }) }),
    get,
  ];
};

test('what must not compile does not', () => {
  expect(mustNotCompile).toBeDefined();
});

test('every operation has a scenario, under its own name', () => {
  expect(everyScenario.map(({ operation }) => operation.name)).toEqual(operations.map(({ name }) => name));
});

test('an operation whose sample names something is asked for what is not there', () => {
  const scenario = read(agentDirectory.get, { sample: ({ agent }) => ({ agent }), arbitrary: never });
  expect(titlesOf(scenario)).toEqual([expect.stringMatching(/^finds nothing for agents\.get under a name/)]);
});

test('one that names nothing is not', () => {
  const scenario = write(queueAdmin.create, {
    sample: () => ({ name: 'Conformance' }),
    arbitrary: () => fc.constant({ name: 'Conformance' }),
  });
  expect(titlesOf(scenario)).toEqual([]);
});

test('a list that can change is walked while it does', () => {
  const about = { query: () => ({}), arbitrary: () => fc.constant({}) };
  const unchanging = titlesOf(list(queueAdmin.list, about));
  const growing = titlesOf(list(queueAdmin.list, { ...about, add: () => Promise.resolve() }));
  expect(growing.filter((title) => !unchanging.includes(title))).toEqual([
    expect.stringMatching(/ of queues\.list that was there before, when something is added/),
  ]);
});

test('the sample of a bulk write is its header with the first of its rows', () => {
  const { sample, row } = scenarios['campaigns.addContacts'];
  expect(sample(known)).toEqual({ campaign: known.campaign, rows: [row?.(known, 0)] });
});
