import {
  CallbackId,
  digits,
  failure,
  failureOf,
  invalidInput,
  type AgentRef,
  type RequestOutcome,
  type Callback,
  type CallbackPlan,
  type CallbackRow,
  type ContactCenterError,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { ContactPlanRequest } from '../surfaces/api/wire/campaigns.js';
import { fromActor, fromAgentRef } from './agents.js';
import { spanProblems } from './campaigns.js';
import { fromPhoneNumber } from './values.js';

/** The vendor's limit for one request. */
export const mostCallbacks = 50;

const VendorNumber = digits(3, 16);

const minuteMs = 60_000;

/** The vendor accepts seconds and ignores them. */
const minuteOf = (instantMs: number): number => Math.floor(instantMs / minuteMs);

/** A zone as the vendor shows it, such as `GMT+08:00 Singapore`. */
const zoneValueOf = (timeZone: string, atMs: number): string => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(atMs);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replace(/_/g, ' ');
  return `${offset === 'GMT' ? 'GMT+00:00' : offset} ${city}`;
};

/** The numbers of a batch that the vendor accepts. */
export const sendable = (rows: readonly CallbackRow[]): readonly string[] =>
  rows.map(({ phoneNumber }) => fromPhoneNumber(phoneNumber)).filter((number) => VendorNumber.is(number));

/** Planner and caller must be named the same way. */
export const fromCallbackPlan = (
  plan: CallbackPlan,
  planner: AgentRef,
  customerPhoneNumberList: readonly string[],
): E.Either<ContactCenterError, ContactPlanRequest> => {
  const scheduleStartTime = Date.parse(plan.start);
  const scheduleEndTime = Date.parse(plan.end);
  const problems = spanProblems(minuteOf(scheduleStartTime), minuteOf(scheduleEndTime), 'end');
  return problems.length > 0
    ? E.left(invalidInput(problems))
    : E.right({
        name: plan.name,
        bak: plan.note,
        scheduleStartTime,
        scheduleEndTime,
        customerPhoneNumberList,
        executorId: fromAgentRef(plan.agent).agent,
        ...fromActor(planner),
        zoneId: plan.timeZone,
        zoneValue: plan.timeZone === undefined ? undefined : zoneValueOf(plan.timeZone, scheduleStartTime),
      });
};

const notTaken = failureOf('InvalidInput', 'invalid row', [
  { path: 'phoneNumber', message: `expected ${VendorNumber.name}` },
]);

const notMatched = failure(
  'MalformedReply',
  'the vendor returned another number of ids than it was sent numbers, so they cannot be assigned',
  { effect: 'done' },
);

/** The answer for each row of a batch; ids are in the order of the numbers that were sent. */
export const toCallbackAnswer = (
  rows: readonly CallbackRow[],
  ids: readonly string[],
): RequestOutcome<Callback> => {
  const sent = sendable(rows);
  const isMatched = sent.length === ids.length && ids.every((id) => CallbackId.codec.is(id.trim()));
  const left = [...ids];
  return {
    rows: rows.map((row) => {
      if (sendable([row]).length === 0) return { outcome: 'failed', error: notTaken };
      const id = left.shift();
      return isMatched && id !== undefined
        ? { outcome: 'applied', value: { id: CallbackId(id.trim()) } }
        : { outcome: 'failed', error: notMatched };
    }),
  };
};
