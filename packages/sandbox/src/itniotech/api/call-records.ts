import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText, isWhole } from '../../guards.js';
import { timesOf, type CallRecord } from '../calls.js';
import { hasFields, isId, isListOf, reading } from './body.js';
import { countryOf } from './countries.js';
import { dateOf, isDateText, isShortPeriod, isWithin } from './dates.js';
import { groupNames } from './directory.js';
import { maskedNumber } from './masked.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import { recent } from './recent-calls.js';
import type { ItniotechWorld, Route } from './route.js';

/** Group call to an agent, or outbound; nothing comes in here. */
const callTypeOf = ({ source }: CallRecord): number =>
  source === 'group-call' || source === 'message' ? 1 : 3;

const unanswered = { 'no-answer': 0, failed: 4, unreachable: 6, busy: 7 } as const;

const hangupReasonOf = (call: CallRecord): number => {
  const { result, agent } = call.outcome;
  if (result !== 'answered') return unanswered[result];
  if (callTypeOf(call) === 3) return 1;
  return agent === undefined ? 2 : 3;
};

const directions = { customer: 0, agent: 1, system: 3 } as const;

const directionOf = ({ outcome: { hungUpBy = 'customer' } }: CallRecord): number => directions[hungUpBy];

/** What `getVoiceFile` takes; a call that was not answered has no recording. */
const voiceUrlOf = ({ voiceId, outcome }: CallRecord): string =>
  outcome.result === 'answered' ? `${voiceId}.mp3` : '';

const rowOf =
  (names: ReadonlyMap<number, string>) =>
  (call: CallRecord): object => {
    const { voiceId, callee, caller, calledInfo, group = 0, outcome } = call;
    const { answeredAt, talkSec, endedAt } = timesOf(call);
    return {
      keyId: Number(voiceId.slice(-7)),
      // 17 digits.
      callSessionId: voiceId.slice(0, 12) + voiceId.slice(-5),
      called: callee,
      encryptCalled: maskedNumber(callee),
      calledInfo: calledInfo ?? null,
      callId: call.source === 'desk-phone' ? voiceId : null,
      caller,
      ccode: countryOf(callee)?.ccode ?? null,
      ccodeName: countryOf(callee)?.name ?? null,
      seatName: outcome.agent?.name ?? null,
      sipGroupName: names.get(group) ?? null,
      callType: callTypeOf(call),
      callDuration: talkSec,
      hangupReason: hangupReasonOf(call),
      hangingDirection: directionOf(call),
      labelNames: outcome.labels ?? [],
      remark: outcome.remark ?? null,
      callStartTime: dateOf(call.placedAt),
      answerTime: dateOf(answeredAt),
      callEndTime: dateOf(endedAt),
      voiceUrl: voiceUrlOf(call),
    };
  };

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

const fits = (filters: Filters, names: ReadonlyMap<number, string>) => {
  const isInPeriod = isWithin(filters.from, filters.until);
  return (call: CallRecord): boolean => {
    const { callee, caller, group = 0, placedAt, outcome } = call;
    const number = filters.calledOrCaller ?? '';
    const { agent, labels = [] } = outcome;
    return (
      isInPeriod(placedAt) &&
      (filters.sipGroupName === undefined || names.get(group) === filters.sipGroupName) &&
      (filters.voiceGroupId ?? group) === group &&
      isAmong(filters.seatId, Number(agent?.id)) &&
      isAmong(filters.seatNameList, agent?.name ?? '') &&
      isAmong(filters.callType, callTypeOf(call)) &&
      isAmong(filters.hangupReason, hangupReasonOf(call)) &&
      isAmong(filters.hangingDirection, directionOf(call)) &&
      isAmong(filters.ccode, countryOf(callee)?.ccode ?? '') &&
      (callee.includes(number) || caller.includes(number)) &&
      (filters.labelNames ?? []).every((label) => labels.includes(label))
    );
  };
};

type Page = Parameters<typeof asked>[0];

const pageOfCalls = (world: ItniotechWorld, page: Page, filters: Filters, calls: readonly CallRecord[]) =>
  pipe(
    groupNames(world),
    TE.map((names) =>
      pageOfAll(
        asked(page),
        world,
        rowOf(names),
      )(
        calls
          .filter(({ source }) => source !== 'message')
          .filter(fits(filters, names))
          .reverse(),
      ),
    ),
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
