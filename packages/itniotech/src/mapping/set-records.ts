import {
  CallId,
  isWithinPeriod,
  Money,
  RecordId,
  RecordingId,
  type CallRecord,
  type ContactCenterError,
  type Native,
  type NumberedPage,
  type Period,
  type RecordQuery,
  type RecordSet,
  type SentPage,
} from '@cordboard/core/provider';
import type * as E from 'fp-ts/lib/Either.js';
import type {
  NumberRecordReply,
  SetQueryRequest,
  VoiceRecordReply,
} from '../surfaces/api/wire/set-records.js';
import type { Loose, PageOf } from '../surfaces/api/wire/values.js';
import { toPage } from './pages.js';
import { refusing } from './refusing.js';
import { endingOf } from './sip.js';
import { fromInstant, toAnyInstant } from './times.js';
import { countOf, numberOf, textOf } from './values.js';

/** The lists of calls beside those of the center: filtered by period alone. */
export type OtherSet = Exclude<RecordSet, 'contact-center'>;

const filters = ['direction', 'kind', 'queue', 'agent', 'number', 'causes', 'endedBy'] as const;

/** Refuses the filters that only the list of the center has. */
export const withoutFilters = (query: RecordQuery): E.Either<ContactCenterError, void> =>
  refusing('', query, filters, 'the vendor filters only the calls of the set contact-center');

/** Whole seconds around a part of a period; what is outside is left out of the answer. */
export const fromSetQuery = (
  { fromMs, toMs }: Period,
  { page, size }: NumberedPage,
  utcOffset: string,
): SetQueryRequest => ({
  current: page,
  size,
  params: { strTime: fromInstant(fromMs, utcOffset), endTime: fromInstant(toMs + 999, utcOffset) },
});

const recordingOf = (set: OtherSet, id: string | undefined): CallRecord['recordings'] =>
  RecordingId.codec.is(id) ? [{ id, set }] : [];

const placeIn = (country: string | undefined): CallRecord['place'] =>
  country === undefined ? undefined : { country };

/** US dollars, unless it says otherwise. */
const costOf = (amount: Loose, currency: string | undefined): CallRecord['cost'] => {
  const money = { amount: textOf(amount), currency: currency ?? 'USD' };
  return Money.is(money) ? [money] : undefined;
};

const nativeOf = (code: string | undefined, label: string | undefined): Native | undefined =>
  code === undefined ? undefined : { code, label };

const idOfVoice = ({ voiceId }: VoiceRecordReply): string => String(voiceId).trim();

/** `Afghanistan(Kandahar)`: what is in brackets may be a region or a carrier. */
const countryIn = (code: Loose): string | undefined => textOf(textOf(code)?.replace(/\(.*$/s, ''));

/** A call of a desk phone, or one that played a message. */
export const toVoiceRecord =
  (set: 'phone' | 'broadcast', utcOffset: string) =>
  (row: VoiceRecordReply): CallRecord => {
    const id = idOfVoice(row);
    const cause = nativeOf(textOf(row.terminationCode), textOf(row.terminationReason));
    return {
      id: RecordId(id),
      set,
      // The id of a call that a desk phone was told to place is that of its record.
      ...(set === 'phone' ? { call: CallId(id) } : { kind: 'agentless' }),
      direction: 'outbound',
      customerNumber: textOf(row.callee),
      centerNumber: textOf(row.displayNum),
      place: placeIn(countryIn(row.code)),
      startedAt: toAnyInstant(row.callTime, utcOffset) ?? toAnyInstant(row.submitTime, utcOffset),
      ringingAt: toAnyInstant(row.ringingTime, utcOffset),
      answeredAt: toAnyInstant(row.answerTime, utcOffset),
      endedAt: toAnyInstant(row.hangupTime, utcOffset),
      talkSec: countOf(row.callDuration),
      chargedSec: countOf(row.chargedDuration),
      ...endingOf(row.terminationCode),
      ...(set === 'phone' ? { recordings: recordingOf(set, textOf(row.recordingFileId)) } : {}),
      data: textOf(row.calledInfo),
      cost: costOf(row.cost, textOf(row.currency)) ?? costOf(row.costEur, 'EUR'),
      native: cause === undefined ? undefined : { cause },
    };
  };

/** The vendor's `callSource`. */
const directions: ReadonlyMap<number | undefined, 'inbound' | 'outbound'> = new Map([
  [2, 'inbound'],
  [3, 'outbound'],
]);

const idOfNumber = ({ callid }: NumberRecordReply): string => String(callid).trim();

const directionIn = ({ callSource }: NumberRecordReply): Pick<CallRecord, 'direction' | 'kind'> => {
  const direction = directions.get(numberOf(callSource));
  if (textOf(callSource) === undefined) return {};
  return direction === 'inbound' ? { direction, kind: 'inbound' } : { direction: direction ?? 'unknown' };
};

/** A call by one of the account's numbers. Its recording goes by the id of the record, which has the address. */
export const toNumberRecord =
  (utcOffset: string) =>
  (row: NumberRecordReply): CallRecord => {
    const how = directionIn(row);
    const isInbound = how.direction === 'inbound';
    const native = {
      direction: nativeOf(textOf(row.callSource), undefined),
      cause: nativeOf(textOf(row.sipCode), textOf(row.hangupReason)),
    };
    return {
      id: RecordId(idOfNumber(row)),
      set: 'number',
      ...how,
      customerNumber: textOf(isInbound ? row.caller : row.called),
      centerNumber: textOf(row.number),
      // It is the called party's.
      place: isInbound ? undefined : placeIn(textOf(row.country)),
      startedAt: toAnyInstant(row.startTime, utcOffset),
      endedAt: toAnyInstant(row.endTime, utcOffset),
      talkSec: countOf(row.callDuration),
      chargedSec: countOf(row.chargedDuration),
      ...endingOf(row.sipCode),
      recordings: textOf(row.recordingFileUrl) === undefined ? [] : recordingOf('number', idOfNumber(row)),
      cost: costOf(row.pay, textOf(row.currency)),
      native: Object.values(native).some((each) => each !== undefined) ? native : undefined,
    };
  };

const setPage =
  <R, A extends Pick<CallRecord, 'startedAt'>>(part: Period, idOf: (row: R) => string, show: (row: R) => A) =>
  (reply: PageOf<R>): SentPage<A> =>
    toPage(reply, idOf, (rows) => rows.map(show).filter(({ startedAt }) => isWithinPeriod(part, startedAt)));

/** A page of a part of a period. */
export const toVoicePage = (set: 'phone' | 'broadcast', utcOffset: string) => (part: Period) =>
  setPage(part, idOfVoice, toVoiceRecord(set, utcOffset));

/** The same of the calls by number. */
export const toNumberPage = (utcOffset: string) => (part: Period) =>
  setPage(part, idOfNumber, toNumberRecord(utcOffset));

/** Where the recording of a call by number is, by the id of its record. */
export interface NumberRecording extends Pick<CallRecord, 'startedAt'> {
  readonly id: string;
  readonly url: string | undefined;
}

/** A page of the addresses of recordings. */
export const toRecordingPage = (part: Period) =>
  setPage(part, idOfNumber, (row: NumberRecordReply): NumberRecording => ({
    id: idOfNumber(row),
    url: textOf(row.recordingFileUrl),
  }));
