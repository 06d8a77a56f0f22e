import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkProvider, type Finding } from '@cordboard/conformance';
import { agentLies } from './claims/agent-lies.js';
import { generalLies } from './claims/general-lies.js';
import { changeLies, pageLies } from './claims/list-lies.js';
import { queueLies, settingLies } from './claims/queue-lies.js';
import { campaignLies, routingLies } from './claims/routing-and-campaign-lies.js';
import { namesOf } from './claims/spoiling.js';
import { subjectWith } from './claims/vendor.js';

/**
 * Providers that do not do what they say, a lie each: the kit has to find every one out, and by the sentence that
 * is about it. What no liar could break would be no promise at all.
 */

const isBroken = ({ failures }: Finding): boolean => failures.length > 0;
const titleOf = ({ title }: Finding): string => title;

const liars = [
  ...generalLies,
  ...pageLies,
  ...changeLies,
  ...agentLies,
  ...queueLies,
  ...settingLies,
  ...routingLies,
  ...campaignLies,
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
  test.each(liars.map((liar) => [liar.title, liar.about, liar] as const))(
    '%s: %s',
    async (_, about, { lie, breaks }) => {
      const findings = await checkProvider(
        subjectWith(lie),
        (title) => breaks.test(title) && namesOf(about).some((name) => title.includes(name)),
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
