import { records as operations, type CallRecord, type RecordQuery } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import { isAgent } from '../agents/state.js';
import { invalid, type Answer } from '../shared/answers.js';
import { holds } from '../shared/filter.js';
import { bare } from '../shared/phone.js';
import { serve, serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import { findRecord, usualSet } from './state.js';

const provenPeriod = (query: RecordQuery): Answer<RecordQuery> =>
  Date.parse(query.to) < Date.parse(query.from)
    ? E.left(invalid('to', 'must not be before from'))
    : E.right(query);

const matches = ({ agents }: State, { set = usualSet, ...query }: RecordQuery) => {
  const [from, to] = [Date.parse(query.from), Date.parse(query.to)];
  return (record: CallRecord): boolean => {
    const startedMs = Date.parse(record.startedAt ?? '');
    return (
      record.set === set &&
      startedMs >= from &&
      startedMs < to &&
      holds(query.direction, (direction) => record.direction === direction) &&
      holds(query.kind, (kind) => record.kind === kind) &&
      holds(query.queue, (queue) => record.queue?.id === queue) &&
      holds(query.agent, (agent) => isAgent(agents, agent)(record.agent?.id)) &&
      holds(query.number, (number) => bare(record.customerNumber ?? '') === bare(number)) &&
      holds(query.causes, (causes) => causes.some((cause) => cause === record.cause)) &&
      holds(query.endedBy, (endedBy) => record.endedBy === endedBy)
    );
  };
};

/** The port's operations on a state. */
export const records = (state: State) => [
  serveList(operations.list, state.clock, {
    matching: (query) =>
      pipe(
        provenPeriod(query),
        E.map(() => [...state.records.byKey.values()].filter(matches(state, query))),
      ),
    show: identity<CallRecord>,
  }),
  serve(operations.get, (input) => findRecord(state.records, input)),
];
