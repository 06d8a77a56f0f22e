import type { CallRecord, Cause } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText, isWhole } from '../../guards.js';
import { timesOf, type CallRecord as PlacedRecord } from '../calls.js';
import { hasFields, isId, isListOf, reading } from './body.js';
import { recordsOf } from './center-records.js';
import { countryOf } from './countries.js';
import { dateOf, isDateText, isShortPeriod, isWithin } from './dates.js';
import { groupNames } from './directory.js';
import { maskedNumber } from './masked.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import { recent } from './recent-calls.js';
import type { ItniotechWorld, Route } from './route.js';

/** What both lists of calls tell: of one placed here, or of one that the center knows. */
interface CallFacts {
  readonly keyId: number;
  readonly sessionId: string;
  readonly callId: string | null;
  readonly called: string;
  readonly caller: string;
  readonly country: string | null;
  readonly calledInfo: string | null;
  readonly group: number;
  readonly groupName: string | null;
  readonly agentId: number;
  readonly agentName: string | null;
  /** 1 group call to an agent, 2 inbound, 3 outbound. */
  readonly callType: number;
  readonly hangupReason: number;
  readonly hangingDirection: number;
  readonly labels: readonly string[];
  readonly remark: string | null;
  readonly placedAt: number;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly talkSec: number;
  readonly voiceUrl: string;
}

const callTypeOf = ({ source }: PlacedRecord): number =>
  source === 'group-call' || source === 'message' ? 1 : 3;

const unanswered = { 'no-answer': 0, failed: 4, unreachable: 6, busy: 7 } as const;

const hangupReasonOf = (call: PlacedRecord): number => {
  const { result, agent } = call.outcome;
  if (result !== 'answered') return unanswered[result];
  if (callTypeOf(call) === 3) return 1;
  return agent === undefined ? 2 : 3;
};

const directions = { customer: 0, agent: 1, system: 3 } as const;

/** What `getVoiceFile` takes; a call that was not answered has no recording. */
const voiceUrlOf = ({ voiceId, outcome }: PlacedRecord): string =>
  outcome.result === 'answered' ? `${voiceId}.mp3` : '';

/** A call that was placed here. */
const factsOf =
  (names: ReadonlyMap<number, string>) =>
  (call: PlacedRecord): CallFacts => {
    const { voiceId, group = 0, outcome } = call;
    const { answeredAt, talkSec, endedAt } = timesOf(call);
    return {
      keyId: Number(voiceId.slice(-7)),
      // 17 digits.
      sessionId: voiceId.slice(0, 12) + voiceId.slice(-5),
      callId: call.source === 'desk-phone' ? voiceId : null,
      called: call.callee,
      caller: call.caller,
      country: countryOf(call.callee)?.name ?? null,
      calledInfo: call.calledInfo ?? null,
      group,
      groupName: names.get(group) ?? null,
      agentId: Number(outcome.agent?.id),
      agentName: outcome.agent?.name ?? null,
      callType: callTypeOf(call),
      hangupReason: hangupReasonOf(call),
      hangingDirection: directions[outcome.hungUpBy ?? 'customer'],
      labels: outcome.labels ?? [],
      remark: outcome.remark ?? null,
      placedAt: call.placedAt,
      answeredAt,
      endedAt,
      talkSec,
      voiceUrl: voiceUrlOf(call),
    };
  };

/** The code of a cause: of a group call, an inbound and an outbound call. */
const reasonsByCause: Partial<Record<Cause, readonly [number, number, number]>> = {
  completed: [3, 9, 1],
  'no-answer': [0, 8, 0],
  abandoned: [2, 8, 2],
  unreachable: [6, 6, 6],
  busy: [7, 7, 7],
};

const enders = { ...directions, other: 3, unknown: 3 } as const;

const msOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant);

/** A call of the center. */
const factsOfRecord = (record: CallRecord): CallFacts => {
  const { direction, kind, cause = 'unknown', queue, agent, endedBy = 'unknown' } = record;
  const { customerNumber = '', centerNumber = '' } = record;
  const callType = direction === 'inbound' ? 2 : kind === 'manual' ? 3 : 1;
  return {
    keyId: Number(record.id.slice(-7)),
    sessionId: record.id,
    callId: record.call ?? null,
    called: callType === 2 ? centerNumber : customerNumber,
    caller: callType === 2 ? customerNumber : centerNumber,
    country: record.place?.country ?? null,
    calledInfo: record.data ?? null,
    group: Number(queue?.id),
    groupName: queue?.name ?? null,
    agentId: Number(agent?.id),
    agentName: agent?.name ?? null,
    callType,
    hangupReason: (reasonsByCause[cause] ?? [4, 4, 4])[callType - 1] ?? 4,
    hangingDirection: enders[endedBy],
    labels: record.labels ?? [],
    remark: record.note ?? null,
    placedAt: msOf(record.startedAt) ?? 0,
    answeredAt: msOf(record.answeredAt),
    endedAt: msOf(record.endedAt),
    talkSec: record.talkSec ?? 0,
    voiceUrl: record.recordings?.[0]?.id ?? '',
  };
};

const rowOf = (call: CallFacts): object => ({
  keyId: call.keyId,
  callSessionId: call.sessionId,
  called: call.called,
  encryptCalled: maskedNumber(call.called),
  calledInfo: call.calledInfo,
  callId: call.callId,
  caller: call.caller,
  ccode: countryOf(call.called)?.ccode ?? null,
  ccodeName: call.country,
  seatName: call.agentName,
  sipGroupName: call.groupName,
  callType: call.callType,
  callDuration: call.talkSec,
  hangupReason: call.hangupReason,
  hangingDirection: call.hangingDirection,
  labelNames: call.labels,
  remark: call.remark,
  callStartTime: dateOf(call.placedAt),
  answerTime: dateOf(call.answeredAt),
  callEndTime: dateOf(call.endedAt),
  voiceUrl: call.voiceUrl,
});

const codes = isListOf(isWhole(0, 9));
const texts = isListOf(isText);

const common = {
  sipGroupName: isText,
  seatNameList: texts,
  callType: codes,
  hangupReason: codes,
  calledOrCaller: isText,
  ccode: texts,
  hangingDirection: codes,
  labelNames: texts,
};

const isRecordParams = hasFields(
  { startTime: isDateText, endTime: isDateText },
  { ...common, voiceGroupId: isId, seatId: isListOf(isId) },
);

const isOlderParams = hasFields({ strTime: isDateText, endTime: isDateText }, common);

/** The filters of both calls. */
interface Filters {
  readonly from: string;
  readonly until: string;
  readonly sipGroupName?: string;
  readonly seatNameList?: readonly string[];
  readonly callType?: readonly number[];
  readonly hangupReason?: readonly number[];
  readonly calledOrCaller?: string;
  readonly ccode?: readonly string[];
  readonly hangingDirection?: readonly number[];
  readonly labelNames?: readonly string[];
  readonly voiceGroupId?: number;
  readonly seatId?: readonly number[];
}

const isAmong = <A>(wanted: readonly A[] | undefined, value: A): boolean =>
  wanted === undefined || wanted.length === 0 || wanted.includes(value);

const fits = (filters: Filters) => {
  const isInPeriod = isWithin(filters.from, filters.until);
  const number = filters.calledOrCaller ?? '';
  return (call: CallFacts): boolean =>
    isInPeriod(call.placedAt) &&
    (filters.sipGroupName ?? call.groupName) === call.groupName &&
    (filters.voiceGroupId === undefined || filters.voiceGroupId === call.group) &&
    isAmong(filters.seatId, call.agentId) &&
    isAmong(filters.seatNameList, call.agentName ?? '') &&
    isAmong(filters.callType, call.callType) &&
    isAmong(filters.hangupReason, call.hangupReason) &&
    isAmong(filters.hangingDirection, call.hangingDirection) &&
    isAmong(filters.ccode, countryOf(call.called)?.ccode ?? '') &&
    (call.called.includes(number) || call.caller.includes(number)) &&
    (filters.labelNames ?? []).every((label) => call.labels.includes(label));
};

type Page = Parameters<typeof asked>[0];

const pageOfCalls = (world: ItniotechWorld, page: Page, filters: Filters, placed: readonly PlacedRecord[]) =>
  pipe(
    TE.Do,
    TE.apS('names', groupNames(world)),
    TE.apS('known', recordsOf(world, 'contact-center')),
    TE.map(({ names, known }) => [
      ...known.map(factsOfRecord),
      ...placed.filter(({ source }) => source !== 'message').map(factsOf(names)),
    ]),
    TE.map((calls) => pageOfAll(asked(page), world, rowOf)(calls.filter(fits(filters)).reverse())),
  );

/** The call records of the call center, the latest first. */
const query = reading(isPageBody(isRecordParams), ({ params, ...page }, world) => {
  const { startTime: from, endTime: until, ...rest } = params;
  return pageOfCalls(world, page, { from, until, ...rest }, [...world.state.calls.values()]);
});

/** The older twin: the last two months, and at most 31 days of them. */
const ccRecordQuery = reading(isPageBody(isOlderParams), ({ params, ...page }, world) => {
  const { strTime: from, endTime: until, ...rest } = params;
  return isShortPeriod(from, until)
    ? pageOfCalls(world, page, { from, until, ...rest }, recent(world))
    : TE.left('-22');
});

/** The calls that list call records. */
export const callRecordRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/record/query', serve: query },
  { method: 'POST', path: '/voice/ccRecordQuery', serve: ccRecordQuery },
];
