import type { ErrorKind, Runtime } from '@cordboard/core';
import type { FaultRule } from '@cordboard/sandbox';
import type { Role } from './steps.js';
import type { Setting, Vendor } from './vendor.js';

/** How often something goes wrong: at the first try only, or at each. */
export type Times = 'once' | 'always';

export type When = FaultRule['when'];

/** What can be learned from what arrives. */
interface Sign {
  /** `yes`: it was done. `no`: it was refused. `unclear`: a write may have been done. */
  readonly done: 'yes' | 'no' | 'unclear';
  readonly kind?: ErrorKind;
  /** Whether another try can do better. */
  readonly passes?: boolean;
  /** Where the role of a request makes a difference: everything a client may be told then, or another sign. */
  readonly unless?: Readonly<Partial<Record<Role, readonly string[] | Sign>>>;
}

/** What a fault is to a client, by whether the request took effect before. */
export interface Rule {
  readonly inject: Omit<FaultRule, 'when' | 'times' | 'path' | 'vendor'>;
  readonly before: Sign;
  readonly after: Sign;
  /** Left out: at every vendor. */
  readonly only?: readonly Vendor[];
  /** What it is about: other requests do not notice. Left out: all. */
  readonly about?: 'sessions' | 'codes' | 'one code' | 'sessions with codes' | 'tokens';
  /** Left out: before the effect and after it. */
  readonly when?: readonly When[];
  readonly setting?: Setting;
  /** The client must be told to wait so long. */
  readonly retryAfterMs?: number;
}

const fine: Sign = { done: 'yes' };
const refused = (kind: ErrorKind): Sign => ({ done: 'no', kind });
const refusedForNow = (kind: ErrorKind): Sign => ({ done: 'no', kind, passes: true });
const broken = (kind: ErrorKind): Sign => ({ done: 'unclear', kind, passes: true });
const unreadable: Sign = { done: 'unclear', kind: 'MalformedReply' };

const either = (sign: Sign): Pick<Rule, 'before' | 'after'> => ({ before: sign, after: sign });

/** Only the vendor knows that it should be another file, and it does not say so. */
const wholeToAnyone: readonly string[] = ['success'];

/** In the place of a file, text is a failure, however right it is. */
const fineText: Sign = { done: 'yes', unless: { download: unreadable } };

/** A file that has begun is not sent again by itself. */
const brokenOff = (kind: ErrorKind): Pick<Rule, 'before' | 'after'> => ({
  before: broken(kind),
  after: { ...broken(kind), unless: { download: [`${kind}, none`] } },
});

/** The vendor's answer to whoever asks for a token is known by the token in it alone. */
const withoutToken: Sign = { ...unreadable, unless: { token: ['Unauthenticated, none'] } };

/** The reply to a write need not be understood in full, only the success in it. */
const readInPart = ['success', 'MalformedReply, maybe', 'MalformedReply, done'];

/** Where a reply does not come in time: no longer than a reply takes on a machine that is not busy. */
export const patience: Setting = { settings: { timeoutMs: 250 } };

/** Time enough on the busiest machine. */
export const unhurried: Setting = { settings: { timeoutMs: 4_000 } };

/** Not documented by any vendor; by HTTP it says that all was done. */
const doneWithoutAWord: Sign = {
  done: 'yes',
  unless: {
    token: ['Unauthenticated, none'],
    // No data is also what says that something is not there.
    read: ['success', 'MalformedReply, none', 'NotFound, none'],
    download: ['MalformedReply, none'],
    'read-back': ['success', 'MalformedReply, done', 'Internal, done'],
    safe: ['success', 'MalformedReply, done', 'NotFound, done'],
    keyed: ['success', 'MalformedReply, done'],
    // What became of each row of a batch, it does not say.
    unsafe: readInPart,
  },
};

/** What a vendor that broke down has done is unclear; what only reads is worth another try. */
const brokenDown: Sign = { done: 'unclear', kind: 'Internal' };
const brokenDownAtHuawei: Sign = { ...brokenDown, unless: { token: ['Unauthenticated, none'] } };
const brokenDownForNow: Sign = {
  ...brokenDown,
  unless: {
    read: broken('Unavailable'),
    download: broken('Unavailable'),
    'read-back': broken('Unavailable'),
    token: broken('Unavailable'),
  },
};

/** A token that no header can carry. */
const unusableToken = (token: string, only: readonly Vendor[]): Rule => ({
  inject: { fault: 'other-token', token },
  before: withoutToken,
  after: unreadable,
  only,
  about: 'tokens',
});

/** A waiting time that asks for nothing more than a little patience, or cannot be understood. */
const retryAfter = (text: string): Rule => ({
  inject: { fault: 'status', status: 429, retryAfter: text },
  ...either(refusedForNow('RateLimited')),
});

/** The longest wait that anything is told of. */
const aDayMs = 86_400_000;

// No vendor takes that for a clock that is wrong.
const jumpMs = 5 * 60_000;

/** The clock is set some minutes forward with one look at it, and back with the next. */
const settingClock = (): Runtime['now'] => {
  let looks = 0;
  return () => Date.now() + ((looks += 1) % 2 === 0 ? -jumpMs : jumpMs);
};

/** Everything that goes wrong here, and what a client should make of it. */
export const rules = {
  'HTTP 429': { inject: { fault: 'status', status: 429 }, ...either(refusedForNow('RateLimited')) },
  'HTTP 429, Retry-After now': {
    inject: { fault: 'status', status: 429, retryAfterSec: 0 },
    ...either(refusedForNow('RateLimited')),
  },
  'HTTP 429, Retry-After longer than one waits': {
    inject: { fault: 'status', status: 429, retryAfterSec: 60 },
    ...either(refused('RateLimited')),
    retryAfterMs: 60_000,
  },
  'HTTP 429, Retry-After longer than a life': {
    inject: { fault: 'status', status: 429, retryAfter: '12025550101' },
    ...either(refused('RateLimited')),
    retryAfterMs: aDayMs,
  },
  'HTTP 503, Retry-After in the year 9999': {
    inject: { fault: 'status', retryAfter: 'Fri, 31 Dec 9999 23:59:59 GMT' },
    ...either({ done: 'unclear', kind: 'Unavailable' }),
    retryAfterMs: aDayMs,
  },
  'HTTP 429, Retry-After empty': retryAfter(''),
  'HTTP 429, Retry-After below zero': retryAfter('-5'),
  'HTTP 429, Retry-After in the past': retryAfter('Sun, 06 Nov 1994 08:49:37 GMT'),
  'HTTP 503 while the clock is set': {
    inject: { fault: 'status' },
    ...either(broken('Unavailable')),
    setting: { runtime: { now: settingClock() } },
  },
  'HTTP 101': { inject: { fault: 'status', status: 101 }, ...either(unreadable) },
  'HTTP 204': {
    inject: { fault: 'no-content' },
    ...either(doneWithoutAWord),
    // Before the effect it would be a plain lie.
    when: ['after'],
  },
  'HTTP 500, JSON': { inject: { fault: 'other-json', status: 500 }, ...either(broken('Unavailable')) },
  'HTTP 502, HTML': { inject: { fault: 'html', status: 502 }, ...either(broken('Unavailable')) },
  'HTTP 503, empty': { inject: { fault: 'status', status: 503 }, ...either(broken('Unavailable')) },
  'HTTP 200, HTML': { inject: { fault: 'html' }, ...either(unreadable) },
  'empty body': { inject: { fault: 'empty' }, ...either(unreadable) },
  'truncated JSON': {
    inject: { fault: 'half' },
    before: unreadable,
    after: { ...unreadable, unless: { download: wholeToAnyone } },
  },
  'JSON of another shape': { inject: { fault: 'other-json' }, ...either(withoutToken) },
  'a refusal that quotes the request': {
    inject: { fault: 'quoting' },
    ...either({ ...refused('PermissionDenied'), unless: { token: ['Unauthenticated, none'] } }),
    about: 'codes',
  },
  'a refusal without a reason that quotes the request': {
    inject: { fault: 'quoting' },
    ...either(brokenDownAtHuawei),
    about: 'one code',
  },
  'busy, by a code': {
    inject: { fault: 'busy' },
    ...either(refusedForNow('RateLimited')),
    only: ['sobot', 'huawei-cc'],
    about: 'sessions with codes',
  },
  'out of order, by a code of Sobot': {
    inject: { fault: 'out-of-order' },
    ...either(broken('Unavailable')),
    only: ['sobot'],
  },
  'out of order, by a code of Huawei': {
    inject: { fault: 'out-of-order' },
    ...either(refusedForNow('Unavailable')),
    only: ['huawei-cc'],
    about: 'sessions with codes',
  },
  'broken down, by a code': {
    inject: { fault: 'broken-down' },
    ...either(brokenDownForNow),
    only: ['itniotech', 'sobot'],
  },
  'broken down, by a code of Huawei': {
    inject: { fault: 'broken-down' },
    ...either(brokenDownAtHuawei),
    only: ['huawei-cc'],
  },
  'a token with a line break': unusableToken('token\r\nof the sandbox', ['sobot']),
  'a token with a NUL': unusableToken('token\0of the sandbox', ['sobot']),
  'a token or Guid with an emoji': unusableToken('token 📞 of the sandbox', ['sobot', 'huawei-cc']),
  'in gzip': { inject: { fault: 'packed' }, before: withoutToken, after: fine },
  'not in gzip, as it says': { inject: { fault: 'mislabeled' }, ...either(unreadable) },
  'in UTF-16': { inject: { fault: 'utf-16' }, before: withoutToken, after: fineText },
  'in an unknown charset': { inject: { fault: 'unknown-charset' }, ...either(unreadable) },
  'behind a byte order mark': { inject: { fault: 'marked' }, before: withoutToken, after: fine },
  'wrong types': {
    inject: { fault: 'wrong-types' },
    before: withoutToken,
    after: {
      ...unreadable,
      unless: {
        token: ['success'],
        'sign-in': ['success'],
        download: wholeToAnyone,
        safe: readInPart,
        keyed: readInPart,
        unsafe: readInPart,
      },
    },
  },
  'wrong content type': {
    inject: { fault: 'wrong-content-type' },
    before: withoutToken,
    after: fineText,
  },
  'a sentence, as if it were right': { inject: { fault: 'sentence' }, ...either(unreadable) },
  'oversized body': { inject: { fault: 'oversized' }, ...either(unreadable) },
  redirect: { inject: { fault: 'redirect' }, ...either({ done: 'unclear', kind: 'Misconfigured' }) },
  'reset before a byte': { inject: { fault: 'reset' }, ...either(broken('Unavailable')) },
  'reset in the body': { inject: { fault: 'truncated' }, ...brokenOff('Unavailable') },
  'silent in the body': { inject: { fault: 'stalled' }, ...brokenOff('Timeout'), setting: patience },
  'closed without an answer': { inject: { fault: 'abandoned' }, ...either(broken('Unavailable')) },
  hang: { inject: { fault: 'hang' }, ...either(broken('Timeout')), setting: patience },
  'slow drip': {
    inject: { fault: 'drip' },
    before: broken('Timeout'),
    // What comes slowly comes.
    after: { ...broken('Timeout'), unless: { download: wholeToAnyone } },
    setting: patience,
  },
  'late, but in time': { inject: { fault: 'delay', delayMs: 20 }, ...either(fine) },
  'duplicate delivery': { inject: { fault: 'duplicate' }, ...either(fine) },
  'token or session expired': {
    inject: { fault: 'expired' },
    ...either({
      ...refusedForNow('Unauthenticated'),
      unless: { token: ['success'], 'sign-in': ['success'] },
    }),
    only: ['sobot', 'huawei-cc'],
    about: 'sessions',
  },
  'Guid replaced during the call': {
    inject: { fault: 'guid-changed' },
    ...either(fine),
    only: ['huawei-cc'],
  },
  'Guid replaced and refused at once': {
    inject: { fault: 'guid-changed' },
    before: { ...refusedForNow('PermissionDenied'), unless: { 'sign-in': ['success'] } },
    after: fine,
    only: ['huawei-cc'],
    about: 'sessions with codes',
    setting: { options: { guidTimeoutMs: 0 }, settings: { takeOver: true } },
  },
  'clock skew': {
    inject: { fault: 'clock-skew' },
    // The call for a file has no codes.
    ...either({ ...refusedForNow('ClockSkew'), unless: { download: ['Internal, none'] } }),
    only: ['itniotech'],
  },
} as const satisfies Readonly<Record<string, Rule>>;

const isRepeatable: Readonly<Record<Role, boolean>> = {
  read: true,
  'read-back': true,
  completion: true,
  token: true,
  download: true,
  safe: true,
  keyed: true,
  unsafe: false,
  'sign-in': false,
};

/** Roles in which a request changes nothing that the caller asked for. */
const preparing: readonly Role[] = ['read', 'download', 'token', 'sign-in'];

/**
 * Where the vendor's side deceives whoever asks, so that nobody at the other end could do better: a write is done and
 * then called refused, or somebody in between repeats what must not be repeated.
 */
export const deceives = ({ inject, after }: Rule, when: When, role: Role): boolean =>
  inject.fault === 'duplicate'
    ? !isRepeatable[role]
    : when === 'after' &&
      after.done === 'no' &&
      !['read', 'read-back', 'completion', 'token', 'download'].includes(role);

/** What those who are deceived may be told beside the usual: that it is there, or gone, already. */
const bySecondTime: Readonly<Partial<Record<Role, readonly string[]>>> = {
  // Not every vendor has a code for what is not there, and one has a single code for everything; a campaign that dials
  // again is not over any more.
  unsafe: [
    'AlreadyExists, none',
    'NotFound, none',
    'InvalidInput, none',
    'Conflict, none',
    'Internal, maybe',
  ],
  'sign-in': ['Conflict, none'],
};

const usual = ({ done, kind = 'Internal', passes = false }: Sign, role: Role, times: Times): string => {
  const isHealed = passes && times === 'once' && (done === 'no' || isRepeatable[role]);
  if (done === 'yes' || isHealed) return 'success';
  if (role === 'read-back') return `${kind}, done`;
  return `${kind}, ${done === 'no' || preparing.includes(role) ? 'none' : 'maybe'}`;
};

const toldOf = (sign: Sign, role: Role, times: Times): readonly string[] => {
  const other = sign.unless?.[role];
  if (other === undefined) return [usual(sign, role, times)];
  return 'done' in other ? toldOf(other, role, times) : other;
};

/** What was made is there; whether all of it is as it should be is seen at the vendor. */
const completed = ['success', 'success, with warnings'];

/** Everything that a client may be told. */
export const expectedOf = (rule: Rule, when: When, role: Role, times: Times): readonly string[] =>
  role === 'completion'
    ? completed
    : [...toldOf(rule[when], role, times), ...(deceives(rule, when, role) ? (bySecondTime[role] ?? []) : [])];
