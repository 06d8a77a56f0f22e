import { setTimeout as wait } from 'node:timers/promises';
import { operations, type AnyOperation } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { callOf } from '../call-of.js';
import type { Case } from '../case.js';
import { sampleInputs } from '../sample-inputs.js';

const patienceMs = 2000;
const lookMs = 2;

/** Until so many requests have left, or for a while. */
const sent = async (requests: () => number, count: number, sinceMs = Date.now()): Promise<void> => {
  if (requests() >= count || Date.now() - sinceMs > patienceMs) return;
  await wait(lookMs);
  await sent(requests, count, sinceMs);
};

/** What a call ended with: its error, or what stopped a bulk write that may have done something. */
const endOf = (result: E.Either<unknown, unknown>): unknown => {
  if (E.isLeft(result)) return result.left;
  return t.UnknownRecord.is(result.right) ? result.right.stoppedBy : result.right;
};

const cancelingCase = (operation: AnyOperation): Case => ({
  title: `gives up ${operation.name} at once when it is canceled while the vendor is silent`,
  needs: [operation.name],
  takes: 'faults',
  check: async ({ center, known, requests, sandbox }, expect) => {
    const input = sampleInputs(known)[operation.name];
    // Tokens and sessions belong to the center and outlive a call: they come before the silence.
    await callOf(center, operation)(input)();
    sandbox?.faults?.add({ fault: 'hang', when: 'after', times: Infinity });
    const before = requests();
    const canceling = new AbortController();
    const answer = callOf(center, operation)(input, { signal: canceling.signal })();
    await Promise.race([answer, sent(requests, before + 1)]);
    canceling.abort();
    const inTime = await Promise.race([answer, wait(patienceMs, E.right('still waiting'), { ref: false })]);
    expect(endOf(inTime)).toMatchObject({ kind: 'Canceled' });
    sandbox?.faults?.clear();
  },
});

/** What holds of every operation that is canceled while it waits. Whether a write happened stays open. */
export const cancelingCases: readonly Case[] = operations.map(cancelingCase);
