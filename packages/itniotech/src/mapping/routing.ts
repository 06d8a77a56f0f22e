import {
  CalendarDay,
  type CallerId,
  type CallerIdQuery,
  type CallerIdStatus,
  type CallerIdType,
  type Native,
  type NumberedPage,
  type PageSizes,
  type SentPage,
} from '@cordboard/core/provider';
import type { NumberPageReply, NumberQueryRequest, NumberReply } from '../surfaces/api/wire/routing.js';
import type { Loose } from '../surfaces/api/wire/values.js';
import { toPage } from './pages.js';
import { numberOf, textOf } from './values.js';

/** The vendor's maximum page size, which is always requested. */
export const numbersPageSize = 100;
export const numbersPageSizes: PageSizes = { defaultSize: numbersPageSize, maxSize: numbersPageSize };

/** The vendor's `state` of a number. */
const statuses: ReadonlyMap<string, CallerIdStatus> = new Map<string, CallerIdStatus>([
  ['3', 'enabled'],
  ['4', 'expired'],
  ['5', 'disabled'],
]);

const types: ReadonlyMap<string, CallerIdType> = new Map<string, CallerIdType>([
  ['MOBILE', 'mobile'],
  ['FIXED', 'fixed'],
]);

/** 1 is yes here, and not off as elsewhere. */
const isYes = (value: Loose): boolean | undefined => {
  const flag = numberOf(value);
  return flag === 1 || flag === 0 ? flag === 1 : undefined;
};

const toDay = (value: Loose): string | undefined => {
  const day = textOf(value);
  return CalendarDay.is(day) ? day : undefined;
};

const nativeOf = (code: string | undefined): Native | undefined =>
  code === undefined ? undefined : { code };

const toNative = (state: string | undefined, type: string | undefined): CallerId['native'] =>
  state === undefined && type === undefined ? undefined : { status: nativeOf(state), type: nativeOf(type) };

const numberIn = ({ number }: NumberReply): string => String(number).trim();

const toCallerId = (row: NumberReply): CallerId => {
  const state = textOf(row.state);
  const type = textOf(row.type);
  return {
    number: numberIn(row),
    status: statuses.get(state ?? '') ?? 'unknown',
    note: textOf(row.remark),
    country: textOf(row.country),
    type: type === undefined ? undefined : (types.get(type) ?? 'unknown'),
    expiresOn: toDay(row.dueDate),
    inboundPrefix: textOf(row.inboundPrefix),
    voicemail: isYes(row.enableVoicemail),
    native: toNative(state, type),
  };
};

export const fromCallerIdQuery = ({ page, size }: NumberedPage): NumberQueryRequest => ({
  current: page,
  size,
  params: {},
});

const usual: readonly CallerIdStatus[] = ['enabled', 'unknown'];

/**
 * A page of the numbers with the wanted statuses, chosen here. Those of others count as rows that were sent; how many
 * the vendor counts in all is not told, because it counts them, too.
 */
export const toCallerIdPage =
  ({ status }: CallerIdQuery) =>
  (reply: NumberPageReply): SentPage<CallerId> => {
    const wanted: readonly CallerIdStatus[] = status ?? usual;
    const { claims, ...page } = toPage(reply, numberIn, (rows) =>
      rows.map(toCallerId).filter((callerId) => wanted.includes(callerId.status)),
    );
    return { ...page, claims: { size: claims.size, pages: claims.pages } };
  };
