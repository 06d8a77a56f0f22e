import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkProvider, type Finding } from '@cordboard/conformance';
import { agentFaults } from './claims/agent-faults.js';
import { generalFaults } from './claims/general-faults.js';
import { changeFaults, pageFaults } from './claims/list-faults.js';
import { callFaults } from './claims/call-faults.js';
import { presenceFaults } from './claims/presence-faults.js';
import { queueFaults, settingFaults, statusFaults } from './claims/queue-faults.js';
import { campaignFaults, routingFaults } from './claims/routing-and-campaign-faults.js';
import { recordFaults } from './claims/record-faults.js';
import { namesOf } from './claims/mutations.js';
import { subjectWith } from './claims/vendor.js';

/**
 * Providers that do not do what they say, a lie each: the kit has to find every one out, and by the sentence that
 * is about it. What no liar could break would be no promise at all.
 */

const isBroken = ({ failures }: Finding): boolean => failures.length > 0;
const titleOf = ({ title }: Finding): string => title;

const faultyProviders = [
  ...generalFaults,
  ...pageFaults,
  ...changeFaults,
  ...agentFaults,
  ...presenceFaults,
  ...callFaults,
  ...queueFaults,
  ...settingFaults,
  ...statusFaults,
  ...routingFaults,
  ...campaignFaults,
  ...recordFaults,
];
let promised: readonly Finding[] = [];
const broken = new Set<string>();

beforeAll(async () => {
  promised = await checkProvider(subjectWith());
});

test('an honest provider is found to keep every promise', () => {
  expect(promised.filter(isBroken)).toEqual([]);
});

describe('found out is a provider that', () => {
  test.each(faultyProviders.map((faulty) => [faulty.title, faulty.about, faulty] as const))(
    '%s: %s',
    async (_, about, { mutate, breaks }) => {
      const findings = await checkProvider(
        subjectWith(mutate),
        (title) => breaks.test(title) && namesOf(about).some((name) => new RegExp(`${name}\\b`).test(title)),
      );
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.filter((finding) => !isBroken(finding)).map(titleOf)).toEqual([]);
      findings.map(titleOf).forEach((title) => broken.add(title));
    },
    60_000,
  );
});

// Every sentence of the kit is one that some liar breaks. Not a test: it needs all of them, in any order.
afterAll(() => {
  expect(promised.map(titleOf).filter((title) => !broken.has(title))).toEqual([]);
});
