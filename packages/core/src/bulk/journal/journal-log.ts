import { randomBytes } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import { failure, failureOf, type ContactCenterError } from '../../errors/contact-center-error.js';
import { cleanTextUpTo } from '../../foundation/clean-text.js';
import type { Effect } from '../../errors/kinds.js';
import type { Problem } from '../../codec/report.js';
import { done, type BulkLog, type LoggedRows, type Part, type PriorState, type Step } from './bulk-log.js';
import { parsed, Reader, type Contents, type KnownBatch } from './contents.js';
import {
  asRuns,
  digestOf,
  digestsOf,
  factsOf,
  firstDifference,
  fromRuns,
  haveCommonRow,
  type Brought,
  type Facts,
  type Identity,
  type Opened,
} from './facts.js';
import type { Care, Journal, OpenJournal, Place } from '../../context/journal.js';
import { changedMeanwhile, journalFormat } from './refusals.js';

const otherRow = (row: number | undefined, effect: Effect = 'none'): ContactCenterError => {
  const path = row === undefined ? 'rows' : `rows[${String(row)}]`;
  const message = row === undefined ? 'are fewer than in the journal' : 'differs from the row in the journal';
  return failureOf('InvalidInput', 'the rows differ from those in the journal', [{ path, message }]).with({
    effect,
  });
};

const notPromised = failure('Internal', 'the adapter returned a value that the operation does not declare', {
  effect: 'done',
});

const hadNoEffect = (error: ContactCenterError): ContactCenterError => error.with({ effect: 'none' });

class JournalLog<V> implements BulkLog<V> {
  constructor(
    private readonly journal: OpenJournal,
    private readonly opened: Opened,
    private readonly contents: Contents,
    private readonly facts: Facts<V>,
  ) {}

  get idempotencyKey(): string {
    return this.opened.idempotencyKey;
  }

  previousSize(batch: number): number | undefined {
    return this.contents.known.get(batch)?.rows;
  }

  priorState(batch: number, rows: LoggedRows): TE.TaskEither<ContactCenterError, PriorState<V>> {
    const known = this.contents.known.get(batch);
    if (known === undefined) return TE.right({ kind: 'fresh' });
    const found = pipe(
      this.factAt(known.sent, this.facts.Sent),
      TE.chainEitherK((sent) => this.compare(sent.rows, rows)),
      TE.chain(() => this.stateOf(known)),
    );
    // It had no effect, whatever is wrong with the journal or with the rows.
    return known.state === 'undone' ? TE.mapLeft(hadNoEffect)(found) : found;
  }

  send(batch: number, { values }: LoggedRows): Step {
    return this.note({ sent: batch, rows: digestsOf(this.opened.salt, values) }, 'lasting');
  }

  splitBatch(batch: number): Step {
    return this.note({ apart: batch }, 'lasting');
  }

  noteNoEffect(batch: number): Step {
    return this.note({ undone: batch }, 'usual');
  }

  settle(batch: number, parts: readonly Part<V>[]): Step {
    const fact = { settled: batch, parts: parts.map((part) => ({ ...part, rows: asRuns(part.rows) })) };
    // A line that cannot be read back would fail every later run.
    return this.facts.Settled.is(fact) ? this.note(fact, 'usual') : TE.left(notPromised);
  }

  end(batches: number): Step {
    return this.contents.batches <= batches ? done : TE.left(otherRow(undefined));
  }

  close(): Step {
    return this.journal.close();
  }

  private note(fact: object, care: Care): Step {
    return this.journal.append(JSON.stringify(fact), care);
  }

  private factAt<F>(place: Place, codec: t.Type<F, unknown>): TE.TaskEither<ContactCenterError, F> {
    return pipe(
      this.journal.lineAt(place),
      TE.map(parsed),
      TE.filterOrElse(codec.is, () => changedMeanwhile),
      // An earlier run may have sent the batch of the unreadable line.
      TE.mapLeft((error) => error.with({ effect: 'maybe' })),
    );
  }

  private stateOf({ state, last }: KnownBatch): TE.TaskEither<ContactCenterError, PriorState<V>> {
    if (state === 'undone') return TE.right({ kind: 'fresh' });
    if (state !== 'settled') return TE.right({ kind: 'sent', isRowByRow: state === 'apart' });
    return pipe(
      this.factAt(last, this.facts.Settled),
      TE.map(({ parts }) => parts.map((part) => ({ ...part, rows: fromRuns(part.rows) }))),
      TE.map((parts) => ({ kind: 'settled', parts })),
    );
  }

  private compare(known: string, { values, places }: LoggedRows): E.Either<ContactCenterError, void> {
    const digests = digestsOf(this.opened.salt, values);
    const differing = firstDifference(known, digests);
    if (differing === undefined) return E.right(undefined);
    // If some rows match, an earlier run may have sent them.
    return E.left(otherRow(places[differing], haveCommonRow(known, digests) ? 'maybe' : 'none'));
  }
}

/** The head of a journal is short; a name that code makes up may be anything. */
const longestName = 100;

const begun = (journal: OpenJournal, identity: Identity, idempotencyKey: string) => {
  const salt = randomBytes(16).toString('base64');
  const { operation, provider, account, batchSize } = identity;
  const opened: Opened = {
    journal: journalFormat,
    operation,
    provider,
    account: cleanTextUpTo(longestName, account),
    accountKey: digestOf(salt, identity.accountKey),
    batchSize,
    header: digestOf(salt, identity.header),
    salt,
    idempotencyKey,
  };
  return pipe(
    journal.append(JSON.stringify(opened), 'lasting'),
    TE.map(() => opened),
  );
};

/** Why the account is another one; the names say nothing about that. */
const otherAccount = (begunBy: string, account: string): Problem => ({
  path: 'account',
  message:
    begunBy === account
      ? 'differs from the one that the journal was started with: base URL, account id or product'
      : `is ${account}, and the journal was started by ${begunBy}, which has another base URL, account id or product`,
});

/** All differences between a journal's identity and that of this bulk write. */
const checkIdentity = (opened: Opened, identity: Identity, key: string | undefined) => {
  const isDigestOf = (digest: string, value: unknown): boolean => digest === digestOf(opened.salt, value);
  const problems = [
    ...(['operation', 'provider', 'batchSize'] as const)
      .filter((path) => opened[path] !== identity[path])
      .map((path) => ({ path, message: `is ${String(opened[path])} in the journal` })),
    ...(opened.provider !== identity.provider || isDigestOf(opened.accountKey, identity.accountKey)
      ? []
      : [otherAccount(opened.account, identity.account)]),
    ...(isDigestOf(opened.header, identity.header)
      ? []
      : [{ path: 'input', message: 'differs from the input that the journal was started with' }]),
    ...(opened.idempotencyKey === (key ?? opened.idempotencyKey)
      ? []
      : [{ path: 'idempotencyKey', message: 'differs from the one in the journal' }]),
  ];
  return problems.length === 0
    ? E.right(opened)
    : E.left(failureOf('Misconfigured', 'the journal belongs to another bulk write', problems));
};

/** Opens the log of a bulk write: `Misconfigured` when the journal is of another, or damaged. */
export const openLog = <V>(
  journal: Journal,
  brought: Brought<V>,
  identity: Identity,
  key: { readonly given: string | undefined; readonly fresh: string },
): TE.TaskEither<ContactCenterError, BulkLog<V>> => {
  const facts = factsOf(brought);
  const reader = new Reader(facts);
  const logIn = (open: OpenJournal, contents: Contents): TE.TaskEither<ContactCenterError, BulkLog<V>> =>
    pipe(
      contents.opened === undefined
        ? begun(open, identity, key.fresh)
        : TE.fromEither(checkIdentity(contents.opened, identity, key.given)),
      TE.map((opened) => new JournalLog(open, opened, contents, facts)),
    );
  return pipe(
    journal.open(reader.take),
    TE.chain((open) =>
      pipe(
        TE.fromEither(reader.contents()),
        TE.chain((contents) => logIn(open, contents)),
        TE.orElseFirst(() => open.close()),
      ),
    ),
  );
};
