import { randomBytes } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Part } from '../operation/bulk-report.js';
import { done, type BulkLog, type LoggedRows, type Memory, type Step } from './bulk-log.js';
import { contentsOf, parsed, type Known } from './contents.js';
import {
  asRuns,
  digestOf,
  digestsOf,
  factsOf,
  firstDifference,
  fromRuns,
  type Facts,
  type Identity,
  type Opened,
} from './facts.js';
import type { Journal, OpenJournal, Place } from './journal.js';

const otherRow = (row: number | undefined): ContactCenterError => {
  const path = row === undefined ? 'rows' : `rows[${String(row)}]`;
  const message =
    row === undefined ? 'are fewer than the journal knows' : 'is not the row the journal knows at this place';
  return failureOf('InvalidInput', 'the rows are not those of the journal', [{ path, message }]);
};

class JournalLog<V> implements BulkLog<V> {
  constructor(
    private readonly journal: OpenJournal,
    private readonly opened: Opened,
    private readonly known: ReadonlyMap<number, Known>,
    private readonly facts: Facts<V>,
  ) {}

  get idempotencyKey(): string {
    return this.opened.idempotencyKey;
  }

  cutOf(batch: number): number | undefined {
    return this.known.get(batch)?.rows;
  }

  recall(batch: number, rows: LoggedRows): TE.TaskEither<ContactCenterError, Memory<V>> {
    const known = this.known.get(batch);
    if (known === undefined) return TE.right({ kind: 'fresh' });
    return pipe(
      this.factAt(known.sent, this.facts.Sent),
      TE.chainEitherK((sent) => this.compare(sent.rows, rows)),
      TE.chain((): TE.TaskEither<ContactCenterError, Memory<V>> => {
        if (known.state === 'undone') return TE.right({ kind: 'fresh' });
        if (known.state !== 'settled') return TE.right({ kind: 'sent', apart: known.state === 'apart' });
        return pipe(
          this.factAt(known.last, this.facts.Settled),
          TE.map(({ parts }) => parts.map((part) => ({ ...part, rows: fromRuns(part.rows) }))),
          TE.map((parts) => ({ kind: 'settled', parts })),
        );
      }),
    );
  }

  send(batch: number, { values }: LoggedRows): Step {
    return this.note({ sent: batch, rows: digestsOf(this.opened.salt, values) }, 'lasting');
  }

  divide(batch: number): Step {
    return this.note({ apart: batch }, 'lasting');
  }

  undo(batch: number): Step {
    return this.note({ undone: batch }, 'usual');
  }

  settle(batch: number, parts: readonly Part<V>[]): Step {
    const noted = parts.map((part) => ({ ...part, rows: asRuns(part.rows) }));
    return this.note({ settled: batch, parts: noted }, 'usual');
  }

  end(batches: number): Step {
    const last = Math.max(-1, ...this.known.keys());
    return last < batches ? done : TE.left(otherRow(undefined));
  }

  close(): Step {
    return this.journal.close();
  }

  private note(fact: object, care: 'usual' | 'lasting'): Step {
    return this.journal.append(JSON.stringify(fact), care);
  }

  private factAt<F>(place: Place, codec: t.Type<F, unknown>): TE.TaskEither<ContactCenterError, F> {
    return pipe(
      this.journal.lineAt(place),
      TE.map(parsed),
      TE.filterOrElse(codec.is, () => failure('Misconfigured', 'the journal was changed while it was used')),
    );
  }

  private compare(known: string, { values, places }: LoggedRows): E.Either<ContactCenterError, void> {
    const differing = firstDifference(known, digestsOf(this.opened.salt, values));
    return differing === undefined ? E.right(undefined) : E.left(otherRow(places[differing]));
  }
}

const begun = (journal: OpenJournal, { header, ...identity }: Identity, idempotencyKey: string) => {
  const salt = randomBytes(16).toString('base64');
  const digest = digestOf(salt, header);
  const opened: Opened = { journal: 1, ...identity, header: digest, salt, idempotencyKey };
  return pipe(
    journal.append(JSON.stringify(opened), 'lasting'),
    TE.map(() => opened),
  );
};

/** Everything in which a journal is another's. */
const strangeness = (opened: Opened, { header, ...identity }: Identity, key: string | undefined) => {
  const problems = [
    ...(['operation', 'provider', 'batchSize'] as const)
      .filter((path) => opened[path] !== identity[path])
      .map((path) => ({ path, message: `is ${String(opened[path])} in the journal` })),
    ...(opened.header === digestOf(opened.salt, header)
      ? []
      : [{ path: 'input', message: 'is not what the journal was begun with' }]),
    ...(opened.idempotencyKey === (key ?? opened.idempotencyKey)
      ? []
      : [{ path: 'idempotencyKey', message: 'is another in the journal' }]),
  ];
  return problems.length === 0
    ? E.right(opened)
    : E.left(failureOf('Misconfigured', 'the journal is of another bulk write', problems));
};

/** Opens the log of a bulk write: `Misconfigured` when the journal is of another, or damaged. */
export const openLog = <V>(
  journal: Journal,
  value: t.Type<V, unknown>,
  identity: Identity,
  key: { readonly given: string | undefined; readonly fresh: string },
): TE.TaskEither<ContactCenterError, BulkLog<V>> => {
  const facts = factsOf(value);
  return pipe(
    journal.open(),
    TE.chain((open) =>
      pipe(
        contentsOf(open, facts),
        TE.chain(({ opened, known }) =>
          pipe(
            opened === undefined
              ? begun(open, identity, key.fresh)
              : TE.fromEither(strangeness(opened, identity, key.given)),
            TE.map((own) => new JournalLog(open, own, known, facts)),
          ),
        ),
        TE.orElseFirst(() => open.close()),
      ),
    ),
  );
};
