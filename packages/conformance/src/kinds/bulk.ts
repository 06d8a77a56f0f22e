import {
  failure,
  type BulkOperation,
  type BulkReport,
  type OperationName,
  type Rows,
} from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';
import * as E from 'fp-ts/lib/Either.js';
import { callOf } from '../call-of.js';
import { carriable } from '../carriable.js';
import type { Case } from '../case.js';
import { leftOf } from '../results.js';
import type { About, Scenario } from '../scenario.js';
import type { Known, World } from '../world.js';
import { isRefusal, single, type Answer, type Kind } from './kind.js';

/** What the kit is told of a bulk write: its sample is the header with the first row. */
export interface BulkAbout<H extends object, R extends object> extends About<H & { readonly rows: Rows<R> }> {
  readonly header: (known: Known) => H;
  /** A right row for a place in the input; each changes something. */
  readonly row: (known: Known, place: number) => R;
}

type Report = BulkReport<unknown, unknown>;

const isReport = (u: unknown): u is Report => typeof u === 'object' && u !== null && 'outcomes' in u;

const reportOf = (answer: Answer): Report | undefined =>
  E.isRight(answer) && isReport(answer.right) ? answer.right : undefined;

const haveAllFailed = ({ outcomes }: Report): boolean =>
  outcomes.length > 0 && outcomes.every(({ outcome, error }) => outcome === 'failed' && isRefusal(error));

const kind: Kind = {
  ...single,
  heading: 'bulk writes',
  endOf: (answer) => (E.isLeft(answer) ? answer.left : reportOf(answer)?.stoppedBy),
  refusalsOf: (answer) => {
    const { outcomes = [] } = reportOf(answer) ?? {};
    return [...single.refusalsOf(answer), ...outcomes.flatMap(({ error }) => error ?? [])];
  },
  isNothing: (answer) => {
    const report = reportOf(answer);
    return report === undefined ? single.isNothing(answer) : haveAllFailed(report);
  },
};

/** A bulk write, as its cases use it. */
interface Writing {
  readonly name: OperationName;
  readonly row: (known: Known, place: number) => object;
  /** Whether all rows make something together, so that they are sent in one request or not at all. */
  readonly isTogether: boolean;
  /** The whole input, for a provider. */
  readonly withRows: (world: World, rows: readonly object[]) => object;
}

const batchSizeOf = ({ capabilities }: ContactCenter, name: OperationName): number =>
  capabilities[name].limits?.batchSize ?? 1;

const outcomesCase = ({ name, row, withRows, isTogether }: Writing): Case => ({
  title: `keeps the outcome of each row of ${name} with its row, however many requests they take`,
  needs: [name],
  check: async (world, expect) => {
    const { center, known } = world;
    const bad = isTogether ? 1 : batchSizeOf(center, name);
    const rows = Array.from({ length: bad + 3 }, (_, place) =>
      place === bad ? { 'no such field': place } : row(known, place),
    );
    const result = await callOf(center, { name })(withRows(world, rows))();
    expect(leftOf(result)).toEqual(undefined);
    const { outcomes = [], total, failed, unknown } = reportOf(result) ?? {};
    expect(outcomes.map(({ row }) => row)).toEqual(rows.map((_, place) => place));
    expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      { row: bad, error: { kind: 'InvalidInput' } },
    ]);
    expect([total, failed, unknown]).toEqual([rows.length, 1, 0]);
  },
});

const nothingCase = ({ name, withRows }: Writing): Case => ({
  title: `sends nothing for ${name} without rows`,
  needs: [name],
  check: async (world, expect) => {
    const { center, requests } = world;
    const result = await callOf(center, { name })(withRows(world, []))();
    expect(reportOf(result)).toMatchObject({ total: 0, outcomes: [] });
    expect(requests()).toEqual(0);
  },
});

const cancelingCase = ({ name, row, withRows }: Writing): Case => ({
  title: `stops ${name} when it is canceled on the way, and tells what was done`,
  needs: [name],
  check: async (world, expect) => {
    const { center, known, requests } = world;
    const size = batchSizeOf(center, name);
    const canceling = new AbortController();
    let sent = 0;
    const onProgress = (): void => {
      if (!canceling.signal.aborted) sent = requests();
      canceling.abort();
    };
    const rows = Array.from({ length: 3 * size }, (_, place) => row(known, place));
    const options = { signal: canceling.signal, onProgress };
    const report = reportOf(await callOf(center, { name })(withRows(world, rows), options)());
    expect(report).toMatchObject({ stoppedBy: { kind: 'Canceled' } });
    const { applied = 0, accepted = 0, unchanged = 0 } = report ?? {};
    expect(applied + accepted + unchanged).toEqual(size);
    expect(requests()).toEqual(sent);
  },
});

/** Rows that come until a mistake of where they come from. */
function* endingBadly(rows: readonly object[]): Generator<object> {
  yield* rows;
  throw failure('InvalidInput', 'no further rows can be read');
}

const togetherCases = ({ name, row, withRows }: Writing): readonly Case[] => [
  {
    title: `sends nothing for ${name} with a row more than it takes`,
    needs: [name],
    check: async (world, expect) => {
      const { center, known, requests } = world;
      const rows = Array.from({ length: batchSizeOf(center, name) + 1 }, (_, place) => row(known, place));
      const result = await callOf(center, { name })(withRows(world, rows))();
      expect(leftOf(result)).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
      expect(requests()).toEqual(0);
    },
  },
  {
    title: `sends nothing for ${name} when its rows end with an error`,
    needs: [name],
    check: async (world, expect) => {
      const { center, known, requests } = world;
      const rows = endingBadly([row(known, 0), row(known, 1)]);
      const result = await callOf(center, { name })({ ...withRows(world, []), rows })();
      expect(leftOf(result)).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
      expect(requests()).toEqual(0);
    },
  },
];

/** How rows are batched is the provider's choice, unless they make something together; their order is not. */
const bulkCases = (writing: Writing): readonly Case[] => [
  outcomesCase(writing),
  nothingCase(writing),
  ...(writing.isTogether ? togetherCases(writing) : [cancelingCase(writing)]),
];

/** The scenario of a bulk write. */
export const bulk = <N extends OperationName, H extends object, R extends object, V, M>(
  operation: BulkOperation<N, H, R, V, M>,
  { header, row, ...about }: BulkAbout<NoInfer<H>, NoInfer<R>>,
): Scenario<N> => {
  const { name } = operation;
  const inputWith = (known: Known, rows: readonly object[]): object => ({ ...header(known), rows });
  const sample = (known: Known): object => inputWith(known, [row(known, 0)]);
  const withRows = ({ center, known }: World, rows: readonly object[]): object =>
    carriable(inputWith(known, rows), center.capabilities[name]);
  const ofKind = bulkCases({ name, row, withRows, isTogether: operation.makes !== undefined });
  return { ...about, operation, kind, sample, row, ofKind };
};
