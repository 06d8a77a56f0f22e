import { hash } from 'node:crypto';
import * as t from 'io-ts';
import { fields, type FieldsOf, type Named, strictObject } from '../../codec/strict-object.js';
import { Count, whole } from '../../codec/scalars.js';
import { Warning } from '../../domain/common.js';
import { ReportedError, RowResult, type Outcome } from '../../domain/bulk-report.js';
import { journalFormat } from './refusals.js';

/** Identifies the bulk write of a journal: all that has to be the same to resume it. */
export interface Identity {
  readonly operation: string;
  readonly provider: string;
  /** The account's name in the configuration, for messages: it may change between two runs. */
  readonly account: string;
  /** The account at the provider, as `accountKey` makes it. */
  readonly accountKey: string;
  readonly batchSize: number;
  /** Everything of the input but its rows. */
  readonly header: unknown;
}

const openedFields = fields(
  {
    journal: t.literal(journalFormat),
    operation: t.string,
    provider: t.string,
    account: t.string,
    accountKey: t.string,
    batchSize: whole(1, Number.MAX_SAFE_INTEGER),
    header: t.string,
    /** Mixed into every digest, so that none can be looked up in a table. */
    salt: t.string,
    idempotencyKey: t.string,
  },
  {},
);
/** The first line. The account's key and the header are stored as digests, because a header may hold personal data. */
export interface Opened extends FieldsOf<typeof openedFields>, Named {}
export const Opened = strictObject<Opened>('Opened', openedFields);

/** A batch is about to be sent: durable before its first byte is sent. */
const Sent = strictObject('Sent', fields({ sent: Count, rows: t.string }, {}));

/** A batch that was refused as a whole is about to be sent row by row. */
const RowByRow = strictObject('Apart', fields({ apart: Count }, {}));

/** A batch certainly had no effect. */
const NoEffect = strictObject('Undone', fields({ undone: Count }, {}));

/** What a bulk write brings back: for each row, and for all together. */
export interface Brought<V> {
  readonly value: t.Type<V, unknown>;
  readonly makes?: t.Mixed | undefined;
}

/**
 * What became of a batch is known. Equal neighbours are stored once, with their number (run-length encoding).
 */
const settledAs = <V>({ value, makes }: Brought<V>) => {
  const run = strictObject(
    'Run',
    fields({ times: Count, outcome: RowResult }, { value, error: ReportedError }),
  );
  const receipt = strictObject('Receipt', fields({}, { batch: t.string }));
  const part = strictObject(
    'Part',
    fields(
      { rows: t.readonlyArray(run) },
      { receipt, warnings: t.readonlyArray(Warning), ...(makes === undefined ? {} : { created: makes }) },
    ),
  );
  return strictObject('Settled', fields({ settled: Count, parts: t.readonlyArray(part) }, {}));
};

/** Any line after the first, for a bulk write that brings back this. */
export const factsOf = <V>(brought: Brought<V>) => ({
  Sent,
  RowByRow,
  NoEffect,
  Settled: settledAs(brought),
});
export type Facts<V> = ReturnType<typeof factsOf<V>>;

type Run<V> = Outcome<V> & { readonly times: number };

/** Equal neighbours together. */
export const asRuns = <V>(rows: readonly Outcome<V>[]): readonly Run<V>[] => {
  const runs: { times: number; outcome: Outcome<V>; text: string }[] = [];
  for (const outcome of rows) {
    const text = JSON.stringify(outcome);
    const last = runs.at(-1);
    if (last?.text === text) last.times += 1;
    else runs.push({ times: 1, outcome, text });
  }
  return runs.map(({ times, outcome }) => ({ times, ...outcome }));
};

/** One by one again. */
export const fromRuns = <V>(runs: readonly Run<V>[]): readonly Outcome<V>[] =>
  runs.flatMap(({ times, ...outcome }) => Array.from({ length: times }, () => outcome));

/** As text of hexadecimal digits: a buffer for each row would cost more than the digest itself. */
export const digestOf = (salt: string, value: unknown): string =>
  hash('sha256', `${salt}\n${JSON.stringify(value)}`);

/**
 * Two bytes for each row: enough to notice a changed row (all but one in 65,536), and too few to find its
 * phone number by trying, even with the salt.
 */
const digitsPerRow = 4;

export const digestsOf = (salt: string, rows: readonly unknown[]): string =>
  rows.map((row) => digestOf(salt, row).slice(0, digitsPerRow)).join('');

/** How many rows digests are of. */
export const countOf = (digests: string): number => Math.ceil(digests.length / digitsPerRow);

/** The index of the first row whose digests differ; `undefined` when they are the same. */
export const firstDifference = (one: string, other: string): number | undefined => {
  if (one === other) return undefined;
  const at = Buffer.from(one).findIndex((digit, i) => digit !== other.charCodeAt(i));
  return at === -1 ? countOf(one) : Math.floor(at / digitsPerRow);
};

/** Whether digests have a row in common, at the same place. */
export const haveCommonRow = (one: string, other: string): boolean =>
  Array.from({ length: Math.min(countOf(one), countOf(other)) }, (_, row) => row * digitsPerRow).some(
    (at) => one.slice(at, at + digitsPerRow) === other.slice(at, at + digitsPerRow),
  );
