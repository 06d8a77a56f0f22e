import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText } from '../../guards.js';
import { timesOf, type CallRecord } from '../calls.js';
import { hasFields, reading } from './body.js';
import { countryOf } from './countries.js';
import { isDateText, isoOf, isShortPeriod, isWithin } from './dates.js';
import { asked, isLoosePageBody, pageOfAll } from './pages.js';
import { recent } from './recent-calls.js';
import { lastSegment, type ItniotechWorld, type Route, type Serve } from './route.js';

/** SIP's answers to the caller. */
const terminations = {
  answered: ['200', 'success'],
  'no-answer': ['480', 'Temporarily Unavailable'],
  busy: ['486', 'Busy Here'],
  unreachable: ['404', 'Not Found'],
  failed: ['500', 'Server Internal Error'],
} as const;

const commonRow = (call: CallRecord) => {
  const { ringingAt, answeredAt, talkSec, endedAt } = timesOf(call);
  const [terminationCode, terminationReason] = terminations[call.outcome.result];
  return {
    voiceId: call.voiceId,
    callee: call.callee,
    displayNum: call.caller,
    code: countryOf(call.callee)?.name ?? null,
    submitTime: isoOf(call.placedAt),
    callTime: isoOf(call.placedAt),
    ringingTime: isoOf(ringingAt),
    answerTime: isoOf(answeredAt),
    hangupTime: isoOf(endedAt),
    callDuration: talkSec,
    // Billed in periods of 20 seconds.
    chargedDuration: Math.ceil(talkSec / 20) * 20,
    terminationCode,
    terminationReason,
    cost: String(Math.ceil(talkSec / 20) * 0.25),
    billPeriod: '20+20',
    rate: '0.75',
  };
};

const phoneRow =
  ({ state }: ItniotechWorld) =>
  (call: CallRecord): object => {
    const phone = state.phones.get(call.account ?? '');
    return {
      ...commonRow(call),
      sipGroupName: phone?.groupName ?? null,
      phoneName: phone?.phoneName ?? null,
      recordingFileId: call.outcome.result === 'answered' ? `${call.voiceId}.wav` : null,
    };
  };

const messageRow =
  ({ state }: ItniotechWorld) =>
  (call: CallRecord): object => ({
    ...commonRow(call),
    voiceFileId: state.tasks.get(call.task ?? 0)?.plan.asked.voiceFileId ?? null,
    feedbackValue: call.outcome.pressedKey ?? '-1',
    calledInfo: call.calledInfo ?? null,
    baseCost: '0',
  });

interface Kind {
  readonly sources: ReadonlySet<CallRecord['source']>;
  readonly rowOf: (world: ItniotechWorld) => (call: CallRecord) => object;
}

const phones: Kind = { sources: new Set(['desk-phone']), rowOf: phoneRow };
const messages: Kind = { sources: new Set(['message', 'group-call']), rowOf: messageRow };

/** One record. The pages list no code for one that does not exist; the one about parameters fits. */
const one =
  ({ sources, rowOf }: Kind): Serve =>
  (world, request) => {
    const call = recent(world).find(({ voiceId }) => voiceId === lastSegment(request));
    return call !== undefined && sources.has(call.source) ? TE.right(rowOf(world)(call)) : TE.left('-22');
  };

const isRecordParams = hasFields(
  { strTime: isDateText, endTime: isDateText },
  { callee: isText, appId: isText },
);

const many = ({ sources, rowOf }: Kind): Serve =>
  reading(isLoosePageBody(isRecordParams), ({ params, ...page }, world) => {
    const { strTime, endTime, callee, appId } = params;
    if (!isShortPeriod(strTime, endTime)) return TE.left('-22');
    const isInPeriod = isWithin(strTime, endTime);
    const found = recent(world).filter(
      (call) =>
        sources.has(call.source) &&
        isInPeriod(call.placedAt) &&
        (callee ?? call.callee) === call.callee &&
        (appId ?? call.appId) === call.appId,
    );
    return TE.right(pageOfAll(asked(page), world, rowOf(world))(found.toReversed()));
  });

/** The calls about records of desk phones and of group calls, which write ISO dates. */
export const voiceRecordRoutes: readonly Route[] = [
  { method: 'GET', path: '/voice/recordSip/{id}', serve: one(phones) },
  { method: 'POST', path: '/voice/recordSipQuery', serve: many(phones) },
  { method: 'GET', path: '/voice/recordGroup/{id}', serve: one(messages) },
  { method: 'POST', path: '/voice/recordGroupQuery', serve: many(messages) },
];
