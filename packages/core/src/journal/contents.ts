import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { countOf, Opened, type Facts } from './facts.js';
import type { OpenJournal, Place } from './journal.js';

/** The JSON of a line; `undefined` when it is none. */
export const parsed = (line: string): unknown => {
  const value = E.tryCatch((): unknown => JSON.parse(line), identity);
  return E.isRight(value) ? value.right : undefined;
};

const damaged = (line: number): ContactCenterError =>
  failure(
    'Misconfigured',
    `line ${String(line)} of the journal is none that was written here: it is damaged`,
  );

/** How a batch was cut, and where the last words about it stand. */
export interface Known {
  readonly rows: number;
  readonly sent: Place;
  readonly state: 'sent' | 'apart' | 'undone' | 'settled';
  readonly last: Place;
}

/** Puts what a line says to what is known; false when it makes no sense. */
const learn = <V>(known: Map<number, Known>, facts: Facts<V>, fact: unknown, place: Place): boolean => {
  if (facts.Sent.is(fact)) {
    known.set(fact.sent, { rows: countOf(fact.rows), sent: place, state: 'sent', last: place });
    return true;
  }
  const said = facts.Settled.is(fact)
    ? { batch: fact.settled, state: 'settled' as const }
    : facts.Apart.is(fact)
      ? { batch: fact.apart, state: 'apart' as const }
      : facts.Undone.is(fact)
        ? { batch: fact.undone, state: 'undone' as const }
        : undefined;
  const before = said === undefined ? undefined : known.get(said.batch);
  if (said === undefined || before === undefined) return false;
  known.set(said.batch, { ...before, state: said.state, last: place });
  return true;
};

/** What stands in a journal, once it was read. */
export interface Contents {
  readonly opened: Opened | undefined;
  readonly known: ReadonlyMap<number, Known>;
}

/** Reads a journal; `Misconfigured` when it holds a line that no run wrote. */
export const contentsOf = <V>(
  journal: OpenJournal,
  facts: Facts<V>,
): TE.TaskEither<ContactCenterError, Contents> => {
  const known = new Map<number, Known>();
  let opened: Opened | undefined;
  let [line, firstDamaged] = [0, 0];
  const take = (text: string, place: Place): void => {
    line += 1;
    const fact = parsed(text);
    if (line === 1 && Opened.is(fact)) opened = fact;
    else if (!learn(known, facts, fact, place)) firstDamaged ||= line;
  };
  return pipe(
    journal.read(take),
    TE.chainEitherK(() => (firstDamaged > 0 ? E.left(damaged(firstDamaged)) : E.right({ opened, known }))),
  );
};
