import {
  CallId,
  invalidInput,
  isWithinPeriod,
  RecordId,
  RecordingId,
  withoutValues,
  type AboutOf,
  type CallDirection,
  type CallKind,
  type CallRecord,
  type Cause,
  type ContactCenterError,
  type EndedBy,
  type Native,
  type NumberedPage,
  type Period,
  type RecordQuery,
  type records,
  type SentPage,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { RecordPageReply, RecordQueryRequest, RecordReply } from '../surfaces/api/wire/records.js';
import type { Loose } from '../surfaces/api/wire/values.js';
import { fromQueue } from './queues.js';
import { fromInstant, toInstant } from './times.js';
import { toPage } from './pages.js';
import { sipStatusOf } from './sip.js';
import { countOf, numberIdOf, optional, textOf, withoutPlus } from './values.js';

/** The longest period the vendor takes: its pages say 31 days, or 32. */
export const longestPeriodMs = 31 * 86_400_000;

/** The same where the vendor counts 31 days exactly: requests widen both ends to whole seconds. */
export const longestExactMs = longestPeriodMs - 1000;

interface Dialing {
  readonly direction: CallDirection;
  readonly kind: CallKind;
}

/** The vendor's `callType`. */
const dialings: ReadonlyMap<string, Dialing> = new Map<string, Dialing>([
  ['1', { direction: 'outbound', kind: 'power' }],
  ['2', { direction: 'inbound', kind: 'inbound' }],
  ['3', { direction: 'outbound', kind: 'manual' }],
]);

/** The vendor's `hangingDirection`. */
const enders: ReadonlyMap<string, EndedBy> = new Map<string, EndedBy>([
  ['0', 'customer'],
  ['1', 'agent'],
  ['3', 'system'],
]);

interface Ending {
  /** The cause, and for a code that may mean two what it is when the customer hung up. */
  readonly cause: Cause;
  readonly byCustomer?: Cause;
  readonly answered?: boolean;
  /** Who ended it, where the code leaves no choice. */
  readonly endedBy?: EndedBy;
}

/** The vendor's `hangupReason`. */
const endings: ReadonlyMap<string, Ending> = new Map<string, Ending>([
  ['0', { cause: 'no-answer', answered: false }],
  ['1', { cause: 'completed', answered: true }],
  ['2', { cause: 'abandoned', endedBy: 'customer' }],
  ['3', { cause: 'completed', answered: true }],
  ['4', { cause: 'failed', endedBy: 'system' }],
  ['5', { cause: 'unreachable', answered: false, endedBy: 'system' }],
  ['6', { cause: 'unreachable', answered: false, endedBy: 'system' }],
  ['7', { cause: 'busy', answered: false }],
  ['8', { cause: 'no-answer', byCustomer: 'abandoned', answered: false }],
  ['9', { cause: 'completed', answered: true }],
]);

/** What the vendor's list of center calls cannot be filtered by. */
export const notCarried: AboutOf<typeof records.list>['without'] = {
  ...withoutValues('direction', ['internal'], 'the vendor records calls with customers only'),
  ...withoutValues(
    'kind',
    [
      'internal',
      'click-to-call',
      'two-way',
      'preview',
      'progressive',
      'predictive',
      'agentless',
      'callback',
      'consult',
      'conference',
      'transfer',
      'monitor',
      'barge',
      'intercept',
    ],
    'the vendor tells inbound calls, those of its tasks and those of agents apart',
  ),
  ...withoutValues('endedBy', ['other'], 'the vendor tells customer, agent and system apart'),
};

const codesOf = <A>(words: ReadonlyMap<string, A>, isMeant: (word: A) => boolean): readonly number[] =>
  [...words].flatMap(([code, word]) => (isMeant(word) ? [Number(code)] : []));

const callTypesFor = ({ direction, kind }: Pick<RecordQuery, 'direction' | 'kind'>) =>
  direction === undefined && kind === undefined
    ? undefined
    : codesOf(
        dialings,
        (dialing) =>
          (direction ?? dialing.direction) === dialing.direction && (kind ?? dialing.kind) === dialing.kind,
      );

const reasonsFor = ({ causes }: Pick<RecordQuery, 'causes'>) =>
  causes &&
  codesOf(endings, ({ cause, byCustomer }) => causes.some((each) => each === cause || each === byCustomer));

const directionsFor = ({ endedBy }: Pick<RecordQuery, 'endedBy'>) =>
  endedBy && codesOf(enders, (ender) => ender === endedBy);

const noWholeNumber = invalidInput([
  { path: 'agent.id', message: 'expected a whole number, as all agent ids of this vendor are' },
]);

/** An agent's id is a number here. */
const seatsFor = ({
  agent,
}: Pick<RecordQuery, 'agent'>): E.Either<ContactCenterError, readonly number[] | undefined> =>
  agent === undefined || !('id' in agent)
    ? E.right(undefined)
    : pipe(
        numberIdOf(agent.id),
        E.fromNullable(noWholeNumber),
        E.map((id) => [id]),
      );

const groupFor = ({
  queue,
}: Pick<RecordQuery, 'queue'>): E.Either<ContactCenterError, { readonly voiceGroupId?: number }> =>
  queue === undefined ? E.right({}) : fromQueue(queue);

/** The filters of a query; `undefined` where nothing can match them, because the vendor takes an empty list for all. */
export const filtersOf = (
  query: Omit<RecordQuery, 'from' | 'to'>,
): E.Either<ContactCenterError, Omit<RecordQueryRequest['params'], 'startTime' | 'endTime'> | undefined> =>
  pipe(
    E.Do,
    E.apS('seatId', seatsFor(query)),
    E.apS('group', groupFor(query)),
    E.map(({ seatId, group }) => {
      const lists = {
        seatId,
        callType: callTypesFor(query),
        hangupReason: reasonsFor(query),
        hangingDirection: directionsFor(query),
      };
      return Object.values(lists).some((codes) => codes?.length === 0)
        ? undefined
        : { ...lists, ...group, calledOrCaller: optional(withoutPlus)(query.number) };
    }),
  );

/** The calls of a period by page: whole seconds around it, of which those outside are left out of the answer. */
export const fromRecordQuery = (
  filters: Omit<RecordQueryRequest['params'], 'startTime' | 'endTime'>,
  { fromMs, toMs }: Period,
  { page, size }: NumberedPage,
  utcOffset: string,
): RecordQueryRequest => ({
  current: page,
  size,
  params: {
    startTime: fromInstant(fromMs, utcOffset),
    endTime: fromInstant(toMs + 999, utcOffset),
    ...filters,
  },
});

const nativeOf = (code: string | undefined): Native | undefined =>
  code === undefined ? undefined : { code };

const howIn = (row: RecordReply) => {
  const [callType, reason, hanging] = [
    textOf(row.callType),
    textOf(row.hangupReason),
    textOf(row.hangingDirection),
  ];
  const dialing = dialings.get(callType ?? '');
  const ending = endings.get(reason ?? '');
  const told = hanging === undefined ? undefined : (enders.get(hanging) ?? 'unknown');
  const cause = told === 'customer' ? (ending?.byCustomer ?? ending?.cause) : ending?.cause;
  const native = {
    direction: nativeOf(callType),
    kind: nativeOf(callType),
    cause: nativeOf(reason),
    endedBy: nativeOf(hanging),
  };
  return {
    direction: callType === undefined ? undefined : (dialing?.direction ?? 'unknown'),
    kind: callType === undefined ? undefined : (dialing?.kind ?? 'unknown'),
    cause: reason === undefined ? undefined : (cause ?? 'unknown'),
    answered: ending?.answered,
    endedBy: told ?? ending?.endedBy,
    native: Object.values(native).some((each) => each !== undefined) ? native : undefined,
  };
};

const named = (name: string | undefined): { readonly name: string } | undefined =>
  name === undefined ? undefined : { name };

const whoIn = (row: RecordReply, direction: CallDirection | undefined) => {
  const [called, caller] = [textOf(row.called), textOf(row.caller)];
  const isInbound = direction === 'inbound';
  // It is the called party's.
  const country = isInbound ? undefined : textOf(row.ccodeName);
  return {
    customerNumber: isInbound ? caller : called,
    centerNumber: isInbound ? called : caller,
    place: country === undefined ? undefined : { country },
    agent: named(textOf(row.agentName) ?? textOf(row.seatName)),
    queue: named(textOf(row.agentGroupName) ?? textOf(row.sipGroupName)),
  };
};

const listIn = (labels: RecordReply['labels']): readonly string[] | undefined =>
  typeof labels === 'object' && labels !== null ? labels : undefined;

const recordingsOf = (file: Loose): CallRecord['recordings'] => {
  const id = textOf(file);
  return RecordingId.codec.is(id) ? [{ id }] : [];
};

const idOf = ({ callSessionId }: RecordReply): string => String(callSessionId).trim();

/** A call that is over. */
export const toRecord =
  (utcOffset: string) =>
  (row: RecordReply): CallRecord => {
    const how = howIn(row);
    const call = textOf(row.callId);
    return {
      id: RecordId(idOf(row)),
      set: 'contact-center',
      call: call === undefined ? undefined : CallId(call),
      ...how,
      ...whoIn(row, how.direction),
      startedAt: toInstant(row.callStartTime, utcOffset),
      answeredAt: toInstant(row.answerTime, utcOffset),
      endedAt: toInstant(row.callEndTime, utcOffset),
      talkSec: countOf(row.callDuration),
      sipStatus: sipStatusOf(row.hangupCode),
      recordings: recordingsOf(row.voiceUrl),
      labels: listIn(row.labels) ?? listIn(row.labelNames),
      note: textOf(row.remark),
      data: textOf(row.calledInfo),
    };
  };

/** A page of a part of a period, without what a code of two meanings brought in. */
export const toRecordPage =
  (part: Period, { causes }: Pick<RecordQuery, 'causes'>, utcOffset: string) =>
  (reply: RecordPageReply): SentPage<CallRecord> => {
    const isWanted = ({ startedAt, cause }: CallRecord): boolean =>
      isWithinPeriod(part, startedAt) && (causes?.some((each) => each === cause) ?? true);
    return toPage(reply, idOf, (rows) => rows.map(toRecord(utcOffset)).filter(isWanted));
  };
