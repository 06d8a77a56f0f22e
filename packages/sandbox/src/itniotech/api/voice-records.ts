import type { CallRecord } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText } from '../../guards.js';
import { timesOf, type CallRecord as PlacedCall } from '../calls.js';
import { hasFields, reading } from './body.js';
import { recordsOf } from './center-records.js';
import type { Refusal } from './codes.js';
import { countryOf } from './countries.js';
import { isDateText, isoOf, isShortPeriod, isWithin } from './dates.js';
import { asked, isLoosePageBody, isPageBody, pageOfAll } from './pages.js';
import { recent } from './recent-calls.js';
import { lastSegment, type ItniotechWorld, type Route, type Serve } from './route.js';

type Termination = readonly [code: string | null, reason: string | null];

/** SIP's answers to the caller. */
const terminations = {
  answered: ['200', 'success'],
  'no-answer': ['480', 'Temporarily Unavailable'],
  busy: ['486', 'Busy Here'],
  unreachable: ['404', 'Not Found'],
  failed: ['500', 'Server Internal Error'],
} as const satisfies Readonly<Record<string, Termination>>;

/** What both lists tell of a call. */
interface Facts {
  readonly voiceId: string;
  readonly callee: string;
  readonly displayNum: string | null;
  readonly country: string | null;
  readonly placedAt: number;
  readonly ringingAt: number | undefined;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly talkSec: number | null;
  readonly chargedSec: number | null;
  readonly termination: Termination;
  readonly cost: string | null;
  /** Of desk phones. */
  readonly groupName: string | null;
  readonly phoneName: string | null;
  readonly recordingFileId: string | null;
  /** Of messages. */
  readonly voiceFileId: unknown;
  readonly feedbackValue: string;
  readonly calledInfo: string | null;
}

/** A call that was placed here. */
const factsOf =
  ({ state }: ItniotechWorld) =>
  (call: PlacedCall): Facts => {
    const phone = state.phones.get(call.account ?? '');
    const times = timesOf(call);
    // Billed in periods of 20 seconds.
    const periods = Math.ceil(times.talkSec / 20);
    return {
      ...times,
      voiceId: call.voiceId,
      callee: call.callee,
      displayNum: call.caller,
      country: countryOf(call.callee)?.name ?? null,
      placedAt: call.placedAt,
      chargedSec: periods * 20,
      termination: terminations[call.outcome.result],
      cost: String(periods * 0.25),
      groupName: phone?.groupName ?? null,
      phoneName: phone?.phoneName ?? null,
      recordingFileId: call.outcome.result === 'answered' ? `${call.voiceId}.wav` : null,
      voiceFileId: state.tasks.get(call.task ?? 0)?.plan.asked.voiceFileId ?? null,
      feedbackValue: call.outcome.pressedKey ?? '-1',
      calledInfo: call.calledInfo ?? null,
    };
  };

const msOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant);

/** A call of the center. */
const factsOfRecord = (record: CallRecord): Facts => ({
  voiceId: record.id,
  callee: record.customerNumber ?? '',
  displayNum: record.centerNumber ?? null,
  country: record.place?.country ?? null,
  placedAt: msOf(record.startedAt) ?? 0,
  ringingAt: msOf(record.ringingAt),
  answeredAt: msOf(record.answeredAt),
  endedAt: msOf(record.endedAt),
  talkSec: record.talkSec ?? null,
  chargedSec: record.chargedSec ?? null,
  termination: [record.sipStatus === undefined ? null : String(record.sipStatus), null],
  cost: record.cost?.[0]?.amount ?? null,
  groupName: null,
  phoneName: null,
  recordingFileId: record.recordings?.[0]?.id ?? null,
  voiceFileId: null,
  feedbackValue: '-1',
  calledInfo: record.data ?? null,
});

const commonRow = (facts: Facts) => ({
  voiceId: facts.voiceId,
  callee: facts.callee,
  displayNum: facts.displayNum,
  code: facts.country,
  submitTime: isoOf(facts.placedAt),
  callTime: isoOf(facts.placedAt),
  ringingTime: isoOf(facts.ringingAt),
  answerTime: isoOf(facts.answeredAt),
  hangupTime: isoOf(facts.endedAt),
  callDuration: facts.talkSec,
  chargedDuration: facts.chargedSec,
  terminationCode: facts.termination[0],
  terminationReason: facts.termination[1],
  cost: facts.cost,
  billPeriod: '20+20',
  rate: '0.75',
});

const phoneRow = (facts: Facts): object => ({
  ...commonRow(facts),
  sipGroupName: facts.groupName,
  phoneName: facts.phoneName,
  recordingFileId: facts.recordingFileId,
});

const messageRow = (facts: Facts): object => ({
  ...commonRow(facts),
  voiceFileId: facts.voiceFileId,
  feedbackValue: facts.feedbackValue,
  calledInfo: facts.calledInfo,
  baseCost: '0',
});

interface Kind {
  readonly sources: ReadonlySet<PlacedCall['source']>;
  readonly set: 'phone' | 'broadcast';
  readonly rowOf: (facts: Facts) => object;
}

const phones: Kind = { sources: new Set(['desk-phone']), set: 'phone', rowOf: phoneRow };
const messages: Kind = {
  sources: new Set(['message', 'group-call']),
  set: 'broadcast',
  rowOf: messageRow,
};

/** The calls of a kind, in the order in which they were placed: those of the center, then those placed here. */
const callsOf = (world: ItniotechWorld, { set, sources }: Kind): TE.TaskEither<Refusal, readonly Facts[]> =>
  pipe(
    recordsOf(world, set),
    TE.map((records) => [
      ...records.map(factsOfRecord),
      ...recent(world)
        .filter(({ source }) => sources.has(source))
        .map(factsOf(world)),
    ]),
  );

/** One record. The pages list no code for one that does not exist; the one about parameters fits. */
const one =
  (kind: Kind): Serve =>
  (world, request) =>
    pipe(
      callsOf(world, kind),
      TE.chain((calls) => {
        const call = calls.find(({ voiceId }) => voiceId === lastSegment(request));
        return call === undefined ? TE.left<Refusal, object>('-22') : TE.right(kind.rowOf(call));
      }),
    );

interface Asked {
  readonly strTime: string;
  readonly endTime: string;
  readonly sipGroupName?: string;
  readonly phoneName?: string;
}

type Page = Parameters<typeof asked>[0];

/** Blank lets everything through. */
const isNamed = (wanted = '', name: string | null): boolean => wanted === '' || wanted === name;

const many = (
  world: ItniotechWorld,
  kind: Kind,
  page: Page,
  { strTime, endTime, sipGroupName, phoneName }: Asked,
): TE.TaskEither<Refusal, object> => {
  if (!isShortPeriod(strTime, endTime)) return TE.left('-22');
  const isInPeriod = isWithin(strTime, endTime);
  return pipe(
    callsOf(world, kind),
    TE.map((calls) =>
      calls.filter(
        (call) =>
          isInPeriod(call.placedAt) &&
          isNamed(sipGroupName, call.groupName) &&
          isNamed(phoneName, call.phoneName),
      ),
    ),
    TE.map((calls) => pageOfAll(asked(page), world, kind.rowOf)(calls.toReversed())),
  );
};

const period = { strTime: isDateText, endTime: isDateText };

const manyPhones = reading(
  isPageBody(hasFields(period, { sipGroupName: isText, phoneName: isText })),
  ({ params, ...page }, world) => many(world, phones, page, params),
);

const manyMessages = reading(isLoosePageBody(hasFields(period, {})), ({ params, ...page }, world) =>
  many(world, messages, page, params),
);

/** The calls about records of desk phones and of messages, which write ISO dates. */
export const voiceRecordRoutes: readonly Route[] = [
  { method: 'GET', path: '/voice/recordSip/{id}', serve: one(phones) },
  { method: 'POST', path: '/voice/recordSipQuery', serve: manyPhones },
  { method: 'GET', path: '/voice/recordGroup/{id}', serve: one(messages) },
  { method: 'POST', path: '/voice/recordGroupQuery', serve: manyMessages },
];
