import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { problemsOf } from '../codec/report.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { ErrorKind } from '../errors/kinds.js';

/** What came back, read whole. */
export interface HttpReply {
  readonly status: number;
  /** A header by its name in any case; `null` when it is not there. */
  readonly header: (name: string) => string | null;
  readonly text: string;
}

const kindsByStatus: Readonly<Partial<Record<number, ErrorKind>>> = {
  400: 'InvalidInput',
  401: 'Unauthenticated',
  403: 'PermissionDenied',
  404: 'NotFound',
  405: 'Misconfigured',
  408: 'Timeout',
  409: 'Conflict',
  413: 'InvalidInput',
  415: 'InvalidInput',
  422: 'InvalidInput',
  425: 'Unavailable',
  429: 'RateLimited',
};

/** What an HTTP status alone means; `undefined` for success. */
export const kindOfStatus = (status: number): ErrorKind | undefined => {
  if (status >= 200 && status < 300) return undefined;
  return kindsByStatus[status] ?? (status >= 500 ? 'Unavailable' : 'MalformedReply');
};

/** How long `Retry-After` asks to wait; it comes as seconds or as a date. */
export const retryAfterMs = (reply: HttpReply, now: number): number | undefined => {
  const value = reply.header('retry-after')?.trim() ?? '';
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
};

const mediaType = (reply: HttpReply): string => {
  const type = reply.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'an unnamed type';
};

const explain = (reply: HttpReply): string => {
  if (reply.text.trim() === '') return 'the reply is empty where JSON was expected';
  if (/^\s*</.test(reply.text))
    return `the reply is a web page (${mediaType(reply)}) where JSON was expected`;
  return `the reply is not whole JSON (${mediaType(reply)})`;
};

const notJson = (reply: HttpReply): ContactCenterError => {
  const { status } = reply;
  const kind = kindOfStatus(status);
  const native = { httpStatus: status };
  const said = `${explain(reply)}, HTTP ${String(status)}`;
  if (status >= 300 && status < 400) {
    // Some answer a form that was taken in by leading on to another page.
    return failure(
      'Misconfigured',
      'the address redirects elsewhere; redirects are not followed, check the base URL',
      { native, effect: 'maybe' },
    );
  }
  return kind === 'NotFound'
    ? failure('Misconfigured', `nothing is served at that address (${said}); check the base URL`, { native })
    : failure(kind ?? 'MalformedReply', said, { native });
};

/** Reads a reply as JSON. A web page, a piece of JSON or nothing at all is an error that says so. */
export const jsonOf = (reply: HttpReply): E.Either<ContactCenterError, unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(reply.text),
    // JSON.parse quotes the text in its error, so nothing of that error is kept.
    () => notJson(reply),
  );

/** Proves that a value has the documented form. */
export const proven = <A>(codec: t.Type<A, unknown>, value: unknown): E.Either<ContactCenterError, A> =>
  codec.is(value)
    ? E.right(value)
    : pipe(
        codec.decode(value),
        E.mapLeft((errors) =>
          failureOf('MalformedReply', 'the reply lacks its documented form', problemsOf(errors)),
        ),
      );

/**
 * Reads a reply as JSON of the documented form. Where it has another form, the HTTP status is the
 * better explanation if it names an error.
 */
export const jsonAs = <A>(codec: t.Type<A, unknown>, reply: HttpReply): E.Either<ContactCenterError, A> => {
  const json = jsonOf(reply);
  const proof = E.isLeft(json) ? json : proven(codec, json.right);
  if (E.isRight(proof)) return proof;
  const kind = proof.left.kind === 'MalformedReply' ? kindOfStatus(reply.status) : undefined;
  return kind === undefined ? proof : E.left(failure(kind, `HTTP ${String(reply.status)}`));
};
