import { isUtf8 } from 'node:buffer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { HeaderText } from '../codec/header-text.js';
import { Count } from '../codec/scalars.js';
import type { Resume } from '../context/call-options.js';
import { failure, isContactCenterError, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Download } from '../operation/kinds/download.js';
import type { Answer } from './envelope.js';
import { fileNameIn } from './file-name.js';
import type { SurfaceRequest } from './prepare.js';
import { contentTypeOf } from './text.js';
import type { BegunReply, HttpReply, ReplyHead, StreamedReply } from './transport/wire.js';

type Result<A> = E.Either<ContactCenterError, A>;

const malformed = (message: string) => failure('MalformedReply', message);

const isEmpty = malformed('the reply is empty where a file was expected');
const isText = malformed('the reply is text where a file was expected');
const isUnasked = malformed('a part of a file came where all of it was asked for');

/** Whether a reply may be sound or pictures, by its status and headers. */
const isMedia = (head: ReplyHead): boolean =>
  (head.status === 200 || head.status === 206) &&
  !/^text\/|^multipart\/|\b(json|xml|html|javascript)\b/.test(contentTypeOf(head));

// The head of every container holds a byte that no text has, and before this many.
const enoughToTell = 64;

/** A failure that is longer is not worth reading. */
const mostOfText = 64 * 1024;

/** Whether the beginning of a file, or all of a short one, is text; a character may be cut at its end. */
const readsAsText = (bytes: Buffer): boolean =>
  (bytes.length < enoughToTell ? [0] : [0, 1, 2, 3]).some((cut) =>
    isUtf8(bytes.subarray(0, bytes.length - cut)),
  ) && bytes.every((byte) => byte >= 0x20 || [0x09, 0x0a, 0x0c, 0x0d].includes(byte));

/** Takes pieces until they are so many bytes, or all. */
const take = async (pieces: AsyncIterator<unknown, unknown>, bytes: number): Promise<Buffer> => {
  const taken: Buffer[] = [];
  let length = 0;
  while (length < bytes) {
    const { done, value } = await pieces.next();
    if (done === true) break;
    if (value instanceof Buffer) {
      taken.push(value);
      length += value.length;
    }
  }
  return Buffer.concat(taken, length);
};

type Step = IteratorResult<Uint8Array, undefined>;

/** What was taken of a stream, and then the rest of it. */
const continued = (first: Buffer, rest: AsyncIterator<Uint8Array, undefined>): AsyncIterable<Uint8Array> => {
  let waiting: Step | undefined = { done: false, value: first };
  const next = async (): Promise<Step> => {
    const step = waiting;
    waiting = undefined;
    return step ?? rest.next();
  };
  const leave = async (): Promise<Step> => {
    await rest.return?.();
    return { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: leave }) };
};

const broken = (reason: unknown): ContactCenterError =>
  isContactCenterError(reason)
    ? reason
    : failure('Unavailable', 'the connection broke before the file began');

/** Waits for the first bytes of a file. What reads as text is a failure, and comes back whole. */
const begin = async (reply: StreamedReply): Promise<Result<HttpReply | BegunReply>> => {
  const { status, header } = reply;
  const pieces: AsyncIterator<Buffer, undefined> = reply.stream[Symbol.asyncIterator]();
  try {
    const first = await take(pieces, enoughToTell);
    if (first.length === 0) return E.left(isEmpty);
    if (!readsAsText(first.subarray(0, enoughToTell)))
      return E.right({ status, header, stream: continued(first, pieces) });
    const rest = await take(pieces, mostOfText);
    await pieces.return?.();
    return E.right({ status, header, bytes: Buffer.concat([first, rest]) });
  } catch (reason) {
    return E.left(broken(reason));
  }
};

/**
 * A recording, as it arrives. A reply counts as one when its status, its type and its first bytes say so; any other is a failure:
 * the one that `failureIn` finds in it, the one that the envelope reports, or `MalformedReply`. Its text is never told.
 */
export const media = (
  failureIn?: (reply: HttpReply) => ContactCenterError | undefined,
): Answer<BegunReply> => ({
  kind: 'file',
  isStreamed: isMedia,
  begin,
  failureIn,
  read: (reply) => ('stream' in reply ? E.right(reply) : E.left(isText)),
});

const numberIn = (digits: string | undefined): number | undefined => {
  const n = Number(digits);
  return digits !== undefined && Count.is(n) ? n : undefined;
};

/** What a reply says of the file that it brings, or a part of. */
const factsOf = (head: ReplyHead) => {
  const isPacked = (head.header('content-encoding') ?? 'identity').trim().toLowerCase() !== 'identity';
  const [, from, , all] =
    /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(head.header('content-range')?.trim() ?? '') ?? [];
  const tag = head.header('etag')?.trim() ?? '';
  return {
    isPacked,
    from: numberIn(from),
    // The length on the way is not that of the file where it was packed.
    bytes: isPacked
      ? undefined
      : head.status === 206
        ? numberIn(all)
        : numberIn(head.header('content-length')?.trim()),
    // A weak one does not tell bytes apart.
    version: /^"[^"]*"$/.test(tag) && HeaderText.is(tag) ? tag : undefined,
    resumable: !isPacked && (head.status === 206 || /\bbytes\b/i.test(head.header('accept-ranges') ?? '')),
  };
};

/** Whether a part of a file goes on where an earlier download of the same stopped. */
const continues = (head: ReplyHead, resume: Resume): boolean => {
  const { isPacked, from, bytes, version } = factsOf(head);
  const isSame = <A>(one: A | undefined, other: A | undefined): boolean =>
    one === undefined || other === undefined || one === other;
  return !isPacked && from === resume.from && isSame(bytes, resume.bytes) && isSame(version, resume.version);
};

const downloadOf = (reply: BegunReply, resume: Resume | undefined): Download => {
  const { bytes, version, resumable } = factsOf(reply);
  const isPart = reply.status === 206;
  return {
    contentType: contentTypeOf(reply) || 'application/octet-stream',
    fileName: fileNameIn(reply),
    from: isPart ? resume?.from : undefined,
    bytes: bytes ?? (isPart ? resume?.bytes : undefined),
    version,
    resumable: resumable ? true : undefined,
    stream: reply.stream,
  };
};

/** Gives up a reply, which frees its connection, and does something else. */
const instead = <A>(
  { stream }: BegunReply,
  other: TE.TaskEither<ContactCenterError, A>,
): TE.TaskEither<ContactCenterError, A> =>
  pipe(
    TE.fromTask(async () => stream[Symbol.asyncIterator]().return?.()),
    TE.chain(() => other),
  );

/**
 * Asks for a file, from the byte where an earlier download stopped. Where the vendor sends all of it, or a part that does not go on
 * there, or has no such part, the file is taken from its beginning, and has no `from`.
 */
export const downloadWith = (
  ask: (request: Pick<SurfaceRequest, 'headers'>) => TE.TaskEither<ContactCenterError, BegunReply>,
  resume: Resume | undefined,
): TE.TaskEither<ContactCenterError, Download> => {
  const whole = pipe(
    ask({}),
    TE.chain((reply) =>
      reply.status === 206 ? instead(reply, TE.left(isUnasked)) : TE.right(downloadOf(reply, undefined)),
    ),
  );
  if (resume === undefined || resume.from === 0) return whole;
  const { from, version } = resume;
  const headers = {
    Range: `bytes=${String(from)}-`,
    ...(version === undefined ? {} : { 'If-Range': version }),
  };
  return pipe(
    ask({ headers }),
    TE.chain((reply) =>
      reply.status !== 206 || continues(reply, resume)
        ? TE.right(downloadOf(reply, resume))
        : instead(reply, whole),
    ),
    TE.orElse((error) => (error.native?.httpStatus === 416 ? whole : TE.left(error))),
  );
};
