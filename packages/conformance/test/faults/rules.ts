import type { ErrorKind } from '@cordboard/core';
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
  /** Where the role of a request makes a difference: everything a client may be told then. */
  readonly unless?: Readonly<Partial<Record<Role, readonly string[]>>>;
}

/** What a fault is to a client, by whether the request took effect before. */
export interface Rule {
  readonly inject: Omit<FaultRule, 'when' | 'times' | 'path' | 'vendor'>;
  readonly before: Sign;
  readonly after: Sign;
  /** Left out: at every vendor. */
  readonly only?: readonly Vendor[];
  /** What it is about: requests without a session do not notice. Left out: all. */
  readonly about?: 'sessions';
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

/** The vendor's answer to whoever asks for a token is known by the token in it alone. */
const withoutToken: Sign = { ...unreadable, unless: { token: ['Unauthenticated, none'] } };

/** The reply to a write need not be understood in full, only the success in it. */
const readInPart = ['success', 'MalformedReply, maybe', 'MalformedReply, done'];

/** Where a reply does not come in time: more tries than usual, so that on a busy machine one of them will do. */
export const patience: Setting = {
  settings: { timeoutMs: 250, retry: { attempts: 4, baseDelayMs: 0, maxDelayMs: 50 } },
};

/** Time enough on the busiest machine. */
export const unhurried: Setting = { settings: { timeoutMs: 4_000 } };

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
  'HTTP 500, JSON': { inject: { fault: 'other-json', status: 500 }, ...either(broken('Unavailable')) },
  'HTTP 502, HTML': { inject: { fault: 'html', status: 502 }, ...either(broken('Unavailable')) },
  'HTTP 503, empty': { inject: { fault: 'status', status: 503 }, ...either(broken('Unavailable')) },
  'HTTP 200, HTML': { inject: { fault: 'html' }, ...either(unreadable) },
  'empty body': { inject: { fault: 'empty' }, ...either(unreadable) },
  'truncated JSON': { inject: { fault: 'half' }, ...either(unreadable) },
  'JSON of another shape': { inject: { fault: 'other-json' }, ...either(withoutToken) },
  'a refusal that quotes the request': {
    inject: { fault: 'quoting' },
    ...either({ ...refused('PermissionDenied'), unless: { token: ['Unauthenticated, none'] } }),
  },
  'wrong types': {
    inject: { fault: 'wrong-types' },
    before: withoutToken,
    after: {
      ...unreadable,
      unless: {
        token: ['success'],
        'sign-in': ['success'],
        safe: readInPart,
        keyed: readInPart,
        unsafe: readInPart,
      },
    },
  },
  'wrong content type': { inject: { fault: 'wrong-content-type' }, before: withoutToken, after: fine },
  'oversized body': { inject: { fault: 'oversized' }, ...either(unreadable) },
  redirect: { inject: { fault: 'redirect' }, ...either({ done: 'unclear', kind: 'Misconfigured' }) },
  'reset before a byte': { inject: { fault: 'reset' }, ...either(broken('Unavailable')) },
  'reset in the body': { inject: { fault: 'truncated' }, ...either(broken('Unavailable')) },
  hang: { inject: { fault: 'hang' }, ...either(broken('Timeout')), setting: patience },
  'slow drip': { inject: { fault: 'drip' }, ...either(broken('Timeout')), setting: patience },
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
    about: 'sessions',
    setting: { options: { guidTimeoutMs: 0 }, settings: { takeOver: true } },
  },
  'clock skew': {
    inject: { fault: 'clock-skew' },
    ...either(refusedForNow('ClockSkew')),
    only: ['itniotech'],
  },
} as const satisfies Readonly<Record<string, Rule>>;

const isRepeatable: Readonly<Record<Role, boolean>> = {
  read: true,
  token: true,
  safe: true,
  keyed: true,
  unsafe: false,
  'sign-in': false,
};

/** Roles in which a request changes nothing that the caller asked for. */
const preparing: readonly Role[] = ['read', 'token', 'sign-in'];

/**
 * Where the vendor's side deceives whoever asks, so that nobody at the other end could do better: a write is done and
 * then called refused, or somebody in between repeats what must not be repeated.
 */
export const deceives = ({ inject, after }: Rule, when: When, role: Role): boolean =>
  inject.fault === 'duplicate'
    ? !isRepeatable[role]
    : when === 'after' && after.done === 'no' && !['read', 'token'].includes(role);

/** What those who are deceived may be told beside the usual: that it is there, or gone, already. */
const bySecondTime: Readonly<Partial<Record<Role, readonly string[]>>> = {
  unsafe: ['AlreadyExists, none', 'NotFound, none'],
  'sign-in': ['Conflict, none'],
};

const usual = ({ done, kind = 'Internal', passes = false }: Sign, role: Role, times: Times): string => {
  const isHealed = passes && times === 'once' && (done === 'no' || isRepeatable[role]);
  if (done === 'yes' || isHealed) return 'success';
  return `${kind}, ${done === 'no' || preparing.includes(role) ? 'none' : 'maybe'}`;
};

/** Everything that a client may be told. */
export const expectedOf = (rule: Rule, when: When, role: Role, times: Times): readonly string[] => [
  ...(rule[when].unless?.[role] ?? [usual(rule[when], role, times)]),
  ...(deceives(rule, when, role) ? (bySecondTime[role] ?? []) : []),
];
