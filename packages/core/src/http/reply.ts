import * as E from 'fp-ts/lib/Either.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { ErrorKind } from '../errors/kinds.js';
import { exactJson } from './exact-json.js';
import { contentTypeOf, textOf } from './text.js';
import type { HttpReply, ReplyHead } from './transport/wire.js';

const kindsByStatus: ReadonlyMap<number, ErrorKind> = new Map([
  [400, 'InvalidInput'],
  [401, 'Unauthenticated'],
  [403, 'PermissionDenied'],
  [404, 'NotFound'],
  [405, 'Misconfigured'],
  [408, 'Timeout'],
  [409, 'Conflict'],
  [413, 'InvalidInput'],
  [415, 'InvalidInput'],
  [422, 'InvalidInput'],
  [425, 'Unavailable'],
  [429, 'RateLimited'],
]);

/** What an HTTP status alone means; `undefined` for success. */
export const kindOfStatus = (status: number): ErrorKind | undefined => {
  if (status >= 200 && status < 300) return undefined;
  return kindsByStatus.get(status) ?? (status >= 500 ? 'Unavailable' : 'MalformedReply');
};

/** The error for an HTTP status, where the body does not tell more. */
export const statusError = ({ status }: ReplyHead): ContactCenterError | undefined => {
  const kind = kindOfStatus(status);
  if (kind === undefined) return undefined;
  return kind === 'NotFound'
    ? failure('Misconfigured', 'nothing is served at that address; check the base URL')
    : failure(kind, `HTTP ${String(status)}`);
};

// Date.parse accepts much that is not a date.
const date = /^((mon|tue|wed|thu|fri|sat|sun)[a-z]*\b.*|\d{4}-\d{2}-\d{2}T)\d{2}:\d{2}/i;

/** The date of a header, epoch milliseconds. The oldest of its three forms names no zone, and means GMT. */
export const dateIn = (value: string): number => {
  if (!date.test(value)) return Number.NaN;
  return Date.parse(/( \d{4}|:\d{2})$/.test(value) ? `${value} GMT` : value);
};

// One day. A number that is no duration, such as a time stamp or a phone number, must not come out as one.
const longestRetryAfterMs = 86_400_000;

const retryAfterIn = (value: string, head: ReplyHead, now: number): number => {
  if (/^\d+(\.\d*)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const sentAt = dateIn(head.header('date')?.trim() ?? '');
  return dateIn(value) - (Number.isNaN(sentAt) ? now : sentAt);
};

/**
 * How long `Retry-After` asks to wait, in milliseconds, rounded up: seconds, also with a fraction, or a date, which is
 * compared with the vendor's own clock where the reply tells it. From 0 (also for a date that is past) to one day (also for
 * anything longer). `undefined` where it cannot be read, as with a negative number.
 */
export const retryAfterMs = (head: ReplyHead, now: number): number | undefined => {
  const ms = retryAfterIn(head.header('retry-after')?.trim() ?? '', head, now);
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestRetryAfterMs);
};

const bodyOf = (text: string, head: ReplyHead): string => {
  if (text.trim() === '') return 'an empty body';
  const type = contentTypeOf(head);
  if (type === 'text/html' || /^\s*</.test(text)) return 'an HTML body';
  return type === '' || type.includes('json') ? 'incomplete JSON' : `a body of type ${type}`;
};

const notJson = (text: string, head: ReplyHead): ContactCenterError => {
  const { status } = head;
  if (status >= 300 && status < 400) {
    // Some servers accept a form and then redirect to another page.
    return failure(
      'Misconfigured',
      'the address redirects elsewhere; redirects are not followed, check the base URL',
      { effect: 'maybe' },
    );
  }
  const kind = kindOfStatus(status);
  const found = `HTTP ${String(status)} with ${bodyOf(text, head)} where JSON was expected`;
  return kind === 'NotFound'
    ? failure('Misconfigured', `${found}: nothing is served at that address, check the base URL`)
    : failure(kind ?? 'MalformedReply', found);
};

/** Reads a reply as JSON. Integers that a number cannot hold are kept as text. */
export const jsonOf = (reply: HttpReply): E.Either<ContactCenterError, unknown> => {
  const text = textOf(reply);
  if (E.isLeft(text)) return E.left(statusError(reply) ?? text.left);
  return E.tryCatch(
    () => exactJson(text.right),
    // JSON.parse quotes the text in its error, so nothing of that error is kept.
    () => notJson(text.right, reply),
  );
};
