import { Count, type CallRecord, type Cause } from '@cordboard/core/provider';
import type { Loose } from '../surfaces/api/wire/values.js';
import { numberOf } from './values.js';

/** A final status of SIP; absent for anything else. */
export const sipStatusOf = (code: Loose): number | undefined => {
  const status = numberOf(code);
  return Count.is(status) && status >= 100 && status <= 699 ? status : undefined;
};

/** By RFC 3261, and where that leaves it open by RFC 3398, which says what telephone lines make of it. */
const causes: ReadonlyMap<number, Cause> = new Map<number, Cause>([
  [200, 'completed'],
  [403, 'rejected'],
  [404, 'unreachable'],
  [408, 'no-answer'],
  [410, 'invalid-number'],
  [480, 'no-answer'],
  [484, 'invalid-number'],
  [486, 'busy'],
  [487, 'canceled'],
  [503, 'congestion'],
  [600, 'busy'],
  [603, 'rejected'],
  [604, 'invalid-number'],
]);

const isFailure = (status: number): boolean => status >= 300;

/** On older pages, people talked. */
const talked = 0;

const answeredAs = { cause: 'completed', answered: true } as const;

/** Why a call ended and whether it was answered, by its status; `unknown` for a code that is none of SIP's. */
export const endingOf = (code: Loose): Pick<CallRecord, 'cause' | 'answered' | 'sipStatus'> => {
  if (numberOf(code) === undefined) return {};
  if (numberOf(code) === talked) return answeredAs;
  const sipStatus = sipStatusOf(code);
  if (sipStatus === undefined) return { cause: 'unknown' };
  if (sipStatus === 200) return { ...answeredAs, sipStatus };
  return isFailure(sipStatus)
    ? { cause: causes.get(sipStatus) ?? 'failed', answered: false, sipStatus }
    : { cause: 'unknown', sipStatus };
};
