import type { CallRecord } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { timesOf, type CallRecord as PlacedCall } from '../calls.js';
import { hasFields, reading } from './body.js';
import { recordsOf } from './center-records.js';
import { countryOf } from './countries.js';
import { applicationsOf } from './directory.js';
import { dateOf, isDateText, isShortPeriod, isWithin } from './dates.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import { recent } from './recent-calls.js';
import type { ItniotechWorld, Route } from './route.js';

/** A call, and when it began. */
interface Listed {
  readonly placedAt: number;
  readonly row: object;
}

const inbound = 2;
const outbound = 3;

const sipCodes = {
  answered: '200',
  'no-answer': '480',
  busy: '486',
  unreachable: '404',
  failed: '500',
} as const;

const secondOf = (ms: number | undefined): string | null =>
  ms === undefined ? null : String(Math.floor(ms / 1000));

/** A call that was placed here. The page promises timestamps; here the push is right, which writes dates. */
const listedCall =
  (world: ItniotechWorld) =>
  (call: PlacedCall): Listed => {
    const { talkSec, endedAt } = timesOf(call);
    const country = countryOf(call.callee);
    return {
      placedAt: call.placedAt,
      row: {
        callid: call.voiceId,
        number: call.caller,
        type: 'FIXED',
        caller: call.caller,
        called: call.callee,
        ccode: country?.ccode ?? null,
        country: country?.name ?? null,
        callSource: outbound,
        callDuration: talkSec,
        chargedDuration: talkSec,
        startTime: dateOf(call.placedAt),
        endTime: dateOf(endedAt),
        pay: talkSec * 0.01,
        sipCode: sipCodes[call.outcome.result],
        recordingFileUrl: '',
        hangupReason: call.outcome.result,
        appId: applicationsOf(world)[0] ?? null,
        chargedPeriod: '1+1',
        customerRate: '0.6',
      },
    };
  };

const msOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant);

/** A call of the center, with timestamps as the page promises. */
const listedRecord = (record: CallRecord): Listed => {
  const { customerNumber = '', centerNumber = '', recordings: [recording] = [] } = record;
  const [caller, called] =
    record.direction === 'inbound' ? [customerNumber, centerNumber] : [centerNumber, customerNumber];
  return {
    placedAt: msOf(record.startedAt) ?? 0,
    row: {
      callid: record.id,
      number: centerNumber,
      type: 'FIXED',
      caller,
      called,
      ccode: countryOf(called)?.ccode ?? null,
      country: record.place?.country ?? null,
      callSource: record.direction === 'inbound' ? inbound : outbound,
      callDuration: record.talkSec ?? null,
      chargedDuration: record.chargedSec ?? null,
      startTime: secondOf(msOf(record.startedAt)),
      endTime: secondOf(msOf(record.endedAt)),
      pay: record.cost?.[0]?.amount ?? null,
      sipCode: record.sipStatus === undefined ? null : String(record.sipStatus),
      recordingFileUrl: recording === undefined ? '' : `https://recordings.invalid/${recording.id}.wav`,
      hangupReason: record.cause ?? null,
      appId: null,
      chargedPeriod: '60+60',
      customerRate: '0.75',
    },
  };
};

const isQuery = isPageBody(hasFields({ strTime: isDateText, endTime: isDateText }, {}));

/** Number record query. */
const queryPage = reading(isQuery, ({ params: { strTime, endTime }, ...page }, world) => {
  if (!isShortPeriod(strTime, endTime)) return TE.left('-22');
  const isInPeriod = isWithin(strTime, endTime);
  return pipe(
    recordsOf(world, 'number'),
    TE.map((records) => [...records.map(listedRecord), ...recent(world).map(listedCall(world))]),
    TE.map((calls) => calls.filter(({ placedAt }) => isInPeriod(placedAt)).toReversed()),
    TE.map(pageOfAll(asked(page), world, ({ row }) => row)),
  );
});

/** The call about what was called by the account's numbers. */
export const numberRecordRoutes: readonly Route[] = [
  { method: 'POST', path: '/number/record/queryPage', serve: queryPage },
];
