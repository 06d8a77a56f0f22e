import { CampaignProgress, Instant, PhoneNumber } from '@cordboard/core/provider';
import { fieldsOf } from '@cordboard/core/schema';
import type { VendorRules } from './world.js';

/** What the clock of a center in memory shows at the beginning. */
export const clockStartMs = Date.parse('2026-01-05T09:00:00Z');

const longestSequenceMs = 3_600_000;

const msOf = (value: unknown): number => (Instant.is(value) ? Date.parse(value) : Number.NaN);

const isFromClock = (value: unknown): boolean =>
  msOf(value) >= clockStartMs && msOf(value) < clockStartMs + longestSequenceMs;

const bareNumber = (value: unknown): string | undefined =>
  PhoneNumber.is(value) ? value.replace(/^\+/, '') : undefined;

const isMasked = (value: unknown): value is string => typeof value === 'string' && /^\d*\*+\d*$/.test(value);

/** The numbers that a masked one may be. */
const unmasked = (masked: string): RegExp => new RegExp(`^${masked.replace(/\*+/, String.raw`\d+`)}$`);

const isEmpty = (value: unknown): boolean =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** Half a hundredth of a percent, and what computing with it loses. */
const mostRounded = 0.000_05 + 1e-12;

/** Two values that mean the same, although they differ. */
export interface Equivalence {
  readonly why: string;
  /** The fields it is about, by their paths; left out: all. */
  readonly where?: RegExp;
  readonly holds: (told: unknown, known: unknown) => boolean;
}

/** An id that memory makes up for a campaign. */
const isMadeUp = (value: unknown): boolean => /^00000001-0000-4000-8000-\d{12}$/.test(String(value));

const isOneOf = (value: unknown, ...values: readonly unknown[]): boolean => values.includes(value);

const notBegun = ['draft', 'scheduled'] as const;

const counters = fieldsOf(CampaignProgress)
  .map(({ name }) => name)
  .join('|');

/** The only differences that are allowed between an adapter and memory. */
export const equivalences: readonly Equivalence[] = [
  {
    why: 'a vendor may be unable to tell what it changed from what was so already',
    where: /(^|\.)outcome$/,
    holds: (told, known) => isOneOf(told, 'applied', 'accepted') && isOneOf(known, 'applied', 'unchanged'),
  },
  {
    why: 'what is accepted is decided later; campaigns.importResult tells how',
    where: /(^|\.)outcome$/,
    holds: (told, known) => told === 'accepted' && known === 'failed',
  },
  {
    why: 'a key used for two things may have done the first; the vendor only refuses the second',
    where: /(^|\.)error\.effect$/,
    holds: (told, known) => told === 'none' && known === 'maybe',
  },
  {
    why: 'an instant is the same in every zone',
    holds: (told, known) => msOf(told) === msOf(known),
  },
  {
    why: "how often a center's clock ticks for one write depends on how many requests the vendor needs for it",
    holds: (told, known) => isFromClock(told) && isFromClock(known),
  },
  {
    why: 'how long a token is valid that was asked for without a time is up to the provider',
    where: /(^|\.)expiresAt$/,
    holds: (told, known) => msOf(told) > clockStartMs && msOf(known) > clockStartMs,
  },
  {
    why: 'a vendor that makes phones in groups numbers their names',
    where: /(^|\.)name$/,
    holds: (told, known) => typeof known === 'string' && told === `${known}-1`,
  },
  {
    why: 'a phone number is the same with and without the leading plus',
    where: /(^|\.)phoneNumber$/,
    holds: (told, known) => bareNumber(told) !== undefined && bareNumber(told) === bareNumber(known),
  },
  {
    why: 'a vendor may show a number masked',
    where: /(^|\.)phoneNumber$/,
    holds: (told, known) =>
      isMasked(told) && bareNumber(known) !== undefined && unmasked(told).test(bareNumber(known) ?? ''),
  },
  {
    why: 'a vendor may round a rate to a hundredth of a percent',
    where: /(^|\.)(executedRate|answeredRate|callAnswerRate)$/,
    holds: (told, known) => Math.abs(Number(told) - Number(known)) <= mostRounded,
  },
  {
    why: 'a vendor may know no difference between an empty text, list or map and none',
    holds: (told, known) => (told === undefined && isEmpty(known)) || (isEmpty(told) && known === undefined),
  },
  {
    why: 'a vendor may make up the username of whom it creates',
    where: /(^|\.)username$/,
    holds: (told, known) => typeof told === 'string' && known === undefined,
  },
  {
    why: 'a vendor whose switches are never blank tells one that was never set as off',
    where: /(^|\.)(showRecordings|maskNumbers|voicemail)$/,
    holds: (told, known) => told === false && known === undefined,
  },
  {
    why: 'a vendor whose weights are never blank has 0 for a queue that was given none',
    where: /(^|\.)weight$/,
    holds: (told, known) => told === 0 && known === undefined,
  },
  {
    why: 'a vendor whose weights are never blank has 1 for a member who was given none',
    where: /^queues\.listMembers\..*\.weight$|^result\.[^.]+\.weight$/,
    holds: (told, known) => told === 1 && known === undefined,
  },
  {
    why: 'a vendor whose ranks are never blank has 1 for an agent who was given none',
    where: /(^|\.)priority$/,
    holds: (told, known) => told === 1 && known === undefined,
  },
  {
    why: 'a vendor may have keys of its own for entry points',
    where: /^result\.[^.]+\.id$/,
    holds: (told, known) => typeof told === 'string' && known === undefined,
  },
  {
    why: 'a vendor that says of every route what can be done with it says yes where nothing is said',
    where: /(^|\.)(editable|removable)$/,
    holds: (told, known) => told === true && known === undefined,
  },
  {
    why: 'a vendor whose counts are never blank begins with 0',
    where: new RegExp(`(^|\\.)progress\\.\\w+$|^result\\.(${counters})$`, 'u'),
    holds: (told, known) => told === 0 && known === undefined,
  },
  {
    why: 'a vendor may have one number for agents who are not ready, whether they gave a reason or none',
    where: /(^|\.)reason$/,
    holds: (told, known) => told === 'busy' && known === undefined,
  },
  {
    why: 'a vendor may count the contacts of a queue, of which memory knows nothing',
    where: /^result\.[^.]+\.(waiting|handling)$/,
    holds: (told, known) => Number.isSafeInteger(told) && known === undefined,
  },
  {
    why: 'where a recording can be fetched, and how long, is up to the vendor',
    where: /(^|\.)(url|expiresAt)$/,
    holds: (told, known) => typeof told === 'string' && typeof known === 'string',
  },
  {
    why: 'what a call is named is up to the provider',
    where: /(^|\.)value\.id$/,
    holds: (told, known) => /^\d{19}$/.test(String(told)) && /^\d{19}$/.test(String(known)),
  },
  {
    why: 'what a campaign is named that is launched is up to the provider',
    where: /(^|\.)ref\.id$/,
    holds: (told, known) => /^task-\d+$/.test(String(told)) && isMadeUp(known),
  },
  {
    why: 'a vendor may have one word for every campaign that has not begun',
    where: /(^|\.)state$/,
    holds: (told, known) => isOneOf(told, ...notBegun) && isOneOf(known, ...notBegun),
  },
  {
    why: 'how the batch of a launch is named is up to the provider',
    where: /(^|\.)batch$/,
    holds: (told, known) => /^[\da-f]{20}$/.test(String(told)) && /^batch\d+$/.test(String(known)),
  },
];

/** Where the vendor has another kind of error. */
export const kindsInstead = (saysInstead: VendorRules['saysInstead'] = {}): Equivalence => {
  const kinds = new Map<unknown, readonly unknown[]>(
    Object.entries(saysInstead).map(([kind, instead]) => [kind, [instead].flat()]),
  );
  return {
    why: 'the rules of the vendor say so',
    where: /(^|\.)error\.kind$/,
    holds: (told, known) => kinds.get(known)?.includes(told) ?? false,
  };
};
