import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import { countOf, Opened, type Facts } from './facts.js';
import type { Place, TakeLine } from '../../context/journal.js';
import { damagedLine, journalFormat, otherFormat } from './refusals.js';

/** The JSON of a line; `undefined` when it is none. */
export const parsed = (line: string): unknown => {
  const value = E.tryCatch((): unknown => JSON.parse(line), identity);
  return E.isRight(value) ? value.right : undefined;
};

/** The size of a batch, and the position of its last entry. */
export interface KnownBatch {
  readonly rows: number;
  readonly sent: Place;
  readonly state: 'sent' | 'apart' | 'undone' | 'settled';
  readonly last: Place;
}

/** What a line states about a batch. */
interface BatchFact {
  readonly batch: number;
  readonly state: KnownBatch['state'];
  /** How many rows the batch has, if the line states it. */
  readonly rows?: number;
}

const batchFactIn = <V>(facts: Facts<V>, fact: unknown): BatchFact | undefined => {
  if (facts.Sent.is(fact)) return { batch: fact.sent, state: 'sent', rows: countOf(fact.rows) };
  if (facts.Settled.is(fact)) {
    const runs = fact.parts.flatMap((part) => part.rows);
    return { batch: fact.settled, state: 'settled', rows: runs.reduce((sum, { times }) => sum + times, 0) };
  }
  if (facts.RowByRow.is(fact)) return { batch: fact.apart, state: 'apart' };
  return facts.NoEffect.is(fact) ? { batch: fact.undone, state: 'undone' } : undefined;
};

/** What is known of a batch after a line about it; `undefined` when the line is inconsistent. */
const after = (
  before: KnownBatch | undefined,
  { state, rows }: BatchFact,
  place: Place,
): KnownBatch | undefined => {
  if (before !== undefined && rows !== undefined && rows !== before.rows) return undefined;
  if (state === 'sent') {
    const isNew = before === undefined || before.state === 'undone';
    return isNew && rows !== undefined ? { rows, sent: place, state, last: place } : undefined;
  }
  const isUnderWay = before?.state === 'sent' || before?.state === 'apart';
  return isUnderWay ? { ...before, state, last: place } : undefined;
};

/** The contents of a journal. */
export interface Contents {
  /** Absent from one that is new. */
  readonly opened: Opened | undefined;
  readonly known: ReadonlyMap<number, KnownBatch>;
  /** How many batches it knows: one more than the highest number. */
  readonly batches: number;
}

const Versioned = t.type({ journal: t.number });

const notBegun = (fact: unknown): ContactCenterError =>
  Versioned.is(fact) && fact.journal !== journalFormat ? otherFormat(fact.journal) : damagedLine(1);

/** Reads the lines of a journal; `Misconfigured` when one cannot come from a run. */
export class Reader<V> {
  private readonly known = new Map<number, KnownBatch>();
  private opened: Opened | undefined;
  private batches = 0;
  private line = 0;
  private refusal: ContactCenterError | undefined;

  constructor(private readonly facts: Facts<V>) {}

  readonly take: TakeLine = (text, place) => {
    this.line += 1;
    if (this.refusal !== undefined) return;
    const fact = parsed(text);
    if (this.line > 1) this.learn(fact, place);
    else if (Opened.is(fact)) this.opened = fact;
    else this.refusal = notBegun(fact);
  };

  contents(): E.Either<ContactCenterError, Contents> {
    const { opened, known, batches, refusal } = this;
    return refusal === undefined ? E.right({ opened, known, batches }) : E.left(refusal);
  }

  private learn(fact: unknown, place: Place): void {
    const batchFact = batchFactIn(this.facts, fact);
    const before = batchFact === undefined ? undefined : this.known.get(batchFact.batch);
    const now = batchFact === undefined ? undefined : after(before, batchFact, place);
    if (batchFact === undefined || now === undefined) {
      this.refusal = damagedLine(this.line);
      return;
    }
    this.known.set(batchFact.batch, now);
    this.batches = Math.max(this.batches, batchFact.batch + 1);
  }
}
