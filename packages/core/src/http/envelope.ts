import { Readable } from 'node:stream';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { isNothing } from '../codec/nothing.js';
import { problemsOf } from '../codec/report.js';
import type { Secret } from '../codec/secret.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Endpoint } from './endpoint.js';
import { refusalError, withRequestId, type CodeTable, type VendorRefusal } from './refusal.js';
import { jsonOf, kindOfStatus, statusError } from './reply.js';
import { contentTypeOf } from './text.js';
import type { BegunReply, HttpReply, ReplyHead, StreamedReply } from './transport/wire.js';

type Result<A> = E.Either<ContactCenterError, A>;

/** A codec, as far as it reads. */
type Decoder<A> = Pick<t.Type<A, unknown>, 'name' | 'is' | 'validate' | 'decode'>;

/** What a call returns on success, and how it is decoded. */
export type Answer<A> =
  | { readonly kind: 'json'; readonly codec: Decoder<A>; readonly nothing: O.Option<A> }
  | {
      readonly kind: 'file';
      /** Which replies are streamed, by their head; none where it is left out. */
      readonly isStreamed?: ((head: ReplyHead) => boolean) | undefined;
      /** Looks at the beginning of what is streamed; what is no file after all comes back whole. */
      readonly begin?: ((reply: StreamedReply) => Promise<Result<HttpReply | BegunReply>>) | undefined;
      /** The failure that a reply is which is no file, where the envelope does not tell. */
      readonly failureIn?: ((reply: HttpReply) => ContactCenterError | undefined) | undefined;
      readonly read: (reply: HttpReply | BegunReply) => Result<A>;
    };

/**
 * An answer in JSON. `nothing`: the value when there is no data, in any spelling; without it, missing data is
 * an error.
 */
export const json = <A>(codec: Decoder<A>, nothing: O.Option<A> = O.none): Answer<A> => ({
  kind: 'json',
  codec,
  nothing,
});

/** An answer whose content is ignored. */
export const nothing: Answer<void> = json(
  new t.Type<void, unknown>(
    'anything',
    (u): u is void => u === undefined,
    () => t.success(undefined),
    () => undefined,
  ),
);

/** Whether a reply is a file rather than an error report, by its status and headers. */
export const isFile = (head: ReplyHead): boolean => {
  const type = contentTypeOf(head);
  return kindOfStatus(head.status) === undefined && !/\bjson\b|^text\/html$/.test(type);
};

const notAFile = failure('MalformedReply', 'the reply is not a file');

/** A file that is read whole. */
export const bytes: Answer<HttpReply> = {
  kind: 'file',
  read: (reply) => ('bytes' in reply ? E.right(reply) : E.left(notAFile)),
};

const isStreamed = (reply: HttpReply | BegunReply): reply is StreamedReply =>
  'stream' in reply && reply.stream instanceof Readable;

/** A file that arrives while it is read. Its stream is to be read to its end or destroyed. */
export const stream: Answer<StreamedReply> = {
  kind: 'file',
  isStreamed: isFile,
  read: (reply) => (isStreamed(reply) ? E.right(reply) : E.left(notAFile)),
};

/** One call of a vendor's API: where it goes, and what it answers. */
export interface SurfaceCall<A> {
  /** Verb, path, and what sending it twice does. */
  readonly endpoint: Endpoint;
  /** How the reply is read. */
  readonly answer: Answer<A>;
}

/** A JSON reply, apart from its content. `X` is what a vendor's calls declare. */
export interface Received<X> {
  /** What the reply answers. */
  readonly call: SurfaceCall<unknown> & X;
  /** Status and headers. */
  readonly head: ReplyHead;
  /** By this machine's clock, epoch milliseconds. */
  readonly receivedAt: number;
}

/** What a surface wraps its replies in. A failure often arrives as HTTP 200, and only the envelope tells. */
export interface Envelope<W, X> {
  /** What every reply of the surface looks like around its data. */
  readonly codec: t.Type<W, unknown>;
  /** HTTP statuses with a special meaning, whatever the body, by the status as text. */
  readonly statuses?: CodeTable | undefined;
  /** The failure that a reply reports, if it reports one. Where it says nothing, the HTTP status decides. */
  readonly refusal: (opened: W, received: Received<X>) => O.Option<VendorRefusal>;
  /** Takes the data out. */
  readonly data: (opened: W) => unknown;
  /**
   * The vendor's own id of the request, where a page documents one: in a header, or in a field of the envelope, which is
   * absent where the reply is none. Errors tell it as `native.requestId`.
   */
  readonly requestId?: ((head: ReplyHead, opened: W | undefined) => string | null | undefined) | undefined;
  /** The field that holds the data, for the paths of problems. */
  readonly dataField?: string | undefined;
}

const decoded = <A>(codec: Decoder<A>, data: unknown, field = ''): Result<A> =>
  codec.is(data)
    ? E.right(data)
    : pipe(
        codec.validate(data, t.appendContext([{ key: '', type: t.unknown }], field, codec, data)),
        E.mapLeft((errors) =>
          failureOf('MalformedReply', 'the reply does not have the documented form', problemsOf(errors)),
        ),
      );

const read = <A>(answer: Answer<A>, data: unknown, field: string | undefined): Result<A> => {
  if (answer.kind === 'file')
    return E.left(failure('MalformedReply', 'the reply is JSON where a file was expected'));
  if (isNothing(data) && O.isSome(answer.nothing)) return E.right(answer.nothing.value);
  return decoded(answer.codec, data, field);
};

/** Understands the reply to a call. */
export type Opener<X> = <A>(
  call: SurfaceCall<A> & X,
  reply: HttpReply | BegunReply,
  receivedAt: number,
  secrets: () => readonly Secret[],
) => Result<A>;

// The vendor has confirmed success: errors from here on are only about its answer.
const done = E.mapLeft((error: ContactCenterError) => error.with({ effect: 'done' }));

/** A reply in its envelope. */
const unwrapped = <W, X>(
  { codec, statuses }: Envelope<W, X>,
  reply: HttpReply,
  secrets: () => readonly Secret[],
): Result<W> => {
  const code = String(reply.status);
  const meaning = statuses?.get(code);
  if (meaning !== undefined) {
    return E.left(refusalError({ ...meaning, codes: [{ name: 'HTTP', code }] }, secrets()));
  }
  const value = jsonOf(reply);
  if (E.isLeft(value)) return value;
  const opened = decoded(codec, value.right);
  return E.isLeft(opened) ? E.left(statusError(reply) ?? opened.left) : opened;
};

/** Opens replies: first the envelope, then, where that reports no failure, what is in it. */
export const opener =
  <W, X>(envelope: Envelope<W, X>): Opener<X> =>
  (call, reply, receivedAt, secrets) => {
    const { answer } = call;
    if (answer.kind === 'file') {
      if (answer.isStreamed === undefined ? isFile(reply) : 'stream' in reply) return answer.read(reply);
      const failed = 'bytes' in reply ? answer.failureIn?.(reply) : undefined;
      if (failed !== undefined) return E.left(failed);
    }
    if ('stream' in reply) return E.left(notAFile);
    if (reply.status === 204) return done(read(answer, undefined, envelope.dataField));
    const opened = unwrapped(envelope, reply, secrets);
    return pipe(
      opened,
      E.chain((content) => {
        const refusal = envelope.refusal(content, { call, head: reply, receivedAt });
        if (O.isSome(refusal)) return E.left(refusalError(refusal.value, secrets()));
        const failed = statusError(reply);
        return failed === undefined
          ? done(read(answer, envelope.data(content), envelope.dataField))
          : E.left(failed);
      }),
      E.mapLeft((error) => {
        const id = envelope.requestId?.(reply, E.isRight(opened) ? opened.right : undefined);
        return withRequestId(error, id, secrets);
      }),
    );
  };
