import { setTimeout as wait } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import { callOf } from '../call-of.js';
import { sampleFor } from '../carriable.js';
import type { Case } from '../case.js';
import { letReplies } from '../faulty-vendor.js';
import type { Scenario } from '../scenario.js';

const patienceMs = 2000;
const lookMs = 2;

/** Waits until `count` requests have been sent, or for a while. */
const sent = async (requests: () => number, count: number, sinceMs = Date.now()): Promise<void> => {
  if (requests() >= count || Date.now() - sinceMs > patienceMs) return;
  await wait(lookMs);
  await sent(requests, count, sinceMs);
};

/** What holds of an operation that is canceled while it waits. Whether a write happened stays open. */
export const cancellationCases = (scenario: Scenario): readonly Case[] => [
  {
    title: `gives up ${scenario.operation.name} at once when it is canceled while the vendor is silent`,
    needs: [scenario.operation.name],
    takes: 'faults',
    check: async (world, expect) => {
      const { operation, kind } = scenario;
      const { center, requests, sandbox } = world;
      const input = sampleFor(scenario, world);
      await scenario.prepare?.(world);
      // Tokens and sessions belong to the center, so they are obtained before the vendor falls silent.
      await callOf(center, operation)(input)();
      // What sends nothing has nothing to wait for.
      if (requests() === 0) return;
      letReplies(world, 'hang');
      const before = requests();
      const canceling = new AbortController();
      const answer = callOf(center, operation)(input, { signal: canceling.signal })();
      await Promise.race([answer, sent(requests, before + 1)]);
      canceling.abort();
      const inTime = await Promise.race([answer, wait(patienceMs, E.right('still waiting'), { ref: false })]);
      expect(kind.endOf(inTime)).toMatchObject({ kind: 'Canceled' });
      sandbox?.faults?.clear();
    },
  },
];
