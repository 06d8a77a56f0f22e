import {
  operations,
  type AnyOperation,
  type BulkReport,
  type ContactCenter,
  type OperationName,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { callOf } from '../call-of.js';
import type { Case } from '../case.js';
import { leftOf } from '../results.js';
import { sampleInputs } from '../sample-inputs.js';
import type { Known } from '../world.js';

type BulkName = Extract<AnyOperation, { readonly kind: 'bulk' }>['name'];

/** A row that is right, for any place in the input. */
const rightRows: Readonly<Record<BulkName, (known: Known, place: number) => object>> = {
  'queues.updateMembers': ({ queue, agent }, place) => ({ queue, add: [{ agent, level: place % 1000 }] }),
  'routing.blockNumbers': (_, place) => ({ number: String(12_025_552_000 + place), direction: 'outbound' }),
  'campaigns.addContacts': (_, place) => ({ phoneNumber: String(12_025_552_000 + place) }),
  'campaigns.scheduleCallbacks': (_, place) => ({ phoneNumber: String(12_025_552_000 + place) }),
};

const isBulkName = (name: OperationName): name is BulkName => name in rightRows;

const withRows = (known: Known, name: BulkName, rows: Iterable<object>): object =>
  Object.assign({}, sampleInputs(known)[name], { rows });

const batchSizeOf = ({ capabilities }: ContactCenter, name: BulkName): number =>
  capabilities[name].limits?.batchSize ?? 1;

type Report = BulkReport<unknown>;

const isReport = (u: unknown): u is Report => typeof u === 'object' && u !== null && 'outcomes' in u;

const reportOf = (result: E.Either<unknown, unknown>): Report | undefined =>
  E.isRight(result) && isReport(result.right) ? result.right : undefined;

const outcomesCase = (name: BulkName): Case => ({
  title: `keeps the outcome of each row of ${name} with its row, however many requests they take`,
  needs: [name],
  check: async ({ center, known }, expect) => {
    const bad = batchSizeOf(center, name);
    const rows = Array.from({ length: bad + 3 }, (_, place) =>
      place === bad ? { 'no such field': place } : rightRows[name](known, place),
    );
    const result = await callOf(center, { name })(withRows(known, name, rows))();
    expect(leftOf(result)).toEqual(undefined);
    const { outcomes = [], total, failed, unknown } = reportOf(result) ?? {};
    expect(outcomes.map(({ row }) => row)).toEqual(rows.map((_, place) => place));
    expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      { row: bad, error: { kind: 'InvalidInput' } },
    ]);
    expect([total, failed, unknown]).toEqual([rows.length, 1, 0]);
  },
});

const nothingCase = (name: BulkName): Case => ({
  title: `sends nothing for ${name} without rows`,
  needs: [name],
  check: async ({ center, known, requests }, expect) => {
    const result = await callOf(center, { name })(withRows(known, name, []))();
    expect(reportOf(result)).toMatchObject({ total: 0, outcomes: [] });
    expect(requests()).toEqual(0);
  },
});

const cancelingCase = (name: BulkName): Case => ({
  title: `stops ${name} when it is canceled on the way, and tells what was done`,
  needs: [name],
  check: async ({ center, known, requests }, expect) => {
    const size = batchSizeOf(center, name);
    const canceling = new AbortController();
    let sent = 0;
    const onProgress = (): void => {
      if (!canceling.signal.aborted) sent = requests();
      canceling.abort();
    };
    const rows = Array.from({ length: 3 * size }, (_, place) => rightRows[name](known, place));
    const options = { signal: canceling.signal, onProgress };
    const report = reportOf(await callOf(center, { name })(withRows(known, name, rows), options)());
    expect(report).toMatchObject({ stoppedBy: { kind: 'Canceled' } });
    const { applied = 0, accepted = 0, unchanged = 0 } = report ?? {};
    expect(applied + accepted + unchanged).toEqual(size);
    expect(requests()).toEqual(sent);
  },
});

/** What holds of every bulk write. How rows are cut into requests is the provider's choice; their order is not. */
export const bulkCases: readonly Case[] = operations.flatMap(({ name }) =>
  isBulkName(name) ? [outcomesCase(name), nothingCase(name), cancelingCase(name)] : [],
);
