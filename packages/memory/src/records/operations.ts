import {
  isWithinPeriod,
  periodOf,
  records as operations,
  serve as implement,
  type CallRecord,
  type Period,
  type RecordQuery,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isAgent } from '../agents/state.js';
import { holds } from '../shared/filter.js';
import { bare } from '../shared/phone.js';
import { serve, serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import { recordingOf } from './sound.js';
import { findRecord, provenRecording, usualSet } from './state.js';

const matches =
  ({ agents }: State, { set = usualSet, ...query }: RecordQuery, period: Period) =>
  (record: CallRecord): boolean =>
    record.set === set &&
    record.startedAt !== undefined &&
    isWithinPeriod(period, record.startedAt) &&
    holds(query.direction, (direction) => record.direction === direction) &&
    holds(query.kind, (kind) => record.kind === kind) &&
    holds(query.queue, (queue) => record.queue?.id === queue) &&
    holds(query.agent, (agent) => isAgent(agents, agent)(record.agent?.id)) &&
    holds(query.number, (number) => bare(record.customerNumber ?? '') === bare(number)) &&
    holds(query.causes, (causes) => causes.some((cause) => cause === record.cause)) &&
    holds(query.endedBy, (endedBy) => record.endedBy === endedBy);

const urlLifeMs = 3_600_000;

/** The port's operations on a state. */
export const records = (state: State) => [
  serveList(operations.list, state.clock, {
    matching: (query) =>
      pipe(
        periodOf(query),
        E.map((period) => [...state.records.byKey.values()].filter(matches(state, query, period))),
      ),
    show: identity<CallRecord>,
  }),
  serve(operations.get, (input) => findRecord(state.records, input)),
  serve(operations.getRecordingUrl, ({ recording }) =>
    pipe(
      provenRecording(state.records, recording),
      E.map(({ id }) => ({
        url: `https://memory.invalid/recordings/${encodeURIComponent(id)}`,
        expiresAt: new Date(state.clock.nowMs() + urlLifeMs).toISOString(),
      })),
    ),
  ),
  implement(operations.downloadRecording, ({ recording }, _, resume) =>
    pipe(
      provenRecording(state.records, recording),
      E.map(({ id }) => recordingOf(id, resume)),
      TE.fromEither,
    ),
  ),
];
